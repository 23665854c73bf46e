"""What holds for all money: it grows with coins and rate, and none of it appears or vanishes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livemoney.model.money import (
    after_deductions,
    convention_usd,
    diamonds,
    gift_coins,
    reward_usd,
    viewer_money,
    viewer_spend_usd,
)

coins = st.floats(0, 1e9)
shares = st.floats(0, 1)
fees = st.floats(0, 1e4)
prices = st.floats(0, 1)
deductions = st.fixed_dictionaries(
    {
        "agency_share": shares,
        "payout_fee_usd": fees,
        "fx_spread_share": shares,
        "tax_share": shares,
    }
)
chains = st.fixed_dictionaries(
    {
        "coins": coins,
        "usd_per_coin": prices,
        "store_fee_share": shares,
        "diamond_gross_usd": prices,
        "reward_rate": shares,
    }
)
BUCKETS = (
    *("store_fee_usd", "platform_usd", "agency_usd", "fee_paid_usd"),
    *("fx_spread_usd", "tax_usd", "take_home_usd"),
)
REWARD_PARTS = ("agency_usd", "fee_paid_usd", "fx_spread_usd", "tax_usd", "take_home_usd")


def close(one: float, other: float, scale: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12 * max(1, scale))


@given(chains, deductions)
def test_every_cent_of_the_viewers_money_ends_in_exactly_one_bucket(
    chain: dict[str, float], taken: dict[str, float]
) -> None:
    money = viewer_money(**chain, **taken)
    assert set(money) == {*BUCKETS, "viewer_spend_usd", "reward_usd"}
    scale = max(map(abs, money.values()))
    assert close(math.fsum(money[part] for part in BUCKETS), money["viewer_spend_usd"], scale)
    assert close(math.fsum(money[part] for part in REWARD_PARTS), money["reward_usd"], scale)


@given(st.floats(0, 1e9), deductions)
def test_deductions_are_never_negative_and_add_up_to_the_reward(
    reward: float, taken: dict[str, float]
) -> None:
    parts = after_deductions(reward, **taken)
    assert set(parts) == set(REWARD_PARTS)
    assert all(part >= 0 for part in parts.values()), parts
    assert close(math.fsum(parts.values()), reward, reward)
    assert parts["fee_paid_usd"] <= taken["payout_fee_usd"]


@given(chains, deductions, coins)
def test_more_coins_never_bring_less(
    chain: dict[str, float], taken: dict[str, float], more: float
) -> None:
    before = viewer_money(**chain, **taken)
    after = viewer_money(**chain | {"coins": chain["coins"] + more}, **taken)
    for name in ("viewer_spend_usd", "store_fee_usd", "reward_usd", "take_home_usd"):
        assert after[name] >= before[name] * (1 - 1e-12), name


@given(chains, deductions, shares)
def test_a_higher_rate_never_brings_less(
    chain: dict[str, float], taken: dict[str, float], other: float
) -> None:
    low, high = sorted([chain["reward_rate"], other])
    before = viewer_money(**chain | {"reward_rate": low}, **taken)
    after = viewer_money(**chain | {"reward_rate": high}, **taken)
    assert after["take_home_usd"] >= before["take_home_usd"] * (1 - 1e-12)
    assert after["reward_usd"] >= before["reward_usd"]
    assert after["viewer_spend_usd"] == before["viewer_spend_usd"]


@given(st.floats(1, 1e6), st.floats(0.001, 0.999))
def test_a_higher_rate_brings_more(number: float, rate: float) -> None:
    assert reward_usd(number, 0.01, rate) < reward_usd(number, 0.01, rate + 0.001)


@given(deductions, st.sampled_from(["agency_share", "fx_spread_share", "tax_share"]), shares)
def test_a_higher_deduction_never_brings_more(
    taken: dict[str, float], name: str, other: float
) -> None:
    low, high = sorted([taken[name], other])
    more = after_deductions(100, **taken | {name: low})["take_home_usd"]
    assert after_deductions(100, **taken | {name: high})["take_home_usd"] <= more + 1e-9


@given(coins, prices, shares)
def test_the_reward_knows_nothing_of_what_the_viewer_paid(
    number: float, price: float, store_fee: float
) -> None:
    money = viewer_money(number, price, store_fee, 0.01, 0.5)
    assert money["reward_usd"] == reward_usd(diamonds(number), 0.01, 0.5)


@given(st.integers(0, 50_000), st.integers(0, 1000), prices)
def test_gifts_sent_together_are_gifts_sent_one_by_one(each: int, count: int, price: float) -> None:
    together = viewer_spend_usd(gift_coins(each, count), price)
    assert close(together, count * viewer_spend_usd(each, price), together)


@given(coins, shares)
def test_the_convention_in_use_is_the_models_own_arithmetic(number: float, rate: float) -> None:
    said = convention_usd(number, 1, 0.01, rate)
    assert close(said, reward_usd(diamonds(number), 0.01, rate), said)


@given(st.lists(st.tuples(coins, prices, shares, shares, fees), min_size=1, max_size=8))
def test_an_array_is_its_numbers(rows: list[tuple[float, ...]]) -> None:
    def chain(number: Any, price: Any, rate: Any, share: Any, fee: Any) -> dict[str, Any]:
        return viewer_money(number, price, 0.3, 0.01, rate, share, fee, share, share)

    at_once = chain(*np.array(rows).T)
    for at, row in enumerate(rows):
        for name, number in chain(*row).items():
            assert at_once[name][at] == number, name
