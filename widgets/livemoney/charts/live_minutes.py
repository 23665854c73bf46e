"""One LIVE, minute by minute: what came when, and likes beside gifts."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import correlation

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.formula import ratio
from livemoney.synthetic.live_minutes import LiveMinute

SYNTHETIC = (
    "Synthetic data: made up for this course, of no real person. In it likes have no effect on "
    "gifts."
)
KINDS = {"Viewers": "viewers", "Likes": "likes", "Comments": "comments", "Gifts": "gifts"}


def minute_by_minute(rows: Sequence[LiveMinute], note: str = SYNTHETIC) -> Figure:
    """Viewers, likes, comments and gifts of each minute, each as a part of its busiest minute."""
    import altair as alt

    most = {kind: max(getattr(row, name) for row in rows) for kind, name in KINDS.items()}
    heads = {kind: f"{kind}, up to {most[kind]:,} a minute" for kind in KINDS}
    values = [
        {
            "minute": row.minute,
            "kind": heads[kind],
            "count": getattr(row, name),
            # A unit chart of four bands: each kind has a band of height 1, with a little air.
            "bottom": (len(KINDS) - 1 - band) * 1.3,
            "top": (len(KINDS) - 1 - band) * 1.3 + getattr(row, name) / most[kind],
        }
        for row in rows
        for band, (kind, name) in enumerate(KINDS.items())
    ]
    labels = [
        {"minute": 0.5, "said": head, "top": (len(KINDS) - 1 - band) * 1.3 + 1.12}
        for band, head in enumerate(heads.values())
    ]
    title = "Minute of the LIVE"
    scale = alt.Scale(domain=[0.5, len(rows) + 0.5], nice=False)
    y = alt.Y("bottom:Q", axis=None, scale=alt.Scale(domain=[0, 5.2]))
    bars = (
        alt.Chart(alt.Data(values=values))
        .transform_calculate(left="datum.minute - 0.42", right="datum.minute + 0.42")
        .mark_rect()
        .encode(
            x=alt.X("left:Q", title=title, scale=scale),
            x2="right:Q",
            y=y,
            y2="top:Q",
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=list(heads.values()), range=theme.categories(4)),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("minute:Q", title="Minute"),
                alt.Tooltip("kind:N", title="Of"),
                alt.Tooltip("count:Q", title="Count"),
            ],
        )
    )
    said = (
        alt.Chart(alt.Data(values=labels))
        .mark_text(align="left", fontSize=12)
        .encode(x=alt.X("minute:Q", title=title, scale=scale), y="top:Q", text="said:N")
    )
    told = "; ".join(f"{kind.lower()} at most {most[kind]:,} in a minute" for kind in KINDS)
    best = max(rows, key=lambda row: row.gifts)
    return Figure(
        alt.layer(bars, said).properties(height=360),
        title="One synthetic LIVE, minute by minute",
        description=f"Four rows of bars over {len(rows)} minutes: viewers, likes, comments and "
        f"gifts. Viewers and likes swell and fade together like one hill; {told}. Gifts are zero "
        f"in {sum(row.gifts == 0 for row in rows)} minutes and come in clusters; the busiest is "
        f"minute {best.minute}.",
        note=note,
    )


def likes_against_gifts(
    rows: Sequence[LiveMinute], per_viewer: bool = False, note: str = SYNTHETIC
) -> Figure:
    """A dot a minute, likes across and gifts up: as counted, or each divided by viewers."""
    import altair as alt

    def of(row: LiveMinute, count: int) -> float:
        return ratio(count, row.viewers) if per_viewer else count

    values = [
        {"minute": row.minute, "likes": of(row, row.likes), "gifts": of(row, row.gifts)}
        for row in rows
    ]
    each = " per viewer" if per_viewer else ""
    together = correlation([one["likes"] for one in values], [one["gifts"] for one in values])
    form = ".2~f" if per_viewer else "~f"
    dots = (
        alt.Chart(alt.Data(values=values))
        .mark_circle(size=60, opacity=0.6, color=theme.color("c1"))
        .encode(
            x=alt.X(
                "likes:Q",
                title="Likes per viewer" if per_viewer else "Likes in a minute",
                axis=alt.Axis(tickCount=5),
            ),
            y=alt.Y(
                "gifts:Q",
                title="Gifts per viewer" if per_viewer else "Gifts in a minute",
                axis=alt.Axis(tickCount=5, format=form),
            ),
            tooltip=[
                alt.Tooltip("minute:Q", title="Minute"),
                alt.Tooltip("likes:Q", title="Likes", format=",.2~f"),
                alt.Tooltip("gifts:Q", title="Gifts", format=",.2~f"),
            ],
        )
    )
    shape = (
        "The dots have no direction."
        if abs(together) < 0.2
        else "Minutes with more likes tend to have more gifts."
    )
    return Figure(
        dots.properties(height=240),
        title=f"Likes and gifts{each}, a dot a minute: correlation {together:.2f}",
        description=f"A scatter plot of {len(rows)} minutes, likes{each} across and gifts{each} "
        f"up. {shape} The correlation is {together:.2f}.",
        note=note,
    )
