"""What a small circle of regular gifters is worth, month by month.

Every function works on numbers, on arrays and on Altair expressions.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, maximum, power, ratio
from livemoney.quantities import Amount, Count, Rate, Share

WEEKS_PER_MONTH = 52 / 12


@formula
def viewers_to_meet(fans: Rate, gifter_rate: Share) -> Any:
    """Different viewers among whom so many gifters are found: `fans / gifter_rate`."""
    return ratio(fans, gifter_rate)


@formula
def coins_per_month(
    fans: Rate,
    giving_share: Share,
    coins_per_fan: Rate,
    top_fan_coins: Rate,
    lives_per_week: Rate,
) -> dict[str, Any]:
    """Coins a month from a circle of fans, one of whom gives most.

    ::

        lives         = lives_per_week * 52 / 12
        top_coins     = lives * top_fan_coins
        regular_coins = lives * max(0, fans - 1) * giving_share * coins_per_fan

    `giving_share` is the part of the others that gives in a LIVE, `coins_per_fan` what each of
    those sends.

    Returns
    -------
    dict
        `top_coins`, `regular_coins`.
    """
    lives = lives_per_week * WEEKS_PER_MONTH
    return {
        "top_coins": lives * top_fan_coins,
        "regular_coins": lives * maximum(0, fans - 1) * giving_share * coins_per_fan,
    }


@formula
def fans_after(fans: Rate, new_fans: Rate, leaving_share: Share, months: Count) -> Any:
    """Fans after some months in which a share leaves and some arrive.

    Each month `fans * (1 - leaving_share) + new_fans`; after `months` of them::

        fans * stay ** months + new_fans * (1 - stay ** months) / (1 - stay)

    with `stay = 1 - leaving_share`. Where nobody leaves it is `fans + new_fans * months`.
    """
    staying = power(1 - leaving_share, months)
    return fans * staying + new_fans * ratio(1 - staying, leaving_share, if_empty=months)


@formula
def coins_over_year(
    fans: Rate,
    new_fans: Rate,
    leaving_share: Share,
    giving_share: Share,
    coins_per_fan: Rate,
    top_fan_coins: Rate,
    lives_per_week: Rate,
) -> dict[str, Any]:
    """Coins of twelve months: `coins_per_month` of the fans that each month begins with.

    The fan who gives most is taken to stay; `regular_coins` alone is the year without them.

    Returns
    -------
    dict
        `top_coins`, `regular_coins`.
    """
    months = [
        coins_per_month(
            fans_after(fans, new_fans, leaving_share, month),
            giving_share,
            coins_per_fan,
            top_fan_coins,
            lives_per_week,
        )
        for month in range(12)
    ]
    return {name: sum(month[name] for month in months) for name in ("top_coins", "regular_coins")}


@formula
def dependence(top_usd: Amount, total_usd: Amount) -> Any:
    """The part of an income that one person gives: `top_usd / total_usd`."""
    return ratio(top_usd, total_usd)
