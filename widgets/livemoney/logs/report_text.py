"""The report as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from livemoney.logs.report import Report, SetAside

__all__ = ["as_text", "printable"]


def printable(text: str) -> str:
    """A text of a file without what would move a terminal's cursor or colour it."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def as_text(report: Report) -> str:
    """The report in lines."""
    return printable_lines(_lines(report))


def printable_lines(lines: Iterable[str]) -> str:
    """Lines, each printable."""
    return "\n".join(printable(line) for line in lines)


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.file}: {report.format}"
    yield f"Rows read: {report.rows_read:,}"
    yield f"  used: {report.rows_used:,}{_kinds(report.kinds)}"
    yield f"  set aside: {sum(report.rows_set_aside.values()):,}"
    yield from _groups(report, report.set_aside)
    if report.remarks:
        yield "Used in part:"
        yield from _groups(report, report.remarks)
    if report.diamonds is None:
        yield "Diamonds: the file does not say"
    else:
        without = f", without {report.gifts_unpriced:,} unpriced gifts"
        yield f"Diamonds: {report.diamonds:,}{without if report.gifts_unpriced else ''}"
    if report.gifts:
        yield f"Gifts: {report.gifts:,}, of which without a known price: {report.gifts_unpriced:,}"
    if report.unpriced:
        yield f"  unpriced: {_counts(report.unpriced)}"
    yield f"Host: {report.host}"
    yield f"Times: {report.times}"
    if report.comparison is not None:
        compared = report.comparison
        yield (
            f"LIVE Center, on the {compared.days:,} days that both cover: "
            f"{compared.official:,} diamonds; observed: {compared.observed:,}; "
            f"difference: {compared.difference:+,}"
        )
        if compared.difference:
            yield from (f"  {reason}" for reason in compared.reasons)
    for title, texts in (
        ("Notes:", report.notes),
        ("What this file cannot know:", report.cannot_know),
    ):
        if texts:
            yield title
            yield from (f"  {text}" for text in texts)
    if report.files_not_read:
        yield "Not read:"
        yield from (f"  {name}: {why}" for name, why in report.files_not_read.items())


def _kinds(kinds: Mapping[str, int]) -> str:
    return f" ({_counts(kinds)})" if kinds else ""


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def _groups(report: Report, groups: Iterable[SetAside]) -> Iterator[str]:
    for group in groups:
        yield f"    {group.rows:,}: {group.reason}{group.where(report.files)}"
        if group.example is not None and group.example.field:
            yield f"      for example {group.example}"
