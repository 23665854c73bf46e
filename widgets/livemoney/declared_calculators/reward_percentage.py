"""Your reward percentage under Scaled LIVE rewards, and what the 26th minute is worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.calculator import USD, Calculator, Number, Output
from livemoney.charts import theme
from livemoney.facts import fact
from livemoney.formula import formula, maximum, where
from livemoney.model.money import reward_usd
from livemoney.model.payout import (
    beyond_league_cap_usd,
    followers_bonus,
    length_rate,
    reward_share,
    team_bonus,
    weekly_bonus,
)
from livemoney.text import Format

PERCENT = Format(scale=100, digits=0, suffix="%")
LONG = f"{fact('scaled.long_live_minutes').number:.0f}"
SHORT = f"{fact('scaled.short_live_minutes').number:.0f}"
FLAT = PERCENT.text(fact("reward_rate.standard").number)
# The axis of the chart; a longer LIVE is drawn at its end, where nothing changes any more.
AXIS_MINUTES = 60

RULES = {
    "short_live_minutes": "scaled.short_live_minutes",
    "short_live_rate": "scaled.short_live_rate",
    "long_live_minutes": "scaled.long_live_minutes",
    "long_live_rate": "scaled.long_live_rate",
    "most_for_followers": "scaled.followers_bonus",
    "followers_needed": "scaled.followers_needed",
    "weekly_one_live": "scaled.weekly_one_live",
    "weekly_two_lives": "scaled.weekly_two_lives",
    "league_cap_usd": "scaled.league_cap_usd",
    "diamond_gross_usd": "diamond.gross_usd",
    "flat_rate": "reward_rate.standard",
}


def rules() -> dict[str, float]:
    """The programme's figures, by the model's argument names."""
    return {name: fact(id_).number for name, id_ in RULES.items()}


@formula
def reward_percentage(
    live_minutes: Any,
    lives_per_week: Any,
    diamonds_per_live: Any,
    new_followers: Any,
    team_members: Any,
    league_bonus: Any,
    breach_deduction: Any,
    short_live_minutes: Any,
    short_live_rate: Any,
    long_live_minutes: Any,
    long_live_rate: Any,
    most_for_followers: Any,
    followers_needed: Any,
    weekly_one_live: Any,
    weekly_two_lives: Any,
    league_cap_usd: Any,
    diamond_gross_usd: Any,
    flat_rate: Any,
) -> Mapping[str, Any]:
    """A week of equal LIVEs: its reward percentage and its reward, each as low and high.

    See `livemoney.model.payout`. `over_*` is the same week, its diamonds unchanged, with every LIVE
    longer than `long_live_minutes`.
    """
    length = length_rate(
        live_minutes, short_live_minutes, short_live_rate, long_live_minutes, long_live_rate
    )
    followers = followers_bonus(new_followers, most_for_followers, followers_needed)
    team_bonuses, team_sizes = fact("scaled.team_bonus"), fact("scaled.team_members")
    team = team_bonus(
        team_members, team_bonuses.low, team_bonuses.high, team_sizes.low, team_sizes.high
    )
    weekly_if_long = weekly_bonus(lives_per_week, weekly_one_live, weekly_two_lives)
    weekly = where(live_minutes > long_live_minutes, weekly_if_long, 0)
    gross = reward_usd(diamonds_per_live * lives_per_week, diamond_gross_usd, 1)
    beyond_cap = beyond_league_cap_usd(gross, league_bonus, league_cap_usd)

    answer: dict[str, Any] = {"gross_usd": gross, "flat_usd": gross * flat_rate}
    for end in ("low", "high"):
        others = {
            "followers": followers[end],
            "team": team[end],
            "league": league_bonus,
            "breach": breach_deduction,
        }
        now = reward_share(length=length[end], weekly=weekly, **others)
        over = reward_share(length=long_live_rate, weekly=weekly_if_long, **others)
        answer[f"rate_{end}"] = now
        answer[f"week_{end}_usd"] = maximum(0, gross * now - beyond_cap)
        answer[f"over_{end}_usd"] = maximum(0, gross * over - beyond_cap)
    # Followers and team are the same before and after. So a longer LIVE adds most where the
    # percentage is lowest now, and least where it is highest.
    answer["gain_high_usd"] = answer["over_low_usd"] - answer["week_low_usd"]
    answer["gain_low_usd"] = answer["over_high_usd"] - answer["week_high_usd"]
    return answer


def rate_by_length(v: Any) -> Any:
    """The percentage by the LIVE's length: a band where only its two ends are known."""
    import altair as alt

    def at(minutes: Any) -> Mapping[str, Any]:
        return reward_percentage(
            minutes,
            v.lives_per_week,
            v.diamonds_per_live,
            v.new_followers,
            v.team_members,
            v.league_bonus,
            v.breach_deduction,
            **rules(),
        )

    swept = at(alt.datum.minutes)
    y = alt.Y(
        "low:Q",
        title="Your reward percentage",
        axis=alt.Axis(format="%", tickCount=6),
        scale=alt.Scale(domain=[0, 0.6]),
    )
    x = alt.X(
        "minutes:Q",
        title="Length of each LIVE, in minutes",
        axis=alt.Axis(values=[0, 5, 15, 25, 40, 60]),
        scale=alt.Scale(domain=[0, AXIS_MINUTES]),
    )
    swept_rows = alt.Chart(
        alt.sequence(0, AXIS_MINUTES + 0.25, 0.25, as_="minutes")
    ).transform_calculate(low=swept["rate_low"], high=swept["rate_high"])
    band = swept_rows.mark_area(
        interpolate="step-after", opacity=0.3, color=theme.color("c1")
    ).encode(x=x, y=y, y2="high:Q")
    edges = [
        swept_rows.mark_line(interpolate="step-after", color=theme.color("c1")).encode(
            x=x, y=alt.Y(f"{end}:Q")
        )
        for end in ("low", "high")
    ]
    one = alt.Chart(alt.Data(values=[{}]))
    flat = alt.Chart(
        alt.Data(values=[{"flat": fact("reward_rate.standard").number, "minutes": AXIS_MINUTES}])
    )
    flat_line = flat.mark_rule(strokeDash=[4, 4]).encode(y="flat:Q")
    flat_text = flat.mark_text(align="right", baseline="bottom", dy=-4).encode(
        x="minutes:Q", y="flat:Q", text=alt.value(f"until 2025: {FLAT}")
    )
    yours = one.transform_calculate(
        minutes=alt.expr.min(v.live_minutes, AXIS_MINUTES), low=v.rate_low, high=v.rate_high
    )
    span = yours.mark_rule(strokeWidth=3, color=theme.color("c2")).encode(
        x="minutes:Q", y="low:Q", y2="high:Q"
    )
    ends = [
        yours.mark_point(filled=True, size=90, opacity=1, color=theme.color("c2")).encode(
            x="minutes:Q", y=f"{end}:Q"
        )
        for end in ("low", "high")
    ]
    return alt.layer(band, *edges, flat_line, flat_text, span, *ends).properties(height=260)


CALCULATOR = Calculator(
    id="reward-percentage",
    title="Your reward percentage",
    question="Under Scaled LIVE rewards, what part of your diamonds' value would you get, and "
    "what would a longer LIVE add?",
    inputs=(
        Number(
            "live_minutes",
            "Length of each LIVE",
            default=fact("scaled.long_live_minutes").number,
            low=1,
            high=240,
            step=1,
            unit="minutes",
            integer=True,
            help=f"An example. Between {SHORT} and {LONG} minutes the steps are not known.",
        ),
        Number(
            "lives_per_week",
            "LIVEs of this length in the week",
            default=2,
            low=1,
            high=14,
            step=1,
            integer=True,
            help="An example.",
        ),
        Number(
            "diamonds_per_live",
            "Diamonds in each LIVE",
            default=2000,
            low=0,
            high=500_000,
            step=100,
            unit="diamonds",
            integer=True,
            help="An example. Your LIVE summary shows yours.",
        ),
        Number(
            "new_followers",
            "New followers in each LIVE",
            default=fact("scaled.followers_needed").number,
            low=0,
            high=100,
            step=1,
            integer=True,
            help="An example.",
        ),
        Number(
            "team_members",
            "Team members",
            more=True,
            default=0,
            low=0,
            high=5000,
            step=10,
            integer=True,
        ),
        Number(
            "league_bonus",
            "League bonus of the week",
            more=True,
            default=0,
            low=0,
            high=fact("scaled.league_bonus").high,
            step=0.01,
            unit="share",
        ),
        Number(
            "breach_deduction",
            "Taken off for breaches of the rules",
            more=True,
            default=0,
            low=0,
            high=fact("scaled.breach_deduction").number,
            step=0.01,
            unit="share",
        ),
    ),
    model=reward_percentage,
    constants=RULES,
    outputs=(
        Output("rate_low", "Your percentage, at least", PERCENT, main=True),
        Output("rate_high", "At most", PERCENT, main=True),
        Output("gain_high_usd", f"Going over {LONG} minutes adds, a week, at most", USD, main=True),
        Output("gain_low_usd", f"Going over {LONG} minutes adds, at least", USD),
        Output("week_low_usd", "The week's reward, at least", USD),
        Output("week_high_usd", "The week's reward, at most", USD),
        Output("over_low_usd", f"With every LIVE over {LONG} minutes, at least", USD),
        Output("over_high_usd", f"With every LIVE over {LONG} minutes, at most", USD),
        Output("flat_usd", f"The same diamonds at a flat {FLAT}", USD),
        Output("gross_usd", "The diamonds' gross value", USD),
    ),
    more_title="Team, league, breaches",
    chart_title="The percentage by the length of the LIVE; the band is what we found no source for",
    chart_description=(
        "The reward percentage against a LIVE's length. Both ends are known: low for the "
        "shortest LIVEs, high for long ones. Between them lies a shaded band, because the steps "
        "are not known. Right after the band the percentage jumps once more, by the weekly bonus "
        "for long LIVEs. A dashed line marks the flat share from before. Your LIVE "
        "is a bar inside the band, or a point beyond it."
    ),
    chart=rate_by_length,
    formula=(
        f"A LIVE under {SHORT} minutes has the lowest percentage for its length, one over {LONG} "
        "the highest. Between the two we give both ends, because the steps are not known.",
        "New followers add up to the bonus; enough of them bring all of it.",
        "LIVEs that are long enough bring a weekly bonus: one for the first, a larger one from "
        "the second on. Team and league add theirs, and breaches of the rules take off.",
        "That percentage, times diamonds, times a diamond's gross value, is the reward. The "
        "weekly parts are taken as a percentage of all of the week's diamonds; that is how we "
        "read the programme's text.",
        "What a longer LIVE adds is for the same diamonds: gifts of the added minutes are not "
        "in it. The league's bonus ends at its cap; we apply the cap to the week.",
    ),
    facts=(
        "scaled.team_bonus",
        "scaled.team_members",
        "scaled.league_bonus",
        "scaled.breach_deduction",
        "reward_rate.scaled_max",
    ),
)
