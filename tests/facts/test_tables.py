"""A malformed table is refused, and the message says what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from livemoney.facts.tables import DataError, Refused, read_table

GOOD = "id,kind,size,count,open,day,words,note\na,big,0.5,3,1,2026-11-22,x;y,\n"


@dataclass(frozen=True, kw_only=True)
class Thing:
    id: str
    kind: Literal["big", "small"]
    size: float | None = None
    count: int
    open: bool
    day: date
    words: tuple[str, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if self.count < 0:
            raise Refused("count", self.count, "is below zero (allowed: 0 or more)")


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "things.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_cells_become_what_the_annotations_say(tmp_path: Path) -> None:
    (thing,) = read_table(table(tmp_path, GOOD), Thing)
    assert thing == Thing(
        id="a",
        kind="big",
        size=0.5,
        count=3,
        open=True,
        day=date(2026, 11, 22),
        words=("x", "y"),
    )


def test_a_blank_cell_takes_the_default(tmp_path: Path) -> None:
    (thing,) = read_table(table(tmp_path, GOOD.replace("0.5", "")), Thing)
    assert thing.size is None


def test_columns_may_come_in_any_order(tmp_path: Path) -> None:
    text = "note,words,day,open,count,size,kind,id\n,x,2026-11-22,0,1,,small,b\n"
    (thing,) = read_table(table(tmp_path, text), Thing)
    assert (thing.id, thing.open, thing.size) == ("b", False, None)


@pytest.mark.parametrize(
    ("old", "new", "field", "value", "allowed"),
    [
        ("0.5", "abc", "size", "abc", "is not a number"),
        ("0.5", "nan", "size", "nan", "is not a number"),
        ("0.5", "inf", "size", "inf", "is not a number"),
        ("0.5", "-inf", "size", "-inf", "is not a number"),
        ("0.5", "1e3", "size", "1e3", "is not a number"),
        ("0.5", "1_000", "size", "1_000", "is not a number"),
        ("0.5", "٣", "size", "٣", "is not a number"),
        ("0.5", " 0.5", "size", " 0.5", "allowed: none"),
        (",3,", ",3.5,", "count", "3.5", "is not a whole number"),
        (",3,", ",-1,", "count", -1, "allowed: 0 or more"),
        (",3,", ",,", "count", "", "is blank"),
        (",1,", ",yes,", "open", "yes", "is not 0 or 1"),
        ("2026-11-22", "22.11.2026", "day", "22.11.2026", "allowed: YYYY-MM-DD"),
        ("2026-11-22", "2026-02-30", "day", "2026-02-30", "allowed: YYYY-MM-DD"),
        ("2026-11-22", "20261122", "day", "20261122", "allowed: YYYY-MM-DD"),
        ("x;y", "x;;y", "words", "x;;y", "joined by ';'"),
        ("x;y", "x;x", "words", "x;x", "different values"),
        (",big,", ",huge,", "kind", "huge", "is not one of big, small"),
        ("\na,", "\n,", "id", "", "is blank"),
    ],
)
def test_a_bad_cell_is_refused(
    tmp_path: Path, old: str, new: str, field: str, value: object, allowed: str
) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(DataError) as caught:
        read_table(table(tmp_path, GOOD.replace(old, new)), Thing)
    error = caught.value
    assert (error.file, error.line, error.field, error.value) == ("things.csv", 2, field, value)
    assert str(error).startswith(f"things.csv, line 2, field {field!r}: {value!r} ")
    assert allowed in str(error)


@pytest.mark.parametrize(
    ("text", "line", "field", "allowed"),
    [
        (GOOD.replace(",note", ""), 1, "header", "lacks ['note']"),
        (GOOD.replace(",note", ",note,extra"), 1, "header", "has too many ['extra']"),
        (GOOD.replace(",note", ",note,note"), 1, "header", "has too many ['note'] (allowed:"),
        ("", 1, "header", "lacks ['count'"),
        ("\ufeff" + GOOD, 1, "header", "begins with a byte order mark (allowed: UTF-8 without"),
        (GOOD + "b,big\n", 3, "row", "has 2 cells (allowed: 8)"),
        (GOOD + "\n", 3, "row", "has 0 cells (allowed: 8)"),
        (GOOD + GOOD.splitlines()[1] + ",z\n", 3, "row", "has 9 cells (allowed: 8)"),
        (GOOD + GOOD.splitlines()[1] + "\n", 3, "id", "stands on line 2 already"),
        (GOOD + '"b"c,big\n', 3, "row", "'\"b\"c,big' is not a CSV record: "),
        (GOOD + '"b,big\n', 3, "row", "(allowed: quotes around a whole cell, in pairs)"),
        (GOOD.encode() + b"caf\xe9\n", 3, "row", r"'caf\\xe9' is not UTF-8 (allowed: UTF-8)"),
        (GOOD.encode("utf-16"), 1, "row", "is not UTF-8"),
    ],
)
def test_a_bad_file_is_refused(
    tmp_path: Path, text: str | bytes, line: int, field: str, allowed: str
) -> None:
    with pytest.raises(DataError) as caught:
        read_table(table(tmp_path, text), Thing)
    error = caught.value
    assert (error.file, error.line, error.field) == ("things.csv", line, field)
    assert str(error).startswith(f"things.csv, line {line}, field {field!r}: ")
    assert allowed in str(error)


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    assert len(read_table(table(tmp_path, GOOD.replace("\n", "\r\n")), Thing)) == 1


def test_a_line_separator_inside_a_cell_is_text(tmp_path: Path) -> None:
    (thing,) = read_table(table(tmp_path, GOOD.replace("x;y", "x\u2028y")), Thing)
    assert thing.words == ("x\u2028y",)


def test_the_line_of_a_record_after_a_long_one_is_right(tmp_path: Path) -> None:
    text = GOOD.replace("x;y,", 'x;y,"two\nlines"') + "b,big,abc,3,1,2026-11-22,x,\n"
    with pytest.raises(DataError, match=r"things\.csv, line 4, field 'size': 'abc'"):
        read_table(table(tmp_path, text), Thing)


def test_several_fields_can_be_unique_together(tmp_path: Path) -> None:
    twice = GOOD + GOOD.splitlines()[1].replace("a,big", "b,big") + "\n"
    assert len(read_table(table(tmp_path, twice), Thing)) == 2
    with pytest.raises(DataError, match=r"line 3, field 'kind\+size': \('big', 0\.5\) stands on"):
        read_table(table(tmp_path, twice), Thing, unique=("kind", "size"))
