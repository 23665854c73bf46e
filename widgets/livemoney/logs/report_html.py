"""The report as HTML; every text that comes from a file is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from livemoney.logs.report import Report, SetAside
from livemoney.logs.report_text import printable

__all__ = ["as_html", "safe"]


def safe(text: object) -> str:
    """A text of a file as HTML text: nothing in it is markup."""
    return escape(printable(str(text)))


def as_html(report: Report, level: int = 3) -> str:
    """The report as a fragment of HTML, its heading of the given level."""
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
        f'<section class="log-report"><h{level}>{safe(report.file)}</h{level}>',
        "<table><tbody>",
        *(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in facts),
        "</tbody></table>",
    ]
    lists = [
        ("Rows used, by kind", _counts(report.kinds)),
        ("Rows set aside", _groups(report, report.set_aside)),
        ("Rows used in part", _groups(report, report.remarks)),
        ("Gifts without a known price", _counts(report.unpriced)),
        ("What may make the difference", _reasons(report)),
        ("Notes", report.notes),
        ("What this file cannot know", report.cannot_know),
        ("Not read", [f"{name}: {why}" for name, why in report.files_not_read.items()]),
    ]
    for title, texts in lists:
        if texts:
            items = "".join(f"<li>{safe(text)}</li>" for text in texts)
            parts.append(f"<h{level + 1}>{title}</h{level + 1}><ul>{items}</ul>")
    return "".join([*parts, "</section>"])


def _counts(counts: Mapping[str, int]) -> list[str]:
    return [f"{name}: {count:,}" for name, count in counts.items()]


def _reasons(report: Report) -> Sequence[str]:
    compared = report.comparison
    return compared.reasons if compared is not None and compared.difference else ()


def _groups(report: Report, groups: Iterable[SetAside]) -> list[str]:
    found = []
    for group in groups:
        example = f". For example {group.example}" if group.example and group.example.field else ""
        found.append(f"{group.rows:,}: {group.reason}{group.where(report.files)}{example}")
    return found
