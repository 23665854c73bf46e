"""How fast the simulator is, beside the obvious loop and SimPy on the same model."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.measures import _simulator_loop, _simulator_simpy
from benchmarks.sites import ROOT
from benchmarks.table import Row, Table
from livemoney import simulate

SESSIONS, MINUTES, RUNS = 10_000, 120, 5
# The others take long for all sessions; their cost is linear, so a part is enough.
LOOP_SESSIONS, SIMPY_SESSIONS = 1_000, 200
BUDGET_S, BUDGET_MB = 1.0, 1_000
PEAK = (
    "import resource, livemoney; livemoney.simulate({sessions}, {minutes}); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)


def measure() -> Table:
    """Time the three on the default LIVE, and put what they find side by side."""
    simulate(100, MINUTES)
    run = simulate(SESSIONS, MINUTES)
    ours = _median(lambda: simulate(SESSIONS, MINUTES))
    four = _median(lambda: simulate(4 * SESSIONS, MINUTES))
    loop_s, loop = _timed(_simulator_loop.simulate, LOOP_SESSIONS)
    simpy_s, simpy = _timed(_simulator_simpy.simulate, SIMPY_SESSIONS)
    many = f"{SESSIONS:,} sessions of {MINUTES} minutes"
    return Table(
        "The LIVE simulator",
        (
            Row(many, ours, "s", budget=BUDGET_S),
            Row("its memory, the whole process", _peak(), "MB", budget=BUDGET_MB),
            Row("four times the sessions, over four", four / 4, "s", note="linear in sessions"),
            Row("the obvious Python loop", loop_s, "s", note=_times(loop_s, ours)),
            Row("SimPy", simpy_s, "s", note=_times(simpy_s, ours)),
            *_found("simulator", run.sessions.to_dict("records")),
            *_found("loop", loop),
            *_found("SimPy", simpy),
        ),
        notes=(
            f"Median of {RUNS} runs; the loop ran {LOOP_SESSIONS:,} sessions and SimPy "
            f"{SIMPY_SESSIONS:,}, multiplied up. Same model, same parameters, random numbers of "
            "their own; what they find agrees to the error of so many sessions.",
        ),
    )


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _timed(
    model: Callable[..., list[dict[str, float]]], sessions: int
) -> tuple[float, list[dict[str, float]]]:
    """Seconds for all sessions, from a part of them; and that part's rows."""
    started = time.perf_counter()
    rows = model(sessions, MINUTES)
    return (time.perf_counter() - started) * SESSIONS / sessions, rows


def _peak() -> float:
    code = PEAK.format(sessions=SESSIONS, minutes=MINUTES)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _times(other: float, ours: float) -> str:
    return f"{other / ours:,.0f} times as long"


def _found(name: str, rows: Sequence[dict[str, Any]]) -> list[Row]:
    usd = [row["take_home_usd"] for row in rows]
    nothing = sum(row["gifters"] == 0 for row in rows) / len(rows)
    gifters = statistics.fmean(row["gifters"] for row in rows)
    return [
        Row(f"{name}: median", statistics.median(usd), "US$", note=f"{len(rows):,} sessions"),
        Row(f"{name}: chance of nothing", nothing * 100, "%"),
        Row(f"{name}: gifters", gifters, "a session"),
    ]
