"""What follows from the model without simulating: expected gifters, chance of nothing, moments.

Viewers come in at random and each acts for themselves, so the number of gifters in a LIVE of known
reach is Poisson (thinning), and with a gamma-distributed reach it is negative binomial. With
bursts and crowd-out off, a LIVE's coins are a compound sum over these gifters.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, maximum, power
from livemoney.quantities import Amount, Rate, Share

# Below this spread the audience is as good as the same in every LIVE.
LEAST_SPREAD = 1e-4


@formula
def expected_gifters(
    concurrent_viewers: Amount,
    minutes: Amount,
    mean_stay_minutes: Amount,
    settle_minutes: Amount,
    gifter_rate: Share,
) -> Any:
    """Gifters in a LIVE, on average over many LIVEs.

    `N = concurrent_viewers` are there in the first minute, and `N * h` come in every minute after
    it, with `h = 1 / mean_stay_minutes`. Somebody with `k` minutes left in the LIVE settles in time
    with `1 - a**k` of the chance that they had in an endless one, `a = (1 - g) * (1 - h)` and
    `g = 1 / settle_minutes`. Summed over the minutes of the LIVE::

        N * gifter_rate * (1 - a**m + h * (m - 1 - (a - a**m) / (1 - a)))

    Our own derivation; `mean_stay_minutes` and `settle_minutes` are 1 or more.
    """
    leave, settle = 1 / mean_stay_minutes, 1 / settle_minutes
    again = (1 - settle) * (1 - leave)
    unfinished = power(again, minutes)
    later = leave * (minutes - 1 - (again - unfinished) / (1 - again))
    return concurrent_viewers * gifter_rate * (1 - unfinished + later)


@formula
def chance_of_nothing(expected_gifters: Amount, reach_spread: Rate) -> Any:
    """The chance that a LIVE has no gifter, so brings nothing.

    Reach is gamma with mean 1 and standard deviation `s`, so gifters are negative binomial and::

        (1 + s**2 * expected_gifters) ** (-1 / s**2)

    which becomes `exp(-expected_gifters)`, the Poisson chance of none, as `s` goes to 0.
    """
    spread = maximum(reach_spread, LEAST_SPREAD)
    return power(1 + spread * spread * expected_gifters, -1 / (spread * spread))


@formula
def compound_variance(
    expected_gifters: Amount, reach_spread: Rate, mean_coins: Amount, mean_square_coins: Amount
) -> Any:
    """The variance of a LIVE's coins where each gifter gives one gift.

    A compound sum has variance `E[N] * Var[X] + Var[N] * E[X]**2`; with negative binomial gifters,
    `Var[N] = E[N] + s**2 * E[N]**2`, it is::

        expected_gifters * mean_square_coins + (s * expected_gifters * mean_coins)**2
    """
    common = reach_spread * expected_gifters * mean_coins
    return expected_gifters * mean_square_coins + common * common
