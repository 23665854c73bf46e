"""Values that anyone can check by hand, and the checks that others published."""

from __future__ import annotations

import pytest

from livemoney.calculator import SHARE, USD
from livemoney.facts import conventions, fact
from livemoney.gifts import gift
from livemoney.model.money import (
    after_deductions,
    convention_usd,
    diamonds,
    gift_coins,
    reward_usd,
    viewer_money,
    viewer_spend_usd,
)

GROSS = fact("diamond.gross_usd").number
RATE = fact("reward_rate.standard").number
GALAXY = gift("Galaxy").coins
CONVENTIONS = {convention.id: convention for convention in conventions()}


def test_the_data_are_those_that_the_values_below_are_for() -> None:
    assert (GALAXY, GROSS, RATE) == (1000, 0.01, 0.50)
    assert fact("coin_price.web_us").number == 0.0106
    assert fact("coin_price.in_app_us").number == 0.0151


def test_a_galaxy_brings_five_dollars() -> None:
    assert reward_usd(diamonds(GALAXY), GROSS, RATE) == 5.00
    assert USD.text(reward_usd(diamonds(GALAXY), GROSS, RATE)) == "US$5.00"


def test_29999_coins_bring_150_dollars() -> None:
    reward = reward_usd(diamonds(29_999), 0.01, 0.50)
    assert reward == pytest.approx(149.995, rel=1e-12)
    assert USD.text(reward) == "US$150.00"


@pytest.mark.parametrize(("channel", "shown"), [("web_us", "47%"), ("in_app_us", "33%")])
def test_share_of_the_viewers_money(channel: str, shown: str) -> None:
    price = fact(f"coin_price.{channel}").number
    share = reward_usd(diamonds(GALAXY), GROSS, RATE) / viewer_spend_usd(GALAXY, price)
    assert SHARE.text(share) == shown


def test_bbc_test_fits() -> None:
    """US$106 of gifts, at the price that the BBC's own Lion implies: US$33 arrived."""
    coins = fact("check.bbc_viewer_usd").number / fact("coin_price.bbc_uk").number
    seen = fact("check.bbc_creator_usd").number
    assert reward_usd(diamonds(coins), GROSS, RATE) == pytest.approx(seen, rel=0.05)


def test_bbc_lion_fits() -> None:
    lion = gift("Lion").coins
    assert lion == 29_999
    seen = fact("check.lion_creator_usd").number
    assert reward_usd(diamonds(lion), GROSS, RATE) == pytest.approx(seen, rel=0.05)


@pytest.mark.parametrize("id_", CONVENTIONS)
def test_the_verdict_on_a_convention_is_what_the_two_checks_say(id_: str) -> None:
    convention = CONVENTIONS[id_]
    bbc_coins = fact("check.bbc_viewer_usd").number / fact("coin_price.bbc_uk").number
    times = {
        "bbc": convention.usd(bbc_coins) / fact("check.bbc_creator_usd").number,
        "lion": convention.usd(gift("Lion").coins) / fact("check.lion_creator_usd").number,
    }
    fits = all(0.9 < ratio < 1.1 for ratio in times.values())
    low, high = all(r < 0.9 for r in times.values()), all(r > 1.1 for r in times.values())
    assert {"fits": fits, "too_low": low, "too_high": high}[convention.verdict], times


def test_what_the_conventions_say_of_a_galaxy() -> None:
    said = {id_: round(convention.usd(GALAXY), 2) for id_, convention in CONVENTIONS.items()}
    assert said == {
        "double_halving": 2.50,
        "one_to_one": 5.00,
        "half_of_retail": 7.50,
        "five_cents_halved": 25.00,
        "five_cents": 50.00,
    }
    assert convention_usd(GALAXY, 1, GROSS, RATE) == said["one_to_one"]


def test_deductions_by_hand() -> None:
    parts = after_deductions(
        100, agency_share=0.2, payout_fee_usd=5, fx_spread_share=0.04, tax_share=0.25
    )
    assert parts == pytest.approx(
        {
            "agency_usd": 20,
            "fee_paid_usd": 5,
            "fx_spread_usd": 3,
            "tax_usd": 18,
            "take_home_usd": 54,
        }
    )


def test_a_fee_above_the_reward_takes_the_reward_and_no_more() -> None:
    parts = after_deductions(3, agency_share=0.5, payout_fee_usd=20, tax_share=0.3)
    assert parts["fee_paid_usd"] == 1.5
    assert parts["take_home_usd"] == 0


def test_a_galaxy_in_the_app_by_hand() -> None:
    money = viewer_money(1000, 0.0151, 0.30, 0.01, 0.50)
    assert money["viewer_spend_usd"] == pytest.approx(15.10)
    assert money["store_fee_usd"] == pytest.approx(4.53)
    assert money["reward_usd"] == money["take_home_usd"] == 5
    assert money["platform_usd"] == pytest.approx(5.57)


def test_coins_of_several_gifts() -> None:
    assert gift_coins(gift("Rose").coins, 7) == 7 * gift("Rose").coins
