"""Is this promotion worth its hours? From people reached to take-home per hour of work."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import COUNT, USD, Calculator, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import reward_rate, tax_share
from livemoney.formula import clamp, formula, ratio
from livemoney.model.audience import gifters
from livemoney.model.promotion import announced_arrivals, break_even_reach, visitor_usd, visits
from livemoney.quantities import Rate, Share
from livemoney.simulator.parameters import declared
from livemoney.text import Format

SIMULATED = declared()
LEAST, MOST = 0.001, 1000


@formula
def promotion(
    people_reached: Rate,
    click_share: Share,
    show_up_share: Share,
    promotion_hours: Rate,
    viewers_per_hour: Rate,
    return_share: Share,
    later_lives: Rate,
    gifter_rate: Share,
    gifts_times: Rate,
    coins_per_gifter: Rate,
    reward_rate: Share,
    tax_share: Share,
    diamond_gross_usd: Rate,
) -> dict[str, Any]:
    """What a promotion brings per hour of work, beside an hour LIVE."""
    arrivals = announced_arrivals(people_reached, click_share, show_up_share)
    all_visits = visits(arrivals, return_share, later_lives)
    ordinary = visitor_usd(gifter_rate, coins_per_gifter, diamond_gross_usd, reward_rate, tax_share)
    # A newcomer who gives more often, or less, is one whose gifts count so many times.
    newcomer = ordinary * gifts_times
    extra = all_visits * newcomer
    live_hour = viewers_per_hour * ordinary
    return {
        "promotion_hour_usd": ratio(extra, promotion_hours),
        "live_hour_usd": live_hour,
        "arrivals": arrivals,
        "all_visits": all_visits,
        "like_gifters": gifters(all_visits, gifter_rate) * gifts_times,
        "extra_usd": extra,
        "one_visitor_usd": newcomer,
        "break_even_people": break_even_reach(
            live_hour, promotion_hours, ratio(extra, people_reached)
        ),
    }


def by_reach(v: Any) -> Any:
    """Take-home per hour of promotion against people reached; the line is an hour LIVE."""
    import altair as alt

    datum = alt.datum
    colors = alt.Scale(
        domain=["promotion", "your setting", "an hour LIVE"],
        range=[theme.color("c1"), theme.color("c2"), theme.color("c3")],
    )
    x = alt.X(
        "people:Q",
        scale=alt.Scale(type="log", domain=[100, 100_000], clamp=True),
        axis=alt.Axis(values=[100, 1_000, 10_000, 100_000], format="~s"),
        title="People who see the announcement",
    )
    y = alt.Y(
        "usd:Q",
        scale=alt.Scale(type="log", domain=[LEAST, MOST], clamp=True),
        axis=alt.Axis(values=[0.001, 0.01, 0.1, 1, 10, 100, 1000], format="$~r"),
        title="US$ per hour",
    )
    color = alt.Color(
        "what:N", title=None, scale=colors, legend=alt.Legend(columns=2, labelLimit=150)
    )
    # Straight in logarithms: two points make the line.
    curve = (
        alt.Chart(alt.Data(values=[{"people": n, "what": "promotion"} for n in (100, 100_000)]))
        .transform_calculate(usd=datum.people / v.people_reached * v.promotion_hour_usd)
        .mark_line(strokeWidth=2.5)
        .encode(x=x, y=y, color=color)
    )
    live = (
        alt.Chart(alt.Data(values=[{"what": "an hour LIVE"}]))
        .transform_calculate(usd=clamp(v.live_hour_usd, LEAST, MOST))
        .mark_rule(strokeDash=[6, 4], strokeWidth=2)
        .encode(y=y, color=color)
    )
    yours = (
        alt.Chart(alt.Data(values=[{"what": "your setting"}]))
        .transform_calculate(
            people=clamp(v.people_reached, 100, 100_000),
            usd=clamp(v.promotion_hour_usd, LEAST, MOST),
        )
        .mark_point(filled=True, size=170, opacity=1)
        .encode(
            x=x,
            y=y,
            color=color,
            tooltip=[
                alt.Tooltip("people:Q", title="People", format=",.0f"),
                alt.Tooltip("usd:Q", title="US$ per hour", format=",.2f"),
            ],
        )
    )
    return alt.layer(curve, live, yours).properties(height=260)


CALCULATOR = Calculator(
    id="promotion",
    title="Is this promotion worth its hours?",
    question="You announce your LIVE elsewhere. What does an hour of that work bring?",
    inputs=(
        Number(
            "people_reached",
            "People who see the announcement",
            default=3_000,
            low=100,
            high=100_000,
            step=100,
            help="The app where you post shows it. Not your followers: those who saw it.",
        ),
        Number(
            "click_share",
            "Of them, those who tap or note the time",
            default=0.03,
            low=0.001,
            high=0.5,
            step=0.001,
            unit="share",
            help="An assumption. Count the taps of one announcement.",
        ),
        Number(
            "show_up_share",
            "Of those, who come while you are LIVE",
            default=0.3,
            low=0.01,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption. Compare your LIVE Center's sources of viewers with and without.",
        ),
        Number(
            "promotion_hours",
            "Hours that the promotion takes",
            default=2,
            low=0.25,
            high=40,
            step=0.25,
            help="Making, posting and answering; all of it.",
        ),
        Number(
            "viewers_per_hour",
            "Different viewers in an hour LIVE, without it",
            default=100,
            low=1,
            high=10_000,
            step=1,
            help="Unique viewers of your usual LIVE, divided by its hours.",
        ),
        Number(
            "return_share",
            "Newcomers who come back to a later LIVE",
            default=0.1,
            low=0,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption.",
            more=True,
        ),
        Number(
            "later_lives",
            "How many later LIVEs to count",
            default=10,
            low=0,
            high=100,
            step=1,
            more=True,
        ),
        Number(
            "gifter_rate",
            "Viewers who give",
            default=SIMULATED["gifter_rate"].default,
            low=0.001,
            high=0.2,
            step=0.001,
            unit="share",
            help="The simulator's assumption, from the range of other platforms.",
            more=True,
        ),
        Number(
            "gifts_times",
            "A newcomer's gifts, as a multiple of your other viewers'",
            default=1,
            low=0.1,
            high=20,
            step=0.1,
            help="People who come because of you may give more. An assumption.",
            more=True,
        ),
        Number(
            "coins_per_gifter",
            "Coins of a gifter, on average",
            default=SIMULATED["coins_per_gifter"].default,
            low=1,
            high=10_000,
            step=1,
            unit="coins",
            help="The simulator's assumption. A mean: most give less, a few far more.",
            more=True,
        ),
        reward_rate(low=0.05),
        tax_share(),
    ),
    model=promotion,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("promotion_hour_usd", "An hour of promotion brings", USD, main=True),
        Output("live_hour_usd", "An hour LIVE brings, without it", USD, main=True),
        Output("arrivals", "People who come because of it", COUNT),
        Output("all_visits", "Visits, later LIVEs included", COUNT),
        Output("like_gifters", "As much as so many of your usual gifters bring", Format(digits=1)),
        Output("extra_usd", "All that the promotion brings", USD),
        Output("one_visitor_usd", "One visit is worth, on average", Format("US$", digits=3)),
        Output("break_even_people", "People to reach, to match an hour LIVE", COUNT),
    ),
    chart_title="An hour of promotion, by how many people it reaches",
    chart_description=(
        "A rising line on logarithmic axes: the more people see the announcement, the more an "
        "hour of promotion brings. A dashed line is an hour LIVE without promotion. With the "
        "values that it begins with, your point lies below the dashed line."
    ),
    chart=by_reach,
    formula=(
        "People reached, times those who tap, times those who come, are the arrivals.",
        "Each arrival is one visit now, and a part of one in each later LIVE that you count.",
        "A visit brings, on average: the share of viewers who give, times their coins, times a "
        "diamond's gross value, times your reward rate, less tax set aside.",
        "All visits together, divided by the hours of promotion, is what an hour of it brings. "
        "Your usual viewers in an hour, times the same value of a visit, is an hour LIVE.",
        "These are means over many LIVEs. A single one mostly brings less, now and then far more.",
    ),
    more_title="Later LIVEs, gifts, reward rate, tax",
    facts=("gifter_rate.simulation",),
)
