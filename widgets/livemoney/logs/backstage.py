"""The agency's "Creator data" workbook from Backstage.

Its counters run from the first of the month to the day of the download and start again at 0, so
of several downloads in one month only the last counts. It holds no diamonds of a lifetime.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

from livemoney.logs.aliases import squash
from livemoney.logs.opening import Member
from livemoney.logs.problems import Limits, LogError
from livemoney.logs.report import Example, Ledger, shown
from livemoney.logs.tables import Tables
from livemoney.logs.values import Unreadable, amount, duration_seconds, whole

__all__ = ["HEADERS", "read"]

# The headers of July 2026.
HEADERS = (
    "Data period",
    "Creator ID",
    "Creator's username",
    "Group",
    "Creator Network manager",
    "Join time",
    "Days since joining",
    "Diamonds",
    "LIVE duration",
    "Valid go LIVE days",
    "New followers",
    "LIVE streams",
    "Diamonds last month",
    "LIVE duration (hours) last month",
    "Valid go LIVE days last month",
    "Matches",
    "Diamonds from matches",
    "New LIVE creators",
    "Diamonds from multi-guest",
    "Diamonds from multi-guest (as host)",
    "Diamonds from multi-guest (as guest)",
    "Graduation status",
    "Tier status",
    "New fans",
    "Fan Club total Diamonds",
    "Fan contribution %",
    "Total fans",
    "Active fans from Fan Club",
    "Status",
)
# The table's columns that hold whole numbers, and what the sessions table calls them.
_WHOLE = {
    "diamonds": "diamonds",
    "validgolivedays": "live_days",
    "newfollowers": "follows",
    "livestreams": "lives",
    "diamondslastmonth": "diamonds_last_month",
    "matches": "matches",
    "diamondsfrommatches": "diamonds_from_matches",
}
_PERIOD = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*[~–-]\s*([0-9]{4}-[0-9]{2}-[0-9]{2})")
NEEDED = ("dataperiod", "diamonds")
_READ = {
    *("dataperiod", "creatorid", "creator'susername", "creatorsusername", "liveduration"),
    *("fancontribution%", *_WHOLE),
}


def read(member: Member, ledger: Ledger, limits: Limits, host: str | None, person: Any) -> Tables:
    """Read the workbook's rows, one creator and period each.

    Parameters
    ----------
    host : str, optional
        Handle or id; rows of other creators are set aside.
    person : callable
        Gives what stands for a creator in the table: a hash, or the name.
    """
    tables = Tables()
    latest: dict[tuple[str, str], tuple[date, int, dict[str, Any]]] = {}
    wanted = host.strip().removeprefix("@").casefold() if host else None
    columns: dict[str, int] = {}
    columns_named: dict[str, str] = {}
    for line, cells in _rows(member, limits):
        if not columns:
            found = {squash(cell): at for at, cell in reversed(list(enumerate(cells)))}
            if all(name in found for name in NEEDED):
                columns = found
                columns_named = {squash(cell): str(cell).strip()[:60] for cell in cells if cell}
            elif line > 20:
                break
            continue
        if all(cell is None or cell == "" for cell in cells):
            continue
        ledger.rows_read += 1
        _add(member, line, cells, columns, wanted, latest, ledger, person)
    if not columns:
        raise LogError(
            member.name, "header", "no such row", "a header row with 'Data period' and 'Diamonds'"
        )
    for _, _, row in sorted(latest.values(), key=lambda entry: (entry[0], entry[1])):
        tables.sessions.append(row)
        tables.kinds["creator's month to date"] += 1
    money = [row["diamonds"] for row in tables.sessions if row["diamonds"] is not None]
    tables.diamonds = sum(money) if money else None
    creators = {row["creator"] for row in tables.sessions}
    if len(creators) > 1:
        tables.notes.append(
            f"The table holds {len(creators):,} creators, and the diamonds are the sum of all; "
            "give host= for one of them."
        )
    tables.notes.append(
        "Diamonds run from the first of the month to the end of the period, then start again at 0."
    )
    unread = [name for name in columns_named if name not in _READ]
    if unread:
        names = ", ".join(columns_named[name] for name in unread[:40])
        tables.notes.append(f"Columns that are not read: {names}.")
    tables.cannot_know += [
        "single LIVEs, single gifts and who gave them",
        "diamonds before the month before",
    ]
    return tables


def _add(
    member: Member,
    line: int,
    cells: list[Any],
    columns: dict[str, int],
    wanted: str | None,
    latest: dict[tuple[str, str], tuple[date, int, dict[str, Any]]],
    ledger: Ledger,
    person: Any,
) -> None:
    def cell(name: str) -> Any:
        at = columns.get(name)
        return cells[at] if at is not None and at < len(cells) else None

    def aside(reason: str, field: str = "", value: Any = "", expected: str = "") -> None:
        ledger.set_aside(reason, _example(member, line, field, value, expected))

    period = _PERIOD.search(str(cell("dataperiod") or ""))
    try:
        start, end = (
            (date.fromisoformat(part) for part in period.groups()) if period else (None, None)
        )
    except ValueError:
        start = end = None
    if start is None or end is None:
        aside(
            "its period cannot be read",
            "Data period",
            cell("dataperiod"),
            "two dates such as 2026-07-01 ~ 2026-07-06",
        )
        return
    creator_id = str(cell("creatorid") or "").strip()
    handle = str(cell("creator'susername") or cell("creatorsusername") or "").strip()
    # A creator who has left has a sentence for an id.
    if not creator_id.isdecimal():
        creator_id = ""
    token = creator_id or handle
    if not token:
        aside("it names no creator", "Creator ID", cell("creatorid"), "an id or a username")
        return
    if wanted and wanted not in (creator_id, handle.casefold()):
        aside("another creator")
        return
    row: dict[str, Any] = {
        "session": f"{start.isoformat()} to {end.isoformat()}",
        "level": "month to date",
        "start": start.isoformat(),
        "end": end.isoformat(),
        "creator": person(token, handle),
    }
    for name, called in _WHOLE.items():
        value = cell(name)
        try:
            row[called] = None if value in (None, "") else whole(value)
        except Unreadable as error:
            row[called] = None
            _remark(ledger, member, line, name, value, error.expected)
    try:
        seconds = duration_seconds(cell("liveduration"))
        row["minutes"] = None if seconds is None else seconds / 60
    except Unreadable as error:
        _remark(ledger, member, line, "LIVE duration", cell("liveduration"), error.expected)
    row["fan_share"] = _share(cell("fancontribution%"), ledger, member, line)
    key = (token, start.strftime("%Y-%m"))
    before = latest.get(key)
    if before is None:
        latest[key] = (end, line, row)
    elif end >= before[0]:
        ledger.set_aside(
            "an earlier reading of the same month", Example(file=member.name, line=before[1])
        )
        latest[key] = (end, line, row)
    else:
        aside("an earlier reading of the same month")


def _share(value: Any, ledger: Ledger, member: Member, line: int) -> float | None:
    """Fans' share of diamonds between 0 and 1; the table has 0.94 or 94%."""
    try:
        number = amount(value)
    except Unreadable as error:
        _remark(ledger, member, line, "Fan contribution %", value, error.expected)
        return None
    if number is None:
        return None
    percent = (isinstance(value, str) and value.strip().endswith("%")) or number > 1
    return number / 100 if percent else number


def _remark(
    ledger: Ledger, member: Member, line: int, field: str, value: Any, expected: str
) -> None:
    ledger.remark("a value that cannot be read", _example(member, line, field, value, expected))


def _example(member: Member, line: int, field: str, value: Any, expected: str) -> Example:
    return Example(
        file=member.name, line=line, field=field, value=shown(value) if field else "",
        expected=expected,
    )  # fmt: skip


def _rows(member: Member, limits: Limits) -> Any:
    """Give each row's line and cells, from the first sheet."""
    import openpyxl

    content = member.raw()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            grown = sum(info.file_size for info in archive.infolist())
        if grown > limits.expansion_free_bytes and grown > limits.expansion * len(content):
            raise LogError(
                member.name,
                "file",
                f"{grown:,} bytes from {len(content):,}",
                f"a workbook that grows at most {limits.expansion} times",
            )
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet: Any = workbook.worksheets[0]
        # What the file says of its own size may be wrong.
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(values_only=True, max_col=200), start=1):
            if line > limits.table_rows:
                limit = f"at most {limits.table_rows:,} rows"
                raise LogError(member.name, "row", f"more than {limits.table_rows:,}", limit, line)
            yield line, [_plain(cell) for cell in cells]
    except LogError:
        raise
    except Exception as error:
        # openpyxl raises whatever the XML below it raises.
        raise LogError(
            member.name,
            "file",
            f"{type(error).__name__}: {error}",
            "an XLSX workbook that is whole",
        ) from None


def _plain(cell: Any) -> Any:
    """A cell as text or number; Excel's own dates as text."""
    return str(cell) if isinstance(cell, datetime | date) else cell
