"""The LIVE Center's four daily tables: engagement, revenue, activity, viewers.

Their headers are in the creator's language, so columns count by position; which table a file is
shows in its number of columns, its name, or words of its header.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from livemoney.logs.csv_rows import header_of, rows_of, top_of
from livemoney.logs.opening import Member
from livemoney.logs.problems import Limits, LogError
from livemoney.logs.report import Example, Ledger, shown
from livemoney.logs.tables import Tables
from livemoney.logs.values import Unreadable, duration_seconds, whole

__all__ = ["TABLES", "read", "table_of"]

# The columns after the date, in the order of the file.
TABLES = {
    "engagement": ("gifters", "follows", "commenters", "likes", "shares"),
    "revenue": ("diamonds",),
    "activity": ("live_seconds", "lives"),
    "viewers": ("views", "viewers_unique", "watch_seconds", "viewers_peak", "viewers_mean"),
}
SECONDS = ("live_seconds", "watch_seconds")
# Stems of the words for the date, in languages that TikTok's Creator pages come in.
_DATE = (
    "date",
    "datum",
    "fecha",
    "data",
    "日付",
    "日期",
    "날짜",
    "tanggal",
    "ngày",
    "tarih",
    "дата",
    "วันที่",
    "tag",
    "日",
)
# Stems that tell the two tables of six columns apart.
_WORDS = {
    "engagement": ("like", "gift", "follow", "いいね", "ギフト", "me gusta", "regalo", "gefällt", "geschenk", "j'aime", "cadeau", "curtida", "presente", "suka", "hadiah", "thích", "quà", "좋아요", "선물", "点赞", "礼物", "beğen", "hediye"),  # noqa: E501
    "viewers": ("view", "watch", "concurrent", "視聴", "同時", "visualiz", "espectador", "espectad", "zuschauer", "aufruf", "spectat", "vues", "penonton", "tayangan", "người xem", "lượt xem", "시청", "观看", "观众", "izleyici", "görüntüle"),  # noqa: E501
}  # fmt: skip
_NUMERIC = re.compile(r"^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})$")
_YEAR_FIRST = re.compile(r"^([0-9]{4})[./年-]([0-9]{1,2})[./月-]([0-9]{1,2})日?$")


def table_of(member: Member) -> str:
    """Give the table that the file is, "" if it is none of the four."""
    header, *below = top_of(member, 2) or [[]]
    if len(header) not in (2, 3, 6):
        return ""
    folded = [cell.casefold() for cell in header]
    # In a language whose word for the date is not listed, the row below the header tells.
    worded = any(folded[0].startswith(word) for word in _DATE)
    if not worded and all(_as_date(row[0]) is None for row in (header, *below)):
        return ""
    for table, columns in TABLES.items():
        if len(columns) + 1 == len(header) and len(header) != 6:
            return table
    name = member.name.casefold()
    for table in ("engagement", "viewers"):
        if table in name or table.rstrip("s") in name:
            return table
    text = " ".join(folded[1:])
    score = {table: sum(word in text for word in words) for table, words in _WORDS.items()}
    if score["engagement"] == score["viewers"]:
        raise LogError(
            member.name,
            "header",
            ", ".join(header),
            "headers that tell likes from viewers, or 'engagement' or 'viewers' in the file's name",
            line=1,
        )
    return max(score, key=score.__getitem__)


def read(
    sources: list[tuple[Member, str]], ledger: Ledger, limits: Limits, progress: Any = None
) -> Tables:
    """Read some or all of the four tables into one row a day.

    Parameters
    ----------
    sources : list of (Member, str)
        The files and which table each is.
    """
    days: dict[date, dict[str, Any]] = {}
    filled: dict[tuple[date, str], int] = {}
    tables = Tables()
    for member, table in sources:
        rows = list(rows_of(member, limits, progress))
        header = header_of(member)
        if rows and _as_date(header[0]) is None:
            del rows[0]
        order = _order([row[1][0] for row in rows if isinstance(row[1], list)])
        for line, cells in rows:
            ledger.rows_read += 1
            if isinstance(cells, str):
                ledger.set_aside(cells, Example(file=member.name, line=line))
                continue
            day = _as_date(cells[0], order)
            if day is None:
                ledger.set_aside(
                    "its date cannot be read",
                    _example(member, line, "date", cells[0], "a date such as 2026-11-22"),
                )
                continue
            if (day, table) in filled:
                ledger.set_aside(
                    "a day that is in the table already", Example(file=member.name, line=line)
                )
                continue
            filled[day, table] = line
            row = days.setdefault(day, {})
            tables.kinds[f"day of {table}"] += 1
            for name, text in zip(TABLES[table], cells[1:], strict=False):
                try:
                    row[name] = duration_seconds(text) if name in SECONDS else whole(text)
                except Unreadable as error:
                    ledger.remark(
                        "a value that cannot be read",
                        _example(member, line, name, text, error.expected),
                    )
    for day in sorted(days):
        tables.sessions.append(_session(day, days[day]))
    money = [row["diamonds"] for row in days.values() if "diamonds" in row]
    tables.diamonds = sum(money) if money else None
    missing = sorted(set(TABLES) - {table for _, table in sources})
    if missing:
        tables.notes.append(f"Not given: the LIVE Center's {', '.join(missing)}.")
    tables.cannot_know += [
        "single gifts and who gave them: the tables hold days",
        "which LIVE of a day earned what",
    ]
    return tables


def _session(day: date, row: dict[str, Any]) -> dict[str, Any]:
    seconds = row.get("live_seconds")
    return {
        "session": day.isoformat(),
        "level": "day",
        "start": day.isoformat(),
        "end": (day + timedelta(days=1)).isoformat(),
        "minutes": None if seconds is None else seconds / 60,
        "lives": row.get("lives"),
        "likes": row.get("likes"),
        "follows": row.get("follows"),
        "shares": row.get("shares"),
        "gifters": row.get("gifters"),
        "commenters": row.get("commenters"),
        "diamonds": row.get("diamonds"),
        "viewers_total": row.get("viewers_unique"),
        "views": row.get("views"),
        "viewers_peak": row.get("viewers_peak"),
        "viewers_mean": row.get("viewers_mean"),
        "watch_seconds": row.get("watch_seconds"),
    }


def _example(member: Member, line: int, field: str, value: Any, expected: str) -> Example:
    return Example(file=member.name, line=line, field=field, value=shown(value), expected=expected)


def _as_date(text: str, order: str = "dm") -> date | None:
    text = text.strip()
    try:
        if found := _YEAR_FIRST.match(text[:10] if text[:4].isdecimal() else text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMERIC.match(text):
            first, second, year = (int(part) for part in found.groups())
            day, month = (first, second) if order == "dm" else (second, first)
            return date(year, month, day)
    except ValueError:
        return None
    return None


def _order(texts: list[str]) -> str:
    """Whether dates such as 3/4/2026 begin with the day or the month: days of a table are close."""
    spans = {}
    for order in ("dm", "md"):
        days = [_as_date(text, order) for text in texts]
        known = [day for day in days if day is not None]
        unread = sum(
            day is None and bool(_NUMERIC.match(text.strip()))
            for day, text in zip(days, texts, strict=True)
        )
        span = (max(known) - min(known)).days if known else 0
        spans[order] = (unread, span)
    return min(spans, key=spans.__getitem__)
