"""Subscriptions: what a subscriber brings, how long they stay, and gifts beside it.

How many subscribers there are after some months is `livemoney.model.fans.fans_after`: a circle that
some leave and some join, whatever they pay.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, ratio
from livemoney.quantities import Amount, Rate, Share


@formula
def subscriber_usd(price_usd: Amount, store_fee_share: Share, subscription_share: Share) -> Any:
    """What one subscriber brings a month, in US$: `price * (1 - store fee) * share`.

    TikTok's shares are of what is left after the store's fee: facts `subscription.*_share*`.
    """
    return price_usd * (1 - store_fee_share) * subscription_share


@formula
def months_of_stay(leaving_share: Share) -> Any:
    """How many months a subscriber pays, on average: `1 / leaving_share`.

    True if each month the same share leaves, the first month included as paid.
    """
    return ratio(1, leaving_share)


@formula
def settled_subscribers(new_a_month: Rate, leaving_share: Share) -> Any:
    """Where the number of subscribers settles: `new_a_month / leaving_share`.

    There as many leave as arrive, so it grows no further.
    """
    return ratio(new_a_month, leaving_share)


@formula
def coins_like_a_subscriber(subscriber_usd: Amount, usd_per_coin: Rate) -> Any:
    """Coins of gifts in a month that bring as much as one subscriber."""
    return ratio(subscriber_usd, usd_per_coin)
