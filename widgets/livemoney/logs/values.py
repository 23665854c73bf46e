"""Values as files have them: numbers as text, booleans as 0 and 1, times in five spellings."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

__all__ = [
    "LARGEST",
    "Refusal",
    "Unreadable",
    "amount",
    "duration_seconds",
    "truth",
    "when",
    "whole",
]

# Beyond this a float no longer holds every whole number, and no count of a LIVE comes near it.
LARGEST = 1 << 53

_GROUPED = re.compile(r"[0-9]{1,3}([,. \u00a0\u202f'’][0-9]{3})+")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?")
_DURATION = re.compile(
    r"(?:(?P<h>[0-9]+(?:\.[0-9]+)?)\s*h\w*)?\s*(?:(?P<m>[0-9]+)\s*m\w*)?\s*(?:(?P<s>[0-9]+)\s*s\w*)?"
)
_CLOCK = re.compile(r"([0-9]+):([0-5]?[0-9])(?::([0-5]?[0-9]))?")
# Some sections of an export end their times so; `fromisoformat` does not know it.
_UTC_WORD = re.compile(r"\s*(UTC|GMT)$", re.IGNORECASE)
_SLASHES = re.compile(r"^([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
EMPTY = frozenset({"", "n/a", "none", "null", "nan", "undefined", "-", "--"})


class Unreadable(ValueError):
    """A value is not what its field holds.

    Attributes
    ----------
    value : object
        What stands there.
    expected : str
        What the field holds.
    """

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(f"{value!r}; expected: {expected}")
        self.value = value
        self.expected = expected


class Refusal(Unreadable):
    """A row that cannot be used, with the field that is to blame."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.field = field


def whole(value: Any, high: int = LARGEST, low: int = 0) -> int:
    """Give a whole number: from a number, a boolean or a text; absent is 0."""
    if value is None:
        return 0
    if isinstance(value, str):
        value = _number(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")) or value != int(value):
            raise Unreadable(value, "a whole number")
        value = int(value)
    if not isinstance(value, int):
        raise Unreadable(value, "a whole number")
    if not low <= value <= high:
        raise Unreadable(value, f"a whole number from {low:,} to {high:,}")
    return int(value)


def amount(value: Any) -> float | None:
    """Give a number, None where there is none."""
    if value is None or (isinstance(value, str) and value.strip().casefold() in EMPTY):
        return None
    if isinstance(value, str):
        value = _number(value.strip().removesuffix("%"))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(value, "a number")
    if abs(value) > LARGEST or value != value:
        raise Unreadable(value, f"a number up to {LARGEST:,}")
    return float(value)


def _number(text: str) -> int | float:
    stripped = text.strip()
    if stripped.casefold() in EMPTY:
        return 0
    if stripped.casefold() in ("true", "false"):
        return int(stripped.casefold() == "true")
    if len(stripped) > 40:
        raise Unreadable(text, "a number")
    if _GROUPED.fullmatch(stripped):
        return int(re.sub("[^0-9]", "", stripped))
    if not _NUMBER.fullmatch(stripped):
        raise Unreadable(text, "a number")
    try:
        return int(stripped)
    except ValueError:
        return float(stripped)


def truth(value: Any) -> int:
    """Give 1 for true, 0 for false, -1 for absent; takes booleans, numbers and words."""
    if value is None:
        return -1
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in EMPTY:
            return -1
        if word in ("true", "yes", "1"):
            return 1
        if word in ("false", "no", "0"):
            return 0
        raise Unreadable(value, "true or false, 1 or 0")
    if isinstance(value, bool | int):
        return int(bool(value))
    raise Unreadable(value, "true or false, 1 or 0")


def when(value: Any) -> tuple[int, bool]:
    """Give a time as milliseconds since 1970 and whether it is a local time without a zone.

    Seconds, milliseconds, microseconds and nanoseconds are told apart by their size: TikTok LIVE
    began in 2016, so a time in one unit is never a plausible one in another.
    """
    if isinstance(value, str):
        text = value.strip()
        if text.isdecimal() and len(text) < 20:
            value = int(text)
        else:
            return _written_time(text)
    if isinstance(value, float) and value == value and abs(value) < 1e20:
        value = int(value * 1000) if value < 1e11 else int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable(value, "a time")
    for per_millisecond, low in ((1_000_000, 10**17), (1000, 10**14), (1, 10**11)):
        if value >= low:
            value //= per_millisecond
            break
    else:
        value *= 1000
    if not 10**11 <= value < 10**13:
        raise Unreadable(value, "a time after 1973 and before 2286")
    return value, False


def _written_time(text: str) -> tuple[int, bool]:
    if len(text) > 40:
        raise Unreadable(text, "a time such as 2026-11-22 19:30:00")
    plain, zoned = _UTC_WORD.subn("", text)
    plain = _SLASHES.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", plain)
    try:
        moment = datetime.fromisoformat(plain)
        local = moment.tzinfo is None and not zoned
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        milliseconds = round(moment.timestamp() * 1000)
    except (ValueError, OverflowError):
        raise Unreadable(text, "a time such as 2026-11-22 19:30:00") from None
    if not 10**11 <= milliseconds < 10**13:
        raise Unreadable(text, "a time after 1973 and before 2286")
    return milliseconds, local


def duration_seconds(value: Any) -> float | None:
    """Give seconds from ``23h 7m 8s``, ``1:20:05`` or a number of seconds."""
    if isinstance(value, str):
        text = value.strip()
        if text.casefold() in EMPTY:
            return None
        if len(text) < 40:
            if clock := _CLOCK.fullmatch(text):
                first, second, third = (int(part or 0) for part in clock.groups())
                if clock[3] is None:
                    return first * 60.0 + second
                return first * 3600.0 + second * 60 + third
            named = _DURATION.fullmatch(text)
            if named and any(named.groups()):
                hours, minutes, seconds = (float(part or 0) for part in named.groups())
                return hours * 3600 + minutes * 60 + seconds
    return amount(value)
