"""Strict reading of the course's CSV tables into frozen dataclasses."""

from __future__ import annotations

import csv
import io
import re
import types
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["DataError", "Refused", "read_table"]

Row = TypeVar("Row")

# So many digits at most, or Python reads it as infinity.
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Refused(ValueError):
    """One cell is not allowed; a row's ``__post_init__`` raises it.

    `read_table` adds the file and the line and raises `DataError`.

    Parameters
    ----------
    field : str
        Name of the column.
    value : object
        What stands there.
    problem : str
        What is wrong and what is allowed, to be read after the value.
    """

    def __init__(self, field: str, value: object, problem: str) -> None:
        super().__init__(f"field {field!r}: {value!r} {problem}")
        self.field = field
        self.value = value
        self.problem = problem


class DataError(ValueError):
    """A data file holds something that is not allowed.

    Parameters
    ----------
    file : str
        Name of the file.
    line : int
        Line in it, the header being line 1.
    field : str
        Name of the column, or ``"header"`` or ``"row"``.
    value : object
        What stands there.
    problem : str
        What is wrong and what is allowed.
    """

    def __init__(self, file: str, line: int, field: str, value: object, problem: str) -> None:
        super().__init__(f"{file}, line {line}, field {field!r}: {value!r} {problem}")
        self.file = file
        self.line = line
        self.field = field
        self.value = value
        self.problem = problem


def read_table(
    path: Path | Traversable,
    row_type: type[Row],
    *,
    unique: tuple[str, ...] = ("id",),
    lookup: Mapping[type, Mapping[str, Any]] | None = None,
) -> tuple[Row, ...]:
    """Read a CSV file into one dataclass instance per row.

    The columns are the dataclass's fields, in any order, and each cell is converted by the
    field's annotation: ``str``, ``int``, ``float``, ``bool`` (0 or 1), ``date``, ``Literal``,
    ``tuple[str, ...]`` (split at ``;``), or any of these ``| None``. A field with a default may
    be left blank. No other cell may.

    Parameters
    ----------
    path : Path or Traversable
        The file: UTF-8, no byte order mark, one header line, commas.
    row_type : type
        A dataclass. Its ``__post_init__`` may raise `Refused`.
    unique : tuple of str
        Fields that together may not repeat.
    lookup : mapping of type to mapping of str, optional
        For a field annotated ``tuple[X, ...]``: the ids that stand for objects of type ``X``.

    Returns
    -------
    tuple
        The rows in the order of the file.

    Raises
    ------
    DataError
        Names the file, line, field, value and what is allowed.
    """
    hints = get_type_hints(row_type)
    columns: dict[str, Field[Any]] = {f.name: f for f in fields(row_type)}  # type: ignore[arg-type]
    rows: list[Row] = []
    seen: dict[tuple[object, ...], int] = {}
    for line, cells in _records(path, list(columns)):
        try:
            values = {
                name: _convert(name, text, hints[name], columns[name], lookup or {})
                for name, text in cells.items()
            }
            row = row_type(**values)
        except Refused as error:
            raise DataError(path.name, line, error.field, error.value, error.problem) from None
        key = tuple(values[name] for name in unique)
        if key in seen:
            shown = key[0] if len(key) == 1 else key
            problem = f"stands on line {seen[key]} already (allowed: once)"
            raise DataError(path.name, line, "+".join(unique), shown, problem)
        seen[key] = line
        rows.append(row)
    return tuple(rows)


def _records(path: Path | Traversable, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells by column name of every record."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = data.splitlines()[line - 1].decode("utf-8", "backslashreplace")
        raise DataError(path.name, line, "row", shown, "is not UTF-8 (allowed: UTF-8)") from None
    if text.startswith("\ufeff"):
        problem = "begins with a byte order mark (allowed: UTF-8 without one)"
        raise DataError(path.name, 1, "header", text.splitlines()[0], problem)
    # Not splitlines(), which also splits at characters that CSV takes for text, such as U+2028.
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    line = 1
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            found, wanted = Counter(header), Counter(columns)
            problem = (
                f"lacks {sorted(wanted - found)}, "
                f"has too many {sorted(found - wanted)} (allowed: {columns})"
            )
            raise DataError(path.name, 1, "header", ",".join(header), problem)
        # A quoted cell may span lines, so a record's first line is the one after the last.
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                problem = f"has {len(cells)} cells (allowed: {len(header)})"
                raise DataError(path.name, line, "row", ",".join(cells), problem)
            yield line, dict(zip(header, cells, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        shown = lines[line - 1].rstrip("\r\n")
        problem = f"is not a CSV record: {error} (allowed: quotes around a whole cell, in pairs)"
        raise DataError(path.name, line, "row", shown, problem) from None


def _convert(
    name: str,
    text: str,
    hint: Any,
    column: Field[Any],
    lookup: Mapping[type, Mapping[str, Any]],
) -> Any:
    """Turn one cell into the value its field's annotation asks for."""
    if text != text.strip():
        raise Refused(name, text, "has spaces around it (allowed: none)")
    if not text:
        if column.default is MISSING:
            raise Refused(name, text, "is blank (allowed: any value but blank)")
        return column.default
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is Literal:
        allowed = get_args(hint)
        if text not in allowed:
            raise Refused(name, text, f"is not one of {', '.join(allowed)}")
        return text
    if get_origin(hint) is tuple:
        return _several(name, text, get_args(hint)[0], lookup)
    if hint is float:
        if not _NUMBER.fullmatch(text):
            raise Refused(name, text, "is not a number (allowed: a plain decimal such as 0.5)")
        return float(text)
    if hint is int:
        if not _WHOLE.fullmatch(text):
            raise Refused(name, text, "is not a whole number (allowed: one such as 12)")
        return int(text)
    if hint is bool:
        if text not in ("0", "1"):
            raise Refused(name, text, "is not 0 or 1")
        return text == "1"
    if hint is date:
        return _day(name, text)
    return text


def _several(name: str, text: str, hint: Any, lookup: Mapping[type, Mapping[str, Any]]) -> Any:
    """Split a cell at ``;`` and look its parts up, if they are ids."""
    parts = text.split(";")
    if any(part != part.strip() or not part for part in parts) or len(set(parts)) < len(parts):
        raise Refused(name, text, "is not a list (allowed: different values joined by ';')")
    if hint is str:
        return tuple(parts)
    known = lookup[hint]
    for part in parts:
        if part not in known:
            near = get_close_matches(part, known, n=3, cutoff=0.4)
            allowed = f"allowed ids near it: {near}" if near else f"allowed: a {hint.__name__}'s id"
            raise Refused(name, part, f"is not a known id ({allowed})")
    return tuple(known[part] for part in parts)


def _day(name: str, text: str) -> date:
    """Read YYYY-MM-DD."""
    problem = "is not a date (allowed: YYYY-MM-DD)"
    if not _DATE.fullmatch(text):
        raise Refused(name, text, problem)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(name, text, problem) from None
