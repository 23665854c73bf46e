"""A record of LIVEs: earnings, week by week, concentration, likes beside gifts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from statistics import correlation, median
from typing import Any

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.formula import ratio
from livemoney.model.tracking import per_hour
from livemoney.synthetic.sessions import Session

SYNTHETIC = "Synthetic data: made up for this course, of no real person."


def earnings_per_live(
    sessions: Sequence[Session], usd_per_diamond: float, note: str = SYNTHETIC
) -> Figure:
    """What each LIVE brought, and how much of it came from one viewer."""
    import altair as alt

    parts = {"top gifter": "top", "everyone else": "rest"}
    rows = []
    for session in sessions:
        top, every = session.top_gifter_diamonds, session.diamonds
        for part, diamonds in zip(parts, (top, every - top), strict=True):
            rows.append(
                {"day": session.day.isoformat(), "part": part, "usd": diamonds * usd_per_diamond}
                | {"order": list(parts).index(part)}
            )
    earned = [session.diamonds * usd_per_diamond for session in sessions]
    total = sum(session.diamonds for session in sessions)
    top_share = ratio(sum(session.top_gifter_diamonds for session in sessions), total)
    bars = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            x=alt.X(
                "day:O",
                title="LIVE, by date",
                # Every third date, so that the labels stand clear of each other on a phone.
                axis=alt.Axis(
                    labelAngle=-60,
                    labelExpr="timeFormat(toDate(datum.value), '%d %b')",
                    values=[session.day.isoformat() for session in sessions[::3]],
                ),
            ),
            y=alt.Y("usd:Q", title="US$ credited", axis=alt.Axis(format="$.0f", tickCount=5)),
            color=alt.Color(
                "part:N",
                title=None,
                scale=alt.Scale(domain=list(parts), range=theme.categories(2)),
            ),
            order="order:Q",
            tooltip=[
                alt.Tooltip("day:O", title="LIVE"),
                alt.Tooltip("part:N", title="From"),
                alt.Tooltip("usd:Q", title="US$", format=".2f"),
            ],
        )
    )
    return Figure(
        bars.properties(height=240),
        title="What each LIVE brought, and how much of it came from one viewer",
        description=f"Stacked bars, one for each of {len(sessions)} LIVEs. The best brought "
        f"US${max(earned):.2f}, the middle one US${median(earned):.2f}, the least "
        f"US${min(earned):.2f}. Of all of it, {top_share:.0%} came from the viewer who gave most "
        "in their LIVE.",
        note=note,
    )


def week_over_week(
    sessions: Sequence[Session], usd_per_diamond: float, note: str = SYNTHETIC
) -> Figure:
    """A week's earnings, and what they are an hour."""
    import altair as alt

    weeks: dict[Any, list[Session]] = {}
    for session in sessions:
        monday = session.day - timedelta(days=session.day.weekday())
        weeks.setdefault(monday, []).append(session)
    rows = []
    for monday, lives in sorted(weeks.items()):
        usd = sum(live.diamonds for live in lives) * usd_per_diamond
        minutes = sum(live.minutes for live in lives)
        rows.append(
            {
                "week": f"{monday:%d %b}",
                "usd": usd,
                "hour": per_hour(usd, minutes),
                "viewer": ratio(usd, sum(live.unique_viewers for live in lives)),
            }
        )
    place = alt.Y("week:N", sort=None, title="Week from Monday")
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=place,
        tooltip=[
            alt.Tooltip("week:N", title="Week from"),
            alt.Tooltip("usd:Q", title="US$", format=".2f"),
            alt.Tooltip("hour:Q", title="US$ an hour", format=".2f"),
            alt.Tooltip("viewer:Q", title="US$ a viewer", format=".4f"),
        ],
    )
    most = max(row["usd"] for row in rows)
    label = "format(datum.usd, '$.2f') + ', ' + format(datum.hour, '$.2f') + ' an hour'"
    bars = base.mark_bar().encode(
        x=alt.X(
            "usd:Q",
            title="US$ credited in the week",
            axis=alt.Axis(format="$.0f", tickCount=4),
            scale=alt.Scale(domain=[0, max(most, 0.01) * 1.9]),
        )
    )
    texts = (
        base.transform_calculate(said=label)
        .mark_text(align="left", dx=4)
        .encode(x="usd:Q", text="said:N")
    )
    return Figure(
        alt.layer(bars, texts).properties(height=alt.Step(30)),
        title="Week over week: US$ credited, and what that is an hour",
        description="Bars, one for each week. "
        + " ".join(
            f"Week from {row['week']}: US${row['usd']:.2f}, US${row['hour']:.2f} an hour."
            for row in rows
        ),
        note=note,
    )


def likes_beside_gifts(
    sessions: Sequence[Session], per_viewer: bool = False, note: str = SYNTHETIC
) -> Figure:
    """Likes and diamonds of each LIVE: their totals, or each divided by the viewers."""
    import altair as alt

    rows = []
    for session in sessions:
        by = session.unique_viewers if per_viewer else 1
        rows.append(
            {
                "day": session.day.isoformat(),
                "likes": ratio(session.likes, by),
                "diamonds": ratio(session.diamonds, by),
            }
        )
    found = correlation([row["likes"] for row in rows], [row["diamonds"] for row in rows])
    each = " a viewer" if per_viewer else ""
    points = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=70, opacity=0.9)
        .encode(
            x=alt.X("likes:Q", title=f"Likes{each}", axis=alt.Axis(tickCount=5, format="~s")),
            y=alt.Y("diamonds:Q", title=f"Diamonds{each}", axis=alt.Axis(tickCount=5)),
            tooltip=[
                alt.Tooltip("day:O", title="LIVE"),
                alt.Tooltip("likes:Q", title=f"Likes{each}", format=",.1f"),
                alt.Tooltip("diamonds:Q", title=f"Diamonds{each}", format=",.2f"),
            ],
        )
    )
    what = f"Likes{each} beside diamonds{each}"
    sign = "\N{MINUS SIGN}" if found < 0 else ""
    return Figure(
        points.properties(height=260),
        title=f"{what}, a point for each LIVE (correlation {sign}{abs(found):.2f})",
        description=f"Points, one for each of {len(rows)} LIVEs: {what.lower()}. Their "
        f"correlation is {found:.2f}. "
        + (
            "The points form no clear line."
            if abs(found) < 0.3
            else "LIVEs with more likes tend to bring more gifts."
        ),
        note=note,
    )
