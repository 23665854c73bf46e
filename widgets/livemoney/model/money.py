"""The money chain of a LIVE gift: viewer's money, coins, diamonds, reward, take-home.

Every function works on numbers, on NumPy arrays or pandas Series, and on Altair expressions.
Shares are between 0 and 1. TikTok publishes no coin-to-dollar rate, so the rates are arguments;
their sourced values stand in the facts (`diamond.gross_usd`, `reward_rate.standard`, ...).
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, minimum
from livemoney.quantities import Amount, Coins, Count, Diamonds, Rate, Share


@formula
def gift_coins(coins_per_gift: Coins, gifts: Count) -> Any:
    """Coins sent: `coins_per_gift * gifts`."""
    return coins_per_gift * gifts


@formula
def viewer_spend_usd(coins: Coins, usd_per_coin: Rate) -> Any:
    """What the viewer paid for the coins, in US$: `coins * usd_per_coin`.

    The price of a coin depends on where it was bought: facts `coin_price.web_us` and
    `coin_price.in_app_us`.
    """
    return coins * usd_per_coin


@formula
def diamonds(coins: Coins, diamonds_per_coin: Rate = 1) -> Any:
    """Diamonds that a gift brings: `coins * diamonds_per_coin`.

    One diamond a coin is the convention that fits the published outside checks: in TikTok's API
    the field `diamond_count` holds the gift's price in coins. See `livemoney.conventions`.
    """
    return coins * diamonds_per_coin


@formula
def reward_usd(diamonds: Diamonds, diamond_gross_usd: Rate, reward_rate: Share) -> Any:
    """What TikTok credits to the creator, in US$: `diamonds * diamond_gross_usd * reward_rate`.

    Sources: facts `diamond.gross_usd` (inferred, about US$0.01) and `reward_rate.standard`
    (0.50; 0.20 to 0.53 under Scaled LIVE rewards).
    """
    return diamonds * diamond_gross_usd * reward_rate


@formula
def after_deductions(
    reward_usd: Amount,
    agency_share: Share = 0,
    payout_fee_usd: Amount = 0,
    fx_spread_share: Share = 0,
    tax_share: Share = 0,
) -> dict[str, Any]:
    """Where a credited reward goes, in US$; the parts add up to `reward_usd`.

    Each deduction is taken from what the one before it left::

        agency_usd    = reward_usd * agency_share
        fee_paid_usd  = payout_fee_usd, at most what the agency left
        fx_spread_usd = (what the fee left) * fx_spread_share
        tax_usd       = (what the exchange left) * tax_share, money to set aside
        take_home_usd = what stays

    Returns
    -------
    dict
        `agency_usd`, `fee_paid_usd`, `fx_spread_usd`, `tax_usd`, `take_home_usd`.
    """
    agency_usd = reward_usd * agency_share
    after_agency = reward_usd - agency_usd
    fee_paid_usd = minimum(payout_fee_usd, after_agency)
    arriving = after_agency - fee_paid_usd
    fx_spread_usd = arriving * fx_spread_share
    received = arriving - fx_spread_usd
    tax_usd = received * tax_share
    return {
        "agency_usd": agency_usd,
        "fee_paid_usd": fee_paid_usd,
        "fx_spread_usd": fx_spread_usd,
        "tax_usd": tax_usd,
        "take_home_usd": received - tax_usd,
    }


@formula
def viewer_money(
    coins: Coins,
    usd_per_coin: Rate,
    store_fee_share: Share,
    diamond_gross_usd: Rate,
    reward_rate: Share,
    agency_share: Share = 0,
    payout_fee_usd: Amount = 0,
    fx_spread_share: Share = 0,
    tax_share: Share = 0,
) -> dict[str, Any]:
    """Where the viewer's money goes, in US$: every cent of it in exactly one part.

    ::

        viewer_spend_usd = coins * usd_per_coin
        store_fee_usd    = viewer_spend_usd * store_fee_share
        reward_usd       = coins * diamond_gross_usd * reward_rate   (one diamond a coin)
        platform_usd     = viewer_spend_usd - store_fee_usd - reward_usd

    and the reward is split by `after_deductions`. `platform_usd` is what stays with TikTok and
    those whom it pays from it: payment costs, sales tax, agencies' bonuses. It is below 0 where
    coins were sold for less than the reward.

    Returns
    -------
    dict
        `viewer_spend_usd`; its parts `store_fee_usd`, `platform_usd`, and the five of
        `after_deductions`; and `reward_usd`, the sum of these five.
    """
    spend = viewer_spend_usd(coins, usd_per_coin)
    store_fee = spend * store_fee_share
    reward = reward_usd(diamonds(coins), diamond_gross_usd, reward_rate)
    return {
        "viewer_spend_usd": spend,
        "store_fee_usd": store_fee,
        "platform_usd": spend - store_fee - reward,
        "reward_usd": reward,
        **after_deductions(reward, agency_share, payout_fee_usd, fx_spread_share, tax_share),
    }


@formula
def convention_usd(
    coins: Coins, diamonds_per_coin: Rate, usd_per_diamond: Rate, creator_share: Share
) -> Any:
    """What a circulating convention says that a gift brings the creator, in US$.

    `coins * diamonds_per_coin * usd_per_diamond * creator_share`. The conventions, with who uses
    each, are rows of `conventions.csv`; `livemoney.facts.conventions()` reads them.
    """
    return coins * diamonds_per_coin * usd_per_diamond * creator_share
