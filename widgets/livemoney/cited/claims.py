"""Claims: what is said, and who stands behind it."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.cited.table import table
from livemoney.facts import Claim, claims

STANDING = {
    "official": "official: TikTok or an authority",
    "allegation": "alleged before a court",
    "research": "research",
    "press": "reported or observed, not by TikTok",
    "folklore": "folklore: repeated, without an origin",
    "unknown": "not known: looked for, not found",
}


class CitedClaims:
    """A table of claims with their standing, dates and sources."""

    def __init__(self, *claim_ids: str, title: str = "What is said, and who says it") -> None:
        self.claims = [claims()[claim_id] for claim_id in claim_ids]
        self.title = title

    def __repr__(self) -> str:
        return "\n".join(f"{STANDING[one.status]}: {one.statement}" for one in self.claims)

    def _repr_html_(self) -> str:
        return table(self.title, ("What is said", "Who says so"), map(_cells, self.claims))


def _cells(claim: Claim) -> list[str]:
    kind, colon, rest = STANDING[claim.status].partition(":")
    links = "; ".join(shown.source_link(source) for source in claim.sources)
    # A source's link carries its date.
    sources = f"<br><small>{links}</small>" if links else f" (as of {shown.dated(claim)})"
    note = f"<br><small>{escape(claim.note)}</small>" if claim.note else ""
    return [
        escape(claim.statement) + note,
        f"<strong>{escape(kind)}</strong>{escape(colon + rest)}{sources}",
    ]
