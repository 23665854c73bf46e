"""The distribution of a LIVE's coins for the page: quantiles made by the simulator beforehand.

To a good approximation a LIVE's coins depend on two things only: how many gifters are expected, and
how much the biggest fifth of gifters gives. `simulator_quantiles.csv` holds quantiles on a grid of
these two; between its points they are interpolated, in the logarithm of coins + 1. Everything else
about the LIVE enters through the expected gifters (`closed_form.expected_gifters`).

``python -m livemoney.simulator.quantiles`` makes the table anew, in a few minutes.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from livemoney.facts import data_directory
from livemoney.formula import clamp, exp, floor, formula, log, lookup, maximum, minimum, where
from livemoney.quantities import Amount, Share

FILE = "simulator_quantiles.csv"
TOP_FIFTH = (0.6, 0.75, 0.85, 0.91, 0.95, 0.97)
# Expected gifters: five points a decade.
FEWEST, POINTS, PER_DECADE = 0.05, 28, 5
# Twenty dots, each in the middle of its twentieth; and the three that the results name.
DOTS = tuple((dot + 0.5) / 20 for dot in range(20))
QUANTILES = tuple(sorted({*DOTS, 0.1, 0.5, 0.9}))
MINUTES, SEED = 60, 1


@cache
def table() -> Mapping[float, Mapping[int, float]]:
    """For each quantile: grid point -> logarithm of coins + 1. Points go by top fifth, gifters."""
    lines = (data_directory() / FILE).read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    return {quantile: _logarithms(rows, column(quantile)) for quantile in QUANTILES}


def _logarithms(rows: list[dict[str, str]], name: str) -> dict[int, float]:
    # Two decimals are half a percent, less than the simulation's own error.
    return {point: round(math.log(float(row[name]) + 1), 2) for point, row in enumerate(rows)}


def column(quantile: float) -> str:
    """A quantile's column in the table: `p2.5`."""
    return f"p{quantile * 100:g}"


def gifters_at(point: int) -> float:
    """The expected gifters at a point of the grid."""
    return FEWEST * 10 ** (point / PER_DECADE)


def grid_cell(expected_gifters: Any, top_fifth_share: Any) -> tuple[Any, Any, Any]:
    """The cell of the grid around a LIVE: its first corner, and how far across and down it lies."""
    across = minimum(
        log(maximum(expected_gifters, FEWEST) / FEWEST) * (PER_DECADE / math.log(10)), POINTS - 1
    )
    down = sum(
        clamp((top_fifth_share - low) / (high - low), 0, 1) for low, high in pairwise(TOP_FIFTH)
    )
    left, top = minimum(floor(across), POINTS - 2), minimum(floor(down), len(TOP_FIFTH) - 2)
    return top * POINTS + left, across - left, down - top


def interpolate(at: Callable[[Any], Any], corner: Any, across: Any, down: Any) -> Any:
    """A value between the four corners of a cell, along straight lines; `at` gives a point's."""
    above = at(corner) + across * (at(corner + 1) - at(corner))
    below = at(corner + POINTS) + across * (at(corner + POINTS + 1) - at(corner + POINTS))
    return above + down * (below - above)


@formula
def coins_quantile(
    expected_gifters: Amount, top_fifth_share: Share, nothing_share: Share, quantile: Any
) -> Any:
    """The coins that the given part of LIVEs stay below; `quantile` is one of `QUANTILES`.

    0 as long as the chance of nothing is at least that part.
    """
    values = table()[quantile]
    cell = grid_cell(expected_gifters, top_fifth_share)
    coins = exp(interpolate(lambda point: lookup(point, values), *cell)) - 1
    return where(nothing_share >= quantile, 0, coins)


@formula
def bursts_in_time(minutes: Amount, mean_stay_minutes: Amount, settle_minutes: Amount) -> Any:
    """Coins of a LIVE of this length over those of the table's, with as many gifters.

    The end of a short LIVE cuts off more of its bursts (`closed_form.burst_part`).
    """
    from livemoney.simulator.closed_form import burst_part
    from livemoney.simulator.parameters import declared

    usual = {name: one.default for name, one in declared().items()}
    burst = usual["burst"], usual["burst_minutes"]
    in_table = burst_part(MINUTES, usual["mean_stay_minutes"], usual["settle_minutes"], *burst)
    return burst_part(minutes, mean_stay_minutes, settle_minutes, *burst) / in_table


def simulated(point: int, top_fifth_share: float, sessions: int, seed: int = SEED) -> list[float]:
    """One row of the table, straight from the simulator."""
    import numpy as np

    from livemoney.simulator.simulation import simulate

    run = simulate(
        sessions,
        MINUTES,
        seed,
        concurrent_viewers=viewers_for(gifters_at(point), MINUTES),
        top_fifth_share=top_fifth_share,
    )
    found = np.quantile(run.sessions["coins"], QUANTILES)
    return [float(f"{coins:.4g}") for coins in found]


def viewers_for(gifters: float, minutes: int) -> float:
    """The audience that brings so many gifters on average, at the other defaults."""
    from livemoney.simulator.closed_form import expected_gifters
    from livemoney.simulator.parameters import declared

    names = ("mean_stay_minutes", "settle_minutes", "gifter_rate")
    of_one_viewer = expected_gifters(1, minutes, *(declared()[name].default for name in names))
    return float(gifters / of_one_viewer)


def sessions_at(point: int) -> int:
    """How many sessions a row rests on: fewer where each has many gifters."""
    return int(min(40_000, max(2_000, 1_000_000 / gifters_at(point))))


def _row(task: tuple[float, int]) -> list[str]:
    top, point = task
    coins = simulated(point, top, sessions_at(point))
    return [f"{top:g}", f"{gifters_at(point):.6g}", *(f"{value:g}" for value in coins)]


def main() -> None:
    """Write the table."""
    from multiprocessing import Pool

    tasks = [(top, point) for top in TOP_FIFTH for point in range(POINTS)]
    path = Path(str(data_directory() / FILE))
    with Pool() as pool:
        rows = pool.map(_row, tasks, chunksize=1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["top_fifth_share", "expected_gifters", *map(column, QUANTILES)])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
