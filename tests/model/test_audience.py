"""The chain from reach to take-home, and what would have to be true for likes to pay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livemoney.declared_calculators.do_likes_pay import CALCULATOR
from livemoney.model.audience import break_even_elasticity, live_take_home, reach_with_likes
from livemoney.model.money import diamonds, reward_usd

CHAIN = {
    "entry_rate": 0.1,
    "gifter_rate": 0.02,
    "coins_per_gifter": 110,
    "diamond_gross_usd": 0.01,
    "reward_rate": 0.5,
}


def test_a_live_of_ten_thousand_by_hand() -> None:
    stages = live_take_home(10_000, **CHAIN)
    assert stages == pytest.approx(
        {"reach": 10_000, "viewers": 1000, "gifters": 20, "coins": 2200, "take_home_usd": 11}
    )


def test_the_chain_ends_in_the_money_chain() -> None:
    stages = live_take_home(10_000, **CHAIN, agency_share=0.2, tax_share=0.25)
    reward = reward_usd(diamonds(stages["coins"]), 0.01, 0.5)
    assert stages["take_home_usd"] == pytest.approx(reward * 0.8 * 0.75)


def test_without_elasticity_likes_change_nothing() -> None:
    assert reach_with_likes(10_000, 7, 0) == 10_000
    assert reach_with_likes(10_000, 7, 1) == pytest.approx(70_000)
    assert CALCULATOR.evaluate(elasticity=0)["extra_usd"] == 0


@given(
    take_home_usd=st.floats(0.01, 1e4),
    wanted_usd=st.floats(0, 1e4),
    likes_ratio=st.floats(1.1, 10),
)
def test_at_the_break_even_the_extra_is_what_was_wanted(
    take_home_usd: float, wanted_usd: float, likes_ratio: float
) -> None:
    needed = break_even_elasticity(take_home_usd, wanted_usd, likes_ratio)
    extra = reach_with_likes(take_home_usd, likes_ratio, needed) - take_home_usd
    assert extra == pytest.approx(wanted_usd, rel=1e-6, abs=1e-6)


@given(
    elasticity=st.floats(0, 2),
    likes_ratio=st.floats(1.1, 10),
    gifter_rate=st.floats(0.001, 0.2),
    coins_per_gifter=st.floats(1, 2000),
    reward_rate=st.floats(0.01, 1),
)
def test_every_stages_range_holds_what_the_reader_set(
    elasticity: float,
    likes_ratio: float,
    gifter_rate: float,
    coins_per_gifter: float,
    reward_rate: float,
) -> None:
    results = CALCULATOR.evaluate(
        elasticity=elasticity,
        likes_ratio=likes_ratio,
        gifter_rate=gifter_rate,
        coins_per_gifter=coins_per_gifter,
        reward_rate=reward_rate,
    )
    assert results["likes_usd"] == 0
    for stage in ("reach{}", "viewers{}", "gifters{}", "coins{}", "take_home{}_usd"):
        low, after, high = (results[stage.format(end)] for end in ("_low", "_after", "_high"))
        assert low <= after * (1 + 1e-12)
        assert after <= high * (1 + 1e-12)
