"""Rows of CSV files with their lines, whatever separates and encodes them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Any

from livemoney.logs.opening import Damaged, Member
from livemoney.logs.problems import Limits, LogError

__all__ = ["header_of", "rows_of", "top_of"]

SEPARATORS = ",;\t"


def rows_of(
    member: Member, limits: Limits, progress: Any = None
) -> Iterator[tuple[int, list[str] | str]]:
    """Give each row's first line and its cells, or a text that says why it cannot be read."""
    separator = _separator(member)
    lines = _lines(member, limits, progress)
    csv.field_size_limit(limits.line_bytes)
    reader = csv.reader(lines, delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except Damaged:
            yield line, "cut off: the file ends in the middle of it"
            return
        except (csv.Error, UnicodeError) as error:
            # Python's words for it are advice to a programmer.
            within = "new-line" in str(error)
            yield line, f"not CSV: {'a line end in the middle of a row' if within else error}"
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def top_of(member: Member, rows: int) -> list[list[str]]:
    """Give the cells of the first rows that are not empty."""
    lines = _decoded(member.head()).splitlines()[:20]
    found = csv.reader(lines, delimiter=_separator(member))
    filled = ([cell.strip() for cell in row] for row in found if any(c.strip() for c in row))
    return list(islice(filled, rows))


def header_of(member: Member) -> list[str]:
    """Give the first row's cells, none if there is no text."""
    return next(iter(top_of(member, 1)), [])


def _separator(member: Member) -> str:
    """Give what separates the cells; spreadsheets of some countries write semicolons."""
    first = next((line for line in _decoded(member.head()).splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def _lines(member: Member, limits: Limits, progress: Any) -> Iterator[str]:
    rest = b""
    size = 0
    for chunk in member.chunks(progress):
        size += len(chunk)
        if size > 4 * limits.document_bytes:
            limit = f"a table of at most {4 * limits.document_bytes:,} bytes"
            raise LogError(member.name, "file", f"more than {size:,} bytes", limit)
        pieces = (rest + chunk).split(b"\n")
        rest = pieces.pop()
        if len(rest) > limits.line_bytes:
            limit = f"a line of at most {limits.line_bytes:,} bytes"
            raise LogError(member.name, "row", f"{len(rest):,} bytes", limit)
        for piece in pieces:
            yield _decoded(piece).replace("\x00", "") + "\n"
    if rest:
        yield _decoded(rest).replace("\x00", "")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
