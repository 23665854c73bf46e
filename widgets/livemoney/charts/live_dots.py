"""Many LIVEs as dots: where they lie between nothing and a fortune."""

from __future__ import annotations

import math
from typing import Any

from livemoney.charts import theme
from livemoney.formula import exp, floor, log, maximum, minimum, where

# Positions on the axis: two to a power of ten, counted from half a cent, what one coin brings.
SMALLEST_USD = 0.005
ZERO_USD = 1e-9
NOTHING = -1.5
LABELS = {
    NOTHING: "none",
    **{
        2 * math.log10(usd / SMALLEST_USD): text
        for usd, text in {
            0.01: "1¢",
            0.1: "10¢",
            1: "$1",
            10: "$10",
            100: "$100",
            1000: "$1k",
            10_000: "$10k",
        }.items()
    },
}


def position(usd: Any) -> Any:
    """Where an amount lies on the axis; nothing has a place of its own, left of the smallest."""
    along = log(maximum(usd, SMALLEST_USD) / SMALLEST_USD) * (2 / math.log(10))
    return where(usd < ZERO_USD, NOTHING, minimum(along, 14))


def axis(title: str, every: int = 1) -> Any:
    """The axis of US$: tenfold at each label, and a place for nothing; labels `every` so many."""
    import altair as alt

    names = ",".join(f"'{round(place * 10)}':'{text}'" for place, text in LABELS.items())
    return alt.X(
        "place:Q",
        title=title,
        scale=alt.Scale(domain=[-2.2, 14.2], nice=False, zero=False),
        axis=alt.Axis(
            values=list(LABELS)[::every],
            labelExpr="({" + names + "})[round(datum.value * 10)]",
            labelOverlap=False,
            grid=False,
        ),
    )


def _tallest(v: Any) -> Any:
    """Room for the tallest stack: all twenty dots, where most LIVEs lie close together."""
    alike = where(v.p90_usd < 15 * v.p10_usd, 20.5, 12)
    return maximum(alike, 20 * v.nothing_share + 2)


def live_dots(v: Any) -> Any:
    """Twenty equally likely LIVEs as stacked dots, and P10, median, P90 under them.

    `v` has `hours`, `mean_stay_minutes`, `gifters`, `top_fifth_share`, `nothing_share`,
    `reward_rate`, `p10_usd`, `p50_usd`, `p90_usd`, `twice_p50_usd`.
    """
    import altair as alt

    from livemoney import tracing
    from livemoney.facts import fact
    from livemoney.model.money import diamonds, reward_usd
    from livemoney.simulator.quantiles import (
        DOTS,
        bursts_in_time,
        grid_cell,
        interpolate,
        table,
    )

    gross = fact("diamond.gross_usd").number
    # One row a dot, with its quantile at every point of the grid.
    rows = [{"q": dot, "p": list(table()[dot].values())} for dot in DOTS]
    cell = grid_cell(v.gifters, v.top_fifth_share)
    level = interpolate(lambda point: tracing.symbol(f"datum.p[{point!r}]"), *cell)
    settle = fact("research.minutes_before_gift").number
    shorter = bursts_in_time(v.hours * 60, v.mean_stay_minutes, settle)
    coins = where(v.nothing_share >= alt.datum.q, 0, shorter * (exp(level) - 1))
    usd = reward_usd(diamonds(tracing.trace(coins)), gross, v.reward_rate)
    place = position(tracing.symbol("datum.usd"))
    dots = (
        alt.Chart(alt.Data(values=rows))
        .transform_calculate(usd=usd)
        .transform_calculate(exact=place)
        .transform_calculate(
            place=where(
                alt.datum.usd < ZERO_USD, NOTHING, floor(tracing.symbol("datum.exact")) + 0.5
            ),
            kind=where(alt.datum.usd < ZERO_USD, "nothing", "something"),
        )
        .transform_window(height="row_number()", groupby=["place"], sort=[alt.SortField("q")])
        .mark_circle(size=95, opacity=1)
        .encode(
            x=axis("US$ that a LIVE brings you"),
            y=alt.Y(
                "height:Q",
                axis=None,
                scale=alt.Scale(domainMin=-2, domainMax=alt.expr(repr(_tallest(v)))),
            ),
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(
                    domain=["nothing", "something"],
                    range=[theme.color("muted"), theme.color("c1")],
                ),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("usd:Q", title="US$", format=",.2f"),
                alt.Tooltip("q:Q", title="part of LIVEs below", format=".0%"),
            ],
        )
    )
    marks = alt.Chart(alt.Data(values=[{"at": -1.2}])).transform_calculate(
        place=position(v.p10_usd),
        end=position(v.p90_usd),
        middle=position(v.p50_usd),
        twice=position(v.twice_p50_usd),
    )
    line = marks.mark_rule(strokeWidth=4, color=theme.color("line")).encode(
        x="place:Q", x2="end:Q", y="at:Q"
    )
    middle = marks.mark_point(
        shape="diamond", filled=True, size=170, opacity=1, color=theme.color("c2")
    ).encode(x="middle:Q", y="at:Q")
    twice = marks.mark_point(
        shape="diamond", filled=False, size=170, opacity=1, strokeWidth=2, color=theme.color("c2")
    ).encode(x="twice:Q", y="at:Q")
    return alt.layer(dots, line, twice, middle).properties(height=230)
