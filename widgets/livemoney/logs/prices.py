"""What a gift in a log cost: from its row, from the file, from the catalogue; else it is unpriced.

A gift that cannot be priced is never worth 0: it is counted as unpriced and stands in no sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from livemoney.logs.collect import GiftRow

__all__ = ["IN_CATALOGUE", "IN_FILE", "IN_ROW", "Prices"]

IN_ROW = "its row"
IN_FILE = "another row of the file"
IN_CATALOGUE = "the catalogue"


@cache
def _catalogue() -> tuple[dict[int, int], dict[str, int]]:
    """Prices by gift id and by name; a name with several prices is left out."""
    from livemoney.gifts import gift_panel, gifts

    by_id = {gift.gift_id: gift.coins for gift in gift_panel()}
    prices: dict[str, set[int]] = {}
    for gift in gifts():
        prices.setdefault(gift.name.casefold(), set()).add(gift.coins)
    return by_id, {name: coins.pop() for name, coins in prices.items() if len(coins) == 1}


@cache
def _streakable() -> dict[int, bool]:
    from livemoney.gifts import gift_panel

    return {gift.gift_id: gift.streakable for gift in gift_panel()}


class Prices:
    """The prices that a file knows, and the catalogue's.

    Parameters
    ----------
    rows : iterable of GiftRow
        All gift rows of the file.
    gift_list : mapping of int to (str, int)
        The room's own list of gifts, where the log holds it.
    """

    def __init__(self, rows: Iterable[GiftRow], gift_list: Mapping[int, tuple[str, int]]) -> None:
        self.by_id = {gift_id: price for gift_id, (_, price) in gift_list.items()}
        self.names = {gift_id: name for gift_id, (name, _) in gift_list.items() if name}
        by_name: dict[str, set[int]] = {}
        for name, price in gift_list.values():
            by_name.setdefault(name.casefold(), set()).add(price)
        for row in rows:
            if row.price:
                if row.gift_id:
                    self.by_id.setdefault(row.gift_id, row.price)
                if row.gift:
                    by_name.setdefault(row.gift.casefold(), set()).add(row.price)
            if row.gift_id and row.gift:
                self.names.setdefault(row.gift_id, row.gift)
        self.by_name = {name: next(iter(p)) for name, p in by_name.items() if name and len(p) == 1}

    def price(self, row: GiftRow) -> tuple[int, str]:
        """Give the price in coins and where it stands; 0 and "" where nothing knows it."""
        if row.price:
            return row.price, IN_ROW
        name = row.gift.casefold()
        if found := self.by_id.get(row.gift_id) or (not row.gift_id and self.by_name.get(name)):
            return int(found), IN_FILE
        by_id, by_name = _catalogue()
        if found := by_id.get(row.gift_id) or by_name.get(name):
            return found, IN_CATALOGUE
        return 0, ""

    def name(self, row: GiftRow) -> str:
        """Give the gift's name as the file has it, or its number."""
        return (
            row.gift
            or self.names.get(row.gift_id)
            or (f"gift {row.gift_id}" if row.gift_id else "unnamed gift")
        )

    def streakable(self, row: GiftRow) -> int:
        """Whether the gift can be repeated, where the row does not say: 1, 0, or -1 for unknown."""
        if row.streakable >= 0:
            return row.streakable
        return int(_streakable().get(row.gift_id, -1))
