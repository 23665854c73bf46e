"""The facts that a chapter rests on, shown at its end."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.facts import Fact, fact

COLUMNS = ("Fact", "Figure", "Range", "As of", "Source")


class Cited:
    """A table of facts with their figures, ranges, dates and sources, for a chapter's end."""

    def __init__(self, *fact_ids: str) -> None:
        self.facts = [fact(fact_id) for fact_id in fact_ids]

    def __repr__(self) -> str:
        return "\n".join(f"{known.label}: {shown.figure(known)}" for known in self.facts)

    def _repr_html_(self) -> str:
        rows = "".join(
            "<tr>"
            + "".join(f'<td style="text-align: left">{cell}</td>' for cell in cells)
            + "</tr>"
            for cells in map(_cells, self.facts)
        )
        head = "".join(f'<th style="text-align: left">{name}</th>' for name in COLUMNS)
        # Without this class JupyterLab takes what stands between two dollar signs for mathematics.
        return (
            '<table class="mathjax_ignore"><caption>What this chapter rests on</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _cells(known: Fact) -> list[str]:
    return [
        escape(known.label),
        escape(shown.figure(known)),
        escape(shown.spread(known) or "one figure"),
        shown.dated(known),
        "<br>".join(shown.source_link(source) for source in known.sources),
    ]
