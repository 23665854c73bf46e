"""The dashboard's charts, each from a result of `livemoney.logs.read`.

Every function gives a `Figure`, which shows itself in a notebook and on the page. Texts of a file
reach a chart as data, never as markup or as an expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from livemoney.charts.figure import Figure
from livemoney.charts.theme import color
from livemoney.logs.forecasting import Forecast, forecast
from livemoney.logs.report_text import printable
from livemoney.logs.summary import median, with_diamonds
from livemoney.text import COUNT, SHARE, USD

if TYPE_CHECKING:
    from livemoney.logs.result import Result

__all__ = ["concentration", "correlation", "earnings", "likes_beside_gifts", "next_weeks",
           "timed_gifts", "top_gifters", "when_gifts_come"]  # fmt: skip

OWN = "From the file that you read; nothing left this computer."
# Longer names would be cut off on a phone.
LABEL_LENGTH = 15
TENTHS = 10


def earnings(result: Result, note: str = OWN) -> Figure:
    """Diamonds of each LIVE, in the order of their dates."""
    import altair as alt

    live = with_diamonds(result)
    rows: list[dict[str, Any]] = [
        {"live": at, "when": _day(start), "diamonds": int(diamonds)}
        for at, (start, diamonds) in enumerate(
            zip(live["start"], live["diamonds"], strict=True), start=1
        )
    ]
    chart = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("live:O", title="LIVE", axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("diamonds:Q", title="Diamonds"),
        tooltip=[alt.Tooltip("when:N", title="Date"), alt.Tooltip("diamonds:Q", format=",")],
    )
    most = max((row["diamonds"] for row in rows), default=0)
    return Figure(
        chart.mark_bar().properties(height=220),
        title=f"Diamonds of each LIVE: {len(rows):,} LIVEs",
        description=f"Bars, one for each of {len(rows):,} LIVEs by date. The most is {most:,} "
        f"diamonds; half of the LIVEs brought {median(result):,.10g} or less.",
        note=note,
    )


def concentration(result: Result, note: str = OWN) -> Figure:
    """How much of the diamonds the largest gifters gave: cumulative share by share of gifters."""
    import altair as alt

    given = _by_gifter(result)
    total = sum(amount for _, amount in given)
    rows: list[dict[str, float]] = [{"gifters": 0.0, "diamonds": 0.0}]
    running = 0
    for at, (_, amount) in enumerate(given, start=1):
        running += amount
        # A line of a hundred points looks the same as one of a hundred thousand.
        if len(given) <= 100 or at * 100 // len(given) != (at - 1) * 100 // len(given):
            rows.append({"gifters": at / len(given), "diamonds": running / total})
    even = alt.Chart(alt.Data(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}])).mark_line(
        color=color("muted"), strokeDash=[4, 4]
    )
    # On a phone the labels of more ticks would touch.
    percent = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(point=len(rows) < 40)
        .encode(
            x=alt.X("gifters:Q", title="Share of gifters, largest first", axis=percent),
            y=alt.Y("diamonds:Q", title="Share of diamonds", axis=percent),
        )
    )
    fifth = _share_of_top(given, total, 0.2)
    found = (
        f"the largest fifth of {len(given):,} gifters gave {SHARE.text(fifth)}"
        if given
        else "no gift with a known price"
    )
    return Figure(
        alt.layer(even.encode(x="x:Q", y="y:Q"), chart).properties(height=240),
        title=f"Who gives: {found}",
        description=f"A curve of the share of diamonds over the share of gifters, largest first: "
        f"{found}. A dashed line shows where it would run if everyone gave the same.",
        note=note,
    )


def top_gifters(result: Result, most: int = 10, note: str = OWN) -> Figure:
    """The largest gifters by diamonds; hidden names unless the file was read with handles kept."""
    import altair as alt

    rows = [
        {"place": at, "who": _label(name), "diamonds": amount}
        for at, (name, amount) in enumerate(_by_gifter(result)[:most], start=1)
    ]
    for row in rows:
        row["who"] = f"{row['place']}. {row['who']}"
    chart = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=None, title=None),
        x=alt.X("diamonds:Q", title="Diamonds", axis=alt.Axis(tickCount=5)),
        tooltip=[alt.Tooltip("who:N", title="Gifter"), alt.Tooltip("diamonds:Q", format=",")],
    )
    first = f" The first gave {rows[0]['diamonds']:,} diamonds." if rows else ""
    return Figure(
        chart.mark_bar().properties(height=26 * len(rows) + 60),
        title=f"The {len(rows)} largest gifters",
        description=f"Bars for the {len(rows)} gifters who gave most.{first}",
        note=note,
    )


def when_gifts_come(result: Result, note: str = OWN) -> Figure:
    """Diamonds by tenths of the LIVE."""
    import altair as alt
    import numpy as np

    sums = np.zeros(TENTHS)
    gifts = timed_gifts(result)
    live = _timed_lives(result)
    names = gifts["session"].astype(str)
    start = names.map(live["start"])
    length = (names.map(live["end"]) - start).dt.total_seconds()
    share = ((gifts["time"] - start).dt.total_seconds() / length.where(length > 0)).fillna(0)
    place = np.minimum((share * TENTHS).astype(int), TENTHS - 1)
    np.add.at(sums, place.to_numpy(), gifts["diamonds"].to_numpy(dtype=float))
    rows = [{"tenth": at + 1, "diamonds": int(amount)} for at, amount in enumerate(sums)]
    most = max(rows, key=lambda row: row["diamonds"])
    chart = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("tenth:O", title="Tenth of the LIVE", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("diamonds:Q", title="Diamonds"),
        tooltip=[alt.Tooltip("tenth:O"), alt.Tooltip("diamonds:Q", format=",")],
    )
    return Figure(
        chart.mark_bar().properties(height=200),
        title="When gifts come, from the start to the end of a LIVE",
        description=f"Bars, one for each tenth of a LIVE, all LIVEs together. Most diamonds came "
        f"in tenth {most['tenth']}: {most['diamonds']:,}.",
        note=note,
    )


def likes_beside_gifts(result: Result, note: str = OWN) -> Figure:
    """Likes and diamonds of each LIVE, with their correlation and what it does not show."""
    import altair as alt

    live = with_diamonds(result).dropna(subset=["likes"])
    rows = [
        {"likes": int(likes), "diamonds": int(diamonds)}
        for likes, diamonds in zip(live["likes"], live["diamonds"], strict=True)
    ]
    found = correlation(result)
    said = (
        "no correlation to speak of: too few LIVEs"
        if found is None
        else f"correlation {found:+.2f}"
    )
    chart = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("likes:Q", title="Likes", axis=alt.Axis(tickCount=5)),
        y=alt.Y("diamonds:Q", title="Diamonds"),
        tooltip=[alt.Tooltip("likes:Q", format=","), alt.Tooltip("diamonds:Q", format=",")],
    )
    return Figure(
        chart.mark_circle(size=70, opacity=0.8).properties(height=240),
        title=f"Likes beside diamonds, a point for each LIVE: {said}",
        description=f"Points, one for each of {len(rows):,} LIVEs, by likes and diamonds; {said}.",
        note=f"It proves nothing about likes. {WHY_NOTHING} {note}",
    )


WHY_NOTHING = (
    "A longer LIVE with more viewers has more of both, so they rise together even if neither moves "
    "the other."
)


def correlation(result: Result) -> float | None:
    """Spearman's rank correlation of likes and diamonds; None below five LIVEs.

    Ranks, because one large gift would decide any correlation of the amounts themselves.
    """
    live = with_diamonds(result).dropna(subset=["likes"])
    if len(live) < 5:
        return None
    ranks = live[["likes", "diamonds"]].astype(float).rank()
    if ranks["likes"].nunique() < 2 or ranks["diamonds"].nunique() < 2:
        return None
    return float(ranks["likes"].corr(ranks["diamonds"]))


def next_weeks(
    result: Result, usd_per_diamond: float | None = None, weeks: int = 4, note: str = OWN
) -> Figure:
    """The next weeks as a range.

    Raises
    ------
    NoForecast
        With fewer than ten LIVEs, and says so.
    """
    import altair as alt

    found: Forecast = forecast(result, weeks)
    shown = COUNT if usd_per_diamond is None else USD
    each = 1.0 if usd_per_diamond is None else usd_per_diamond
    unit = "diamonds" if usd_per_diamond is None else "US$"
    low, middle, high = (value * each for value in (found.low, found.middle, found.high))
    rows = [{"low": low, "middle": middle, "high": high}]
    base = alt.Chart(alt.Data(values=rows))
    said = f"{shown.text(low)} to {shown.text(high)}{' diamonds' if unit == 'diamonds' else ''}"
    return Figure(
        alt.layer(
            base.mark_bar(size=28, opacity=0.5).encode(
                x=alt.X(
                    "low:Q",
                    title=unit,
                    scale=alt.Scale(zero=True),
                    axis=alt.Axis(tickCount=4, format=",.0f"),
                ),
                x2="high:Q",
            ),
            base.mark_tick(size=36, thickness=3, color=color("ink")).encode(x="middle:Q"),
        ).properties(height=120),
        title=f"The next {found.weeks} weeks: {said}, four times in five",
        description=f"A bar from {shown.text(low)} to {shown.text(high)} {unit} with a mark at "
        f"{shown.text(middle)}, the middle. It assumes {found.lives} LIVEs like the "
        f"{found.from_lives} so far.",
        note=f"If they are like the {found.from_lives} LIVEs so far; no trend, no season, no "
        f"larger gift than those seen. {note}",
    )


def timed_gifts(result: Result) -> Any:
    """The gifts of which the file knows when in their LIVE they came."""
    gifts = result.events.dropna(subset=["diamonds", "time"])
    return gifts[gifts["session"].isin(_timed_lives(result).index)]


def _timed_lives(result: Result) -> Any:
    return result.sessions.dropna(subset=["start", "end"]).set_index("session")


def _by_gifter(result: Result) -> list[tuple[str, int]]:
    """Gifters with their diamonds, largest first."""
    events = result.events
    events = events[events["diamonds"].notna()]
    sums = events.groupby("user", observed=True)["diamonds"].sum()
    # Without a name, the gift counts in the sums of LIVEs alone.
    return sorted(((str(name), int(n)) for name, n in sums.items()), key=lambda each: -each[1])


def _share_of_top(given: list[tuple[str, int]], total: int, share: float) -> float:
    if not total:
        return 0.0
    count = max(round(len(given) * share), 1)
    return sum(amount for _, amount in given[:count]) / total


def _label(name: str) -> str:
    text = printable(name)
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"


def _day(moment: Any) -> str:
    return "no date" if moment != moment or moment is None else f"{moment:%Y-%m-%d %H:%M}"
