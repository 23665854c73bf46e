"""Every calculator refuses what its inputs do not allow, and says what they do."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from input_sets import bad_values
from livemoney import calculators
from livemoney.calculator import Calculator, Choice, Number, Output
from livemoney.facts import UnknownFact
from livemoney.gifts import UnknownGift, gift
from livemoney.quantities import InputError
from livemoney.text import USD

EVERY_INPUT = [(id_, part) for id_, one in calculators.items() for part in one.inputs]


@pytest.mark.parametrize(("id_", "part"), EVERY_INPUT, ids=lambda v: getattr(v, "name", v))
def test_bad_value_is_refused_by_name(id_: str, part: Number | Choice) -> None:
    for value in bad_values(part):
        with pytest.raises(InputError) as refused:
            calculators[id_].evaluate(**{part.name: value})
        error = refused.value
        assert error.field == part.name
        assert repr(error.value) == repr(value)
        if isinstance(part, Number):
            assert error.allowed == part.domain.allowed
        else:
            assert any(repr(key) in error.allowed for key in part.choices)
        for words in (part.name, repr(value), error.allowed):
            assert words in str(error)


@pytest.mark.parametrize(("id_", "part"), EVERY_INPUT, ids=lambda v: getattr(v, "name", v))
def test_bad_value_is_refused_by_each_face(id_: str, part: Number | Choice) -> None:
    value = "no such choice" if isinstance(part, Choice) else math.nan
    for face in (calculators[id_].html, calculators[id_].widget, calculators[id_].shown):
        with pytest.raises(InputError, match=part.name):
            face(**{part.name: value})


@pytest.mark.parametrize(("id_", "part"), EVERY_INPUT, ids=lambda v: getattr(v, "name", v))
def test_bad_text_of_a_link_is_refused(id_: str, part: Number | Choice) -> None:
    for text in ("", "fifty", "nan", "1e999", "-1e9", "0x10"):
        with pytest.raises(InputError) as refused:
            part.parse(text)
        assert refused.value.field == part.name


@pytest.mark.parametrize(("id_", "part"), EVERY_INPUT, ids=lambda v: getattr(v, "name", v))
def test_default_survives_a_link(id_: str, part: Number | Choice) -> None:
    assert part.parse(str(part.default)) == part.default


@pytest.mark.parametrize("id_", calculators)
def test_unknown_input_is_refused_with_the_known_ones(id_: str) -> None:
    with pytest.raises(InputError) as refused:
        calculators[id_].evaluate(reward_rat=0.5)
    assert refused.value.field == "reward_rat"
    for part in calculators[id_].inputs:
        assert part.name in refused.value.allowed


def test_a_rate_of_50_is_not_half() -> None:
    with pytest.raises(InputError, match=r"reward_rate: 50 is not allowed; allowed: .* 0 to 1"):
        calculators["gift-to-take-home"].evaluate(reward_rate=50)


def test_unknown_gift_is_named() -> None:
    with pytest.raises(InputError, match=r"gift: 'Galaxi'.*'Galaxy'.*in all"):
        calculators["gift-to-take-home"].evaluate(gift="Galaxi")
    with pytest.raises(UnknownGift, match="Galaxy"):
        gift("Galaxi")


def test_numpy_scalars_are_numbers() -> None:
    calculator = calculators["gift-to-take-home"]
    assert calculator.evaluate(reward_rate=np.float64(0.4), gifts=np.int64(3)) == (
        calculator.evaluate(reward_rate=0.4, gifts=3)
    )


def declared(**change: Any) -> Calculator:
    parts: dict[str, Any] = {
        "id": "demo",
        "title": "Demo",
        "question": "What?",
        "inputs": (Number("coins", "Coins", default=1, low=0, high=9, step=1),),
        "model": lambda coins: {"usd": coins},
        "outputs": (Output("usd", "US$", USD, main=True),),
        "chart": lambda v: v,
        "chart_title": "Chart",
        "chart_description": "A chart.",
        "formula": ("Coins.",),
    }
    return Calculator(**parts | change)


DECLARED_WRONG = {
    "name twice": {"outputs": (Output("coins", "US$", USD),)},
    "not a name": {"inputs": (Number("my coins", "Coins", default=1, low=0, high=9, step=1),)},
    "Python's word": {"inputs": (Number("if", "Coins", default=1, low=0, high=9, step=1),)},
    "Vega's word": {"inputs": (Number("width", "Coins", default=1, low=0, high=9, step=1),)},
    "default out of bounds": {"inputs": (Number("coins", "C", default=10, low=0, high=9, step=1),)},
    "default not a choice": {"inputs": (Choice("way", "Way", default="c", choices={"a": "A"}),)},
    "no description": {"chart_description": ""},
    "no formula": {"formula": ()},
    "unknown fact": {"facts": ("no.such",)},
    "unknown constant": {"constants": {"rate": "no.such"}},
}


@pytest.mark.parametrize("name", DECLARED_WRONG)
def test_a_wrong_declaration_is_refused_at_once(name: str) -> None:
    declared()
    with pytest.raises((InputError, UnknownFact)):
        declared(**DECLARED_WRONG[name])


def test_ids_are_the_keys_and_fit_an_address() -> None:
    for id_, calculator in calculators.items():
        assert calculator.id == id_
        assert id_.replace("-", "").isalnum(), id_
        assert id_ == id_.lower()


def test_labels_of_a_calculators_inputs_differ() -> None:
    for calculator in calculators.values():
        # Of inputs that take turns, one stands on the page at a time.
        labels = [(part.label, part.shown_when) for part in calculator.inputs]
        assert len(set(labels)) == len(labels), calculator.id


def test_shown_when_names_a_choice_and_its_value() -> None:
    for calculator in calculators.values():
        known = {part.name: part for part in calculator.inputs}
        for part in calculator.inputs:
            if part.shown_when:
                choice, value = part.shown_when
                assert isinstance(known[choice], Choice), (calculator.id, part.name)
                assert value in known[choice].choices, (calculator.id, part.name)
