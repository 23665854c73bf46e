"""A pack of coins and its price, as someone saw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from livemoney.facts.checks import Confidence, check_as_of
from livemoney.facts.source import Source
from livemoney.facts.tables import Refused

Currency = Literal["usd", "gbp", "eur"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CoinPack:
    """A pack of coins and its price, as someone saw it.

    Attributes
    ----------
    channel : str
        ``web``, ``in_app``, or ``unknown`` where the page does not say.
    country : str
        ``US``, ``UK``, ``DE``, ``EU``, ``worldwide``, or ``unknown`` where the page is silent.
    currency : str
        Currency of `price`.
    coins : int
        Coins in the pack.
    price : float
        What the viewer pays.
    as_of, sources, confidence, note
        As in `Fact`.
    """

    channel: Literal["web", "in_app", "unknown"]
    country: Literal["US", "UK", "DE", "EU", "worldwide", "unknown"]
    currency: Currency
    coins: int
    price: float
    as_of: str
    sources: tuple[Source, ...]
    confidence: Confidence
    note: str = ""

    def __post_init__(self) -> None:
        check_as_of("as_of", self.as_of)
        if self.coins < 1:
            raise Refused("coins", self.coins, "is not a pack (allowed: 1 or more)")
        if self.price <= 0:
            raise Refused("price", self.price, "is not a price (allowed: more than 0)")

    @property
    def price_per_coin(self) -> float:
        """Price of one coin, in the pack's currency."""
        return self.price / self.coins
