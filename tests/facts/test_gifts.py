"""Gifts are found by name, and a name that is not enough says what is missing."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from livemoney.facts import fact
from livemoney.facts.tables import DataError
from livemoney.gifts import AmbiguousGift, UnknownGift, gift, gift_panel, gifts


def test_the_catalogue_has_every_pair_of_name_and_price() -> None:
    assert len(gifts()) == 713
    assert len({(g.name, g.coins) for g in gifts()}) == 713
    assert len({g.name for g in gifts()}) == 688


@pytest.mark.parametrize(
    ("name", "coins", "dumps"),
    [
        ("Rose", 1, "JGT"),
        ("Finger Heart", 5, "JGT"),
        ("Perfume", 20, "JGT"),
        ("Doughnut", 30, "JGT"),
        ("Hand Hearts", 100, "JGT"),
        ("Money Gun", 500, "JGT"),
        ("Galaxy", 1000, "GT"),
        ("Fireworks", 1088, "JGT"),
        ("Sports Car", 7000, "JGT"),
        ("Interstellar", 10000, "JGT"),
        ("Falcon", 10999, "GT"),
        ("Planet", 15000, "G"),
        ("Lion", 29999, "JGT"),
        ("Adam’s Dream", 25999, "JG"),
        ("TikTok Universe+", 34999, "JGT"),
        ("Pegasus", 42999, "JGT"),
    ],
)
def test_prices_and_the_dumps_that_hold_them(name: str, coins: int, dumps: str) -> None:
    found = gift(name)
    assert found.coins == coins
    assert "".join(source.id for source in found.dumps) == dumps


def test_variants_are_listed_and_the_price_tells_them_apart() -> None:
    with pytest.raises(AmbiguousGift) as caught:
        gift("Coffee")
    error = caught.value
    assert (error.field, error.value) == ("gift", "Coffee")
    assert [g.coins for g in error.variants] == [1, 10, 30]
    assert "field 'gift': 'Coffee'" in str(error)
    assert "Coffee at 1, Coffee at 10, Coffee at 30" in str(error)
    assert gift("Coffee", coins=30).coins == 30


def test_the_universe_has_its_history() -> None:
    assert "until about September 2023" in gift("TikTok Universe", coins=34999).note
    assert "since October 2023" in gift("TikTok Universe", coins=44999).note


def test_the_facts_about_gifts_agree_with_the_catalogue() -> None:
    universe = {g.coins for g in gifts() if g.name == "TikTok Universe"}
    until, since = (fact(f"gift.universe_{when}_2023").number for when in ("until", "since"))
    assert universe == {until, since}
    assert max(g.coins for g in gifts()) == fact("gift_catalogue.max_coins").number
    assert f"{gift('Concert').coins:,}" in fact("gift.concert_before_coins").note


def test_a_name_with_several_prices_says_so_at_each() -> None:
    prices: dict[str, list[int]] = {}
    for one in gifts():
        prices.setdefault(one.name, []).append(one.coins)
    for one in gifts():
        others = [coins for coins in prices[one.name] if coins != one.coins]
        if one.name != "TikTok Universe":  # whose note tells its history
            assert all(f"{coins:,}" in one.note for coins in others), one


def test_an_exact_name_wins_over_one_that_differs_in_case() -> None:
    assert gift("Love You", coins=199).name == "Love You"
    assert gift("Disco Ball") != gift("Disco ball")
    with pytest.raises(AmbiguousGift) as caught:
        gift("LOVE YOU")
    assert {g.name for g in caught.value.variants} == {"Love You", "Love you"}


def test_case_does_not_matter_where_one_gift_fits() -> None:
    assert gift("rose") == gift("Rose")


def test_an_unknown_name_gets_the_closest_names() -> None:
    with pytest.raises(UnknownGift) as caught:
        gift("Galaxi")
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.field, error.value) == ("gift", "Galaxi")
    assert "Galaxy" in error.near
    assert "field 'gift': 'Galaxi' is not a known gift" in str(error)


def test_a_price_that_the_name_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownGift, match=r"'Coffee' has no price of 7 coins .*\[1, 10, 30\]"):
        gift("Coffee", coins=7)


def test_the_panel_agrees_with_the_catalogue_and_with_the_facts() -> None:
    prices = [g.coins for g in gift_panel()]
    assert {(g.name, g.coins) for g in gift_panel()} <= {(g.name, g.coins) for g in gifts()}
    assert len(prices) == fact("gift_panel.gifts").number == 116
    assert prices.count(1) == fact("gift_panel.at_one_coin").number
    assert sum(p <= 99 for p in prices) == fact("gift_panel.at_most_99").number
    assert sum(p >= 1000 for p in prices) == fact("gift_panel.at_least_1000").number
    assert statistics.median(prices) == fact("gift_panel.median_coins").number


def test_streaks_on_the_panel() -> None:
    streakable = {g.name: g.streakable for g in gift_panel()}
    assert streakable["Rose"]
    assert not streakable["Heart Me"]
    assert not streakable["Lion"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Rose,1,J;G;T", "Rose,0,J;G;T", "field 'coins': 0 is not a price (allowed: 1 or more)"),
        ("Rose,1,J;G;T", "Rose,1,J;Q", "field 'dumps': 'Q' is not a known id"),
    ],
)
def test_a_bad_gift_is_refused(copy: Path, old: str, new: str, message: str) -> None:
    path = copy / "gifts.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(f"\n{old}") == 1
    path.write_text(text.replace(f"\n{old}", f"\n{new}"), encoding="utf-8")
    line = text[: text.index(f"\n{old}")].count("\n") + 2
    with pytest.raises(DataError) as caught:
        gifts(copy)
    assert f"gifts.csv, line {line}, {message}" in str(caught.value)
