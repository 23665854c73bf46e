"""A waterfall: a total, what comes off it step by step, and what stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.charts import theme


def waterfall(
    total: tuple[str, Any],
    parts: Mapping[str, Any],
    rest: tuple[str, Any],
    axis_title: str,
    whole: str = "of the viewer's money",
) -> Any:
    """Bars from `total` down to `rest`, each part hanging where the one before it ended.

    `total` and `rest` are a label and an amount; `parts` maps labels to amounts. Amounts are
    Altair expressions, so the bars follow the reader's settings. `whole` says in the tooltip what
    each share is of.
    """
    import altair as alt

    from livemoney import tracing

    ends, left = {total[0]: (0, total[1])}, total[1]
    for label, amount in parts.items():
        ends[label] = (left - amount, left)
        left = left - amount
    ends[rest[0]] = (0, rest[1])
    step = alt.datum.step
    rows = [{"step": label, "kind": "part"} for label in ends]
    rows[0]["kind"], rows[-1]["kind"] = "total", "rest"
    chart = alt.Chart(alt.Data(values=rows)).transform_calculate(
        start=tracing.lookup(step, {label: start for label, (start, _) in ends.items()}),
        end=tracing.lookup(step, {label: end for label, (_, end) in ends.items()}),
        amount="abs(datum.end - datum.start)",
        right="max(datum.start, datum.end)",
        share=f"datum.amount / max({total[1]!r}, 1e-9)",
    )
    place = alt.Y("step:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False))
    bars = chart.mark_bar(height={"band": 0.7}).encode(
        y=place,
        x=alt.X("start:Q", title=axis_title, axis=alt.Axis(format="$,.2~f", tickCount=4)),
        x2="end:Q",
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(
                domain=["total", "part", "rest"],
                range=[theme.color("muted"), theme.color("c2"), theme.color("c1")],
            ),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("step:N", title="Part"),
            alt.Tooltip("amount:Q", title="US$", format=",.2f"),
            alt.Tooltip("share:Q", title=whole, format=".0%"),
        ],
    )
    labels = chart.mark_text(align="left", dx=4).encode(
        y=place,
        # Room for the label of the longest bar: the axis reaches past the total.
        x=alt.X("right:Q", scale=alt.Scale(domainMax=alt.expr(f"{total[1]!r} * 1.3"))),
        text=alt.Text("amount:Q", format="$,.2f"),
    )
    return alt.layer(bars, labels).properties(height=alt.Step(30))
