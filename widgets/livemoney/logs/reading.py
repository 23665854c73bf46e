"""One call: recognise a file, read it, account for every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from livemoney.logs import backstage, data_export, live_center, six_csv
from livemoney.logs.aliases import KINDS
from livemoney.logs.collect import Events
from livemoney.logs.hashing import Hasher
from livemoney.logs.json_values import Broken, lines_of, values_of, whole_document
from livemoney.logs.kinds import NotAnEvent
from livemoney.logs.live_events import EventReader
from livemoney.logs.opening import Member, Uploaded, members
from livemoney.logs.problems import Limits, LogError
from livemoney.logs.recognising import EXPECTED, FORMATS, recognised
from livemoney.logs.report import Example, Ledger, Report, shown
from livemoney.logs.result import Result, from_events, from_tables
from livemoney.logs.settle import Settled, settle
from livemoney.logs.tables import Tables
from livemoney.logs.values import Refusal

__all__ = ["read"]

LOG_CANNOT_KNOW = (
    "gifts sent before the log began or while it was not connected",
    "who left and when: there is no such event, so nobody's watch time is known",
    "whether every like is in it: viewers' likes come in batches, and only the room's total counts",
    "what TikTok credits: the log shows what was sent; the LIVE Center shows what counts",
)
Progress = Callable[[int, int], None]


def read(
    path: str | Path | Uploaded | list[Uploaded],
    host: str | None = None,
    *,
    live_center: str | Path | None = None,
    timezone: str | None = None,
    handles: str = "hash",
    salt: bytes | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> Result:
    """Read a log or an export, whatever wrote it.

    Nothing is written or sent anywhere.

    Parameters
    ----------
    path : str, Path, Uploaded or list of Uploaded
        A file, a folder (the recorder's six CSV files, the LIVE Center's tables), or a ZIP; gzip
        too.
    host : str, optional
        Handle or id of the host, where the file does not say who it is. Gifts to a co-host do not
        count as the host's.
    live_center : str or Path, optional
        The LIVE Center's tables for the same days, to compare diamonds with.
    timezone : str, optional
        Zone of times that have none and of the LIVE Center's days, such as ``"Europe/London"``.
        Without it local times stay as they are, unless the server's times beside them show how far
        they are from UTC.
    handles : {"hash", "keep"}
        Hidden names, or the handles, nicknames and comments as they stand in the file.
    salt : bytes, optional
        For the hidden names; random for each call if left out.
    progress : callable, optional
        Called with the bytes read so far and the bytes in all.
    limits : Limits, optional
        How large things may be.

    Returns
    -------
    Result
        ``.events`` and ``.sessions`` (tables) and ``.report``.

    Raises
    ------
    LogError
        If the file cannot be read at all: names the file, line, field, value and what was
        expected.
    """
    if handles not in ("hash", "keep"):
        raise LogError("read()", "handles", handles, "'hash' or 'keep'")
    _check_zone(timezone)
    limits = limits or Limits()
    found, skipped = members(path, limits)
    name = _name(path)
    reader = _Reading(name, found, skipped, host, timezone, handles, salt, progress, limits)
    result = reader.run()
    if live_center is not None:
        from livemoney.logs.comparing import compare

        official = read(live_center, timezone=timezone, limits=limits)
        result.report.comparison = compare(result, official, timezone)
    return result


def _name(source: str | Path | Uploaded | list[Uploaded]) -> str:
    """The source's name, without the folders that lead to it."""
    if isinstance(source, list):
        source = source[0]
    if isinstance(source, Uploaded):
        return source.name
    # "." has no name of its own.
    return Path(source).name or Path(source).resolve().name


def _check_zone(timezone: str | None) -> None:
    if timezone is None:
        return
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(timezone)
    except (ValueError, OSError, KeyError):
        raise LogError("read()", "timezone", timezone, "a zone such as 'Europe/London'") from None


class _Reading:
    """One call of `read`."""

    def __init__(
        self,
        name: str,
        found: list[Member],
        skipped: dict[str, str],
        host: str | None,
        zone: str | None,
        handles: str,
        salt: bytes | None,
        progress: Progress | None,
        limits: Limits,
    ) -> None:
        self.name = name
        self.found = found
        self.skipped = skipped
        self.host = host
        self.zone = zone
        self.keep = handles == "keep"
        self.hasher = Hasher(salt)
        self.limits = limits
        self.ledger = Ledger(self.keep)
        self.events = Events(self.keep)
        self.files: list[str] = []
        self._progress = progress
        self._done = 0
        self._size = sum(member.size for member in found)

    def person(self, token: str, handle: str) -> str:
        """What stands for a person in the tables."""
        return (handle or token) if self.keep else self.hasher(token)

    def progressed(self, size: int) -> None:
        """Tell how far the reading is."""
        self._done += size
        if self._progress is not None:
            self._progress(min(self._done, self._size), self._size)

    def run(self) -> Result:
        """Recognise each file and read those of the same format."""
        formats: dict[tuple[str, int], tuple[str, str]] = {}
        refused: list[LogError] = []
        for member in self.found:
            try:
                formats[member.name, id(member)] = recognised(member, self.limits)
            except LogError as error:
                refused.append(error)
                self.skipped[member.name] = str(error)
                formats[member.name, id(member)] = "", ""
        chosen = next((f for f in FORMATS if f in {kind for kind, _ in formats.values()}), "")
        if not chosen and refused:
            raise refused[0]
        if not chosen:
            member = self.found[0]
            start = member.head(100)
            raise LogError(
                self.name if len(self.found) > 1 else member.name,
                "file",
                start.decode("utf-8", "replace"),
                EXPECTED,
                line=1,
            )
        read: list[tuple[Member, str]] = []
        for member in self.found:
            kind, detail = formats[member.name, id(member)]
            if kind == chosen:
                read.append((member, detail))
            elif kind:
                self.skipped[member.name] = f"it is {FORMATS[kind]}; read it by itself"
            else:
                self.skipped.setdefault(member.name, "not recognised")
        self.files = [member.name for member, _ in read]
        if chosen == "events":
            return self._read_events(read)
        if chosen == "six csv":
            return self._read_six_csv(read)
        return self._read_tables(chosen, read)

    def _read_events(self, read: list[tuple[Member, str]]) -> Result:
        reader = EventReader(self.events, self._remark)
        for number, (member, how) in enumerate(read):
            reader.begin(number)
            if how == "lines":
                rows = lines_of(member, self.limits, self.progressed)
            elif how == "values":
                rows = values_of(member, self.limits, self.progressed)
            else:
                rows = self._wrapped(member)
            self._add_rows(member, rows, reader)
        if self.events and not reader.recognised:
            first = self.ledger.rows_read
            raise LogError(
                self.name,
                "file",
                f"{first:,} rows without any event that is known",
                EXPECTED,
                line=self.events.line[0],
            )
        if not len(self.events):
            group = next(iter(self.ledger.aside.values()), None)
            example = group.example if group is not None else None
            if example is None:
                raise LogError(self.name, "file", "no rows", EXPECTED)
            expected = f"{example.expected}, for {FORMATS['events']}"
            raise LogError(
                example.file,
                example.field,
                example.value,
                expected,
                line=example.line,
                shown=example.value,
            )
        return self._settled("events", LOG_CANNOT_KNOW)

    def _add_rows(self, member: Member, rows: Any, reader: EventReader) -> None:
        ledger = self.ledger
        add = reader.add
        self._member = member
        count = 0
        for line, record in rows:
            count += 1
            try:
                add(record, line)
            except NotAnEvent:
                if isinstance(record, Broken):
                    example = Example(
                        file=member.name, line=line, field="row", value=record.value,
                        expected=record.expected,
                    )  # fmt: skip
                    ledger.set_aside(record.reason, example)
                else:
                    ledger.set_aside(
                        "not an event",
                        Example(
                            file=member.name, line=line, field="row", value=_WORDS[type(record)],
                            expected="an object with an event's fields",
                        ),
                    )  # fmt: skip
            except Refusal as error:
                self._refused(member, line, error)
        ledger.rows_read += count

    def _refused(self, member: Member, line: int, error: Refusal) -> None:
        self.ledger.set_aside(
            "a field that cannot be read",
            Example(
                file=member.name, line=line, field=error.field, value=shown(error.value),
                expected=error.expected,
            ),
        )  # fmt: skip

    def _remark(self, line: int, field: str, value: Any, expected: str) -> None:
        self.ledger.remark(
            "a value that cannot be read",
            Example(
                file=self._member.name, line=line, field=field, value=shown(value),
                expected=expected,
            ),
        )  # fmt: skip

    def _wrapped(self, member: Member) -> Any:
        """Give the rows of a document that holds its events in a list."""
        value = whole_document(member.name, member.whole(self.progressed))
        if isinstance(value, dict) and isinstance(value.get("events"), list):
            for record in value["events"]:
                yield 1, record
        else:
            yield 1, value

    def _read_six_csv(self, read: list[tuple[Member, str]]) -> Result:
        reader = six_csv.SixCsvReader(self.events, self._remark)
        for number, (member, kind) in enumerate(read):
            self._member = member
            columns, rows = reader.rows(member, self.limits, self.progressed)
            for line, cells in rows:
                self.ledger.rows_read += 1
                if isinstance(cells, str):
                    self.ledger.set_aside(cells, Example(file=member.name, line=line))
                    continue
                try:
                    reader.add(kind, columns, cells, line, member, number)
                except Refusal as error:
                    self._refused(member, line, error)
        if not self.ledger.rows_read:
            raise LogError(self.name, "file", "no rows", "rows below the header", line=1)
        return self._settled(
            "six csv",
            (
                *LOG_CANNOT_KNOW,
                "prices: the recorder writes none, so they come from the catalogue",
                "how many watched: the recorder keeps no count",
                "whom a gift went to, if you had a co-host",
            ),
        )

    def _settled(self, kind: str, cannot_know: tuple[str, ...]) -> Result:
        events = self.events
        settled = settle(events, self.ledger, self.files, self.host, self.zone)
        report = self._report(kind)
        _count_events(report, events, settled)
        report.notes = tuple(settled.notes)
        report.host = settled.host
        placed = self.zone is not None and bool(events.local_logs or events.local_servers)
        timed = bool(settled.time.any())
        report.times = self._times(settled.local or placed) if timed else "none in the file"
        report.cannot_know = cannot_know
        return from_events(events, settled, report, self.files, self.person)

    def _read_tables(self, kind: str, read: list[tuple[Member, str]]) -> Result:
        if kind == "live center":
            tables = live_center.read(read, self.ledger, self.limits, self.progressed)
        elif kind == "backstage":
            tables = Tables()
            for member, _ in read[:1]:
                tables = backstage.read(member, self.ledger, self.limits, self.host, self.person)
        else:
            member = read[0][0]
            value = whole_document(member.name, member.whole(self.progressed))
            if not data_export.is_export(value):
                keys = ", ".join(str(key) for key in value) if isinstance(value, dict) else ""
                raise LogError(member.name, "file", keys, EXPECTED)
            tables = data_export.read(member, value, self.ledger, self.person)
        for member, _ in read[1:]:
            if kind in ("backstage", "export"):
                self.skipped[member.name] = "one at a time: read it by itself"
                self.files.remove(member.name)
        report = self._report(kind)
        report.kinds = dict(tables.kinds)
        report.diamonds = tables.diamonds
        report.notes = tuple(tables.notes)
        report.cannot_know = tuple(tables.cannot_know)
        report.host = "given" if self.host else "not needed: the table is the creator's own"
        report.times = self._times(tables.local_times)
        if tables.some_local and not tables.local_times:
            report.times = "in UTC where the file says so; the others stand as they are"
        return from_tables(tables, report, self.zone)

    def _times(self, local: bool) -> str:
        if not local:
            return "in UTC"
        return (
            f"local, in {self.zone}"
            if self.zone
            else "local, in a zone that the file does not name"
        )

    def _report(self, kind: str) -> Report:
        ledger = self.ledger
        aside = tuple(sorted(ledger.aside.values(), key=lambda group: -group.rows))
        return Report(
            file=self.name,
            format=FORMATS[kind],
            files=tuple(self.files),
            files_not_read=dict(self.skipped),
            rows_read=ledger.rows_read,
            rows_used=ledger.rows_read - sum(group.rows for group in aside),
            set_aside=aside,
            remarks=tuple(sorted(ledger.remarks.values(), key=lambda group: -group.rows)),
        )


_WORDS: dict[type, str] = {
    str: "a text",
    list: "a list",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}


def _count_events(report: Report, events: Events, settled: Settled) -> None:
    """Fill in what the events add up to."""
    import numpy as np

    kinds: Counter[str] = Counter()
    if len(events):
        codes = np.frombuffer(events.kind, dtype=np.int8)[settled.used]
        for code, rows in zip(*np.unique(codes, return_counts=True), strict=True):
            kinds[KINDS[int(code)]] = int(rows)
    # Kinds that are not known stand under the names that the file gives them.
    del kinds["other"], kinds["unknown"]
    kinds.update(said for at, said in events.names.items() if settled.used[at])
    report.kinds = dict(kinds.most_common())
    unpriced: Counter[str] = Counter()
    for row, price in settled.counted:
        if not price:
            unpriced[settled.prices.name(row)] += row.count
    _, _, counts, worth = settled.gift_columns
    report.gifts = int(counts.sum())
    report.diamonds = int(worth.sum())
    report.gifts_unpriced = sum(unpriced.values())
    report.unpriced = dict(unpriced.most_common(50))
