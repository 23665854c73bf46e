"""What published tables say of brand deals: prices of videos, usual engagement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from livemoney.facts.checks import Confidence, check_as_of, check_range, check_share
from livemoney.facts.source import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class BrandRate:
    """What one published table says a sponsored TikTok video costs.

    Attributes
    ----------
    tier : str
        Size class, by followers.
    followers_low, followers_high : int, int or None
        The class as this table draws it; no upper end for the largest.
    usd_low, usd_high : float, float or None
        US$ per video; no upper end where the table gives none.
    table : str
        ``A`` to ``E``: which published table.
    sources, as_of, confidence, note
        As in `Fact`.
    """

    tier: Literal["nano", "micro", "mid", "macro", "mega"]
    followers_low: int
    followers_high: int | None = None
    usd_low: float
    usd_high: float | None = None
    table: Literal["A", "B", "C", "D", "E"]
    sources: tuple[Source, ...]
    as_of: str
    confidence: Confidence
    note: str = ""

    def __post_init__(self) -> None:
        check_as_of("as_of", self.as_of)
        check_range("followers_low", self.followers_low, self.followers_high)
        check_range("usd_low", self.usd_low, self.usd_high)


@dataclass(frozen=True, kw_only=True, slots=True)
class EngagementBenchmark:
    """What one source calls usual engagement.

    Attributes
    ----------
    source : str
        Its name.
    basis : str
        ``followers`` or ``views``: what the engagement is divided by.
    followers_low, followers_high : int or None
        Size of account; blank where the source gives one figure for all.
    rate_low, rate_high : float
        Share, 0 to 1.
    sources, as_of, confidence, note
        As in `Fact`.
    """

    source: str
    basis: Literal["followers", "views"]
    followers_low: int | None = None
    followers_high: int | None = None
    rate_low: float
    rate_high: float
    sources: tuple[Source, ...]
    as_of: str
    confidence: Confidence
    note: str = ""

    def __post_init__(self) -> None:
        check_as_of("as_of", self.as_of)
        check_range("followers_low", self.followers_low, self.followers_high)
        check_share("rate_low", self.rate_low)
        check_share("rate_high", self.rate_high)
        check_range("rate_low", self.rate_low, self.rate_high)
