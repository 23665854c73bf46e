"""The report and the sums as a page of its own, without a script and without another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livemoney.logs import summary
from livemoney.logs.report_html import safe

if TYPE_CHECKING:
    from livemoney.logs.result import Result

__all__ = ["as_page"]

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}table{border-collapse:collapse}th,td{text-align:left;padding:.2rem "
    ".8rem .2rem 0;vertical-align:top;overflow-wrap:anywhere}"
)
# Were a text of the file to slip through unescaped, the browser would still run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_page(result: Result) -> str:
    """The report as a whole HTML document."""
    report = result.report
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{diamonds}</td></tr>'
        for name, diamonds, _ in summary.rows(result)
    )
    sums = f"<h3>In diamonds</h3><table><tbody>{rows}</tbody></table>" if rows else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{safe(report.file)}</title><style>{STYLE}</style></head><body>"
        f"<h1>Where every row went</h1>{report.html()}{sums}</body></html>\n"
    )
