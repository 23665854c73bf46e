"""How many LIVEs it takes to tell that something helped: power, by simulation and for the page.

Two arms of LIVEs are compared, as they were and with a change that truly brings more gifters, by
the rank-sum test of Wilcoxon, Mann and Whitney. It looks at the order of the LIVEs, not at their
dollars: with a tail this heavy, a comparison of means sees little but the largest gifts.

``python -m livemoney.simulator.experiment`` makes the planner's table anew.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from livemoney.facts import data_directory
from livemoney.formula import (
    ceil,
    clamp,
    exp,
    floor,
    formula,
    log,
    lookup,
    maximum,
    minimum,
    where,
)
from livemoney.formula import (
    power as raised,
)
from livemoney.quantities import Amount, Domain, Share

FILE = "simulator_power.csv"
TOP_FIFTH = (0.6, 0.75, 0.85, 0.91, 0.97)
GIFTERS = (0.5, 1, 2, 4, 8, 16, 32, 64)
MINUTES, SEED, UPLIFT = 60, 1, 0.5
# Two-sided, at 5%; and the normal quantile of 80%, the usual aim.
Z_TEST, Z_AIM = 1.959964, 0.841621


@cache
def table() -> Mapping[int, float]:
    """The standardised effect of a change, for each point of the grid; see `effect`."""
    lines = (data_directory() / FILE).read_text(encoding="utf-8").splitlines()
    return {point: float(row["effect"]) for point, row in enumerate(csv.DictReader(lines))}


@formula
def effect(uplift: Amount, expected_gifters: Amount, top_fifth_share: Share) -> Any:
    """How far apart two arms are for a rank-sum test, per square root of LIVEs in an arm.

    With `p` the chance that a LIVE of the new arm beats one of the old, ties counting half, the
    test's statistic is about normal with mean `sqrt(6 * lives) * (p - 1/2) / sqrt(1 - ties)` and
    standard deviation 1 (Noether's approximation). `sqrt(6) * (p - 1/2) / sqrt(1 - ties)` was
    simulated at an uplift of one half, on a grid of gifters and tails; it is close to proportional
    to `log(1 + uplift)` for uplifts up to 1.
    """
    across = minimum(
        log(maximum(expected_gifters, GIFTERS[0]) / GIFTERS[0]) / math.log(2), len(GIFTERS) - 1
    )
    down = sum(
        clamp((top_fifth_share - low) / (high - low), 0, 1) for low, high in pairwise(TOP_FIFTH)
    )
    left, top = minimum(floor(across), len(GIFTERS) - 2), minimum(floor(down), len(TOP_FIFTH) - 2)
    corner, right, lower = top * len(GIFTERS) + left, across - left, down - top

    def row(first: Any) -> Any:
        return lookup(first, table()) * (1 - right) + lookup(first + 1, table()) * right

    at_half = row(corner) * (1 - lower) + row(corner + len(GIFTERS)) * lower
    return at_half * log(1 + uplift) / math.log(1 + UPLIFT)


@formula
def rank_power(lives: Amount, effect: Amount) -> Any:
    """The chance that the test finds the difference with so many LIVEs in each arm.

    `Phi(effect * sqrt(lives) - 1.96) + Phi(-effect * sqrt(lives) - 1.96)`: 5% where there is none.
    """
    distance = effect * raised(lives, 0.5)
    return normal_below(distance - Z_TEST) + normal_below(-distance - Z_TEST)


@formula
def lives_needed(effect: Amount, most: Amount) -> Any:
    """LIVEs in each arm for a power of 80%, and `most` where it takes more.

    `((1.96 + 0.84) / effect) ** 2`, rounded up, at least 2.
    """
    needed = ceil(raised((Z_TEST + Z_AIM) / maximum(effect, 1e-6), 2))
    return clamp(needed, 2, most)


@formula
def normal_below(z: Any) -> Any:
    """The chance that a standard normal is below `z`, to 1e-7.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, formula 26.2.17.
    """
    size = maximum(z, -z)
    t = 1 / (1 + 0.2316419 * size)
    series = 0.0
    for coefficient in (1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530):
        series = t * (coefficient + series)
    tail = series * exp(-size * size / 2) / math.sqrt(2 * math.pi)
    return where(z > 0, 1 - tail, tail)


LIVES = Domain(2, 100_000, integer=True, hint="LIVEs in an arm")
UPLIFTS = Domain(0, 10, hint="a share: 0.5 means half as many gifters again")
RUNS = Domain(10, 1_000_000, integer=True, hint="experiments")


def power(
    lives: int,
    uplift: float,
    *,
    test: Literal["ranks", "means"] = "ranks",
    experiments: int = 2_000,
    minutes: int = 60,
    seed: int = 1,
    **parameters: Any,
) -> float:
    """The part of simulated experiments that find a true uplift.

    Parameters
    ----------
    lives
        LIVEs in each of the two arms.
    uplift
        What the change truly adds: 0.5 means half as many viewers again, so gifters.
    test
        ``ranks``, the rank-sum test; ``means``, Welch's t-test on dollars (with normal quantiles).
    experiments
        How many experiments are simulated.
    minutes, seed, **parameters
        As `livemoney.simulate` takes them.

    Raises
    ------
    InputError
        A value that is not allowed; the message names the field, the value and what is allowed.
    """
    from livemoney.quantities import InputError
    from livemoney.simulator.parameters import declared
    from livemoney.simulator.simulation import simulate

    LIVES.check("lives", lives)
    UPLIFTS.check("uplift", uplift)
    RUNS.check("experiments", experiments)
    if test not in ("ranks", "means"):
        raise InputError("test", test, "one of 'ranks', 'means'")
    usual = declared()["concurrent_viewers"].default
    viewers = parameters.pop("concurrent_viewers", usual)
    # The two arms' seeds differ, or their LIVEs would have their luck in common.
    arms = [
        simulate(
            lives * experiments, minutes, seed * 2 + arm, concurrent_viewers=audience, **parameters
        )
        .sessions["take_home_usd"]
        .to_numpy()
        .reshape(experiments, lives)
        for arm, audience in enumerate((viewers, viewers * (1 + uplift)))
    ]
    statistic = _ranks(*arms) if test == "ranks" else _means(*arms)
    return float((abs(statistic) > Z_TEST).mean())


def _ranks(before: Any, after: Any) -> Any:
    """The rank-sum statistic of each experiment, in standard deviations, corrected for ties."""
    import numpy as np

    lives = before.shape[1]
    together = np.concatenate((before, after), axis=1)
    found = np.zeros(len(together))
    for row, values in enumerate(together):
        _, place, times = np.unique(values, return_inverse=True, return_counts=True)
        ranks = (np.cumsum(times) - (times - 1) / 2)[place]
        excess = ranks[lives:].sum() - lives * (2 * lives + 1) / 2
        total = 2 * lives
        ties = (times**3 - times).sum() / (total * (total - 1))
        spread = math.sqrt(max(lives * lives / 12 * (total + 1 - ties), 1e-12))
        found[row] = excess / spread
    return found


def _means(before: Any, after: Any) -> Any:
    """Welch's statistic of each experiment."""
    import numpy as np

    lives = before.shape[1]
    spread = np.sqrt((before.var(axis=1, ddof=1) + after.var(axis=1, ddof=1)) / lives)
    return (after.mean(axis=1) - before.mean(axis=1)) / np.maximum(spread, 1e-12)


def simulated_effect(
    expected_gifters: float, top_fifth_share: float, uplift: float, sessions: int
) -> float:
    """`effect` straight from the simulator, from many LIVEs of each arm."""
    import numpy as np

    from livemoney.simulator.quantiles import viewers_for
    from livemoney.simulator.simulation import simulate

    before, after = (
        np.sort(
            simulate(
                sessions,
                MINUTES,
                SEED + arm,
                concurrent_viewers=viewers_for(expected_gifters * times, MINUTES),
                top_fifth_share=top_fifth_share,
            )
            .sessions["coins"]
            .to_numpy()
        )
        for arm, times in enumerate((1, 1 + uplift))
    )
    wins = np.searchsorted(before, after, "left") + np.searchsorted(before, after, "right")
    better = wins.mean() / 2 / sessions - 0.5
    _, times = np.unique(np.concatenate((before, after)), return_counts=True)
    ties = ((times / (2 * sessions)) ** 3).sum()
    return float(better * math.sqrt(6 / (1 - ties)))


def _row(task: tuple[float, float]) -> list[str]:
    top, gifters = task
    found = simulated_effect(gifters, top, UPLIFT, 40_000)
    return [f"{top:g}", f"{gifters:g}", f"{found:.4f}"]


def main() -> None:
    """Write the table."""
    from multiprocessing import Pool

    tasks = [(top, gifters) for top in TOP_FIFTH for gifters in GIFTERS]
    with Pool() as pool:
        rows = pool.map(_row, tasks, chunksize=1)
    with Path(str(data_directory() / FILE)).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["top_fifth_share", "expected_gifters", "effect"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
