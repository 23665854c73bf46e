"""What a creator is said to have earned, and who measured it."""

from __future__ import annotations

from dataclasses import dataclass

from livemoney.facts.checks import Unit, check_range
from livemoney.facts.source import Source
from livemoney.facts.tables import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class IncomeCase:
    """What a named or described creator is said to have earned.

    Attributes
    ----------
    id, who, what : str
        The person or group, and what the figure counts.
    value, low, high : float
        As in `Fact`.
    unit : str
        One of `Unit`.
    period : str
        The time the figure covers.
    measured_by : str
        Who says so.
    verified : bool
        True if a third party saw records or made the payment itself.
    sources, note
        As in `Fact`.
    """

    id: str
    who: str
    what: str
    value: float | None = None
    low: float
    high: float
    unit: Unit
    period: str
    measured_by: str
    verified: bool
    sources: tuple[Source, ...]
    note: str = ""

    def __post_init__(self) -> None:
        check_range("low", self.low, self.high)
        if self.value is not None and not self.low <= self.value <= self.high:
            raise Refused(
                "value", self.value, f"is outside low..high (allowed: {self.low} to {self.high})"
            )
