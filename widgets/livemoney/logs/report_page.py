"""The report and the sums as a page of its own, without a script and without another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livemoney.logs import summary
from livemoney.logs.report_html import as_html, safe

if TYPE_CHECKING:
    from livemoney.logs.result import Result

__all__ = ["as_page"]

STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}table{border-collapse:collapse;"
    "overflow-wrap:normal}th,td{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}"
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
    sums = f"<h2>In diamonds</h2><table><tbody>{rows}</tbody></table>" if rows else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{safe(report.file)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>Where every row went</h1>{as_html(report, level=2)}{sums}</main></body></html>\n"
    )
