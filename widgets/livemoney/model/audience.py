"""From people who are shown a LIVE to the creator's take-home, stage by stage.

Every function works on numbers, on arrays and on Altair expressions. How many of those who see a
LIVE come in, and how many of those give, no traceable source says for TikTok LIVE; and that likes
change how many people a LIVE is shown to is an assumption, with a strength that may be 0.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, log, power
from livemoney.model.money import after_deductions, diamonds, reward_usd
from livemoney.quantities import Amount, Rate, Share


@formula
def reach_with_likes(reach: Rate, likes_ratio: Rate, elasticity: Rate) -> Any:
    """People who are shown a LIVE when its likes change: `reach * likes_ratio ** elasticity`.

    `likes_ratio` is likes now over likes before. `elasticity` says by how many percent reach
    rises when likes rise by one percent: 0 if likes do nothing, 1 if reach grows as likes do. No
    source gives it for TikTok LIVE; claim `likes.for_you_page` is folklore. The form is the usual
    one of constant elasticity.
    """
    return reach * power(likes_ratio, elasticity)


@formula
def viewers(reach: Rate, entry_rate: Share) -> Any:
    """Unique viewers, of those who are shown the LIVE: `reach * entry_rate`."""
    return reach * entry_rate


@formula
def gifters(viewers: Rate, gifter_rate: Share) -> Any:
    """Viewers who give at least one gift, on average: `viewers * gifter_rate`.

    Fact `gifter_rate.simulation` gives a range from other platforms.
    """
    return viewers * gifter_rate


@formula
def coins_from_gifters(gifters: Rate, coins_per_gifter: Rate) -> Any:
    """Coins given, on average: `gifters * coins_per_gifter`.

    `coins_per_gifter` is a mean over a heavy tail: most gifters give much less.
    """
    return gifters * coins_per_gifter


@formula
def coins_take_home(
    coins: Rate,
    diamond_gross_usd: Rate,
    reward_rate: Share,
    agency_share: Share = 0,
    tax_share: Share = 0,
) -> Any:
    """Take-home from coins given, in US$: the chain of `livemoney.model.money`, one diamond a coin.

    ::

        coins * diamond_gross_usd * reward_rate * (1 - agency_share) * (1 - tax_share)

    Payout fee and currency exchange are left out: they belong to a payout, not to a LIVE.
    """
    reward = reward_usd(diamonds(coins), diamond_gross_usd, reward_rate)
    left = after_deductions(reward, agency_share=agency_share, tax_share=tax_share)
    return left["take_home_usd"]


@formula
def live_take_home(
    reach: Rate,
    entry_rate: Share,
    gifter_rate: Share,
    coins_per_gifter: Rate,
    diamond_gross_usd: Rate,
    reward_rate: Share,
    agency_share: Share = 0,
    tax_share: Share = 0,
) -> dict[str, Any]:
    """Every stage of a LIVE, from people who are shown it to take-home, on average.

    Returns
    -------
    dict
        `reach`, `viewers`, `gifters`, `coins`, `take_home_usd`.
    """
    coming = viewers(reach, entry_rate)
    giving = gifters(coming, gifter_rate)
    coins = coins_from_gifters(giving, coins_per_gifter)
    return {
        "reach": reach,
        "viewers": coming,
        "gifters": giving,
        "coins": coins,
        "take_home_usd": coins_take_home(
            coins, diamond_gross_usd, reward_rate, agency_share, tax_share
        ),
    }


@formula
def break_even_elasticity(take_home_usd: Amount, wanted_usd: Amount, likes_ratio: Rate) -> Any:
    """The elasticity at which more likes bring `wanted_usd` on top of `take_home_usd`.

    Take-home grows as reach does, so `take_home_usd * (likes_ratio ** e - 1) = wanted_usd`, and::

        e = log(1 + wanted_usd / take_home_usd) / log(likes_ratio)

    `take_home_usd` is above 0 and `likes_ratio` above 1. Own derivation from `reach_with_likes`.
    """
    return log(1 + wanted_usd / take_home_usd) / log(likes_ratio)
