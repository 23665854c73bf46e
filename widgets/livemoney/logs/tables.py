"""What a reader of tables gives: rows of sessions and of events, and what is known of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Tables"]


@dataclass(kw_only=True)
class Tables:
    """Rows that TikTok's own tables hold.

    Attributes
    ----------
    sessions, events : list of dict
        Rows for the two tables; a column that is left out is missing.
    kinds : Counter
        Rows used, by kind.
    diamonds : int or None
        Diamonds, None where no file says.
    local_times : bool
        Whether no time has a zone.
    some_local : bool
        Whether some have none, beside others that are in UTC.
    notes, cannot_know : list of str
        For the report.
    """

    sessions: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    diamonds: int | None = None
    local_times: bool = True
    some_local: bool = False
    notes: list[str] = field(default_factory=list)
    cannot_know: list[str] = field(default_factory=list)
