"""The facts that a chapter rests on, shown at its end."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.facts import fact


class Cited:
    """A table of facts with their figures, ranges, dates and sources, for a chapter's end."""

    def __init__(self, *fact_ids: str) -> None:
        self.facts = [fact(fact_id) for fact_id in fact_ids]

    def __repr__(self) -> str:
        return "\n".join(f"{known.label}: {shown.figure(known)}" for known in self.facts)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(known.label)}</td><td>{escape(shown.figure(known))}</td>"
            f"<td>{escape(shown.spread(known) or 'one figure')}</td><td>{shown.dated(known)}</td>"
            f"<td>{'<br>'.join(shown.source_link(source) for source in known.sources)}</td></tr>"
            for known in self.facts
        )
        return (
            "<table><caption>What this chapter rests on</caption><thead><tr>"
            "<th>Fact</th><th>Figure</th><th>Range</th><th>As of</th><th>Source</th>"
            f"</tr></thead><tbody>{rows}</tbody></table>"
        )
