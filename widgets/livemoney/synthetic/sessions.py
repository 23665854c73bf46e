"""A synthetic record of LIVEs to practise on: made up, seeded, of no real person.

`data/synthetic_sessions.csv` holds it, a LIVE a line; `make_rows` made that file, and a test
makes it again and compares. Viewers who give are few and a few of them give most, as the cited
research found elsewhere (facts `research.inke_top_gift_share`, `gifter_rate.simulation`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from livemoney.facts import data_directory
from livemoney.facts.tables import Refused, read_table

FILE = "synthetic_sessions.csv"
SEED = 2026
WEEKS = 8
FIRST_MONDAY = date(2026, 9, 7)
DAYS = (1, 3, 6)  # Tuesday, Thursday, Sunday
COLUMNS = (
    *("day", "minutes", "unique_viewers", "likes", "gifters"),
    *("diamonds", "top_gifter_diamonds"),
)


@dataclass(frozen=True, kw_only=True)
class Session:
    """One synthetic LIVE.

    Attributes
    ----------
    day : date
        When it was. No two are on one day.
    minutes : int
        How long it was.
    unique_viewers, likes, gifters : int
        Different people who watched; likes in all; different people who gave.
    diamonds, top_gifter_diamonds : int
        From all gifts, and from the one viewer who gave most.
    """

    day: date
    minutes: int
    unique_viewers: int
    likes: int
    gifters: int
    diamonds: int
    top_gifter_diamonds: int

    def __post_init__(self) -> None:
        if self.minutes <= 0:
            raise Refused("minutes", self.minutes, "is not a length (allowed: 1 or more)")
        if self.gifters > self.unique_viewers:
            raise Refused("gifters", self.gifters, "are more than the viewers")
        if self.top_gifter_diamonds > self.diamonds:
            raise Refused("top_gifter_diamonds", self.top_gifter_diamonds, "are more than all")


@cache
def synthetic_sessions(directory: Path | None = None) -> tuple[Session, ...]:
    """Give the synthetic LIVEs, the oldest first.

    Parameters
    ----------
    directory : Path, optional
        Read the table here, not that of the package.

    Returns
    -------
    tuple of Session

    Raises
    ------
    DataError
        If the table is malformed.
    """
    return read_table(data_directory(directory) / FILE, Session, unique=("day",))


def make_rows(seed: int = SEED) -> list[Session]:
    """Draw the synthetic LIVEs.

    Viewers and minutes vary around 260 and 80; each viewer gives with a chance of 3%, and what
    one gives is log-normal with a median of 20 diamonds. All of these are assumptions.
    """
    random = Random(seed)
    rows = []
    for number in range(WEEKS * len(DAYS)):
        week, day = divmod(number, len(DAYS))
        minutes = round(random.gauss(80, 22))
        viewers = round(260 * math.exp(random.gauss(0, 0.35)) * minutes / 80)
        gifts = [
            max(1, round(20 * math.exp(random.gauss(0, 1.6))))
            for _ in range(viewers)
            if random.random() < 0.03
        ]
        rows.append(
            Session(
                day=FIRST_MONDAY + timedelta(weeks=week, days=DAYS[day]),
                minutes=minutes,
                unique_viewers=viewers,
                likes=round(viewers * 14 * math.exp(random.gauss(0, 0.4))),
                gifters=len(gifts),
                diamonds=sum(gifts),
                top_gifter_diamonds=max(gifts, default=0),
            )
        )
    return rows


def as_csv(rows: list[Session]) -> str:
    """The rows as the text of the file."""
    lines = [",".join(str(getattr(row, name)) for name in COLUMNS) for row in rows]
    return "\n".join([",".join(COLUMNS), *lines]) + "\n"
