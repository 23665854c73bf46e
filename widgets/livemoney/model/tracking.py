"""A creator's own record: the rate that their LIVE Center shows, and what a tracker counts."""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, ratio
from livemoney.quantities import Amount, Coins, Count, Diamonds, Rate, Share


@formula
def own_usd_per_diamond(estimated_usd: Amount, diamonds: Diamonds) -> Any:
    """What one diamond brought, in US$: `estimated_usd / diamonds`; 0 without diamonds.

    Both numbers stand on the LIVE Center's page of a LIVE, so their ratio is the account's own
    rate. No published constant knows it better: TikTok publishes none.
    """
    return ratio(estimated_usd, diamonds)


@formula
def own_reward_rate(usd_per_diamond: Rate, diamond_gross_usd: Rate) -> Any:
    """The reward rate behind a rate a diamond: `usd_per_diamond / diamond_gross_usd`.

    It rests on the gross value, fact `diamond.gross_usd`, which is inferred; the rate a diamond
    does not.
    """
    return ratio(usd_per_diamond, diamond_gross_usd)


@formula
def per_hour(amount: Amount, minutes: Amount) -> Any:
    """`amount / (minutes / 60)`; 0 for a LIVE of no minutes."""
    return ratio(amount, minutes / 60)


@formula
def tracker_diamonds(
    streaks: Count,
    gifts_per_streak: Count,
    coins_per_gift: Coins,
    single_gift_coins: Coins,
    missed_share: Share = 0,
) -> dict[str, Any]:
    """What two trackers count for one LIVE, in diamonds, beside what was sent.

    A gift of a streakable kind sends at least two events, even if it is sent once: one when the
    streak begins, with a count of 1, and one when it ends, with the final count (fact
    `streak.events_min`). Gifts that can't be streaked send one. Per LIVE::

        sent_diamonds   = streaks * gifts_per_streak * coins_per_gift + single_gift_coins
        ends_diamonds   = sent_diamonds * (1 - missed_share)
        events_diamonds = (streaks * (1 + gifts_per_streak) * coins_per_gift
                           + single_gift_coins) * (1 - missed_share)

    `missed_share` is the part of the gifts that came before the tracker connected. One coin is
    one diamond, as in `livemoney.model.money.diamonds`.

    Returns
    -------
    dict
        `sent_diamonds`; `ends_diamonds`, of a tracker that waits for a streak's end;
        `events_diamonds`, of one that counts a streak's first and last event.
    """
    sent = streaks * gifts_per_streak * coins_per_gift + single_gift_coins
    both = streaks * (1 + gifts_per_streak) * coins_per_gift + single_gift_coins
    seen = 1 - missed_share
    return {
        "sent_diamonds": sent,
        "ends_diamonds": sent * seen,
        "events_diamonds": both * seen,
    }
