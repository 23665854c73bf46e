"""One plan from everything: a month and a year as a range, and what moves it most.

Each line of the plan is the formula of its own chapter; here they are added up, and each
uncertain input is moved by itself to see what it does. Every function works on numbers, on arrays
and on Altair expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.formula import formula, maximum, minimum, power
from livemoney.model.audience import coins_from_gifters, gifters, reach_with_likes
from livemoney.model.fans import WEEKS_PER_MONTH
from livemoney.model.money import after_deductions, diamonds, reward_usd
from livemoney.quantities import Amount, Rate, Share

MONTHS = 12


@formula
def plan_month(
    lives_per_week: Rate,
    viewers_per_live: Rate,
    gifter_rate: Share,
    coins_per_gifter: Rate,
    reward_rate: Share,
    subscribers: Rate,
    subscriber_usd: Amount,
    deals_per_month: Rate,
    deal_usd: Amount,
    likes_times: Rate,
    likes_weight: Rate,
    agency_share: Share,
    payout_fee_usd: Amount,
    fx_spread_share: Share,
    tax_share: Share,
    diamond_gross_usd: Rate,
) -> dict[str, Any]:
    """A month of everything, in US$, on average.

    ::

        viewers = viewers_per_live * likes_times ** likes_weight   (weight 0: likes change nothing)
        coins   = lives * viewers * gifter_rate * coins_per_gifter
        income  = gifts after the agency + subscribers * subscriber_usd + deals * deal_usd

    and from the income come off, as `money.after_deductions` has it, the payout fee,
    the exchange and the tax set aside. An agency's share is of gifts alone.

    Returns
    -------
    dict
        `gifts_usd`, `agency_usd`, `subscriptions_usd`, `brands_usd`, `fee_paid_usd`,
        `fx_spread_usd`, `tax_usd`, `take_home_usd`.
    """
    viewers = reach_with_likes(viewers_per_live, likes_times, likes_weight)
    visits = lives_per_week * WEEKS_PER_MONTH * viewers
    coins = coins_from_gifters(gifters(visits, gifter_rate), coins_per_gifter)
    gifts_usd = reward_usd(diamonds(coins), diamond_gross_usd, reward_rate)
    agency_usd = gifts_usd * agency_share
    subscriptions_usd = subscribers * subscriber_usd
    brands_usd = deals_per_month * deal_usd
    left = after_deductions(
        gifts_usd - agency_usd + subscriptions_usd + brands_usd,
        payout_fee_usd=payout_fee_usd,
        fx_spread_share=fx_spread_share,
        tax_share=tax_share,
    )
    return {
        "gifts_usd": gifts_usd,
        "subscriptions_usd": subscriptions_usd,
        "brands_usd": brands_usd,
        **left,
        "agency_usd": agency_usd,
    }


def plan_swings(
    settings: Mapping[str, Any],
    viewers_times: Any,
    gifters_times: Any,
    coins_times: Any,
    deal_times: Any,
    others_times: Any,
    held_share: Any,
    reward_rate_low: Any,
    reward_rate_high: Any,
) -> dict[str, tuple[Any, Any]]:
    """Take-home a month with one input at its low end, then at its high end, all others kept.

    `settings` are the arguments of `plan_month`. An input that may be wrong by a factor is divided
    and multiplied by it (`..._times`, 1 or more); shares stay at most 1. The LIVEs that are held
    go from `held_share` of the planned ones to all of them. The reward rate goes to the ends of
    what is known, or stays where it is beyond them. The weight of likes goes from nothing to
    twice what was set.

    Returns
    -------
    dict
        Input of `plan_month` to `(low, high)`, in US$.
    """

    def with_one(name: str, value: Any) -> Any:
        return plan_month(**{**settings, name: value})["take_home_usd"]

    def by_factor(name: str, times: Any, most: Any = None) -> tuple[Any, Any]:
        high = settings[name] * times
        high = high if most is None else minimum(most, high)
        return with_one(name, settings[name] / times), with_one(name, high)

    rate, whole = settings["reward_rate"], with_one("lives_per_week", settings["lives_per_week"])
    return {
        "coins_per_gifter": by_factor("coins_per_gifter", coins_times),
        "gifter_rate": by_factor("gifter_rate", gifters_times, most=1),
        "viewers_per_live": by_factor("viewers_per_live", viewers_times),
        "subscribers": by_factor("subscribers", others_times),
        "deals_per_month": by_factor("deals_per_month", others_times),
        "deal_usd": by_factor("deal_usd", deal_times),
        "reward_rate": (
            with_one("reward_rate", minimum(rate, reward_rate_low)),
            with_one("reward_rate", maximum(rate, reward_rate_high)),
        ),
        "lives_per_week": (
            with_one("lives_per_week", settings["lives_per_week"] * held_share),
            whole,
        ),
        "likes_weight": (
            with_one("likes_weight", 0),
            with_one("likes_weight", settings["likes_weight"] * 2),
        ),
    }


def combined_range(middle: Any, swings: Mapping[str, tuple[Any, Any]]) -> tuple[Any, Any]:
    """The range of a result from the swings of its inputs, each wrong on its own.

    ::

        low  = max(0, middle - sqrt(sum of (middle - lower end) ** 2))
        high = middle + sqrt(sum of (upper end - middle) ** 2)

    An input may work the other way round, as the weight of likes does when they become fewer: the
    lower end is the lower of the two results. The root of the sum of squares is the usual rule for
    errors that have nothing to do with each other: it is unlikely that all go wrong in one
    direction. It is an approximation, because the inputs multiply one another.
    """
    down = sum(power(maximum(0, middle - minimum(*ends)), 2) for ends in swings.values())
    up = sum(power(maximum(0, maximum(*ends) - middle), 2) for ends in swings.values())
    return maximum(0, middle - power(down, 0.5)), middle + power(up, 0.5)
