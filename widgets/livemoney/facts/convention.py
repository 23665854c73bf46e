"""The ways in which people turn coins into dollars, right and wrong ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from livemoney.facts.checks import check_share
from livemoney.facts.source import Source
from livemoney.model.money import convention_usd


@dataclass(frozen=True, kw_only=True, slots=True)
class Convention:
    """One way in which people turn a gift's coins into the creator's dollars.

    ``usd = coins * diamonds_per_coin * usd_per_diamond * creator_share``

    Attributes
    ----------
    id, label : str
        Its names.
    diamonds_per_coin : float
        Diamonds that one coin of gift brings.
    usd_per_diamond : float
        US$ that a diamond is said to be worth.
    creator_share : float
        The part of it that the creator gets, 0 to 1.
    used_by : str
        Who counts like this.
    sources : tuple of Source
        Where it is found.
    verdict : str
        ``fits`` the published checks, or is ``too_low`` or ``too_high`` for them.
    note : str
        Why.
    """

    id: str
    label: str
    diamonds_per_coin: float
    usd_per_diamond: float
    creator_share: float
    used_by: str
    sources: tuple[Source, ...]
    verdict: Literal["too_low", "fits", "too_high"]
    note: str = ""

    def __post_init__(self) -> None:
        check_share("creator_share", self.creator_share)

    def usd(self, coins: float) -> float:
        """Give the creator's US$ for a gift of so many coins under this convention."""
        usd: float = convention_usd(
            coins, self.diamonds_per_coin, self.usd_per_diamond, self.creator_share
        )
        return usd
