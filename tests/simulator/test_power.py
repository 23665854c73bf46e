"""The planner's power is that of simulated experiments."""

from __future__ import annotations

from statistics import NormalDist

import pytest

from livemoney import calculators
from livemoney.quantities import InputError
from livemoney.simulator import power
from livemoney.simulator.experiment import (
    GIFTERS,
    TOP_FIFTH,
    UPLIFT,
    effect,
    lives_needed,
    normal_below,
    rank_power,
    simulated_effect,
)
from livemoney.simulator.quantiles import viewers_for

# The planner's chance is that of simulated experiments within 5 points.
POINTS = 0.05


@pytest.mark.parametrize(
    ("lives", "uplift", "gifters", "tail"),
    [
        (10, 0.25, 2, 0.97),
        (40, 1, 2, 0.97),
        (60, 0.5, 10, 0.8),
        (100, 0.5, 1, 0.9),
        (15, 1, 40, 0.6),
    ],
)
def test_the_planner_is_right_about_simulated_experiments(
    lives: int, uplift: float, gifters: float, tail: float
) -> None:
    found = power(
        lives,
        uplift,
        experiments=1500,
        concurrent_viewers=viewers_for(gifters, 60),
        top_fifth_share=tail,
    )
    assert rank_power(lives, effect(uplift, gifters, tail)) == pytest.approx(found, abs=POINTS)


def test_without_a_difference_the_false_alarms_are_five_in_a_hundred() -> None:
    assert power(30, 0, experiments=3000) == pytest.approx(0.05, abs=0.015)
    assert rank_power(30, effect(0, 2, 0.97)) == pytest.approx(0.05, abs=1e-4)


def test_means_see_less_than_ranks_where_the_tail_is_heavy() -> None:
    ranks, means = (power(60, 1, test=test, experiments=600) for test in ("ranks", "means"))
    assert means < ranks / 2


def test_the_needed_lives_have_the_aimed_power() -> None:
    for uplift in (0.1, 0.25, 0.5, 1):
        size = effect(uplift, 2, 0.97)
        needed = lives_needed(size, 10_000)
        assert rank_power(needed, size) >= 0.8 > rank_power(needed - 1, size) - 1e-9
    assert lives_needed(0, 10_000) == 10_000


@pytest.mark.parametrize("z", [-6, -1.96, -0.1, 0, 0.1, 1, 4])
def test_the_normal_distribution(z: float) -> None:
    assert normal_below(z) == pytest.approx(NormalDist().cdf(z), abs=1e-7)


@pytest.mark.parametrize(("gifters", "tail"), [(1, 0.97), (8, 0.75)])
def test_a_sample_of_the_table_is_what_its_script_makes(gifters: float, tail: float) -> None:
    assert gifters in GIFTERS
    assert tail in TOP_FIFTH
    again = simulated_effect(gifters, tail, UPLIFT, 30_000)
    assert effect(UPLIFT, gifters, tail) == pytest.approx(again, abs=0.02)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("lives", {"lives": 1, "uplift": 1}),
        ("uplift", {"lives": 5, "uplift": -1}),
        ("test", {"lives": 5, "uplift": 1, "test": "magic"}),
        ("experiments", {"lives": 5, "uplift": 1, "experiments": 0}),
        ("gifter_rate", {"lives": 5, "uplift": 1, "gifter_rate": 7}),
    ],
)
def test_bad_input_is_refused(field: str, given: dict[str, object]) -> None:
    with pytest.raises(InputError) as refused:
        power(**given)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_small_tests_are_useless_by_default() -> None:
    found = calculators["how-many-lives"].evaluate()
    assert found["power_share"] < 0.1
    assert found["needed_lives"] > 100
