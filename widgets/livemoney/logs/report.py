"""The reconciliation report: where every row of a file went."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

__all__ = ["Comparison", "Example", "Ledger", "Report", "SetAside"]

# Enough lines to look things up in the file; the count says how many there are.
LINES_SHOWN = 10
MOST_REASONS = 200
VALUE_SHOWN = 120
# A text in quotation marks, even one that is cut off; a key is one with a colon behind it.
_TEXT = re.compile(r"""(?P<key>"[^"\\]*+"\s*:)|"(?:[^"\\]|\\.)*+(?:"|$)""")


@dataclass(frozen=True, kw_only=True)
class Example:
    """One row as an example of what happened to several.

    Attributes
    ----------
    file : str
        Name of the file.
    line : int or None
        Line in it; None where the format has no lines.
    field : str
        The field to blame, or "" for the row.
    value : str
        What stands there, cut short.
    expected : str
        What would have been used, or "".
    """

    file: str
    line: int | None
    field: str = ""
    value: str = ""
    expected: str = ""

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        if not self.field:
            return where
        wanted = f"; expected: {self.expected}" if self.expected else ""
        return f"{where}, field {self.field!r}: {self.value}{wanted}"


@dataclass(kw_only=True)
class SetAside:
    """Rows with one fate.

    Attributes
    ----------
    reason : str
        Why they are not used, or what was remarked.
    rows : int
        How many.
    lines : list of int
        The first lines of them in the example's file, at most ten.
    example : Example
        The first of them.
    """

    reason: str
    rows: int = 0
    lines: list[int] = field(default_factory=list)
    example: Example | None = None

    def add(self, example: Example, rows: int = 1) -> None:
        """Count `rows` more."""
        self.rows += rows
        if self.example is None:
            self.example = example
        if (
            example.line is not None
            and len(self.lines) < LINES_SHOWN
            and example.file == self.example.file
        ):
            self.lines.append(example.line)

    def where(self, files: Sequence[str]) -> str:
        """The lines in words, with the file where there are several."""
        if not self.lines or self.example is None:
            return ""
        lines = ", ".join(str(line) for line in self.lines)
        of_file = f" of {self.example.file}" if len(files) > 1 else ""
        more = ", …" if len(self.lines) < self.rows else ""
        return f"; line{'s' if len(self.lines) > 1 else ''} {lines}{of_file}{more}"


class Ledger:
    """Counts rows while a file is read.

    Parameters
    ----------
    keep_people : bool
        Show a whole row as it stands. Otherwise what it says is left out of the example, for a
        row names people and holds what they wrote.
    """

    def __init__(self, keep_people: bool = True) -> None:
        self._keep_people = keep_people
        self.rows_read = 0
        self.aside: dict[str, SetAside] = {}
        self.remarks: dict[str, SetAside] = {}

    def set_aside(self, reason: str, example: Example) -> None:
        """Count a row that is not used."""
        self._add(self.aside, reason, example)

    def set_aside_rows(self, reason: str, example: Example, rows: int, lines: list[int]) -> None:
        """Count rows that are not used, all at once; `lines` are the first of theirs."""
        group = self.aside.setdefault(reason, SetAside(reason=reason))
        group.rows += rows
        group.lines += lines[: LINES_SHOWN - len(group.lines)]
        group.example = group.example or example

    def remark(self, reason: str, example: Example, rows: int = 1) -> None:
        """Count a value that is not used although its row is."""
        self._add(self.remarks, reason, example, rows)

    def _add(
        self, where: dict[str, SetAside], reason: str, example: Example, rows: int = 1
    ) -> None:
        if reason not in where and len(where) >= MOST_REASONS:
            reason = "other reasons"
        if example.field == "row" and not self._keep_people:
            example = replace(example, value=_without_texts(example.value))
        where.setdefault(reason, SetAside(reason=reason)).add(example, rows)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Diamonds as observed beside the LIVE Center's.

    Attributes
    ----------
    observed : int
        Diamonds of the priced gifts in the log, on the days compared.
    official : int
        Diamonds in the LIVE Center's table, on the same days.
    days : int
        Days that both cover.
    days_only_official : int
        Days with diamonds that the log does not cover.
    official_elsewhere : int
        Diamonds on those days.
    reasons : tuple of str
        What may make the difference.
    """

    observed: int
    official: int
    days: int
    days_only_official: int
    official_elsewhere: int
    reasons: tuple[str, ...]

    @property
    def difference(self) -> int:
        """Official minus observed, on the days compared."""
        return self.official - self.observed


@dataclass(kw_only=True)
class Report:
    """What was read, what was used, what was set aside and why.

    `rows_read` is always `rows_used` plus the sum of `rows_set_aside`.

    Attributes
    ----------
    file : str
        Name of the file, folder or ZIP.
    format : str
        What it was recognised as.
    files : tuple of str
        The files that were read.
    files_not_read : dict of str to str
        Other files beside them, and why they were not read.
    rows_read, rows_used : int
        Rows of the file; rows that the tables hold.
    set_aside : tuple of SetAside
        The rows that are not used, by reason, with lines and an example each.
    remarks : tuple of SetAside
        Values that are not used although their row is.
    kinds : dict of str to int
        Rows used, by kind; kinds that are not known stand under their own names.
    diamonds : int or None
        Diamonds observed; None if the file holds none in a unit that is known.
    gifts, gifts_unpriced : int
        Gifts counted; how many of them have no known price and so are in no sum.
    unpriced : dict of str to int
        The names of those.
    host : str
        How the host was known.
    times : str
        What is known of the time zone.
    notes : tuple of str
        What was done that a reader should know.
    cannot_know : tuple of str
        What no file of this format can tell.
    comparison : Comparison or None
        Beside the LIVE Center's, if it was given.
    """

    file: str
    format: str
    files: tuple[str, ...] = ()
    files_not_read: Mapping[str, str] = field(default_factory=dict)
    rows_read: int = 0
    rows_used: int = 0
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[SetAside, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    diamonds: int | None = None
    gifts: int = 0
    gifts_unpriced: int = 0
    unpriced: Mapping[str, int] = field(default_factory=dict)
    host: str = ""
    times: str = ""
    notes: tuple[str, ...] = ()
    cannot_know: tuple[str, ...] = ()
    comparison: Comparison | None = None

    @property
    def rows_set_aside(self) -> Mapping[str, int]:
        """Rows that are not used, by reason."""
        return MappingProxyType({group.reason: group.rows for group in self.set_aside})

    def adds_up(self) -> bool:
        """Whether every row is accounted for; a test holds this for every file."""
        return self.rows_read == self.rows_used + sum(self.rows_set_aside.values())

    def as_dict(self) -> dict[str, Any]:
        """The report as data for JSON."""
        groups = {
            name: [
                {
                    "reason": group.reason,
                    "rows": group.rows,
                    "lines": group.lines,
                    "example": str(group.example),
                }
                for group in getattr(self, name)
            ]
            for name in ("set_aside", "remarks")
        }
        compared = None
        if self.comparison is not None:
            compared = {
                "observed": self.comparison.observed,
                "official": self.comparison.official,
                "difference": self.comparison.difference,
                "days": self.comparison.days,
                "reasons": list(self.comparison.reasons),
            }
        return {
            "file": self.file,
            "format": self.format,
            "files": list(self.files),
            "files_not_read": dict(self.files_not_read),
            "rows_read": self.rows_read,
            "rows_used": self.rows_used,
            "rows_set_aside": dict(self.rows_set_aside),
            **groups,
            "kinds": dict(self.kinds),
            "diamonds": self.diamonds,
            "gifts": self.gifts,
            "gifts_unpriced": self.gifts_unpriced,
            "unpriced": dict(self.unpriced),
            "host": self.host,
            "times": self.times,
            "notes": list(self.notes),
            "cannot_know": list(self.cannot_know),
            "comparison": compared,
        }

    def __str__(self) -> str:
        from livemoney.logs.report_text import as_text

        return as_text(self)

    def html(self) -> str:
        """The report as HTML, every text of the file escaped."""
        from livemoney.logs.report_html import as_html

        return as_html(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": str(self)}


def _without_texts(row: str) -> str:
    """A row with its keys and numbers, and every text in it as three dots."""
    return _TEXT.sub(lambda found: found[0] if found["key"] else '"…"', row)


def shown(value: Any) -> str:
    """A value of a file as it stands in the report: quoted and cut short."""
    text = repr(value[:VALUE_SHOWN] if isinstance(value, str | bytes) else value)
    return text if len(text) <= VALUE_SHOWN else f"{text[: VALUE_SHOWN - 1]}…"
