"""Take-home against gifter rate, with a wedge for what new gifters might give."""

from __future__ import annotations

from typing import Any

from livemoney.charts import theme
from livemoney.formula import maximum, minimum

STEPS = 60


def rate_point(v: Any) -> Any:
    """The line up to the gifter rate now, and from there the wedge up to twice the extra points."""
    import altair as alt

    from livemoney import tracing

    # Every amount is in proportion to the gifters, so the lines follow from three numbers.
    per_rate = tracing.trace(v.now_usd) / v.gifter_rate
    small_per_rate = tracing.trace(v.small_usd) / v.extra_rate
    end = tracing.trace(v.gifter_rate) + 2 * tracing.trace(v.extra_rate)
    rate = tracing.symbol("datum.rate")
    known = minimum(rate, v.gifter_rate) * per_rate
    beyond = maximum(rate - v.gifter_rate, 0)
    base = (
        alt.Chart(alt.sequence(0, STEPS + 1, as_="step"))
        .transform_calculate(rate=f"datum.step / {STEPS} * {end!r}")
        .transform_calculate(low=known + beyond * small_per_rate, high=known + beyond * per_rate)
    )
    x = alt.X("rate:Q", title="Gifter rate", axis=alt.Axis(format=".1~%", tickCount=5))
    y_axis = alt.Axis(format="$,~s", tickCount=5)
    wedge = base.mark_area(opacity=0.3, color=theme.color("c1")).encode(
        x=x, y=alt.Y("low:Q", title="US$ a month", axis=y_axis), y2="high:Q"
    )
    upper = base.mark_line(color=theme.color("c1")).encode(
        x=x,
        y="high:Q",
        tooltip=[
            alt.Tooltip("rate:Q", title="Gifter rate", format=".1%"),
            alt.Tooltip("low:Q", title="A little each, US$", format=",.2f"),
            alt.Tooltip("high:Q", title="The mean each, US$", format=",.2f"),
        ],
    )
    lower = base.mark_line(color=theme.color("c1"), strokeDash=[5, 3]).encode(x=x, y="low:Q")
    points = {
        "now": (v.gifter_rate, v.now_usd),
        "little each": (v.gifter_rate + v.extra_rate, v.now_usd + v.small_usd),
        "mean each": (v.gifter_rate + v.extra_rate, v.now_usd + v.mean_usd),
    }
    marks = alt.Chart(alt.Data(values=[{"kind": name} for name in points])).transform_calculate(
        rate=tracing.lookup(alt.datum.kind, {name: at for name, (at, _) in points.items()}),
        usd=tracing.lookup(alt.datum.kind, {name: usd for name, (_, usd) in points.items()}),
        said="datum.kind + ' ' + format(datum.usd, '$,.2f')",
    )
    dots = marks.mark_point(size=80, filled=True, opacity=1, color=theme.color("c2")).encode(
        x=x, y="usd:Q"
    )
    above = (
        marks.transform_filter("datum.kind != 'little each'")
        .mark_text(align="right", dx=-8, dy=-8)
        .encode(x=x, y="usd:Q", text="said:N")
    )
    below = (
        marks.transform_filter("datum.kind == 'little each'")
        .mark_text(dy=18)
        .encode(x=x, y="usd:Q", text="said:N")
    )
    return alt.layer(wedge, upper, lower, dots, above, below).properties(height=260)
