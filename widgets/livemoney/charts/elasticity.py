"""What an elasticity is: reach against likes, for several strengths of the effect."""

from __future__ import annotations

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.model.audience import reach_with_likes

NAMES = {0.0: "0: no effect", 0.1: "0.1", 0.5: "0.5", 1.0: "1: in step"}
MOST = 4


def elasticity_curves() -> Figure:
    """How reach would grow with likes, for four elasticities."""
    import altair as alt

    rows = [
        {
            "elasticity": name,
            "likes": 1 + step * (MOST - 1) / 40,
            "reach": reach_with_likes(1, 1 + step * (MOST - 1) / 40, elasticity),
        }
        for elasticity, name in NAMES.items()
        for step in range(41)
    ]
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=3)
        .encode(
            x=alt.X(
                "likes:Q",
                title="Times as many likes",
                scale=alt.Scale(domain=[1, MOST]),
                axis=alt.Axis(values=[1, 2, 3, 4]),
            ),
            y=alt.Y(
                "reach:Q",
                title="Times as many people",
                scale=alt.Scale(domain=[0, MOST]),
                axis=alt.Axis(values=[0, 1, 2, 3, 4]),
            ),
            color=alt.Color(
                "elasticity:N",
                title="Elasticity",
                sort=None,
                scale=alt.Scale(domain=list(NAMES.values()), range=theme.categories(len(NAMES))),
                legend=alt.Legend(columns=2, columnPadding=20, labelLimit=200),
            ),
            tooltip=[
                alt.Tooltip("elasticity:N", title="Elasticity"),
                alt.Tooltip("likes:Q", title="Times likes", format=".2~f"),
                alt.Tooltip("reach:Q", title="Times people", format=".2f"),
            ],
        )
    )
    told = ", ".join(f"{reach_with_likes(1, 2, one):.2f} at {one:g}" for one in NAMES)
    return Figure(
        lines.properties(height=260),
        title="If likes did bring people: how many more, at four elasticities",
        description="Four lines from the same point. Across: times as many likes, up: times as "
        f"many people who are shown the LIVE. Twice the likes bring, times as many people: {told}.",
        note="An illustration of the formula, not a measurement: we found none that says which "
        "line TikTok LIVE is on.",
    )
