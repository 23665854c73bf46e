"""Lorenz curves: who gives what part of it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.formula import where
from livemoney.model.tails import lorenz_share, tail_width

PEOPLE = "Gifters, smallest first"
COINS = "Part of all coins"
STEPS = 200
QUARTERS = [0, 0.25, 0.5, 0.75, 1]


def live_lorenz(v: Any) -> Any:
    """The Lorenz curve of the lognormal for `v.top_fifth_share`, beside equal shares."""
    import altair as alt

    from livemoney import tracing

    people = tracing.symbol("datum.people")
    inside = where(people <= 0, 0.5, where(people >= 1, 0.5, people))
    curve = lorenz_share(inside, tail_width(v.top_fifth_share))
    ends = where(people <= 0, 0, where(people >= 1, 1, curve))
    line = (
        alt.Chart(alt.sequence(0, STEPS + 1, as_="step"))
        .transform_calculate(people=f"datum.step / {STEPS}")
        .transform_calculate(coins=ends)
    )
    x, y = _axes()
    area = line.mark_area(opacity=0.25, color=theme.color("c1")).encode(x=x, y=y)
    drawn = line.mark_line(color=theme.color("c1"), strokeWidth=3).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("people:Q", title="Smallest", format=".0%"),
            alt.Tooltip("coins:Q", title="give", format=".1%"),
        ],
    )
    mark = alt.Chart(alt.Data(values=[{"people": 0.8}])).transform_calculate(
        coins=1 - v.top_fifth_share,
        said="'the lower 80% give ' + format(datum.coins, '.0%')",
    )
    point = mark.mark_point(size=90, filled=True, opacity=1, color=theme.color("c2")).encode(
        x=x, y=y
    )
    said = mark.mark_text(align="right", dx=-8, dy=-10).encode(x=x, y=y, text="said:N")
    return alt.layer(_equal(x, y), area, drawn, point, said).properties(height=280)


def lorenz_figure(
    curves: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    gini: Mapping[str, float],
    top_fifth: Mapping[str, float],
    note: str,
) -> Figure:
    """Lorenz curves of amounts: each a name with `livemoney.simulator.summary.lorenz`'s answer."""
    import altair as alt

    rows = [
        {"curve": name, "people": float(at), "coins": float(part)}
        for name, (people, parts) in curves.items()
        for at, part in _thin(people, parts)
    ]
    x, y = _axes()
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=3)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "curve:N",
                title=None,
                sort=None,
                scale=alt.Scale(domain=list(curves), range=theme.categories(len(curves))),
                legend=alt.Legend(columns=1, labelLimit=280),
            ),
            tooltip=[
                alt.Tooltip("curve:N", title="Data"),
                alt.Tooltip("people:Q", title="Smallest", format=".0%"),
                alt.Tooltip("coins:Q", title="give", format=".1%"),
            ],
        )
    )
    told = " ".join(
        f"{name}: the biggest fifth gives {top_fifth[name]:.0%}, Gini {gini[name]:.2f}."
        for name in curves
    )
    return Figure(
        alt.layer(_equal(x, y), lines).properties(height=300),
        title="Who gives what part of all coins",
        description="Lorenz curves under the straight line of equal shares: the further a curve "
        f"sags, the more the biggest gifters give. {told}",
        note=note,
    )


def _thin(people: Sequence[float], parts: Sequence[float]) -> list[tuple[float, float]]:
    """At most a few hundred points of a curve, its last ones all: there it is steep."""
    count = len(people)
    every = max(1, count // STEPS)
    kept = sorted({*range(0, count, every), *range(max(0, count - STEPS), count)})
    return [(people[at], parts[at]) for at in kept]


def _axes() -> tuple[Any, Any]:
    import altair as alt

    share = alt.Scale(domain=[0, 1])
    return (
        alt.X("people:Q", title=PEOPLE, scale=share, axis=alt.Axis(format="%", values=QUARTERS)),
        alt.Y("coins:Q", title=COINS, scale=share, axis=alt.Axis(format="%", tickCount=5)),
    )


def _equal(x: Any, y: Any) -> Any:
    import altair as alt

    ends = [{"people": 0, "coins": 0}, {"people": 1, "coins": 1}]
    return (
        alt.Chart(alt.Data(values=ends))
        .mark_line(strokeDash=[4, 4], color=theme.color("muted"))
        .encode(x=x, y=y)
    )
