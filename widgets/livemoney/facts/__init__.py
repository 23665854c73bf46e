"""The course's sourced figures, and statements, each with where it comes from.

Nothing is read when the module is imported; the tables are read once, at the first call.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from livemoney.facts.brand import BrandRate, EngagementBenchmark
from livemoney.facts.claim import Claim
from livemoney.facts.coin_pack import CoinPack
from livemoney.facts.convention import Convention
from livemoney.facts.income import IncomeCase
from livemoney.facts.number import Fact, UnknownFact
from livemoney.facts.source import Source
from livemoney.facts.tables import read_table

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
