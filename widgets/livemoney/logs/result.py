"""What reading a file gives: an event table, a session table, a report."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from livemoney.logs.aliases import KINDS
from livemoney.logs.collect import KIND_CODE, Events
from livemoney.logs.report import Report
from livemoney.logs.settle import Settled
from livemoney.logs.tables import Tables

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EVENT_COLUMNS", "SESSION_COLUMNS", "Result"]

EVENT_COLUMNS = (
    "time",
    "session",
    "kind",
    "user",
    "nickname",
    "gift",
    "gift_id",
    "gift_coins",
    "gifts",
    "diamonds",
    "likes",
    "total_likes",
    "viewers",
    "coins",
    "text",
    "file",
    "line",
)
SESSION_COLUMNS = (
    "session",
    "level",
    "start",
    "end",
    "minutes",
    "lives",
    "diamonds",
    "gifts",
    "gifts_unpriced",
    "gifters",
    "likes",
    "likes_observed",
    "comments",
    "commenters",
    "joins",
    "follows",
    "shares",
    "views",
    "viewers_total",
    "viewers_peak",
    "viewers_mean",
    "watch_seconds",
    "live_days",
    "matches",
    "diamonds_from_matches",
    "diamonds_last_month",
    "fan_share",
    "earning_as_exported",
    "duration_as_exported",
    "creator",
)


class Result:
    """The tables of a file and the report on how they came about.

    Attributes
    ----------
    report : Report
        Where every row went.
    events : DataFrame
        One row for each row of the file that is used; times in UTC, or local without a zone where
        the file has no zone (`report.times` says which). Made when it is first asked for.
    sessions : DataFrame
        One row for each LIVE, or for each day or month where the file has no LIVEs (`level`).
    """

    def __init__(
        self,
        report: Report,
        sessions: Callable[[], pd.DataFrame],
        events: Callable[[], pd.DataFrame],
    ) -> None:
        self.report = report
        self._sessions = sessions
        self._events = events

    @cached_property
    def sessions(self) -> pd.DataFrame:
        """One row for each LIVE, day or month."""
        return self._sessions()

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row for each row of the file that is used."""
        return self._events()

    def __repr__(self) -> str:
        return f"<livemoney.logs.Result: {self.report.format}, {self.report.rows_used:,} rows used>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return self.report._repr_mimebundle_()


def moments(milliseconds: Any, zone: str | None, local: bool) -> Any:
    """Milliseconds as a column of times: local ones stay naive unless a zone is given."""
    import pandas as pd

    values = pd.to_datetime(pd.array(milliseconds, dtype="Int64"), unit="ms", errors="coerce")
    column = pd.Series(values)
    if local:
        if zone is None:
            return column
        placed = column.dt.tz_localize(zone, ambiguous="NaT", nonexistent="shift_forward")
        return placed.dt.tz_convert("UTC")
    return column.dt.tz_localize("UTC")


def from_events(
    events: Events,
    settled: Settled,
    report: Report,
    files: list[str],
    person: Callable[[str, str], str],
) -> Result:
    """Build the result of a log of events."""
    return Result(
        report,
        lambda: _sessions(events, settled),
        lambda: _events(events, settled, files, person),
    )


def _events(
    events: Events,
    settled: Settled,
    files: list[str],
    person: Callable[[str, str], str],
) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    rows = np.flatnonzero(settled.used)
    place = np.full(len(settled.used), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    kind = _column(events.kind, np.int8)[rows]
    number = _column(events.number, np.int64)[rows]
    total = _column(events.total, np.int64)[rows]
    user = _column(events.user, np.dtype("l"))[rows]
    people = [
        person(user_id, handle) for user_id, handle in zip(events.ids, events.handles, strict=True)
    ]
    table: dict[str, Any] = {}
    time = settled.time[rows]
    table["time"] = moments(np.where(time > 0, time, np.iinfo(np.int64).min), None, settled.local)
    if (time <= 0).any():
        table["time"] = table["time"].where(time > 0)
    table["session"] = _coded(settled.session[rows], _distinct(settled.session_names))
    table["kind"] = _coded(kind, list(KINDS))
    table["user"] = _categories(user, people)
    table["nickname"] = _categories(user, events.nicknames) if events.keep_people else None
    gift_codes = np.full(len(rows), -1, dtype=np.int64)
    gift_ids = np.zeros(len(rows), dtype=np.int64)
    coins = np.zeros(len(rows), dtype=np.int64)
    counts = np.zeros(len(rows), dtype=np.int64)
    worth = np.zeros(len(rows), dtype=np.int64)
    names: dict[str, int] = {}
    at, prices, many, money = settled.gift_columns
    at = place[at]
    gift_codes[at] = [
        names.setdefault(settled.prices.name(row), len(names)) for row, _ in settled.counted
    ]
    gift_ids[at] = [row.gift_id for row, _ in settled.counted]
    coins[at], counts[at], worth[at] = prices, many, money
    table["gift"] = _coded(gift_codes, list(names))
    table["gift_id"] = _nullable(gift_ids, gift_ids == 0)
    table["gift_coins"] = _nullable(coins, coins == 0)
    table["gifts"] = _nullable(counts, counts == 0)
    table["diamonds"] = _nullable(worth, coins == 0)
    like, viewers = kind == KIND_CODE["like"], kind == KIND_CODE["viewers"]
    table["likes"] = _nullable(number, ~like)
    table["total_likes"] = _nullable(total, ~like | (total == 0))
    table["viewers"] = _nullable(number, ~viewers | (number < 0))
    table["coins"] = None
    texts: list[str | None] | None = None
    if events.keep_people:
        texts = [events.texts.get(int(at)) for at in rows]
    other = np.isin(kind, [KIND_CODE["other"], KIND_CODE["unknown"]])
    if other.any():
        texts = [None] * len(rows) if texts is None else texts
        for at in np.flatnonzero(other):
            texts[at] = events.names.get(int(rows[at]))
    table["text"] = None if texts is None else pd.Series(texts, dtype=object)
    table["file"] = _coded(_column(events.file, np.int16)[rows], _distinct(files))
    table["line"] = _column(events.line, np.int64)[rows]
    return pd.DataFrame(table, columns=list(EVENT_COLUMNS), index=pd.RangeIndex(len(rows)))


def _sessions(events: Events, settled: Settled) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    used = settled.used
    session = settled.session[used]
    size = len(settled.session_names)
    kind = _column(events.kind, np.int8)[used]
    number = _column(events.number, np.int64)[used]
    total = _column(events.total, np.int64)[used]
    user = _column(events.user, np.dtype("l"))[used]
    time = settled.time[used]
    rows_each = np.bincount(session, minlength=size)

    def counted(name: str) -> Any:
        return np.bincount(session[kind == KIND_CODE[name]], minlength=size)

    timed = time > 0
    start = np.full(size, np.iinfo(np.int64).max)
    end = np.zeros(size, dtype=np.int64)
    np.minimum.at(start, session[timed], time[timed])
    np.maximum.at(end, session[timed], time[timed])
    known = end > 0
    start = np.where(known, start, np.iinfo(np.int64).min)

    money = np.zeros(size, dtype=np.int64)
    many = np.zeros(size, dtype=np.int64)
    unpriced = np.zeros(size, dtype=np.int64)
    at, prices, counts, worth = settled.gift_columns
    where = settled.session[at]
    np.add.at(money, where, worth)
    np.add.at(many, where, counts)
    np.add.at(unpriced, where[prices == 0], counts[prices == 0])
    gifters = _distinct_people(where, _column(events.user, np.dtype("l"))[at], size)

    like = (kind == KIND_CODE["like"]) & (number > 0)
    observed = np.zeros(size, dtype=np.int64)
    np.add.at(observed, session[like], number[like])
    # Likes are the last total that the room stated; viewers' own counts are far from complete.
    totals = np.zeros(size, dtype=np.int64)
    stated = np.flatnonzero((kind == KIND_CODE["like"]) & (total > 0))
    order = stated[np.lexsort((stated, time[stated]))]
    totals[session[order]] = total[order]
    seen = (kind == KIND_CODE["viewers"]) & (number >= 0)
    peak = np.zeros(size, dtype=np.int64)
    np.maximum.at(peak, session[seen], number[seen])
    samples = np.bincount(session[seen], minlength=size)
    sums = np.bincount(session[seen], weights=number[seen], minlength=size)
    entered = np.zeros(size, dtype=np.int64)
    np.maximum.at(entered, session[seen], total[seen])
    commented = kind == KIND_CODE["comment"]
    commenters = _distinct_people(session[commented], user[commented], size)

    table = pd.DataFrame(
        {
            "session": settled.session_names,
            "level": "LIVE",
            "start": moments(start, None, settled.local).where(known),
            "end": moments(end, None, settled.local).where(known),
            "minutes": np.where(known, (end - np.where(known, start, 0)) / 60_000, np.nan),
            "lives": 1,
            # Where nothing could be priced, the sum is not 0 but unknown.
            "diamonds": _nullable(money, (money == 0) & (unpriced > 0)),
            "gifts": many,
            "gifts_unpriced": unpriced,
            "gifters": gifters,
            "likes": _nullable(totals, totals == 0),
            "likes_observed": observed,
            "comments": counted("comment"),
            "commenters": commenters,
            "joins": counted("join"),
            "follows": counted("follow"),
            "shares": counted("share"),
            "viewers_total": _nullable(entered, entered == 0),
            "viewers_peak": _nullable(peak, samples == 0),
            "viewers_mean": np.divide(sums, samples, out=np.full(size, np.nan), where=samples > 0),
        },
        columns=list(SESSION_COLUMNS),
    )
    table = table[rows_each > 0]
    return table.sort_values("start", kind="stable").reset_index(drop=True)


def from_tables(tables: Tables, report: Report, zone: str | None) -> Result:
    """Build the result of one of TikTok's own tables."""

    def filled(rows: list[dict[str, Any]], columns: tuple[str, ...], times: tuple[str, ...]) -> Any:
        import pandas as pd

        table = pd.DataFrame(rows, columns=list(columns))
        for name in times:
            if pd.api.types.is_numeric_dtype(table[name]):
                table[name] = moments(table[name].array, zone, tables.local_times)
            elif not (len(table) and isinstance(table[name].dropna().iloc[:1].sum(), str)):
                table[name] = moments(table[name].to_list(), zone, tables.local_times)
            else:
                table[name] = pd.to_datetime(table[name])
        return table

    return Result(
        report,
        lambda: filled(tables.sessions, SESSION_COLUMNS, ("start", "end")),
        lambda: filled(tables.events, EVENT_COLUMNS, ("time",)),
    )


def _column(values: Any, dtype: Any) -> Any:
    import numpy as np

    return np.frombuffer(values, dtype=dtype) if len(values) else np.zeros(0, dtype=dtype)


def _distinct_people(sessions: Any, people: Any, size: int) -> Any:
    """How many people each LIVE has among these rows; rows of nobody do not count."""
    import numpy as np

    known = people >= 0
    pairs = np.unique(np.stack([sessions[known], people[known]]), axis=1)
    return np.bincount(pairs[0].astype(np.int64), minlength=size)


def _nullable(values: Any, missing: Any) -> Any:
    import pandas as pd

    return pd.arrays.IntegerArray(values.astype("int64"), missing.astype(bool))


def _coded(codes: Any, names: list[str]) -> Any:
    """A column of names by code, -1 for none."""
    import pandas as pd

    made: Any = pd.Categorical
    return made.from_codes(codes, categories=names)


def _categories(codes: Any, names: list[str]) -> Any:
    """A column of names by code; two codes with one name become one."""
    import numpy as np

    places: dict[str, int] = {}
    mapped = np.array([places.setdefault(n, len(places)) if n else -1 for n in names], dtype=int)
    if not len(mapped):
        return _coded(np.full(len(codes), -1), [])
    return _coded(np.where(codes >= 0, mapped[codes], -1), list(places))


def _distinct(names: list[str]) -> list[str]:
    """Category names, of which none may repeat."""
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct
