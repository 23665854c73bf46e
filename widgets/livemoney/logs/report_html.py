"""The report as HTML; every text that comes from a file is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from livemoney.logs.report import Report, SetAside
from livemoney.logs.report_text import printable

__all__ = ["as_html", "safe"]


def safe(text: object) -> str:
    """A text of a file as HTML text: nothing in it is markup."""
    return escape(printable(str(text)))


def as_html(report: Report) -> str:
    """The report as a fragment of HTML."""
    aside = sum(report.rows_set_aside.values())
    diamonds = "the file does not say" if report.diamonds is None else f"{report.diamonds:,}"
    if report.gifts_unpriced and report.diamonds is not None:
        diamonds += f", without {report.gifts_unpriced:,} unpriced gifts"
    facts = [
        ("Read as", safe(report.format)),
        ("Rows read", f"{report.rows_read:,}"),
        ("Rows used", f"{report.rows_used:,}"),
        ("Rows set aside", f"{aside:,}"),
        ("Diamonds", diamonds),
    ]
    if report.gifts:
        facts.append(("Gifts", f"{report.gifts:,}"))
        facts.append(("Gifts without a known price", f"{report.gifts_unpriced:,}"))
    facts += [("Host", safe(report.host)), ("Times", safe(report.times))]
    if report.comparison is not None:
        compared = report.comparison
        facts += [
            ("Days that the LIVE Center covers too", f"{compared.days:,}"),
            ("Its diamonds on these days", f"{compared.official:,}"),
            ("Observed on these days", f"{compared.observed:,}"),
            ("Difference", f"{compared.difference:+,}"),
        ]
    parts = [
        f'<section class="log-report"><h3>{safe(report.file)}</h3>',
        "<table><tbody>",
        *(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in facts),
        "</tbody></table>",
        _counts("Rows used, by kind", report.kinds),
        _groups("Rows set aside", report.set_aside),
        _groups("Rows used in part", report.remarks),
        _counts("Gifts without a known price", report.unpriced),
    ]
    if report.comparison is not None:
        parts.append(_list("What may make the difference", report.comparison.reasons))
    parts += [
        _list("Notes", report.notes),
        _list("What this file cannot know", report.cannot_know),
        _list("Not read", (f"{n}: {why}" for n, why in report.files_not_read.items())),
        "</section>",
    ]
    return "".join(parts)


def _counts(title: str, counts: Mapping[str, int]) -> str:
    return _list(title, (f"{name}: {count:,}" for name, count in counts.items()))


def _list(title: str, texts: Iterable[str]) -> str:
    items = "".join(f"<li>{safe(text)}</li>" for text in texts)
    return f"<h4>{title}</h4><ul>{items}</ul>" if items else ""


def _groups(title: str, groups: Iterable[SetAside]) -> str:
    return _list(title, (_in_words(group) for group in groups))


def _in_words(group: SetAside) -> str:
    more = ", …" if len(group.lines) < group.rows else ""
    lines = f"; lines {', '.join(map(str, group.lines))}{more}" if group.lines else ""
    example = f". For example {group.example}" if group.example and group.example.field else ""
    return f"{group.rows:,}: {group.reason}{lines}{example}"
