"""Where a figure comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from livemoney.facts.checks import check_as_of
from livemoney.facts.tables import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A page, a paper, a dump, or our own arithmetic.

    Attributes
    ----------
    id : str
        Short name that the other tables use.
    title, publisher : str
        As far as they are known.
    url : str
        The original's address, blank if only a copy was read and the address is not known.
    seen_at : str
        Where it was read, if not at `url`; plain text, not a link.
    published : str
        The date that the source states, or ``n.d.``.
    read_on : date
        When it was read.
    kind : str
        ``original``, ``copy``, ``mirror``, ``dump`` or ``derived`` (our arithmetic).
    note : str
        What to know about it.
    """

    id: str
    title: str
    publisher: str
    url: str = ""
    seen_at: str = ""
    published: str
    read_on: date
    kind: Literal["original", "copy", "mirror", "dump", "derived"]
    note: str = ""

    def __post_init__(self) -> None:
        check_as_of("published", self.published)
        if self.url and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", self.url):
            raise Refused("url", self.url, "is not an address (allowed: http(s)://... or blank)")
        if not self.url and not self.seen_at:
            raise Refused("url", self.url, "is blank, and so is seen_at (allowed: one of the two)")
        if self.url and self.kind in ("copy", "mirror"):
            problem = f"links a {self.kind} (allowed: blank, and in seen_at where it was read)"
            raise Refused("url", self.url, problem)
