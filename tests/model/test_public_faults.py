"""The faults of public calculators, each by name: ours must not have them."""

from __future__ import annotations

import pytest

from livemoney import calculators
from livemoney.facts import conventions, fact
from livemoney.gifts import gift
from livemoney.model.money import diamonds, reward_usd

TAKE_HOME = calculators["gift-to-take-home"]
FIVE_ANSWERS = calculators["one-galaxy"].evaluate()
GALAXY = gift("Galaxy").coins
ORDINARY = TAKE_HOME.evaluate(gift="Galaxy", payout_fee_usd=0)["reward_usd"]


def test_halving_twice() -> None:
    """Half a diamond a coin, and half a cent a diamond: TikTok's half taken off twice."""
    assert diamonds(GALAXY) == GALAXY
    assert FIVE_ANSWERS["double_halving_usd"] == pytest.approx(ORDINARY / 2)
    assert FIVE_ANSWERS["one_to_one_usd"] == pytest.approx(ORDINARY)


def test_halving_not_at_all() -> None:
    """A diamond's gross value taken for the creator's."""
    gross = fact("diamond.gross_usd").number
    assert pytest.approx(GALAXY * gross * fact("reward_rate.standard").number) == ORDINARY
    assert pytest.approx(GALAXY * gross) != ORDINARY


def test_ignoring_the_channel() -> None:
    """The same gift costs the viewer more in the app, and the creator gets the same."""
    in_app = TAKE_HOME.evaluate(gift="Galaxy", channel="in_app")
    web = TAKE_HOME.evaluate(gift="Galaxy", channel="web")
    assert in_app["reward_usd"] == web["reward_usd"]
    assert in_app["viewer_spend_usd"] > web["viewer_spend_usd"] * 1.3
    assert in_app["creator_share"] < web["creator_share"]
    assert web["store_fee_usd"] == 0 < in_app["store_fee_usd"]


def test_half_of_what_the_viewer_paid() -> None:
    """Half of the retail price leaves out the store: no channel brings the creator half of it."""
    for channel in ("web", "in_app"):
        assert TAKE_HOME.evaluate(gift="Galaxy", channel=channel)["creator_share"] < 0.5
    assert FIVE_ANSWERS["half_of_retail_usd"] > ORDINARY * 1.3


def test_five_cents_a_diamond() -> None:
    """US$0.05 a diamond is ten times what was observed, and more than the viewer pays."""
    claimed = FIVE_ANSWERS["five_cents_usd"]
    assert claimed == pytest.approx(10 * ORDINARY)
    for channel in ("web", "in_app"):
        paid = TAKE_HOME.evaluate(gift="Galaxy", channel=channel)["viewer_spend_usd"]
        assert ORDINARY < paid < claimed


def test_five_cents_a_diamond_halved() -> None:
    assert FIVE_ANSWERS["five_cents_halved_usd"] == pytest.approx(5 * ORDINARY)


def test_exactly_one_convention_fits_and_it_is_the_one_that_the_model_uses() -> None:
    (fitting,) = [one for one in conventions() if one.verdict == "fits"]
    assert fitting.usd(GALAXY) == reward_usd(
        diamonds(GALAXY), fact("diamond.gross_usd").number, fact("reward_rate.standard").number
    )


def test_taking_the_agency_from_the_creator_unasked() -> None:
    """TikTok pays agencies from its own part: nothing comes off unless the reader says so."""
    assert TAKE_HOME.evaluate()["agency_usd"] == 0


def test_percent_taken_for_a_share() -> None:
    """A rate of 50 is refused, not multiplied."""
    with pytest.raises(ValueError, match=r"reward_rate: 50 is not allowed.*from 0 to 1"):
        reward_usd(1000, 0.01, 50)
