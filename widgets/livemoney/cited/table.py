"""A table of two columns, which a phone has room for, and of which a long one folds away."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

# An address that does not break would push the table out of a phone.
CELL = "text-align: left; overflow-wrap: anywhere"


def table(caption: str, columns: tuple[str, str], rows: Iterable[list[str]]) -> str:
    """HTML of the rows, whose cells are HTML already."""
    head = "".join(f'<th style="text-align: left">{name}</th>' for name in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in cells) + "</tr>"
        for cells in rows
    )
    # Without this class JupyterLab takes what stands between two dollar signs for mathematics.
    return (
        f'<table class="mathjax_ignore"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def folded(summary: str, inside: str) -> str:
    """`inside` behind its summary, so that the page ends where its text does."""
    return f"<details><summary>{escape(summary)}</summary>{inside}</details>"
