"""Facts in words: a figure with its unit, its range, its source and its date."""

from __future__ import annotations

from html import escape

from livemoney.facts import Claim, Fact, IncomeCase, Source
from livemoney.text import Format

_MONEY = {"usd": "US$", "gbp": "£", "eur": "€", "aud": "A$", "twd": "NT$"}
WEAK = "one unverified page"


def number(value: float, unit: str) -> str:
    """`value` with its unit, in as many digits as it has: `US$0.0106`, `47%`, `1,000 coins`."""
    if unit == "share":
        return Format(scale=100, digits=_digits(value * 100, 0), suffix="%").text(value)
    currency, _, per = unit.partition("_per_")
    if currency in _MONEY:
        whole_or_cents = 0 if value == int(value) else 2
        money = Format(prefix=_MONEY[currency], digits=_digits(value, whole_or_cents)).text(value)
        return f"{money} per {_each(per)}" if per else money
    if unit == "year":
        return f"{value:.0f}"
    plain = Format(digits=_digits(value, 0)).text(value)
    if unit in ("count", "ratio", ""):
        return plain
    name = unit.replace("_", " ")
    return f"{plain} {name[:-1] if value == 1 and name.endswith('s') else name}"


def unit_name(unit: str) -> str:
    """The unit beside an input's label: `US$`, `US$ per coin`, `coins`; nothing for a count."""
    if unit in ("count", "ratio", "share", ""):
        return ""
    currency, _, per = unit.partition("_per_")
    name = _MONEY.get(currency, currency.replace("_", " "))
    return f"{name} per {_each(per)}" if per else name


def _each(per: str) -> str:
    """What a rate is for one of: `coin`, `1,000 views`."""
    return per.replace("1000_", "1,000 ")


def _digits(value: float, least: int) -> int:
    """Decimals needed to write `value` exactly, as the data file does; at most six."""
    text = f"{value:.6f}".rstrip("0")
    return max(least, len(text.partition(".")[2]))


def figure(fact: Fact) -> str:
    """The fact's figure, or its range where the sources give no single figure.

    A fact that only one page of low confidence supports is marked so.
    """
    if fact.value is None:
        text = f"{number(fact.low, fact.unit)} to {number(fact.high, fact.unit)}"
    else:
        text = number(fact.value, fact.unit)
    return f"{text} ({WEAK})" if fact.weak else text


def case_figure(case: IncomeCase) -> str:
    """A published income's figure, or its range where there is no single figure."""
    if case.value is None:
        return f"{number(case.low, case.unit)} to {number(case.high, case.unit)}"
    return number(case.value, case.unit)


def spread(fact: Fact) -> str:
    """The fact's range, or nothing where the sources agree on one figure."""
    if not fact.is_range:
        return ""
    return f"{number(fact.low, fact.unit)} to {number(fact.high, fact.unit)}"


def source_link(source: Source) -> str:
    """The source as HTML: linked if it is an original, named as a copy where only that was read."""
    if source.kind == "derived":
        return "our own arithmetic from these"
    name = escape(f"{source.publisher}: {source.title}" if source.publisher else source.title)
    if source.url:
        name = f'<a href="{escape(source.url)}" rel="noopener">{name}</a>'
    seen = f", read at {escape(source.seen_at)}" if source.seen_at else ""
    return f"{name} ({escape(published(source))}{seen})"


def published(source: Source) -> str:
    """When the source was published."""
    return "no date given" if source.published == "n.d." else source.published


def dated(known: Fact | Claim) -> str:
    """The date that the source states."""
    return "no date given" if known.as_of == "n.d." else known.as_of


def confidence(fact: Fact) -> str:
    """The fact's confidence in words."""
    words = {"H": "high", "M": "medium", "L": "low"}[fact.confidence]
    return f"{words}: {WEAK}" if fact.weak else words
