"""Diamonds that a log observed beside those that the LIVE Center counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from livemoney.logs.problems import LogError
from livemoney.logs.report import Comparison

if TYPE_CHECKING:
    import pandas as pd

    from livemoney.logs.result import Result

__all__ = ["compare"]


def compare(log: Result, official: Result, zone: str | None = None) -> Comparison:
    """Compare diamonds day by day, on the days that both cover.

    Parameters
    ----------
    log : Result
        From a log of events.
    official : Result
        From the LIVE Center's tables, which hold a row a day.
    zone : str, optional
        Zone of those days; without it they are taken for days as the log has them.

    Raises
    ------
    LogError
        If `official` has no daily diamonds.
    """
    days = official.sessions
    days = days[(days["level"] == "day") & days["diamonds"].notna()]
    if days.empty:
        raise LogError(
            official.report.file, "diamonds", "none", "the LIVE Center's daily table of diamonds"
        )
    stated = dict(zip(days["start"].dt.date, days["diamonds"].astype(int), strict=True))
    live = log.sessions.dropna(subset=["start"])
    covered: set[object] = set()
    starts, ends = (_in_zone(live[name], zone) for name in ("start", "end"))
    for start, end in zip(starts, ends, strict=True):
        day = start.normalize()
        while day <= end:
            covered.add(day.date())
            day = day + _one_day()
    both = covered & set(stated)
    gifts = log.events[log.events["diamonds"].notna() & log.events["time"].notna()]
    dates = _in_zone(gifts["time"], zone).dt.date
    observed = int(gifts["diamonds"][dates.isin(both)].sum())
    elsewhere = {day: count for day, count in stated.items() if day not in both and count}
    return Comparison(
        observed=observed,
        official=sum(stated[day] for day in both),
        days=len(both),
        days_only_official=len(elsewhere),
        official_elsewhere=sum(elsewhere.values()),
        reasons=tuple(_reasons(log, zone)),
    )


def _in_zone(times: pd.Series[Any], zone: str | None) -> pd.Series[Any]:
    """Times by the clock of the zone, where one is given."""
    return times.dt.tz_convert(zone) if zone and times.dt.tz is not None else times


def _one_day() -> object:
    import pandas as pd

    return pd.Timedelta(days=1)


def _reasons(log: Result, zone: str | None) -> list[str]:
    report = log.report
    reasons = ["The log holds only what was sent while it was connected."]
    if report.gifts_unpriced:
        reasons.append(f"{report.gifts_unpriced:,} gifts have no known price and are in no sum.")
    aside = report.rows_set_aside
    if count := aside.get("sent before the log began"):
        reasons.append(f"{count:,} rows were sent before the log began and are not counted.")
    if count := aside.get("a gift to another host"):
        reasons.append(f"{count:,} gift rows went to another host.")
    if report.times.startswith("in UTC") and zone is None:
        reasons.append(
            "The log's days are days in UTC; the LIVE Center's may be in your time zone, which you "
            "can give."
        )
    reasons.append("The LIVE Center may leave out gifts that were refunded or not accepted.")
    return reasons
