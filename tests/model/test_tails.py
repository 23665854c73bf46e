"""The heavy tail in closed form, against values by hand and against drawn numbers."""

from __future__ import annotations

import numpy as np
import pytest

from livemoney.model.tails import (
    below_mean_share,
    lorenz_share,
    tail_gini,
    tail_median,
    tail_width,
)
from livemoney.simulator.summary import gini, top_share


def test_the_biggest_fifth_gives_what_it_was_set_to() -> None:
    for share in (0.3, 0.6, 0.97):
        assert 1 - lorenz_share(0.8, tail_width(share)) == pytest.approx(share, rel=1e-12)


def test_where_all_give_the_same_there_is_no_tail() -> None:
    assert tail_width(0.2) == pytest.approx(0, abs=1e-12)
    assert tail_gini(0) == 0
    assert tail_median(110, 0) == 110
    assert below_mean_share(0) == 0.5


def test_drawn_numbers_agree() -> None:
    sigma = tail_width(0.8)
    drawn = np.exp(sigma * np.random.default_rng(1).standard_normal(1_000_000))
    assert top_share(drawn, 0.2) == pytest.approx(0.8, abs=0.01)
    assert gini(drawn) == pytest.approx(tail_gini(sigma), abs=0.01)
    assert np.median(drawn) == pytest.approx(tail_median(drawn.mean(), sigma), rel=0.02)
    assert (drawn < drawn.mean()).mean() == pytest.approx(below_mean_share(sigma), abs=0.005)
