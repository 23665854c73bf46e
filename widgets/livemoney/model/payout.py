"""From diamonds to the bank: the reward percentage, the threshold, the days, the fees.

The rules of TikTok's Scaled LIVE rewards are known in part: both ends of a step, not what lies
between. Where the step itself is not known, a formula gives a low and a high end, never a slope.
The rules' figures are arguments; their sourced values are the facts `scaled.*` and `payout.*`.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import all_of, ceil, floor, formula, maximum, minimum, ratio, where
from livemoney.quantities import Amount, Count, Rate, Real, Share

DAYS_A_WEEK = 7


@formula
def length_rate(
    minutes: Rate,
    short_live_minutes: Rate,
    short_live_rate: Share,
    long_live_minutes: Rate,
    long_live_rate: Share,
) -> dict[str, Any]:
    """The part of the reward percentage that a LIVE's length decides, as `low` and `high`.

    Below `short_live_minutes` it is `short_live_rate`, above `long_live_minutes` it is
    `long_live_rate`. Between the two it rises, and by which steps has no source: `low` assumes
    that the whole rise comes after `long_live_minutes`, `high` that it comes at
    `short_live_minutes`.

    Source: Live Success newsletter, February 2025 (facts `scaled.short_live_*` and
    `scaled.long_live_*`).
    """
    return {
        "low": where(minutes > long_live_minutes, long_live_rate, short_live_rate),
        "high": where(minutes < short_live_minutes, short_live_rate, long_live_rate),
    }


@formula
def followers_bonus(new_followers: Count, most: Share, needed: Count) -> dict[str, Any]:
    """The bonus for new followers in a LIVE, as `low` and `high`.

    `needed` followers or more bring `most`; none bring nothing. "Up to" is all that is known of
    the numbers between.

    Source: Live Success newsletter, February 2025 (facts `scaled.followers_bonus` and
    `scaled.followers_needed`).
    """
    return {
        "low": where(new_followers >= needed, most, 0),
        "high": where(new_followers > 0, most, 0),
    }


@formula
def weekly_bonus(long_lives: Count, one_live: Share, two_lives: Share) -> Any:
    """The weekly bonus for long LIVEs: `one_live` for one, `two_lives` for two or more.

    Source: facts `scaled.weekly_one_live` and `scaled.weekly_two_lives`.
    """
    return where(long_lives >= 2, two_lives, where(long_lives >= 1, one_live, 0))


@formula
def team_bonus(
    team_members: Count, least: Share, most: Share, fewest_members: Count, full_members: Count
) -> dict[str, Any]:
    """The weekly bonus for team members, as `low` and `high`.

    `fewest_members` bring `least`, `full_members` bring `most`; between them lies no source.

    Source: facts `scaled.team_bonus` and `scaled.team_members`.
    """
    full = team_members >= full_members
    return {
        "low": where(full, most, where(team_members >= fewest_members, least, 0)),
        "high": where(
            team_members > fewest_members, most, where(team_members >= fewest_members, least, 0)
        ),
    }


@formula
def reward_share(
    length: Share,
    followers: Share,
    weekly: Share,
    team: Share,
    league: Share,
    breach: Share,
) -> Any:
    """The reward percentage: the parts added up, less what breaches of the rules cost.

    `length + followers + weekly + team + league - breach`, never below 0.
    """
    return maximum(0, length + followers + weekly + team + league - breach)


@formula
def beyond_league_cap_usd(gross_usd: Amount, league: Share, league_cap_usd: Amount) -> Any:
    """What the cap takes off the league's bonus, in US$: `gross_usd * league - league_cap_usd`.

    Nothing below the cap. Source: fact `scaled.league_cap_usd`.
    """
    return maximum(0, gross_usd * league - league_cap_usd)


@formula
def lives_until_threshold(
    threshold_usd: Amount, balance_usd: Amount, reward_per_live_usd: Amount
) -> Any:
    """How many LIVEs until the balance reaches the threshold: the shortfall over a LIVE's reward.

    Rounded up to whole LIVEs; 0 where the balance is enough already.
    """
    shortfall = maximum(0, threshold_usd - balance_usd)
    # A shortfall of exactly ten LIVEs must not become eleven in the last binary digit.
    return maximum(0, ceil(ratio(shortfall, reward_per_live_usd) - 1e-9))


@formula
def day_of_live(live_number: Count, lives_per_week: Count) -> Any:
    """The day of the LIVE with this number, the first one's day being 0.

    The LIVEs are spread evenly: `floor((live_number - 1) * 7 / lives_per_week)`.
    """
    return floor(ratio(maximum(0, live_number - 1) * DAYS_A_WEEK, lives_per_week))


@formula
def lives_by_day(day: Real, lives_per_week: Count) -> Any:
    """LIVEs up to and with `day`, spread evenly: `ceil((day + 1) * lives_per_week / 7)`."""
    return ceil((day + 1) * lives_per_week / DAYS_A_WEEK)


@formula
def payouts_needed(amount_usd: Amount, daily_cap_usd: Amount) -> Any:
    """On how many days an amount must be asked for, if a day has a cap; one at least."""
    return maximum(1, ceil(ratio(amount_usd, daily_cap_usd) - 1e-9))


@formula
def payout_days(
    threshold_usd: Amount,
    balance_usd: Amount,
    reward_per_live_usd: Amount,
    lives_per_week: Count,
    daily_cap_usd: Amount,
    processing_days: Count,
    provider_days: Count,
) -> dict[str, Any]:
    """From LIVE to bank, in days since the first LIVE (day 0).

    ::

        lives_needed = the shortfall over a LIVE's reward, rounded up
        request_day  = the day of that LIVE
        payouts      = what then stands in the balance over the daily cap, rounded up
        last_request = request_day + payouts - 1
        first_arrival, last_arrival = each request + processing_days + provider_days

    LIVEs after the threshold go into the next payout.
    """
    lives_needed = lives_until_threshold(threshold_usd, balance_usd, reward_per_live_usd)
    payout_usd = balance_usd + lives_needed * reward_per_live_usd
    request_day = day_of_live(lives_needed, lives_per_week)
    payouts = payouts_needed(payout_usd, daily_cap_usd)
    waiting = processing_days + provider_days
    return {
        "lives_needed": lives_needed,
        "payout_usd": payout_usd,
        "request_day": request_day,
        "payouts": payouts,
        "first_arrival": request_day + waiting,
        "last_arrival": request_day + payouts - 1 + waiting,
    }


@formula
def payout_fees_usd(
    amount_usd: Amount, payouts: Count, fee_share: Share, fee_per_payout_usd: Amount
) -> Any:
    """What a bank or PayPal keeps, in US$, at most the whole amount.

    `amount_usd * fee_share + payouts * fee_per_payout_usd`.
    """
    return minimum(amount_usd, amount_usd * fee_share + payouts * fee_per_payout_usd)


@formula
def phase_of_day(
    day: Real,
    request_day: Real,
    payouts: Real,
    processing_days: Real,
    first_arrival: Real,
    last_arrival: Real,
) -> Any:
    """What a day of the calendar is for the money, a number that rises from LIVE to bank.

    0 collecting, 1 asking, 2 TikTok processes, 3 bank or PayPal, 4 money arrives, 5 afterwards.
    """
    arriving = all_of(day >= first_arrival, day <= last_arrival)
    asking = all_of(day >= request_day, day < request_day + payouts)
    before = where(day < request_day, 0, where(day < request_day + processing_days, 2, 3))
    return where(day > last_arrival, 5, where(arriving, 4, where(asking, 1, before)))
