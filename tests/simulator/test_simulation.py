"""What a run gives: the same LIVEs from the same seed, tables that add up, a summary."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

import livemoney
from livemoney import simulate
from livemoney.simulator.given import complete
from livemoney.simulator.simulation import block_size
from livemoney.simulator.summary import gini, lorenz, top_share


def test_the_same_seed_gives_the_same_lives_and_another_gives_others() -> None:
    one, again, other = (simulate(500, 60, seed) for seed in (7, 7, 8))
    assert one.sessions.equals(again.sessions)
    assert not one.sessions.equals(other.sessions)


def test_lives_do_not_depend_on_how_many_follow() -> None:
    few, many = simulate(10_000, 5), simulate(12_000, 5)
    assert few.sessions.equals(many.sessions.iloc[:10_000])


def test_the_call_that_the_course_promises() -> None:
    run = livemoney.simulate(sessions=200, minutes=30, seed=1, reward_rate=0.4)
    promised = {"take_home_usd", "diamonds", "viewers", "gifters", "likes"}
    assert promised | {"comments", "coins", "gifts", "top_gifter_coins"} <= set(run.sessions)
    assert len(run.sessions) == 200
    assert run.sessions["take_home_usd"].to_numpy() == pytest.approx(
        run.sessions["diamonds"].to_numpy() * 0.01 * 0.4
    )


def test_minutes_add_up_to_sessions() -> None:
    run = simulate(300, 45, crowd_out=0.5, reach_boost=1)
    by_session = run.minutes.groupby("session").sum()
    assert len(run.minutes) == 300 * 45
    for name in ("likes", "comments", "gifts", "coins", "diamonds"):
        assert (by_session[name] == run.sessions[name]).all(), name
    assert (by_session["arrivals"] == run.sessions["viewers"]).all()
    assert by_session["viewers"].to_numpy() / 60 == pytest.approx(run.sessions["viewer_hours"])
    peak = run.minutes.groupby("session")["viewers"].max()
    assert (peak == run.sessions["peak_viewers"]).all()


def test_gifters_of_all_lives_give_all_coins() -> None:
    run = simulate(300, 45)
    assert len(run.gifter_coins) == run.sessions["gifters"].sum()
    assert run.gifter_coins.sum() == run.sessions["coins"].sum()
    assert (run.gifter_coins >= 1).all()
    assert (run.sessions["top_gifter_coins"] <= run.sessions["coins"]).all()


def test_too_many_minutes_are_refused_before_they_fill_the_memory() -> None:
    with pytest.raises(livemoney.quantities.InputError, match="simulate fewer sessions"):
        _ = simulate(30_000, 1000, concurrent_viewers=0).minutes


def test_progress_is_told_and_reaches_the_end() -> None:
    told: list[float] = []
    simulate(25_000, 2, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) == 3


def test_a_summary_says_what_it_promises() -> None:
    run = simulate(3000, 60)
    said = run.summary()
    usd = run.sessions["take_home_usd"]
    assert said["mean_usd"] == pytest.approx(usd.mean())
    assert (said["p10_usd"], said["median_usd"], said["p90_usd"]) == pytest.approx(
        tuple(usd.quantile([0.1, 0.5, 0.9]))
    )
    assert said["chance_of_nothing"] == (usd == 0).mean()
    assert 0 < said["top_gifter_share"] < 1
    assert 0 < said["gini"] < 1


def test_a_live_without_anyone_is_nothing_and_no_error() -> None:
    run = simulate(20, 10, concurrent_viewers=0)
    assert run.summary() | {"sessions": 20.0} == {
        **dict.fromkeys(run.summary(), 0.0),
        "sessions": 20.0,
        "chance_of_nothing": 1.0,
    }


def test_gini_and_lorenz_of_known_amounts() -> None:
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)
    assert gini([]) == gini([0, 0]) == 0
    people, parts = lorenz([1, 3])
    assert (people.tolist(), parts.tolist()) == ([0, 0.5, 1], [0, 0.25, 1])
    assert top_share([1, 1, 1, 1, 16], 0.2) == 0.8
    amounts = np.random.default_rng(1).lognormal(0, 1, 100_000)
    # Of a lognormal: 2 * Phi(sigma / sqrt(2)) - 1.
    assert gini(amounts) == pytest.approx(0.5205, abs=0.01)


def test_the_promised_run_fits_the_memory() -> None:
    code = (
        "import resource, livemoney; livemoney.simulate(10_000, 120); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    kilobytes = int(done.stdout) / (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 1_000_000


def test_a_large_audience_is_cut_into_blocks_that_fit() -> None:
    small, large = (complete({"concurrent_viewers": viewers}) for viewers in (10, 50_000))
    assert block_size(small, 120) == 10_000
    assert 10 < block_size(large, 120) < 100


def test_importing_livemoney_needs_no_numpy() -> None:
    code = "import sys, livemoney; livemoney.simulate; assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
