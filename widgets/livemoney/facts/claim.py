"""A sourced statement that is not a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from livemoney.facts.checks import ID, check_as_of
from livemoney.facts.source import Source
from livemoney.facts.tables import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A statement that is not a number.

    Attributes
    ----------
    id, statement : str
        The statement is in the course's own words.
    status : str
        ``official`` (TikTok or an authority says so), ``allegation`` (before a court),
        ``research``, ``press``, ``folklore`` (repeated without an origin) or ``unknown``
        (looked for, not found).
    sources : tuple of Source
        Blank for what is unknown.
    as_of, note : str
        As in `Fact`.
    """

    id: str
    statement: str
    status: Literal["official", "allegation", "research", "press", "folklore", "unknown"]
    sources: tuple[Source, ...] = ()
    as_of: str
    note: str = ""

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise Refused("id", self.id, "is not an id (allowed: topic.name in lower case)")
        check_as_of("as_of", self.as_of)
        if not self.sources and self.status != "unknown":
            raise Refused("sources", "", "is blank (allowed for status unknown only)")
