"""What the simulator is given: checked against what is declared, completed, and what follows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from livemoney.quantities import InputError, show
from livemoney.simulator.parameters import declared
from livemoney.simulator.sizes import gift_sizes, ladder


def complete(given: Mapping[str, Any]) -> dict[str, float]:
    """All parameters, checked; those not given take their defaults.

    Raises
    ------
    InputError
        An unknown parameter, or a value that the model does not allow; the message names the
        parameter, the value and what is allowed.
    """
    known = declared()
    for name, value in given.items():
        if name not in known:
            raise InputError(name, value, "one of the parameters " + ", ".join(known))
    values = {name: one.check(given.get(name, one.default)) for name, one in known.items()}
    most = largest_gifter_rate(values["mean_stay_minutes"], values["settle_minutes"])
    if values["gifter_rate"] > most:
        raise InputError(
            "gifter_rate",
            values["gifter_rate"],
            f"a share from 0 to {show(_rounded_down(most))}: only so many viewers stay "
            f"for {values['settle_minutes']:g} minutes (settle_minutes) where the average is "
            f"{values['mean_stay_minutes']:g} (mean_stay_minutes)",
        )
    # Some tails are too heavy for some means; say so before anything is simulated.
    gift_sizes(mean_price(values), values["top_fifth_share"])
    return values


def mean_price(values: Mapping[str, Any]) -> float:
    """What a gift costs on average: a gifter's coins over their gifts.

    A gift sets off `burst` others on average, and they others, so a gifter gives `1 / (1 - burst)`.

    Raises
    ------
    InputError
        Fewer coins than so many of the cheapest gift cost.
    """
    coins, gifts = values["coins_per_gifter"], 1 / (1 - values["burst"])
    least = ladder()[0] * gifts
    if coins < least:
        raise InputError(
            "coins_per_gifter",
            coins,
            f"{least:.4g} or more: a gifter gives {gifts:.3g} gifts on average at this burst",
        )
    return float(coins / gifts)


def largest_gifter_rate(mean_stay_minutes: float, settle_minutes: float) -> float:
    """The share of viewers who stay for `settle_minutes` at all; no more than they can give.

    A viewer leaves at the end of every minute with chance `h = 1 / mean_stay_minutes`, so
    `(1 - h) ** settle_minutes` of them stay.
    """
    return float((1 - 1 / mean_stay_minutes) ** settle_minutes)


def _rounded_down(number: float) -> float:
    """Three digits of `number`, and no more than it."""
    if number == 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(number)) - 2)
    return math.floor(number / unit) * unit


def would_give(values: Mapping[str, Any]) -> float:
    """The share of viewers who would give if they stayed for `settle_minutes`.

    Of all who come in, the share `gifter_rate` does both.
    """
    stay = largest_gifter_rate(values["mean_stay_minutes"], values["settle_minutes"])
    return min(1.0, values["gifter_rate"] / stay) if stay else 0.0
