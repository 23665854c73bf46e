"""A sourced number: its range, its date, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from livemoney.facts.checks import ID, Confidence, Unit, check_as_of, check_range, check_share
from livemoney.facts.source import Source
from livemoney.facts.tables import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A sourced number.

    Attributes
    ----------
    id : str
        ``topic.name``.
    label : str
        Its name for readers.
    value : float or None
        The figure; None where the sources give a range only.
    low, high : float
        The range in the sources; both equal `value` where there is one figure.
    unit : str
        One of `Unit`. A share is between 0 and 1.
    as_of : str
        YYYY, YYYY-MM or YYYY-MM-DD that the source states, or ``n.d.``.
    sources : tuple of Source
        Where it comes from.
    confidence : str
        ``H`` official, court, filing or peer-reviewed; ``M`` press or a named third party;
        ``L`` a blog or not verified.
    review_by : date
        When to look again.
    note : str
        What the reader must know.
    """

    id: str
    label: str
    value: float | None = None
    low: float
    high: float
    unit: Unit
    as_of: str
    sources: tuple[Source, ...]
    confidence: Confidence
    review_by: date
    note: str = ""

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise Refused("id", self.id, "is not an id (allowed: topic.name in lower case)")
        check_as_of("as_of", self.as_of)
        check_range("low", self.low, self.high)
        if self.value is not None and not self.low <= self.value <= self.high:
            raise Refused(
                "value", self.value, f"is outside low..high (allowed: {self.low} to {self.high})"
            )
        if self.unit == "share":
            check_share("low", self.low)
            check_share("high", self.high)
        elif self.low < 0:
            raise Refused("low", self.low, "is below zero (allowed: 0 or more)")

    @property
    def number(self) -> float:
        """The figure as a number, for arithmetic.

        Raises
        ------
        ValueError
            If the sources give a range only.
        """
        if self.value is None:
            raise ValueError(
                f"fact {self.id!r} has no central value, only {self.low} to {self.high}"
            )
        return self.value

    @property
    def is_range(self) -> bool:
        """True where the sources do not agree on one figure."""
        return self.low < self.high

    @property
    def weak(self) -> bool:
        """True where a single page of low confidence is all there is."""
        return self.confidence == "L" and len(self.sources) == 1


class UnknownFact(KeyError):
    """No fact has this id.

    Attributes
    ----------
    id : str
        The id asked for.
    near : tuple of str
        Ids that look like it.
    """

    def __init__(self, id: str, near: tuple[str, ...]) -> None:
        super().__init__(id)
        self.id = id
        self.near = near

    def __str__(self) -> str:
        return f"no fact {self.id!r}; ids near it: {', '.join(self.near) or 'none'}"
