"""Why a tracker and the app disagree: streaks counted twice, and gifts before it connected."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import Calculator, Number, Output
from livemoney.charts import theme
from livemoney.facts import fact
from livemoney.formula import formula, ratio
from livemoney.model.tracking import tracker_diamonds
from livemoney.quantities import Coins, Count, Share
from livemoney.text import COUNT, Format


@formula
def tracker_count(
    streaks: Count,
    gifts_per_streak: Count,
    coins_per_gift: Coins,
    single_gift_coins: Coins,
    missed_share: Share,
) -> dict[str, Any]:
    """See `livemoney.model.tracking.tracker_diamonds`; the ratio is to what was sent."""
    counted = tracker_diamonds(
        streaks, gifts_per_streak, coins_per_gift, single_gift_coins, missed_share
    )
    return {
        **counted,
        "events_times": ratio(counted["events_diamonds"], counted["sent_diamonds"]),
        "missed_diamonds": counted["sent_diamonds"] - counted["ends_diamonds"],
    }


def three_counts(v: Any) -> Any:
    """A bar for what was sent, and one for each tracker."""
    import altair as alt

    from livemoney import tracing

    bars = {
        "Sent to you": v.sent_diamonds,
        "Counts streak ends": v.ends_diamonds,
        "Counts both events": v.events_diamonds,
    }
    base = (
        alt.Chart(alt.Data(values=[{"count": name} for name in bars]))
        .transform_calculate(diamonds=tracing.lookup(alt.datum.count, bars))
        .encode(
            y=alt.Y("count:N", sort=None, title=None, axis=alt.Axis(labelLimit=140)),
            x=alt.X("diamonds:Q", title="Diamonds", axis=alt.Axis(tickCount=4, format=",~f")),
            tooltip=[
                alt.Tooltip("count:N", title="Who counts"),
                alt.Tooltip("diamonds:Q", title="Diamonds", format=",.0f"),
            ],
        )
    )
    colored = base.mark_bar(height={"band": 0.7}).encode(
        color=alt.Color(
            "count:N",
            scale=alt.Scale(
                domain=list(bars),
                range=[theme.color("c1"), theme.color("c3"), theme.color("c2")],
            ),
            legend=None,
        )
    )
    labels = base.mark_text(align="left", dx=4).encode(
        # The longest bar leaves room for its label.
        x=alt.X(
            "diamonds:Q",
            scale=alt.Scale(
                domainMin=0,
                domainMax=alt.expr(f"max(1, {v.events_diamonds!r}, {v.sent_diamonds!r}) * 1.25"),
            ),
        ),
        text=alt.Text("diamonds:Q", format=",.0f"),
    )
    return alt.layer(colored, labels).properties(height=alt.Step(40))


CALCULATOR = Calculator(
    id="tracker-count",
    title="What a tracker counts",
    question="A tracker and the app show different diamonds. Can both be looking at one LIVE?",
    inputs=(
        Number(
            "streaks",
            "Streaks of a small gift",
            default=fact("check.studio_diamonds").number,
            fact="check.studio_diamonds",
            low=0,
            high=1000,
            step=1,
            integer=True,
            help="A Rose sent once is a streak of one. The example takes as many as the app "
            "showed diamonds in the reported case; how that LIVE's gifts were sent is not known.",
        ),
        Number(
            "gifts_per_streak",
            "Gifts in each streak",
            default=1,
            low=1,
            high=100,
            step=1,
            integer=True,
            help="An assumption.",
        ),
        Number(
            "coins_per_gift",
            "Coins of that gift",
            default=1,
            low=1,
            high=1000,
            step=1,
            unit="coins",
            integer=True,
            more=True,
            help="A Rose costs one.",
        ),
        Number(
            "single_gift_coins",
            "Coins of large gifts, which can't be streaked",
            default=0,
            low=0,
            high=50_000,
            step=1,
            unit="coins",
            integer=True,
            help="An assumption. They send one event, so no tracker doubles them.",
        ),
        Number(
            "missed_share",
            "Part of the gifts from before the tracker connected",
            default=0,
            low=0,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption. Nothing can bring them back.",
        ),
    ),
    model=tracker_count,
    outputs=(
        Output("sent_diamonds", "Sent to you", COUNT, main=True),
        Output("events_diamonds", "Tracker that counts both events", COUNT, main=True),
        Output("events_times", "That is, times what was sent", Format(digits=2)),
        Output("ends_diamonds", "Tracker that counts streak ends", COUNT),
        Output("missed_diamonds", "Missed before it connected", COUNT),
    ),
    more_title="The small gift's price",
    chart_title="One LIVE, counted three ways",
    chart_description=(
        "Three bars of diamonds: what was sent, what a tracker finds that counts a streak once, "
        "at its end, and what a tracker finds that counts a streak's first and last event. With "
        "streaks of one gift the third bar is twice the first. The results give each number."
    ),
    chart=three_counts,
    formula=(
        "What was sent is streaks, times gifts in a streak, times the gift's coins, plus the "
        "coins of the large gifts. One coin is one diamond.",
        "A streak sends at least two events: one at its start, that says 1, and one at its end, "
        "that says how many. A tracker that adds up both counts each streak's first gift twice.",
        "Both trackers see only what came after they connected.",
    ),
    facts=("streak.events_min", "check.tool_diamonds", "check.studio_diamonds"),
)
