"""The facts that a chapter rests on, shown at its end."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.facts import Fact, fact

COLUMNS = ("Figure", "Where it is from")
# An address that does not break would push the table out of a phone.
CELL = "text-align: left; overflow-wrap: anywhere"


class Cited:
    """A table of facts with figures, ranges, dates, sources and confidence, for a chapter's end."""

    def __init__(self, *fact_ids: str) -> None:
        self.facts = [fact(fact_id) for fact_id in fact_ids]

    def __repr__(self) -> str:
        return "\n".join(f"{known.label}: {shown.figure(known)}" for known in self.facts)

    def _repr_html_(self) -> str:
        rows = "".join(
            "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in cells) + "</tr>"
            for cells in map(_cells, self.facts)
        )
        head = "".join(f'<th style="text-align: left">{name}</th>' for name in COLUMNS)
        # Without this class JupyterLab takes what stands between two dollar signs for mathematics.
        return (
            '<table class="mathjax_ignore"><caption>What this chapter rests on</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _cells(known: Fact) -> list[str]:
    spread = shown.spread(known)
    span = f" (range: {escape(spread)})" if spread and known.value is not None else ""
    note = f"<br><small>{escape(known.note)}</small>" if known.note else ""
    when = shown.dated(known) if known.as_of == "n.d." else f"as of {shown.dated(known)}"
    links = "; ".join(shown.source_link(source) for source in known.sources)
    # Two columns fit a phone; a third would leave it.
    return [
        f"{escape(known.label)}: <strong>{escape(shown.figure(known))}</strong>{span}{note}",
        f"{when}, confidence {escape(shown.confidence(known))}<br><small>{links}</small>",
    ]
