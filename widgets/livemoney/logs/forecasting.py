"""The next four weeks as a range, from a creator's own LIVEs; refused where there are too few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from livemoney.logs.summary import with_diamonds

if TYPE_CHECKING:
    from livemoney.logs.result import Result

__all__ = ["FEWEST", "Forecast", "NoForecast", "forecast"]

# Below this a range of the past says next to nothing: one rare large gift makes or breaks it.
FEWEST = 10
DRAWS = 10_000


class NoForecast(ValueError):
    """There is too little to forecast from; the message says what is missing."""


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What the coming weeks bring if they are like the past ones.

    Attributes
    ----------
    weeks : int
        How many.
    lives : int
        LIVEs in them, at the pace so far.
    low, middle, high : float
        Diamonds: one time in ten it is less than `low`, half of the time less than `middle`, one
        time in ten more than `high`.
    zero_share : float
        How often none came at all.
    from_lives : int
        LIVEs that it rests on.
    """

    weeks: int
    lives: int
    low: float
    middle: float
    high: float
    zero_share: float
    from_lives: int


def forecast(result: Result, weeks: int = 4, seed: int = 0) -> Forecast:
    """Forecast diamonds by drawing from the LIVEs so far, with replacement.

    It knows no trend, no season and no gift larger than those seen.

    Parameters
    ----------
    result : Result
        With at least ten LIVEs, or days with a LIVE.
    weeks : int
        How far ahead.
    seed : int
        For the draws.

    Raises
    ------
    NoForecast
        With fewer than ten LIVEs, without diamonds, or without dates.
    """
    import numpy as np

    live = with_diamonds(result)
    if "day" in set(live["level"]):
        live = live[live["lives"].fillna(1) > 0]
    if len(live) < FEWEST:
        raise NoForecast(
            f"{len(live)} LIVEs with known diamonds are too few to forecast from; {FEWEST} are the "
            "least. With fewer, one rare large gift decides what the range looks like."
        )
    start = live["start"].dropna()
    if len(start) < len(live):
        raise NoForecast("Not every LIVE has a date, so how often you go LIVE is not known.")
    days = (start.max() - start.min()).total_seconds() / 86_400
    if days < 7:
        raise NoForecast("The LIVEs lie within one week, so how often you go LIVE is not known.")
    # As many gaps as LIVEs but one: the pace is what lies between them.
    coming = max(round((len(live) - 1) / days * 7 * weeks), 1)
    drawn = np.random.default_rng(seed).choice(
        live["diamonds"].to_numpy(dtype=float), size=(DRAWS, coming)
    )
    sums = drawn.sum(axis=1)
    low, middle, high = np.quantile(sums, [0.1, 0.5, 0.9])
    return Forecast(
        weeks=weeks,
        lives=coming,
        low=float(low),
        middle=float(middle),
        high=float(high),
        zero_share=float((sums == 0).mean()),
        from_lives=len(live),
    )
