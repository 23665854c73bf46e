"""The switched-off model has answers on paper; the simulator gives them, to Monte Carlo error."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from livemoney import simulate
from livemoney.simulator.closed_form import chance_of_nothing, compound_variance, expected_gifters
from livemoney.simulator.parameters import declared, largest_gifter_rate
from livemoney.simulator.sizes import gift_sizes

SESSIONS, MINUTES = 60_000, 40
# Four standard errors: one check in 16,000 fails by chance, and the seed is fixed.
ERRORS = 4


def close(sample: Any, expected: float) -> bool:
    """Whether the sample's mean is within its own error of what is expected."""
    error = np.std(sample) / math.sqrt(len(sample))
    return bool(abs(np.mean(sample) - expected) <= ERRORS * error)


def by_minutes(viewers: float, minutes: int, stay: float, settle: float, rate: float) -> float:
    """Expected gifters the long way round: minute by minute, as the model runs."""
    new, gifters = 0.0, 0.0
    gives = rate / largest_gifter_rate(stay, settle)
    for minute in range(minutes):
        new += viewers if minute == 0 else viewers / stay
        gifters += new / settle * gives
        new = (new - new / settle) * (1 - 1 / stay)
    return gifters


@pytest.mark.parametrize("minutes", [1, 2, 15, 240])
@pytest.mark.parametrize("stay", [1, 3, 30])
@pytest.mark.parametrize("settle", [1, 10])
def test_expected_gifters_are_those_of_the_minutes(minutes: int, stay: int, settle: int) -> None:
    found = expected_gifters(50, minutes, stay, settle, 0.03)
    assert found == pytest.approx(by_minutes(50, minutes, stay, settle, 0.03), rel=1e-9)


@pytest.mark.parametrize("spread", [0, 0.5, 1])
@pytest.mark.parametrize("tail", [0.2, 0.6])
def test_mean_variance_and_chance_of_zero_of_the_compound_sum(spread: float, tail: float) -> None:
    run = simulate(
        SESSIONS,
        MINUTES,
        seed=3,
        burst=0,
        reach_spread=spread,
        top_fifth_share=tail,
        concurrent_viewers=15,
    )
    known = {name: declared()[name].default for name in ("mean_stay_minutes", "settle_minutes")}
    gifters = expected_gifters(15, MINUTES, gifter_rate=0.02, **known)
    law = gift_sizes(declared()["coins_per_gifter"].default, tail)
    coins = run.sessions["coins"].to_numpy()
    assert close(run.sessions["gifters"], gifters)
    assert close(coins, gifters * law.mean)
    assert close(coins == 0, chance_of_nothing(gifters, spread))
    variance = compound_variance(gifters, spread, law.mean, law.mean_square)
    assert close((coins - gifters * law.mean) ** 2, variance)
    counts = run.sessions["gifters"].to_numpy()
    assert close((counts - gifters) ** 2, gifters + (spread * gifters) ** 2)


@pytest.mark.parametrize("gifters", [0, 1, 2, 5])
def test_gifters_are_poisson_when_reach_is_the_same(gifters: int) -> None:
    run = simulate(SESSIONS, MINUTES, seed=4, reach_spread=0, concurrent_viewers=15)
    mean = run.sessions["gifters"].mean()
    chance = math.exp(-mean) * mean**gifters / math.factorial(gifters)
    assert close(run.sessions["gifters"] == gifters, chance)


def test_bursts_and_boost_leave_the_chance_of_nothing() -> None:
    """Bursts only follow a gift, so the page's formula holds with them on."""
    run = simulate(SESSIONS, MINUTES, seed=5, burst=0.7)
    assert close(run.sessions["coins"] == 0, chance_of_nothing(run.sessions["gifters"].mean(), 0.5))


@pytest.mark.parametrize("mean", [5, 66, 400])
@pytest.mark.parametrize("tail", [0.4, 0.8])
def test_gift_sizes_have_the_mean_the_square_and_the_share_asked_for(
    mean: float, tail: float
) -> None:
    law = gift_sizes(mean, tail)
    assert law.mean == pytest.approx(mean, rel=1e-9)
    assert law.top_fifth_share == pytest.approx(tail, abs=1e-9)
    generator = np.random.default_rng(6)
    sizes = law.draw(generator, 1_000_000)
    prices = law.prices(generator, sizes).astype(float)
    assert close(prices, mean)
    assert close(prices**2, law.mean_square)
    top = np.sort(sizes)[-len(sizes) // 5 :].sum() / sizes.sum()
    assert top == pytest.approx(tail, abs=0.01)
