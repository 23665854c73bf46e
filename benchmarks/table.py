"""What a measure gives: a table of numbers beside their budgets."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One number: what was measured, here and in what it is compared with, and its budget."""

    what: str
    value: float | None
    unit: str
    beside: float | None = None
    budget: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the budget holds; nothing where there is none."""
        if self.budget is None:
            return ""
        return "within" if self.value is not None and self.value <= self.budget else "OVER"


@dataclass(frozen=True)
class Table:
    """A measure's rows, what `beside` compares with, and what a reader must know of them."""

    title: str
    rows: tuple[Row, ...]
    beside: str = ""
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The table as data."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Table:
        """The table that `as_dict` gave."""
        return cls(
            data["title"],
            tuple(Row(**row) for row in data["rows"]),
            data["beside"],
            tuple(data["notes"]),
        )

    def markdown(self) -> str:
        """The table for a reader; columns are padded so that it reads in a terminal, too."""
        head = ["What", "Here", *([self.beside] if self.beside else []), "Budget", "", "Note"]
        body = [
            [
                row.what,
                _shown(row.value, row.unit),
                *([_shown(row.beside, row.unit)] if self.beside else []),
                "" if row.budget is None else _shown(row.budget, row.unit),
                row.verdict,
                row.note,
            ]
            for row in self.rows
        ]
        widths = [max(len(line[at]) for line in [head, *body]) for at in range(len(head))]
        lines = [head, ["-" * width for width in widths], *body]
        drawn = "\n".join(
            "| "
            + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            + " |"
            for line in lines
        )
        notes = "".join(f"\n* {note}" for note in self.notes)
        return f"## {self.title}\n\n{drawn}\n{notes and notes + chr(10)}"


def spread(
    what: str, unit: str, here: Sequence[float], beside: Sequence[float] = (), budget: float = 0
) -> tuple[Row, ...]:
    """Median, 95th percentile and largest of many samples; the budget is the median's."""
    return (
        Row(f"{what}, median", _at(here, 50), unit, _at(beside, 50), budget or None),
        Row(f"{what}, 95th percentile", _at(here, 95), unit, _at(beside, 95)),
        Row(f"{what}, largest of {len(here)}", _at(here, 100), unit, _at(beside, 100)),
    )


def _at(samples: Sequence[float], percentile: int) -> float | None:
    if not samples:
        return None
    if percentile == 50:
        return statistics.median(samples)
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, round(len(ordered) * percentile / 100))]


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    digits = 0 if value == int(value) or value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()
