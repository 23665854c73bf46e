"""From an announcement to people in your LIVE, and whether the work is worth it.

Every function works on numbers, on arrays and on Altair expressions. No source gives click or
show-up rates for LIVEs, so both are the reader's assumptions.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import exp, formula, maximum, ratio
from livemoney.model.audience import coins_from_gifters, coins_take_home, gifters
from livemoney.quantities import Amount, Rate, Share


@formula
def announced_arrivals(people_reached: Rate, click_share: Share, show_up_share: Share) -> Any:
    """People who come because of an announcement: `people_reached * click_share * show_up_share`.

    `click_share` is the part that taps or notes the time, `show_up_share` the part of those that
    comes while you are LIVE.
    """
    return people_reached * click_share * show_up_share


@formula
def visits(arrivals: Rate, return_share: Share, later_lives: Rate) -> Any:
    """Visits over this LIVE and later ones: `arrivals * (1 + return_share * later_lives)`.

    `return_share` is the part of the newcomers that is there in each of `later_lives` LIVEs.
    """
    return arrivals * (1 + return_share * later_lives)


@formula
def visitor_usd(
    gifter_rate: Share,
    coins_per_gifter: Rate,
    diamond_gross_usd: Rate,
    reward_rate: Share,
    tax_share: Share = 0,
) -> Any:
    """Take-home that one more visitor brings on average, in US$.

    `gifter_rate * coins_per_gifter` coins through the chain of `livemoney.model.audience`. A mean
    over a heavy tail: nearly every visitor brings nothing, a few bring much.
    """
    coins = coins_from_gifters(gifters(1, gifter_rate), coins_per_gifter)
    return coins_take_home(coins, diamond_gross_usd, reward_rate, tax_share=tax_share)


@formula
def break_even_reach(hourly_usd: Amount, promotion_hours: Rate, usd_per_person: Amount) -> Any:
    """People to reach so that an hour of promotion brings `hourly_usd`.

    `hourly_usd * promotion_hours / usd_per_person`, with what one person reached brings on
    average. 0 where that is nothing.
    """
    return ratio(hourly_usd * promotion_hours, usd_per_person)


@formula
def long_watchers(
    arrivals_per_minute: Rate, mean_stay_minutes: Rate, minutes: Rate, needed_minutes: Rate
) -> Any:
    """People who watch a LIVE of `minutes` for at least `needed_minutes`, on average.

    People arrive at a steady rate and stay for an exponential time, so that
    `exp(-needed / mean_stay)` of them stay long enough; those who come in the last
    `needed_minutes` cannot, because the LIVE ends::

        arrivals_per_minute * max(0, minutes - needed_minutes) * exp(-needed / mean_stay)

    Source of the threshold: fact `research.minutes_before_gift` (Kuaishou, not TikTok).
    """
    in_time = maximum(0, minutes - needed_minutes)
    return arrivals_per_minute * in_time * exp(-needed_minutes / mean_stay_minutes)


@formula
def per_hour_of_work(amount: Rate, minutes: Rate, preparation_minutes: Rate) -> Any:
    """An amount that one LIVE brings, for each hour of work: LIVE and preparation together."""
    return ratio(amount * 60, minutes + preparation_minutes)
