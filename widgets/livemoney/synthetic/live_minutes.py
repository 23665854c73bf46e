"""A synthetic LIVE, minute by minute, to practise on: made up, seeded, of no real person.

`data/synthetic_live_minutes.csv` holds it, a minute a line; `make_rows` made that file, and a
test makes it again and compares. In it likes have no effect on gifts: both follow the audience.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from livemoney.facts import data_directory
from livemoney.facts.tables import Refused, read_table

FILE = "synthetic_live_minutes.csv"
SEED = 2026
MINUTES = 60
# What a gift of this LIVE may cost, and how often: prices of real gifts, shares assumed.
PRICES = (1, 5, 10, 30, 99, 199)
WEIGHTS = (60, 14, 10, 8, 6, 2)
COLUMNS = ("minute", "viewers", "likes", "comments", "gifts", "coins")


@dataclass(frozen=True, kw_only=True)
class LiveMinute:
    """One minute of the synthetic LIVE.

    Attributes
    ----------
    minute : int
        The first is 1.
    viewers : int
        How many watch.
    likes, comments, gifts : int
        How many came in this minute.
    coins : int
        What the gifts of this minute cost together.
    """

    minute: int
    viewers: int
    likes: int
    comments: int
    gifts: int
    coins: int

    def __post_init__(self) -> None:
        if self.coins < self.gifts:
            raise Refused("coins", self.coins, "are fewer than the gifts (a gift is 1 or more)")


@cache
def synthetic_live(directory: Path | None = None) -> tuple[LiveMinute, ...]:
    """Give the synthetic LIVE's minutes, the first first.

    Raises
    ------
    DataError
        If the table is malformed.
    """
    return read_table(data_directory(directory) / FILE, LiveMinute, unique=("minute",))


def bursts(rows: Sequence[LiveMinute], gifts: int) -> list[tuple[int, int]]:
    """First and last minute of each run of minutes with at least `gifts` gifts.

    A single quieter minute does not end a run: a burst may catch its breath.
    """
    found: list[tuple[int, int]] = []
    for row in rows:
        if row.gifts < gifts:
            continue
        if found and row.minute - found[-1][1] <= 2:
            found[-1] = (found[-1][0], row.minute)
        else:
            found.append((row.minute, row.minute))
    return found


def make_rows(seed: int = SEED) -> list[LiveMinute]:
    """Draw the synthetic LIVE.

    Viewers gather, are most after about half an hour, and leave. Likes and comments come at a
    steady rate per viewer. So do gifts, and each gift sets off others in the minutes after it.
    All rates are assumptions.
    """
    random = Random(seed)
    rows = []
    excitement = 0.0
    for minute in range(1, MINUTES + 1):
        crowd = 15 + 75 * math.exp(-(((minute - 32) / 15) ** 2))
        viewers = _poisson(random, crowd)
        gifts = _poisson(random, viewers * 0.006 + 0.35 * excitement)
        excitement = 0.4 * excitement + gifts
        rows.append(
            LiveMinute(
                minute=minute,
                viewers=viewers,
                likes=_poisson(random, viewers * 2),
                comments=_poisson(random, viewers * 0.06 + 0.8 * gifts),
                gifts=gifts,
                coins=sum(random.choices(PRICES, WEIGHTS, k=gifts)),
            )
        )
    return rows


def as_csv(rows: list[LiveMinute]) -> str:
    """The rows as the text of the file."""
    lines = [",".join(str(getattr(row, name)) for name in COLUMNS) for row in rows]
    return "\n".join([",".join(COLUMNS), *lines]) + "\n"


def _poisson(random: Random, mean: float) -> int:
    """A count with this mean: arrivals before time `mean`, where gaps are exponential."""
    count, at = 0, random.expovariate(1)
    while at < mean:
        count, at = count + 1, at + random.expovariate(1)
    return count
