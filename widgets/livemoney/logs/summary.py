"""A creator's numbers in a few rows: per LIVE, per hour, per viewer; and their own rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livemoney.text import COUNT, USD, Format

if TYPE_CHECKING:
    from livemoney.logs.result import Result

__all__ = ["own_rate", "rows"]

TWO_DIGITS = Format(digits=2)


def rows(result: Result, usd_per_diamond: float | None = None) -> list[tuple[str, str, str]]:
    """Give what it is, in diamonds, and in US$ where a rate is given.

    Only LIVEs count of which the file knows what the row needs.
    """
    from livemoney.model.tracking import per_hour

    live = result.sessions
    live = live[live["level"].isin(["LIVE", "day"]) & live["diamonds"].notna()]
    if live.empty:
        return []
    diamonds = live["diamonds"].astype(float)
    found: list[tuple[str, float, Format]] = [
        ("All LIVEs together", diamonds.sum(), COUNT),
        ("Each LIVE, on average", diamonds.mean(), TWO_DIGITS),
        ("Half of the LIVEs brought at most", diamonds.median(), TWO_DIGITS),
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
            form.text(value),
            "" if usd_per_diamond is None else USD.text(value * usd_per_diamond),
        )
        for name, value, form in found
    ]


def own_rate(estimated_usd: float, diamonds: float) -> float | None:
    """Your own US$ a diamond from the LIVE Center's pair; None if either is missing."""
    from livemoney.model.tracking import own_usd_per_diamond

    if estimated_usd <= 0 or diamonds <= 0:
        return None
    return float(own_usd_per_diamond(estimated_usd, diamonds))
