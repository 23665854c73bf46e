"""The switched-off model has answers on paper; the simulator gives them, to Monte Carlo error."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from livemoney import simulate
from livemoney.simulator.closed_form import (
    burst_part,
    chance_of_nothing,
    compound_variance,
    expected_gifters,
    unique_viewers,
)
from livemoney.simulator.given import largest_gifter_rate
from livemoney.simulator.parameters import declared
from livemoney.simulator.sizes import gift_sizes

# Four standard errors: one check in 16,000 fails by chance, and the seed is fixed.
ERRORS = 4
SESSIONS, MINUTES = 60_000, 40
# LIVEs of three minutes, so that so many are cheap: with these an answer that is off by two parts
# in a hundred is seen.
MANY, SHORT = 1_000_000, 3
OFF = 0.02
FAST = {"mean_stay_minutes": 2, "settle_minutes": 1, "gifter_rate": 0.2, "concurrent_viewers": 5}


def close(sample: Any, expected: float) -> bool:
    """Whether the sample's mean is within its own error of what is expected."""
    error = np.std(sample) / math.sqrt(len(sample))
    return bool(abs(np.mean(sample) - expected) <= ERRORS * error)


def close_and_would_see(sample: Any, expected: float) -> bool:
    """As `close`, and the sample is large enough to refuse an answer that is 2% off."""
    off = [close(sample, expected * (1 + sign * OFF)) for sign in (-1, 1)]
    return close(sample, expected) and not any(off)


def by_minutes(viewers: float, minutes: int, stay: float, settle: int, rate: float) -> float:
    """Expected gifters the long way round: every minute's newcomers, followed minute by minute."""
    gives = rate / largest_gifter_rate(stay, settle)
    gifters = 0.0
    for came in range(minutes):
        left = viewers if came == 0 else viewers / stay
        for minute in range(came, minutes):
            if minute - came == settle:
                gifters += left * gives
            left *= 1 - 1 / stay
    return gifters


@pytest.mark.parametrize("minutes", [1, 7, 120])
def test_unique_viewers_are_those_who_came_in(minutes: int) -> None:
    run = simulate(20_000, minutes, seed=6, concurrent_viewers=30, reach_spread=0)
    stay = declared()["mean_stay_minutes"].default
    assert close_and_would_see(run.sessions["viewers"], unique_viewers(30, minutes, stay))


@pytest.mark.parametrize("minutes", [1, 2, 15, 240])
@pytest.mark.parametrize("stay", [2, 6, 30])
@pytest.mark.parametrize("settle", [0, 1, 10, 14])
def test_expected_gifters_are_those_of_the_minutes(minutes: int, stay: int, settle: int) -> None:
    found = expected_gifters(50, minutes, stay, settle, 0.03)
    assert found == pytest.approx(by_minutes(50, minutes, stay, settle, 0.03), rel=1e-9)


@pytest.mark.parametrize(
    ("minutes", "given"),
    [
        (9, {}),
        (11, {}),
        (60, {}),
        (45, {"mean_stay_minutes": 12, "settle_minutes": 5}),
        (45, {"settle_minutes": 0}),
        (45, {"mean_stay_minutes": 1, "settle_minutes": 0}),
    ],
)
def test_expected_gifters_are_the_simulators(minutes: int, given: dict[str, float]) -> None:
    names = ("mean_stay_minutes", "settle_minutes", "gifter_rate")
    known = {name: given.get(name, declared()[name].default) for name in names}
    run = simulate(20_000, minutes, seed=8, concurrent_viewers=100, reach_spread=0, **given)
    gifters = expected_gifters(100, minutes, **known)
    assert close(run.sessions["gifters"], gifters)
    assert minutes <= 11 or close_and_would_see(run.sessions["gifters"], gifters)


@pytest.mark.parametrize("spread", [0, 0.5, 1])
@pytest.mark.parametrize("tail", [0.2, 0.5])
def test_mean_variance_and_chance_of_zero_of_the_compound_sum(spread: float, tail: float) -> None:
    run = simulate(MANY, SHORT, seed=3, burst=0, reach_spread=spread, top_fifth_share=tail, **FAST)
    known = {name: value for name, value in FAST.items() if name != "concurrent_viewers"}
    gifters = expected_gifters(FAST["concurrent_viewers"], SHORT, **known)
    law = gift_sizes(declared()["coins_per_gifter"].default, tail)
    coins = run.sessions["coins"].to_numpy()
    counts = run.sessions["gifters"].to_numpy()
    variance = compound_variance(gifters, spread, law.mean, law.mean_square)
    assert close_and_would_see(counts, gifters)
    assert close_and_would_see((counts - gifters) ** 2, gifters + (spread * gifters) ** 2)
    assert close_and_would_see(coins, gifters * law.mean)
    assert close_and_would_see((coins - gifters * law.mean) ** 2, variance)
    assert close_and_would_see(coins == 0, chance_of_nothing(gifters, spread))


@pytest.mark.parametrize("gifters", [0, 1, 2, 5])
def test_gifters_are_poisson_when_reach_is_the_same(gifters: int) -> None:
    run = simulate(SESSIONS, MINUTES, seed=4, reach_spread=0, concurrent_viewers=15)
    mean = expected_gifters(15, MINUTES, 6, 10, 0.02)
    chance = math.exp(-mean) * mean**gifters / math.factorial(gifters)
    assert close(run.sessions["gifters"] == gifters, chance)


def bursts(minutes: int, burst: float, burst_minutes: float) -> tuple[list[float], list[float]]:
    """A gift and what follows from it in `k` more minutes: the mean and the mean square, each `k`.

    The long way round: a gift sets off a Poisson number in each later minute, and each of those
    begins a burst of its own.
    """
    fade = 1 - 1 / burst_minutes
    means, squares = [], []
    for left in range(minutes):
        weights = [burst * (1 - fade) * fade ** (lag - 1) for lag in range(1, left + 1)]
        mean = 1 + sum(w * means[left - lag] for lag, w in enumerate(weights, 1))
        spread = sum(w * squares[left - lag] for lag, w in enumerate(weights, 1))
        means.append(mean)
        squares.append(spread + mean**2)
    return means, squares


@pytest.mark.parametrize(("burst", "burst_minutes"), [(0.4, 2), (0.4, 1), (0.8, 5)])
def test_bursts_are_a_self_exciting_process(burst: float, burst_minutes: float) -> None:
    """Mean and variance of a LIVE's gifts: first gifts are Poisson, each begins a burst."""
    run = simulate(
        SESSIONS,
        MINUTES,
        seed=6,
        reach_spread=0,
        concurrent_viewers=40,
        burst=burst,
        burst_minutes=burst_minutes,
        top_fifth_share=0.5,
    )
    means, squares = bursts(MINUTES, burst, burst_minutes)
    last = MINUTES - 1 - 10
    first = {left: 40 * 0.02 * (1 if left == last else 1 / 6) for left in range(last + 1)}
    mean = sum(rate * means[left] for left, rate in first.items())
    variance = sum(rate * squares[left] for left, rate in first.items())
    gifts = run.sessions["gifts"].to_numpy()
    assert close_and_would_see(gifts, mean)
    assert close((gifts - mean) ** 2, variance)
    # As if each LIVE had no bursts, the variance would be the mean.
    assert not close((gifts - mean) ** 2, mean)
    gifters = expected_gifters(40, MINUTES, 6, 10, 0.02)
    part = burst_part(MINUTES, 6, 10, burst, burst_minutes)
    assert gifters / (1 - burst) * part == pytest.approx(mean, rel=1e-9)


def test_a_long_burst_is_as_large_as_its_branching_ratio_says() -> None:
    means, squares = bursts(400, 0.4, 2)
    assert means[-1] == pytest.approx(1 / 0.6)
    # The total of a branching process with Poisson offspring (Borel): variance b / (1 - b)**3.
    assert squares[-1] - means[-1] ** 2 == pytest.approx(0.4 / 0.6**3)
    assert burst_part(10_000, 6, 10, 0.4, 2) == pytest.approx(1, abs=1e-3)


def test_bursts_leave_the_chance_of_nothing() -> None:
    """Bursts only follow a gift, so the page's formula holds with them on."""
    run = simulate(SESSIONS, MINUTES, seed=5, burst=0.7)
    gifters = expected_gifters(10, MINUTES, 6, 10, 0.02)
    assert close(run.sessions["coins"] == 0, chance_of_nothing(gifters, 0.5))


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
