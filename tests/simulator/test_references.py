"""The vectorised model, the obvious loop and SimPy agree: one model, three ways to run it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from benchmarks.measures import _simulator_loop, _simulator_simpy

from livemoney import simulate

OURS = simulate(20_000, 45, seed=2).sessions


@pytest.mark.parametrize(
    ("model", "sessions"),
    [(_simulator_loop, 3000), (_simulator_simpy, 400)],
    ids=["loop", "simpy"],
)
def test_the_same_model_gives_the_same_summary(model: Any, sessions: int) -> None:
    rows = model.simulate(sessions, 45, seed=2)
    for name in ("viewers", "likes", "comments", "gifters", "gifts"):
        theirs, ours = np.array([row[name] for row in rows]), OURS[name].to_numpy()
        error = math.hypot(theirs.std() / sessions**0.5, ours.std() / len(ours) ** 0.5)
        assert abs(theirs.mean() - ours.mean()) <= 4 * error, name
    # Of dollars, ranks: their mean has no useful error with this tail.
    usd = np.array([row["take_home_usd"] for row in rows])
    for quantile in (0.25, 0.5, 0.75, 0.9):
        edge = OURS["take_home_usd"].quantile(quantile)
        ours = [(OURS["take_home_usd"] < edge).mean(), (OURS["take_home_usd"] <= edge).mean()]
        error = 4 * math.sqrt(quantile * (1 - quantile) / sessions)
        assert (usd < edge).mean() <= ours[1] + error
        assert (usd <= edge).mean() >= ours[0] - error


@pytest.mark.parametrize("model", [_simulator_loop, _simulator_simpy], ids=["loop", "simpy"])
def test_a_reference_repeats_itself_from_its_seed(model: Any) -> None:
    assert model.simulate(5, 30, seed=9) == model.simulate(5, 30, seed=9)
