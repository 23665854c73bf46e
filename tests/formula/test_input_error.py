"""A value outside its field's domain is refused with the field, the value and what is allowed."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from livemoney.formula import formula, lookup
from livemoney.model.money import gift_coins, reward_usd, viewer_spend_usd
from livemoney.quantities import Count, Domain, InputError, Share

BAD = {
    "negative coins": (viewer_spend_usd, (-1, 0.01), "coins", -1, "0 or more"),
    "coins not a number": (viewer_spend_usd, (math.nan, 0.01), "coins", math.nan, "a number"),
    "endless coins": (viewer_spend_usd, (math.inf, 0.01), "coins", math.inf, "a number"),
    "coins as text": (viewer_spend_usd, ("5", 0.01), "coins", "5", "a number"),
    "coins as yes": (viewer_spend_usd, (True, 0.01), "coins", True, "a number"),
    "no coins at all": (viewer_spend_usd, (None, 0.01), "coins", None, "a number"),
    "negative count": (gift_coins, (5, -1), "gifts", -1, "a whole number, 0 or more"),
    "half a gift": (gift_coins, (5, 0.5), "gifts", 0.5, "a whole number"),
    "rate as percent": (reward_usd, (10, 0.01, 50), "reward_rate", 50, "from 0 to 1"),
    "negative rate": (reward_usd, (10, 0.01, -0.1), "reward_rate", -0.1, "0.5 means 50%"),
    "numpy's NaN": (viewer_spend_usd, (np.float64("nan"), 1), "coins", math.nan, "a number"),
    "numpy's yes": (viewer_spend_usd, (np.bool_(True), 1), "coins", True, "a number"),
    "one of an array": (
        reward_usd,
        (10, 0.01, np.array([0.5, 50, 0.2])),
        "reward_rate",
        50.0,
        "from 0 to 1",
    ),
    "one of a Series": (
        viewer_spend_usd,
        (pd.Series([1.0, math.nan]), 0.01),
        "coins",
        math.nan,
        "a number",
    ),
    "half a gift in an array": (gift_coins, (5, np.array([1, 2.5])), "gifts", 2.5, "whole"),
    "array of yes": (viewer_spend_usd, (np.array([True]), 1), "coins", True, "a number"),
    "array of text": (viewer_spend_usd, (np.array(["5"]), 1), "coins", "5", "a number"),
}


@pytest.mark.parametrize("name", BAD)
def test_error_names_field_value_and_what_is_allowed(name: str) -> None:
    function, arguments, field, value, allowed = BAD[name]
    with pytest.raises(InputError) as refused:
        function(*arguments)
    error = refused.value
    assert error.field == field
    assert repr(error.value) == repr(value)
    assert allowed in error.allowed
    for part in (field, repr(value), allowed):
        assert part in str(error)


@pytest.mark.parametrize("keys", ["moon", np.array(["web", "moon"]), pd.Series(["moon"])])
def test_unknown_key_names_the_keys(keys: Any) -> None:
    with pytest.raises(InputError) as refused:
        lookup(keys, {"web": 1, "in_app": 2})
    assert str(refused.value.value) == "moon"
    assert refused.value.allowed == "one of web, in_app"


def test_unhashable_key_is_an_input_error() -> None:
    with pytest.raises(InputError):
        lookup(["web"], {"web": 1})


def test_bounds_themselves_are_allowed() -> None:
    assert reward_usd(0, 0.01, 0) == 0
    assert reward_usd(100, 0.01, 1) == 1
    assert gift_coins(2.0, 3.0) == 6


def test_keyword_arguments_and_defaults_are_checked() -> None:
    @formula
    def split(share: Share = 2, count: Count = 0) -> Any:
        return share

    with pytest.raises(InputError, match="share: 2"):
        split()
    with pytest.raises(InputError, match="count: -1"):
        split(share=1, count=-1)


@pytest.mark.parametrize(
    ("domain", "words"),
    [
        (Domain(), "a number"),
        (Domain(low=0), "a number, 0 or more"),
        (Domain(high=0.53), "a number, 0.53 or less"),
        (Domain(1, 44_999, integer=True), "a whole number from 1 to 44,999"),
    ],
)
def test_domains_in_words(domain: Domain, words: str) -> None:
    assert domain.allowed == words
