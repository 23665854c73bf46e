"""The facts that a chapter rests on."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.cited.table import folded, table
from livemoney.facts import Fact, fact


class Cited:
    """A table of facts with figures, ranges, dates, sources and confidence, for a chapter's end."""

    def __init__(self, *fact_ids: str) -> None:
        self.facts = [fact(fact_id) for fact_id in fact_ids]

    def __repr__(self) -> str:
        return "\n".join(f"{known.label}: {shown.figure(known)}" for known in self.facts)

    def _repr_html_(self) -> str:
        rows = map(_cells, self.facts)
        return folded(
            f"The {len(self.facts)} figures of this chapter, each with its range, date and source",
            table("What this chapter rests on", ("Figure", "Where it is from"), rows),
        )


def _cells(known: Fact) -> list[str]:
    spread = shown.spread(known)
    span = f" (range: {escape(spread)})" if spread and known.value is not None else ""
    note = f"<br><small>{escape(known.note)}</small>" if known.note else ""
    when = shown.dated(known) if known.as_of == "n.d." else f"as of {shown.dated(known)}"
    links = "; ".join(shown.source_link(source) for source in known.sources)
    return [
        f"{escape(known.label)}: <strong>{escape(shown.figure(known))}</strong>{span}{note}",
        f"{when}, confidence {escape(shown.confidence(known))}<br><small>{links}</small>",
    ]
