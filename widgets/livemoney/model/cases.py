"""Published incomes taken apart: what would have to be true for a figure to be right.

The figures themselves, with who measured each, are rows of `income_cases.csv`. The formulas here
turn them round: from money to coins, to what each hour, viewer and gifter must have brought.
Every function works on numbers, on arrays and on Altair expressions.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, minimum, ratio
from livemoney.quantities import Amount, Coins, Rate, Share


@formula
def coins_behind(reward_usd: Amount, diamond_gross_usd: Rate, reward_rate: Share) -> Any:
    """Coins that viewers must have sent for a reward, one diamond a coin.

    `reward_usd / (diamond_gross_usd * reward_rate)`: `money.reward_usd` turned round.
    """
    return ratio(reward_usd, diamond_gross_usd * reward_rate)


@formula
def per_hour(amount: Amount, hours: Rate) -> Any:
    """An amount for each hour LIVE: `amount / hours`; 0 where there were no hours."""
    return ratio(amount, hours)


@formula
def usd_per_viewer_hour(income_usd: Amount, hours: Rate, viewers: Rate) -> Any:
    """Income for each hour that one viewer watched, in US$: `income_usd / (hours * viewers)`.

    `viewers` is the mean number of concurrent viewers. For TikTok LIVE as a whole the fact
    `platform.creator_usd_per_viewer_hour` gives about US$0.11.
    """
    return ratio(income_usd, hours * viewers)


@formula
def gifters_needed(coins: Coins, coins_per_gifter: Coins) -> Any:
    """Gifters that it takes, if each sends as much: `coins / coins_per_gifter`."""
    return ratio(coins, coins_per_gifter)


@formula
def coins_each(coins: Coins, viewers: Rate, gifter_rate: Share) -> Any:
    """Coins that each gifter must send: `coins / (viewers * gifter_rate)`."""
    return ratio(coins, viewers * gifter_rate)


@formula
def sponsored_posts(income_usd: Amount, sponsored_share: Share, usd_per_post: Amount) -> Any:
    """Sponsored posts that an income implies: `income_usd * sponsored_share / usd_per_post`.

    Sources for her case: facts `damelio.income_2021_usd`, `forbes.sponsored_share` and
    `forbes.post_usd`.
    """
    return ratio(income_usd * sponsored_share, usd_per_post)


@formula
def family_chain(
    gifts_usd: Amount, account_usd: Amount, money_shop_share: Share, middleman_share: Share
) -> dict[str, Any]:
    """Where the gifts of the BBC's test went, in US$; the four parts add up to `gifts_usd`.

    ::

        platform_usd   = gifts_usd - account_usd
        money_shop_usd = account_usd * money_shop_share
        middleman_usd  = (account_usd - money_shop_usd) * middleman_share
        family_usd     = account_usd * (1 - money_shop_share) * (1 - middleman_share)

    Nothing can arrive that was not sent: `account_usd` counts up to `gifts_usd`. Sources: facts
    `check.bbc_viewer_usd`, `check.bbc_creator_usd`, `check.money_shop_share`,
    `check.middleman_share`.

    Returns
    -------
    dict
        `platform_usd`, `money_shop_usd`, `middleman_usd`, `family_usd`.
    """
    arrived = minimum(account_usd, gifts_usd)
    money_shop_usd = arrived * money_shop_share
    middleman_usd = (arrived - money_shop_usd) * middleman_share
    return {
        "platform_usd": gifts_usd - arrived,
        "money_shop_usd": money_shop_usd,
        "middleman_usd": middleman_usd,
        "family_usd": arrived * ((1 - money_shop_share) * (1 - middleman_share)),
    }
