"""The page's numbers, read from tables, are the simulator's within the stated tolerance."""

from __future__ import annotations

import numpy as np
import pytest

from livemoney import calculators, simulate
from livemoney.simulator import quantiles
from livemoney.simulator.given import mean_price
from livemoney.simulator.quantiles import DOTS, QUANTILES, TOP_FIFTH, gifters_at

CALCULATOR = calculators["who-gives"]
# What the page calls P10, P50 or P90 is a quantile of the simulator within 3 points. Gifters, the
# chance of nothing and the mean have formulas: they are the simulator's, to its own error.
POINTS = 0.03
SESSIONS = 20_000

# (viewers, hours, gifter rate, top fifth, watch time): the corners, the middle, between the grid.
GRID = [
    (1, 0.25, 0.005, 0.6, 5),
    (1, 2, 0.06, 0.97, 6),
    (3, 1, 0.02, 0.88, 6),
    (10, 1, 0.02, 0.97, 6),
    (20, 1, 0.02, 0.97, 6),
    (10, 3, 0.03, 0.7, 10),
    (25, 0.25, 0.05, 0.8, 15),
    (50, 1, 0.01, 0.93, 5),
    (60, 2, 0.05, 0.6, 6),
    (120, 1, 0.03, 0.9, 30),
    (500, 0.25, 0.1, 0.97, 30),
    (500, 0.25, 0.1, 0.6, 5),
]


@pytest.mark.parametrize(("viewers", "hours", "rate", "tail", "stay"), GRID)
def test_the_page_is_the_simulator(
    viewers: float, hours: float, rate: float, tail: float, stay: float
) -> None:
    given = {
        "concurrent_viewers": viewers,
        "gifter_rate": rate,
        "top_fifth_share": tail,
        "mean_stay_minutes": stay,
    }
    page = CALCULATOR.evaluate(hours=hours, **given)
    sessions = 2000 if page["gifters"] > 200 else SESSIONS
    run = simulate(sessions, round(hours * 60), seed=11, **given)
    usd = run.sessions["take_home_usd"].to_numpy()
    noise = 3 * 0.5 / sessions**0.5
    for name, wanted in (("p10_usd", 0.1), ("p50_usd", 0.5), ("p90_usd", 0.9)):
        # A gift is whole coins, so many LIVEs bring the same; and half a coin is not a difference.
        below = (usd < page[name] - 0.0051).mean()
        up_to = (usd <= page[name] + 0.0051).mean()
        assert below - POINTS - noise <= wanted <= up_to + POINTS + noise, name
    nothing = page["nothing_share"]
    error = 4 * (nothing * (1 - nothing) / sessions) ** 0.5
    assert nothing == pytest.approx((usd == 0).mean(), abs=error + 1e-9)
    assert page["gifters"] == pytest.approx(
        run.sessions["gifters"].mean(),
        abs=4 * run.sessions["gifters"].std() / sessions**0.5 + 1e-9,
    )
    # Dollars are too wild to say anything about their mean; gifts, whose mean price is known, do.
    gifts = run.sessions["gifts"].to_numpy()
    usd_a_gift = mean_price(run.parameters) * 0.01 * run.parameters["reward_rate"]
    assert page["mean_usd"] == pytest.approx(
        gifts.mean() * usd_a_gift, abs=4 * gifts.std() / sessions**0.5 * usd_a_gift + 1e-9
    )


def test_twice_the_audience_raises_the_median_and_lowers_the_chance_of_nothing() -> None:
    one, two = (CALCULATOR.evaluate(concurrent_viewers=viewers) for viewers in (10, 20))
    assert one["p50_usd"] * 2 < two["p50_usd"]
    assert one["nothing_share"] > 2 * two["nothing_share"]
    # The results name what doubling does, before the reader tries it.
    assert one["twice_p50_usd"] == pytest.approx(two["p50_usd"])
    assert one["twice_nothing_share"] == pytest.approx(two["nothing_share"])


def test_results_are_in_order_wherever_the_reader_goes() -> None:
    dice = np.random.default_rng(1)
    for _ in range(300):
        inputs = {
            part.name: float(part.low + dice.random() ** 2 * (part.high - part.low))
            for part in CALCULATOR.inputs
        }
        found = CALCULATOR.evaluate(**inputs)
        assert 0 <= found["p10_usd"] <= found["p50_usd"] + 1e-9 <= found["p90_usd"] + 2e-9
        assert 0 <= found["nothing_share"] <= 1


@pytest.mark.parametrize(("row", "point"), [(0, 4), (2, 9), (5, 8), (5, 13), (3, 16)])
def test_a_sample_of_the_table_is_what_its_script_makes(row: int, point: int) -> None:
    """Made anew from fewer sessions: the shipped quantiles lie within their error."""
    again = quantiles.simulated(point, TOP_FIFTH[row], 8000, seed=77)
    shipped = [quantiles.table()[q][row * quantiles.POINTS + point] for q in QUANTILES]
    run_log = np.log(np.array(again) + 1)
    # In logarithms a quantile's error is at most a few hundredths in the middle, more at the ends.
    allowed = np.array([0.8 if q in (DOTS[0], DOTS[-1]) else 0.35 for q in QUANTILES])
    assert (abs(run_log - np.array(shipped)) <= allowed).all()


def test_the_table_grows_with_gifters() -> None:
    for q in QUANTILES:
        values = list(quantiles.table()[q].values())
        for row in range(len(TOP_FIFTH)):
            line = values[row * quantiles.POINTS : (row + 1) * quantiles.POINTS]
            assert line == sorted(line)
    assert gifters_at(quantiles.POINTS - 1) * 1.3 > 2 * 500 * 0.1 * (8 * 60 / 5 + 1)


def test_the_page_is_light() -> None:
    assert len(CALCULATOR.html().encode()) < 100_000
