"""What several kinds of rows must keep to: dates, ranges, shares, and the units there are."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from livemoney.facts.tables import Refused

Confidence = Literal["H", "M", "L"]
Unit = Literal[
    "usd",
    "gbp",
    "aud",
    "twd",
    "usd_per_coin",
    "gbp_per_coin",
    "eur_per_coin",
    "usd_per_diamond",
    "usd_per_hour",
    "usd_per_day",
    "usd_per_month",
    "usd_per_quarter",
    "usd_per_1000_views",
    "share",
    "ratio",
    "percent",
    "per_100_entries",
    "coins",
    "diamonds",
    "count",
    "minutes",
    "hours",
    "days",
    "years",
    "year",
]

ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
AS_OF = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|n\.d\.")


def check_as_of(field: str, text: str) -> None:
    """Refuse a date that is neither YYYY, YYYY-MM, YYYY-MM-DD nor ``n.d.``."""
    problem = "is not a date (allowed: YYYY, YYYY-MM, YYYY-MM-DD or n.d.)"
    if not AS_OF.fullmatch(text):
        raise Refused(field, text, problem)
    if len(text) == len("YYYY-MM-DD"):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise Refused(field, text, problem) from None


def check_range(field: str, low: float | None, high: float | None) -> None:
    """Refuse a lower end above the upper one; None is an end that is not given."""
    if low is not None and high is not None and low > high:
        raise Refused(field, low, f"is above the upper end (allowed: at most {high})")


def check_share(field: str, share: float) -> None:
    """Refuse what is not between 0 and 1."""
    if not 0 <= share <= 1:
        raise Refused(field, share, "is not a share (allowed: 0 to 1)")
