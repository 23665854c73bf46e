"""The course's sourced figures, and statements, each with where it comes from.

Nothing is read when the module is imported; the tables are read once, at the first call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol, TypeVar

from livemoney.money import convention_usd
from livemoney.tables import Refused, read_table

__all__ = [
    "BrandRate",
    "Claim",
    "CoinPack",
    "Convention",
    "EngagementBenchmark",
    "Fact",
    "IncomeCase",
    "Source",
    "UnknownFact",
    "brand_rates",
    "claims",
    "coin_packs",
    "conventions",
    "due",
    "engagement_benchmarks",
    "fact",
    "facts",
    "income_cases",
    "sources",
]

Confidence = Literal["H", "M", "L"]
Currency = Literal["usd", "gbp", "eur"]
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

_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
_AS_OF = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|n\.d\.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A page, a paper, a dump, or our own arithmetic.

    Attributes
    ----------
    id : str
        Short name that the other tables use.
    title, publisher : str
        As far as they are known.
    url : str
        The original's address, blank if only a copy was read and the address is not known.
    seen_at : str
        Where it was read, if not at `url`; plain text, not a link.
    published : str
        The date that the source states, or ``n.d.``.
    read_on : date
        When it was read.
    kind : str
        ``original``, ``copy``, ``mirror``, ``dump`` or ``derived`` (our arithmetic).
    note : str
        What to know about it.
    """

    id: str
    title: str
    publisher: str
    url: str = ""
    seen_at: str = ""
    published: str
    read_on: date
    kind: Literal["original", "copy", "mirror", "dump", "derived"]
    note: str = ""

    def __post_init__(self) -> None:
        _check_as_of("published", self.published)
        if self.url and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", self.url):
            raise Refused("url", self.url, "is not an address (allowed: http(s)://... or blank)")
        if not self.url and not self.seen_at:
            raise Refused("url", self.url, "is blank, and so is seen_at (allowed: one of the two)")
        if self.url and self.kind in ("copy", "mirror"):
            problem = f"links a {self.kind} (allowed: blank, and in seen_at where it was read)"
            raise Refused("url", self.url, problem)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A sourced number.

    Attributes
    ----------
    id : str
        ``topic.name``.
    label : str
        Its name for readers.
    value : float or None
        The figure; None where the sources give a range only.
    low, high : float
        The range in the sources; both equal `value` where there is one figure.
    unit : str
        One of `Unit`. A share is between 0 and 1.
    as_of : str
        YYYY, YYYY-MM or YYYY-MM-DD that the source states, or ``n.d.``.
    sources : tuple of Source
        Where it comes from.
    confidence : str
        ``H`` official, court, filing or peer-reviewed; ``M`` press or a named third party;
        ``L`` a blog or not verified.
    review_by : date
        When to look again.
    note : str
        What the reader must know.
    """

    id: str
    label: str
    value: float | None = None
    low: float
    high: float
    unit: Unit
    as_of: str
    sources: tuple[Source, ...]
    confidence: Confidence
    review_by: date
    note: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise Refused("id", self.id, "is not an id (allowed: topic.name in lower case)")
        _check_as_of("as_of", self.as_of)
        _check_range("low", self.low, self.high)
        if self.value is not None and not self.low <= self.value <= self.high:
            raise Refused(
                "value", self.value, f"is outside low..high (allowed: {self.low} to {self.high})"
            )
        if self.unit == "share":
            _check_share("low", self.low)
            _check_share("high", self.high)
        elif self.low < 0:
            raise Refused("low", self.low, "is below zero (allowed: 0 or more)")

    @property
    def number(self) -> float:
        """The figure as a number, for arithmetic.

        Raises
        ------
        ValueError
            If the sources give a range only.
        """
        if self.value is None:
            raise ValueError(
                f"fact {self.id!r} has no central value, only {self.low} to {self.high}"
            )
        return self.value

    @property
    def is_range(self) -> bool:
        """True where the sources do not agree on one figure."""
        return self.low < self.high

    @property
    def weak(self) -> bool:
        """True where a single page of low confidence is all there is."""
        return self.confidence == "L" and len(self.sources) == 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A statement that is not a number.

    Attributes
    ----------
    id, statement : str
        The statement is in the course's own words.
    status : str
        ``official`` (TikTok or an authority says so), ``allegation`` (before a court),
        ``research``, ``press``, ``folklore`` (repeated without an origin) or ``unknown``
        (looked for, not found).
    sources : tuple of Source
        Blank for what is unknown.
    as_of, note : str
        As in `Fact`.
    """

    id: str
    statement: str
    status: Literal["official", "allegation", "research", "press", "folklore", "unknown"]
    sources: tuple[Source, ...] = ()
    as_of: str
    note: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise Refused("id", self.id, "is not an id (allowed: topic.name in lower case)")
        _check_as_of("as_of", self.as_of)
        if not self.sources and self.status != "unknown":
            raise Refused("sources", "", "is blank (allowed for status unknown only)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Convention:
    """One way in which people turn a gift's coins into the creator's dollars.

    ``usd = coins * diamonds_per_coin * usd_per_diamond * creator_share``

    Attributes
    ----------
    id, label : str
        Its names.
    diamonds_per_coin : float
        Diamonds that one coin of gift brings.
    usd_per_diamond : float
        US$ that a diamond is said to be worth.
    creator_share : float
        The part of it that the creator gets, 0 to 1.
    used_by : str
        Who counts like this.
    sources : tuple of Source
        Where it is found.
    verdict : str
        ``fits`` the published checks, or is ``too_low`` or ``too_high`` for them.
    note : str
        Why.
    """

    id: str
    label: str
    diamonds_per_coin: float
    usd_per_diamond: float
    creator_share: float
    used_by: str
    sources: tuple[Source, ...]
    verdict: Literal["too_low", "fits", "too_high"]
    note: str = ""

    def __post_init__(self) -> None:
        _check_share("creator_share", self.creator_share)

    def usd(self, coins: float) -> float:
        """Give the creator's US$ for a gift of so many coins under this convention."""
        usd: float = convention_usd(
            coins, self.diamonds_per_coin, self.usd_per_diamond, self.creator_share
        )
        return usd


@dataclass(frozen=True, kw_only=True, slots=True)
class CoinPack:
    """A pack of coins and its price, as someone saw it.

    Attributes
    ----------
    channel : str
        ``web``, ``in_app``, or ``unknown`` where the page does not say.
    country : str
        ``US``, ``UK``, ``DE``, ``EU``, ``worldwide``, or ``unknown`` where the page is silent.
    currency : str
        Currency of `price`.
    coins : int
        Coins in the pack.
    price : float
        What the viewer pays.
    as_of, sources, confidence, note
        As in `Fact`.
    """

    channel: Literal["web", "in_app", "unknown"]
    country: Literal["US", "UK", "DE", "EU", "worldwide", "unknown"]
    currency: Currency
    coins: int
    price: float
    as_of: str
    sources: tuple[Source, ...]
    confidence: Confidence
    note: str = ""

    def __post_init__(self) -> None:
        _check_as_of("as_of", self.as_of)
        if self.coins < 1:
            raise Refused("coins", self.coins, "is not a pack (allowed: 1 or more)")
        if self.price <= 0:
            raise Refused("price", self.price, "is not a price (allowed: more than 0)")

    @property
    def price_per_coin(self) -> float:
        """Price of one coin, in the pack's currency."""
        return self.price / self.coins


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
        _check_as_of("as_of", self.as_of)
        _check_range("followers_low", self.followers_low, self.followers_high)
        _check_range("usd_low", self.usd_low, self.usd_high)


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
        _check_as_of("as_of", self.as_of)
        _check_range("followers_low", self.followers_low, self.followers_high)
        _check_share("rate_low", self.rate_low)
        _check_share("rate_high", self.rate_high)
        _check_range("rate_low", self.rate_low, self.rate_high)


@dataclass(frozen=True, kw_only=True, slots=True)
class IncomeCase:
    """What a named or described creator is said to have earned.

    Attributes
    ----------
    id, who, what : str
        The person or group, and what the figure counts.
    value, low, high : float
        As in `Fact`.
    unit : str
        One of `Unit`.
    period : str
        The time the figure covers.
    measured_by : str
        Who says so.
    verified : bool
        True if a third party saw records or made the payment itself.
    sources, note
        As in `Fact`.
    """

    id: str
    who: str
    what: str
    value: float | None = None
    low: float
    high: float
    unit: Unit
    period: str
    measured_by: str
    verified: bool
    sources: tuple[Source, ...]
    note: str = ""

    def __post_init__(self) -> None:
        _check_range("low", self.low, self.high)
        if self.value is not None and not self.low <= self.value <= self.high:
            raise Refused(
                "value", self.value, f"is outside low..high (allowed: {self.low} to {self.high})"
            )


class UnknownFact(KeyError):
    """No fact has this id.

    Attributes
    ----------
    id : str
        The id asked for.
    near : tuple of str
        Ids that look like it.
    """

    def __init__(self, id: str, near: tuple[str, ...]) -> None:
        super().__init__(id)
        self.id = id
        self.near = near

    def __str__(self) -> str:
        return f"no fact {self.id!r}; ids near it: {', '.join(self.near) or 'none'}"


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Keyed = TypeVar("Keyed", bound=_HasId)
Row = TypeVar("Row")


def data_directory(directory: Path | None = None) -> Path | Traversable:
    """Give the directory of the tables: the package's own unless another is named."""
    return files("livemoney") / "data" if directory is None else directory


@cache
def sources(directory: Path | None = None) -> Mapping[str, Source]:
    """Give every source by its id.

    Parameters
    ----------
    directory : Path, optional
        Read the table here, not that of the package.

    Returns
    -------
    Mapping of str to Source

    Raises
    ------
    DataError
        If the table is malformed.
    """
    return _by_id(read_table(data_directory(directory) / "sources.csv", Source))


@cache
def facts(directory: Path | None = None) -> Mapping[str, Fact]:
    """Give every sourced number by its id; parameters and errors as in `sources`."""
    return _by_id(_sourced("facts.csv", Fact, directory))


def fact(id: str, directory: Path | None = None) -> Fact:
    """Give one sourced number.

    Parameters
    ----------
    id : str
        Such as ``coin_price.web_us``.
    directory : Path, optional
        Read the tables here, not those of the package.

    Returns
    -------
    Fact

    Raises
    ------
    UnknownFact
        If there is none; it names the nearest ids.
    DataError
        If a table is malformed.

    Examples
    --------
    >>> fact("diamond.gross_usd").number
    0.01
    """
    known = facts(directory)
    if id not in known:
        raise UnknownFact(id, tuple(get_close_matches(id, known, n=3, cutoff=0.4)))
    return known[id]


@cache
def claims(directory: Path | None = None) -> Mapping[str, Claim]:
    """Give every statement by its id; parameters and errors as in `sources`."""
    return _by_id(_sourced("claims.csv", Claim, directory))


@cache
def conventions(directory: Path | None = None) -> tuple[Convention, ...]:
    """Give the conventions in circulation, lowest first; parameters, errors as in `sources`."""
    return _sourced("conventions.csv", Convention, directory)


@cache
def coin_packs(directory: Path | None = None) -> tuple[CoinPack, ...]:
    """Give the observed coin packs; parameters and errors as in `sources`."""
    unique = ("channel", "country", "currency", "coins", "price", "sources")
    return _sourced("coin_packs.csv", CoinPack, directory, unique)


@cache
def brand_rates(directory: Path | None = None) -> tuple[BrandRate, ...]:
    """Give the published rate tables; parameters and errors as in `sources`."""
    return _sourced("brand_rates.csv", BrandRate, directory, ("tier", "table", "sources"))


@cache
def engagement_benchmarks(directory: Path | None = None) -> tuple[EngagementBenchmark, ...]:
    """Give the published engagement rates; parameters and errors as in `sources`."""
    unique = ("source", "basis", "followers_low", "followers_high", "note")
    return _sourced("engagement_benchmarks.csv", EngagementBenchmark, directory, unique)


@cache
def income_cases(directory: Path | None = None) -> tuple[IncomeCase, ...]:
    """Give what creators are said to have earned; parameters and errors as in `sources`."""
    return _sourced("income_cases.csv", IncomeCase, directory)


def income_case(id: str, directory: Path | None = None) -> IncomeCase:
    """Give one published income; parameters and errors as in `fact`."""
    known = {case.id: case for case in income_cases(directory)}
    if id not in known:
        raise UnknownFact(id, tuple(get_close_matches(id, known, n=3, cutoff=0.4)))
    return known[id]


def due(today: date | None = None, directory: Path | None = None) -> list[Fact]:
    """List the facts whose review date has passed, the longest overdue first.

    Parameters
    ----------
    today : date, optional
        The day to compare with; today if left out.
    directory : Path, optional
        Read the tables here, not those of the package.

    Returns
    -------
    list of Fact
    """
    day = today or date.today()
    late = [f for f in facts(directory).values() if f.review_by < day]
    return sorted(late, key=lambda f: (f.review_by, f.id))


def _sourced(
    file: str, row_type: type[Row], directory: Path | None, unique: tuple[str, ...] = ("id",)
) -> tuple[Row, ...]:
    """Read a table whose ``sources`` column holds ids of sources."""
    path = data_directory(directory) / file
    return read_table(path, row_type, unique=unique, lookup={Source: sources(directory)})


def _by_id(rows: tuple[Keyed, ...]) -> Mapping[str, Keyed]:
    return MappingProxyType({row.id: row for row in rows})


def _check_as_of(field: str, text: str) -> None:
    problem = "is not a date (allowed: YYYY, YYYY-MM, YYYY-MM-DD or n.d.)"
    if not _AS_OF.fullmatch(text):
        raise Refused(field, text, problem)
    if len(text) == len("YYYY-MM-DD"):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise Refused(field, text, problem) from None


def _check_range(field: str, low: float | None, high: float | None) -> None:
    if low is not None and high is not None and low > high:
        raise Refused(field, low, f"is above the upper end (allowed: at most {high})")


def _check_share(field: str, share: float) -> None:
    if not 0 <= share <= 1:
        raise Refused(field, share, "is not a share (allowed: 0 to 1)")
