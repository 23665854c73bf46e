"""A published sum beside simulated LIVEs: it is one draw, and we do not know from what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.charts.live_dots import axis, position
from livemoney.facts import IncomeCase

DOTS = tuple((dot + 0.5) / 20 for dot in range(20))


def published_among(case: IncomeCase, simulated: Mapping[str, Any], rows_are: str) -> Figure:
    """Twenty equally likely LIVEs in each row, and a published sum as a line through all rows.

    Parameters
    ----------
    case
        The published income, of one LIVE; it has a single figure.
    simulated
        Arrays of take-homes of many simulated LIVEs, by the label of their row.
    rows_are
        What the labels say, for the title.
    """
    import altair as alt
    import numpy as np

    published = case.value
    if published is None:
        raise ValueError(f"case: {case.id!r} is not allowed; allowed: a case with a single figure")
    order = list(simulated)
    dots = [
        {"row": row, "usd": usd, "place": position(usd)}
        for row, amounts in simulated.items()
        for usd in np.quantile(amounts, DOTS).tolist()
    ]
    medians = {row: float(np.median(amounts)) for row, amounts in simulated.items()}
    up_to = {row: float(np.mean(amounts <= published)) for row, amounts in simulated.items()}
    x = axis("US$ that a night brings", every=2)
    y = alt.Y("row:N", sort=order, title=None, axis=alt.Axis(minExtent=96))
    nights = (
        alt.Chart(alt.Data(values=dots))
        .mark_circle(size=60, opacity=0.5, color=theme.color("c1"))
        .encode(x=x, y=y, tooltip=[alt.Tooltip("usd:Q", title="US$", format=",.2f")])
    )
    middles = (
        alt.Chart(
            alt.Data(values=[{"row": row, "place": position(usd)} for row, usd in medians.items()])
        )
        .mark_point(shape="diamond", filled=True, size=150, opacity=1, color=theme.color("c2"))
        .encode(x=x, y=y)
    )
    line = (
        alt.Chart(alt.Data(values=[{"place": position(published)}]))
        .mark_rule(strokeDash=[5, 4], strokeWidth=2, color=theme.color("ink"))
        .encode(x=x)
    )
    told = "; ".join(
        f"{row}: in the middle US${medians[row]:,.2f}, and {up_to[row]:.0%} of the nights bring "
        f"US${published:g} or less"
        for row in order
    )
    return Figure(
        alt.layer(line, nights, middles).properties(height=alt.Step(48)),
        title=f"Simulated nights, by {rows_are}, and the published US${published:g}",
        description=f"Rows of twenty dots on an axis that grows a hundredfold at each label, and a "
        f"dashed line at US${published:g}. {told}.",
        source_ids=[source.id for source in case.sources],
        note="Synthetic: the nights are simulated, of no real person. Only the dashed line is "
        "published. A diamond is the night in the middle of its row.",
    )
