"""Your engagement rate, four ways: the same taps, over two denominators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.calculator import Calculator, Format, Number, Output
from livemoney.charts import theme
from livemoney.charts.brand_tables import TIERS, benchmark_ranges
from livemoney.formula import formula, lookup, maximum, minimum, ratio
from livemoney.model.brands import by_size, engagement_by_followers, engagement_by_views
from livemoney.quantities import Count

PERCENT = Format(scale=100, digits=1, suffix="%")
WAYS = {
    "by_views": "By views",
    "by_views_saves": "with saves",
    "by_followers": "By followers",
    "by_followers_shares": "with shares",
}


def usual(basis: str) -> dict[str, list[tuple[float, float]]]:
    """The lowest and the highest figure that sources call usual, by size of account."""
    rows = benchmark_ranges(basis)
    return {
        end: [
            (TIERS[tier][0], pick(row[end] for row in rows if row["key"] == tier)) for tier in TIERS
        ]
        for end, pick in (("low", min), ("high", max))
    }


@formula
def engagement_four_ways(
    followers: Count, views: Count, likes: Count, comments: Count, shares: Count, saves: Count
) -> Mapping[str, Any]:
    """One account's engagement rate by views and by followers, each counted in two ways.

    See `livemoney.model.brands`. `usual_*` are the ends of what sources give for accounts of its
    size.
    """
    rates = {
        "by_views": engagement_by_views(views, likes, comments, shares),
        "by_views_saves": engagement_by_views(views, likes, comments, shares, saves),
        "by_followers": engagement_by_followers(followers, likes, comments),
        "by_followers_shares": engagement_by_followers(followers, likes, comments, shares),
    }
    # With its addition each way can only be higher, so two of the four hold the ends.
    highest = maximum(rates["by_views_saves"], rates["by_followers_shares"])
    lowest = minimum(rates["by_views"], rates["by_followers"])
    benchmarks = {
        f"usual_{basis}_{end}": by_size(followers, steps)
        for basis in ("views", "followers")
        for end, steps in usual(basis).items()
    }
    return {**rates, "times": ratio(highest, lowest), **benchmarks}


def beside_the_benchmarks(v: Any) -> Any:
    """A bar for each of the four, and what sources call usual for accounts of this size."""
    import altair as alt

    ways = alt.Data(
        values=[
            {"way": label, "name": name, "basis": name.split("_")[1]}
            for name, label in WAYS.items()
        ]
    )
    name = alt.datum.name

    def of(**values: Any) -> Any:
        return lookup(name, values)

    def both(end: str) -> Any:
        views, followers = getattr(v, f"usual_views_{end}"), getattr(v, f"usual_followers_{end}")
        return of(
            by_views=views,
            by_views_saves=views,
            by_followers=followers,
            by_followers_shares=followers,
        )

    base = (
        alt.Chart(ways)
        .transform_calculate(
            rate=of(**{key: getattr(v, key) for key in WAYS}),
            low=both("low"),
            high=both("high"),
            text="format(datum.rate, '.1%')",
        )
        .encode(y=alt.Y("way:N", sort=None, title=None, axis=alt.Axis(labelLimit=110)))
    )
    colors = alt.Color(
        "basis:N",
        scale=alt.Scale(domain=["views", "followers"], range=theme.categories(2)),
        legend=None,
    )
    highest = f"max({v.by_views_saves!r}, {v.by_followers_shares!r})"
    x = alt.X(
        "rate:Q",
        title="Engagement rate",
        axis=alt.Axis(format=".2~%", tickCount=4),
        # Room for the label of the longest bar.
        scale=alt.Scale(
            domainMax=alt.expr(
                f"max({highest} * 1.25, {v.usual_views_high!r}, {v.usual_followers_high!r})"
            )
        ),
    )
    bars = base.mark_bar(height={"band": 0.45}).encode(
        x=x,
        color=colors,
        tooltip=[
            alt.Tooltip("way:N", title="Way"),
            alt.Tooltip("rate:Q", title="Yours", format=".1%"),
            alt.Tooltip("low:Q", title="Usual for your size, from", format=".1%"),
            alt.Tooltip("high:Q", title="to", format=".1%"),
        ],
    )
    texts = base.mark_text(align="left", dx=4, dy=-1).encode(x="rate:Q", text="text:N")
    span = base.mark_rule(strokeWidth=2, color=theme.color("ink"), yOffset=20).encode(
        x=alt.X("low:Q"), x2="high:Q"
    )
    ends = [
        base.mark_tick(thickness=2, size=10, color=theme.color("ink"), yOffset=20).encode(
            x=alt.X(f"{end}:Q")
        )
        for end in ("low", "high")
    ]
    return alt.layer(bars, span, *ends, texts).properties(height=alt.Step(56))


def _count(name: str, label: str, default: float, low: float, high: float, step: float) -> Number:
    return Number(name, label, default=default, low=low, high=high, step=step, integer=True)


CALCULATOR = Calculator(
    id="engagement-rate",
    title="Your engagement rate, four ways",
    question="A brand asks for your engagement rate. Which of four numbers is it?",
    inputs=(
        _count("followers", "Followers", 8_000, 10, 2_000_000, 10),
        _count("views", "Views of the video (or the mean of several)", 2_000, 10, 2_000_000, 10),
        _count("likes", "Likes", 150, 0, 200_000, 10),
        _count("comments", "Comments", 12, 0, 20_000, 1),
        _count("shares", "Shares", 10, 0, 20_000, 1),
        _count("saves", "Saves", 14, 0, 20_000, 1),
    ),
    model=engagement_four_ways,
    outputs=(
        Output("by_views", "By views", PERCENT, main=True),
        Output("by_followers", "By followers", PERCENT, main=True),
        Output("times", "Highest of the four over the lowest", Format(digits=1, suffix=" times")),
        Output("by_views_saves", "By views, with saves", PERCENT),
        Output("by_followers_shares", "By followers, with shares", PERCENT),
        Output("usual_views_low", "Usual by views for your size, from", PERCENT),
        Output("usual_views_high", "Usual by views, up to", PERCENT),
        Output("usual_followers_low", "Usual by followers for your size, from", PERCENT),
        Output("usual_followers_high", "Usual by followers, up to", PERCENT),
    ),
    chart_title="One account, four numbers; the thin line under each is what sources call usual",
    chart_description=(
        "Four bars: the engagement rate by views, by views with saves, by followers, and by "
        "followers with shares. Under each bar a thin line from the lowest to the highest figure "
        "that sources call usual for accounts of this size. The results above give each number."
    ),
    chart=beside_the_benchmarks,
    formula=(
        "By views: likes, comments and shares, divided by views. Some add saves.",
        "By followers: likes and comments, divided by followers. Some add shares.",
        "What is usual: the lowest and the highest figure that the sources under the chart's "
        "tables give for a size of account. They do not agree, so it is a range.",
        "The page opens with made-up figures of one account.",
    ),
    facts=("brand.view_rate",),
)
