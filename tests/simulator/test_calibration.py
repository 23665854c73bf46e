"""Against what is published: within the stated tolerance, or shown to be impossible together."""

from __future__ import annotations

import math

import pytest

from livemoney.facts import fact
from livemoney.simulator import checks_table, conflicts_table
from livemoney.simulator.calibration import Check, checks, conflicts, rank_checks

CHECKS = {one.what: one for one in checks(30_000)}


@pytest.mark.parametrize("what", CHECKS)
def test_a_published_figure_is_met_within_its_tolerance(what: str) -> None:
    one = CHECKS[what]
    assert one.met, one


def test_the_five_figures_are_all_there() -> None:
    wanted = {
        "gifter_rate.simulation",
        "research.inke_top_gift_share",
        "platform.creator_usd_per_viewer_hour",
        "au_nz.rank_1_aud",
        "au_nz.rank_20_aud",
    }
    assert {one.fact for one in CHECKS.values()} == wanted
    assert set(checks_table(2000).index) == set(CHECKS)


def test_the_tolerances_are_as_stated() -> None:
    hour = next(one for one in CHECKS.values() if "viewer-hour" in one.what)
    published = fact(hour.fact).number
    assert (hour.low, hour.high) == pytest.approx((0.95 * published, 1.05 * published))
    share = next(one for one in CHECKS.values() if "biggest fifth" in one.what)
    assert (share.low, share.high) == pytest.approx((0.95, 0.99))


def test_a_check_that_fails_says_so() -> None:
    assert not Check("x", "a.b", 3.0, 1.0, 2.0, "").met
    # Creators too much alike cannot have the ranks that were published.
    assert not all(one.met for one in rank_checks(spread=0.5))


def test_figures_that_contradict_each_other_are_shown() -> None:
    viewers, mean, ranks, total = conflicts(5000)
    # At 1% to 5% gifters, a fifth of *viewers* gives everything, never 97%.
    assert viewers.numbers["simulated, of viewers"] == 1
    assert viewers.numbers["highest gifter rate published"] < 0.2
    assert viewers.numbers["simulated, of gifters"] == pytest.approx(0.97, abs=0.02)
    # The mean per viewer-hour and the median LIVE are an order of magnitude apart.
    promised = mean.numbers["diamonds that the mean promises for one default LIVE"]
    assert promised > 10 * mean.numbers["median diamonds of a default LIVE"]
    # No single power law has both slopes.
    slopes = [ranks.numbers[f"rank-size slope, {span}"] for span in ("1 to 20", "20 to 50")]
    assert slopes == pytest.approx(
        [fact("au_nz.exponent_1_20").number, fact("au_nz.exponent_20_50").number], abs=0.01
    )
    assert slopes[0] < slopes[1] / 2
    bound = total.numbers["most that the ranks allow, A$"]
    assert bound == fact("au_nz.rank_bound_aud").number < fact("au_nz.total_aud").number
    assert all(math.isfinite(value) for value in conflicts_table(2000)["value"])
