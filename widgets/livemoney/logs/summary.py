"""A creator's numbers in a few rows: per LIVE, per hour, per viewer; and their own rate."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from livemoney.text import COUNT, USD, Format

if TYPE_CHECKING:
    from livemoney.logs.result import Result

__all__ = ["median", "own_rate", "rows", "with_diamonds"]

TWO_DIGITS = Format(digits=2)


def rows(result: Result, usd_per_diamond: float | None = None) -> list[tuple[str, str, str]]:
    """Give what it is, in diamonds, and in US$ where a rate is given.

    Only LIVEs count of which the file knows what the row needs.
    """
    from livemoney.model.tracking import per_hour

    live = with_diamonds(result)
    if live.empty:
        return []
    diamonds = live["diamonds"].astype(float)
    found: list[tuple[str, float, Format]] = [
        ("All LIVEs together", diamonds.sum(), COUNT),
        ("Each LIVE, on average", diamonds.mean(), TWO_DIGITS),
        ("Half of the LIVEs brought at most", median(result), TWO_DIGITS),
    ]
    timed = live["minutes"].notna() & (live["minutes"] > 0)
    if timed.any():
        minutes = float(live.loc[timed, "minutes"].sum())
        found.append(("An hour LIVE", per_hour(diamonds[timed].sum(), minutes), TWO_DIGITS))
    seen = live["viewers_total"].notna() & (live["viewers_total"].fillna(0) > 0)
    if seen.any():
        each = diamonds[seen].sum() / live.loc[seen, "viewers_total"].astype(float).sum()
        found.append(("Each viewer who came in", each, Format(digits=3)))
    return [
        (
            name,
            _shown(value, form),
            "" if usd_per_diamond is None else _shown(value * usd_per_diamond, USD),
        )
        for name, value, form in found
    ]


def with_diamonds(result: Result) -> Any:
    """The LIVEs, or days, of which the file knows the diamonds."""
    live = result.sessions
    return live[live["level"].isin(["LIVE", "day"]) & live["diamonds"].notna()]


def median(result: Result) -> float:
    """What half of the LIVEs brought at most, in diamonds; 0 without LIVEs."""
    diamonds = with_diamonds(result)["diamonds"].astype(float)
    return 0.0 if diamonds.empty else float(diamonds.median())


def _shown(value: float, form: Format) -> str:
    """The text of an amount; one below a tenth gets the digits to show two that are not zero."""
    if 0 < value < 0.1:
        form = replace(form, digits=max(form.digits, 1 - math.floor(math.log10(value))))
    return form.text(value)


def own_rate(estimated_usd: float, diamonds: float) -> float | None:
    """Your own US$ a diamond from the LIVE Center's pair; None if either is missing."""
    from livemoney.model.tracking import own_usd_per_diamond

    if estimated_usd <= 0 or diamonds <= 0:
        return None
    return float(own_usd_per_diamond(estimated_usd, diamonds))
