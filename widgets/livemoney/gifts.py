"""What gifts cost, in coins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from livemoney.facts import Source, data_directory, sources
from livemoney.facts.tables import Refused, read_table

__all__ = [
    "AmbiguousGift",
    "Gift",
    "PanelGift",
    "UnknownGift",
    "current_gifts",
    "gift",
    "gift_panel",
    "gifts",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gift:
    """One name and one price of it, as found in the public dumps of TikTok's gift list.

    Attributes
    ----------
    name : str
        As the app shows it.
    coins : int
        Price in coins.
    dumps : tuple of Source
        The dumps that hold this pair of name and price.
    note : str
        Other prices of the same name, and history.
    """

    name: str
    coins: int
    dumps: tuple[Source, ...]
    note: str = ""

    def __post_init__(self) -> None:
        _check_price(self.coins)


@dataclass(frozen=True, kw_only=True, slots=True)
class PanelGift:
    """One gift on the panel of one region, 5 January 2024.

    Attributes
    ----------
    gift_id : int
        TikTok's number for the gift; two gifts may share a name.
    name : str
        As the app shows it.
    coins : int
        Price in coins.
    streakable : bool
        True if taps add up to one streak of gifts.
    """

    gift_id: int
    name: str
    coins: int
    streakable: bool

    def __post_init__(self) -> None:
        _check_price(self.coins)


class UnknownGift(ValueError):
    """No gift has this name.

    Attributes
    ----------
    field : str
        Always ``"gift"``.
    value : str
        The name asked for.
    near : tuple of str
        Names that look like it.
    """

    def __init__(self, value: str, problem: str, near: tuple[str, ...]) -> None:
        super().__init__(f"field 'gift': {value!r} {problem}")
        self.field = "gift"
        self.value = value
        self.near = near


class AmbiguousGift(ValueError):
    """The name stands for several gifts, so the price must be given too.

    Attributes
    ----------
    field : str
        Always ``"gift"``.
    value : str
        The name asked for.
    variants : tuple of Gift
        What the name may mean.
    """

    def __init__(self, value: str, variants: tuple[Gift, ...]) -> None:
        listed = ", ".join(f"{g.name} at {g.coins:,}" for g in variants)
        super().__init__(
            f"field 'gift': {value!r} has several prices; give coins as well: {listed}"
        )
        self.field = "gift"
        self.value = value
        self.variants = variants


@cache
def gifts(directory: Path | None = None) -> tuple[Gift, ...]:
    """Give every pair of name and price in the dumps of 2024-01, 2024-02 and 2025-08.

    Parameters
    ----------
    directory : Path, optional
        Read the tables here, not those of the package.

    Returns
    -------
    tuple of Gift
        Prices in coins, in increasing order.

    Raises
    ------
    DataError
        If a table is malformed.
    """
    path = data_directory(directory) / "gifts.csv"
    return read_table(path, Gift, unique=("name", "coins"), lookup={Source: sources(directory)})


@cache
def current_gifts() -> tuple[Gift, ...]:
    """Give the gifts to choose from: named in the newest dump and in an older one, at one price.

    Two dumps that agree are the nearest thing to a confirmed price. Names with several prices
    are left out, because a name alone would not say which is meant.

    Returns
    -------
    tuple of Gift
        By increasing price in coins.
    """
    every = gifts()
    newest = max((dump for g in every for dump in g.dumps), key=lambda dump: dump.published)
    names = [g.name.casefold() for g in every]
    return tuple(
        g
        for g in every
        if newest in g.dumps and len(g.dumps) > 1 and names.count(g.name.casefold()) == 1
    )


@cache
def gift_panel(directory: Path | None = None) -> tuple[PanelGift, ...]:
    """Give what one region's viewers could choose from on 5 January 2024.

    Parameters
    ----------
    directory : Path, optional
        Read the table here, not that of the package.

    Returns
    -------
    tuple of PanelGift
        116 gifts with their prices in coins; source: dump ``J``.

    Raises
    ------
    DataError
        If the table is malformed.
    """
    return read_table(data_directory(directory) / "gift_panel.csv", PanelGift, unique=("gift_id",))


def gift(name: str, coins: int | None = None, directory: Path | None = None) -> Gift:
    """Find a gift by its name.

    An exact match wins; else upper and lower case are taken as equal.

    Parameters
    ----------
    name : str
        The gift's name.
    coins : int, optional
        Its price, where the name has several.
    directory : Path, optional
        Read the tables here, not those of the package.

    Returns
    -------
    Gift
        The one that fits.

    Raises
    ------
    UnknownGift
        If no gift has this name, or none at this price.
    AmbiguousGift
        If several prices fit; it lists them.

    Examples
    --------
    >>> gift("Rose").coins
    1
    """
    every = gifts(directory)
    named = tuple(g for g in every if g.name == name)
    if not named:
        named = tuple(g for g in every if g.name.casefold() == name.casefold())
    if not named:
        near = _near(name, (g.name for g in every))
        raise UnknownGift(name, f"is not a known gift (names near it: {list(near)})", near)
    fitting = tuple(g for g in named if coins is None or g.coins == coins)
    if not fitting:
        prices = sorted({g.coins for g in named})
        raise UnknownGift(name, f"has no price of {coins} coins (prices: {prices})", (name,))
    if len(fitting) > 1:
        raise AmbiguousGift(name, fitting)
    return fitting[0]


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give up to three names that look like this one."""
    folded = {known.casefold(): known for known in names}
    return tuple(folded[match] for match in get_close_matches(name.casefold(), folded, n=3))


def _check_price(coins: int) -> None:
    """Refuse a price that no gift can have."""
    if coins < 1:
        raise Refused("coins", coins, "is not a price (allowed: 1 or more)")
