"""The kernel's face without a browser: traits, links, and what was typed wrong."""

from __future__ import annotations

import math
from typing import Any

import ipywidgets as widgets
import pytest

from input_sets import inside
from livemoney import calculators
from livemoney.calculator import Choice, Number
from livemoney.calculator.kernel import CalculatorWidget
from livemoney.quantities import InputError

PRIMARY = "gift-to-take-home"


def controls(box: CalculatorWidget, name: str) -> list[Any]:
    return list(box._rows[name].controls)


def results(box: CalculatorWidget) -> dict[str, float]:
    return {output.name: getattr(box, output.name) for output in box.calculator.outputs}


def shown(box: CalculatorWidget) -> str:
    """What the reader sees of the results, the large ones and the table."""
    return f"{box._main.value}{box._results.value}"


def drawn(box: CalculatorWidget, name: str) -> Any:
    return getattr(box._drawing.params, name)


@pytest.fixture
def box() -> CalculatorWidget:
    return calculators[PRIMARY].widget()


@pytest.mark.parametrize("id_", calculators)
def test_every_input_moves_the_results_as_python_says(id_: str) -> None:
    calculator = calculators[id_]
    box = calculator.widget()
    assert box.inputs == calculator.defaults
    assert results(box) == pytest.approx(calculator.evaluate(), rel=1e-12)
    assert [part.name for part in calculator.inputs] == list(box._rows)
    now = dict(calculator.defaults)
    for part in calculator.inputs:
        other = inside(part) if isinstance(part, Number) else list(part.choices)[-1]
        now[part.name] = other
        setattr(box, part.name, other)
        assert results(box) == pytest.approx(calculator.evaluate(**now), rel=1e-12), part.name
        for text in calculator.shown(**now).values():
            assert text in shown(box)
        # A slider stands on the nearest of its steps; the box beside it says the number itself.
        assert controls(box, part.name)[-1].value == other
        assert drawn(box, part.name) == other
    for name, number in results(box).items():
        assert drawn(box, name) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize("id_", calculators)
def test_every_control_sets_its_trait(id_: str) -> None:
    calculator = calculators[id_]
    box = calculator.widget()
    for part in calculator.inputs:
        for at, control in enumerate(controls(box, part.name)):
            other = (
                inside(part, 0.3 + at / 4)
                if isinstance(part, Number)
                else list(part.choices)[len(part.choices) // 2]
            )
            control.value = other
            found = getattr(box, part.name)
            # A slider goes to the nearest of its steps.
            near = part.step if isinstance(part, Number) else 0
            assert found == (pytest.approx(other, abs=near) if near else other), part.name
    assert results(box) == pytest.approx(calculator.evaluate(**box.inputs), rel=1e-12)


def test_starting_values() -> None:
    box = calculators[PRIMARY].widget(gift="Rose", reward_rate=0.4)
    assert (
        box.reward_usd == calculators[PRIMARY].evaluate(gift="Rose", reward_rate=0.4)["reward_usd"]
    )
    assert [control.value for control in controls(box, "reward_rate")] == [0.4, 0.4]


def test_a_trait_is_observed(box: CalculatorWidget) -> None:
    seen: list[float] = []
    box.observe(lambda change: seen.append(change["new"]), names="reward_usd")
    box.reward_rate = 0.25
    assert seen == [2.5]
    box.channel = "web"
    assert seen == [2.5], "what does not change is not announced"


def test_a_trait_is_linked(box: CalculatorWidget) -> None:
    slider = widgets.FloatSlider(value=0.5, min=0, max=1)
    widgets.link((slider, "value"), (box, "reward_rate"))
    slider.value = 0.3
    assert box.reward_usd == pytest.approx(3)
    box.reward_rate = 0.2
    assert slider.value == 0.2
    other = calculators[PRIMARY].widget()
    widgets.link((box, "gift"), (other, "gift"))
    box.gift = "Rose"
    assert other.gift == "Rose"
    assert other.reward_usd == pytest.approx(0.005)
    label = widgets.FloatText()
    widgets.dlink((box, "take_home_usd"), (label, "value"))
    box.gift = "Lion"
    assert label.value == box.take_home_usd


@pytest.mark.parametrize("value", [50, -0.1, math.nan, math.inf, "0.5", None, True])
def test_an_invalid_value_raises_and_keeps_the_state(box: CalculatorWidget, value: Any) -> None:
    before = (box.inputs, results(box), shown(box))
    with pytest.raises(InputError, match="reward_rate"):
        box.reward_rate = value
    assert (box.inputs, results(box), shown(box)) == before
    assert [control.value for control in controls(box, "reward_rate")] == [0.5, 0.5]


def test_an_unknown_choice_raises_and_keeps_the_state(box: CalculatorWidget) -> None:
    with pytest.raises(InputError, match="gift"):
        box.gift = "Galaxi"
    assert box.gift == "Galaxy"
    assert box.reward_usd == 5


@pytest.mark.parametrize("id_", calculators)
def test_a_bad_value_typed_is_answered_and_the_last_good_result_stays(id_: str) -> None:
    calculator = calculators[id_]
    box = calculator.widget()
    for part in calculator.inputs:
        if isinstance(part, Choice):
            continue
        before = (box.inputs, results(box), shown(box))
        typed = controls(box, part.name)[-1]
        good = typed.value
        typed.value = part.high + 1
        message = box._rows[part.name].error.value
        assert part.name in message
        assert part.domain.allowed in message
        assert (box.inputs, results(box), shown(box)) == before
        typed.value = good
        assert box._rows[part.name].error.value == "", "the message goes when the value is good"


def test_the_message_goes_when_another_control_mends_the_value(box: CalculatorWidget) -> None:
    slider, typed = controls(box, "reward_rate")
    typed.value = 50
    assert box._rows["reward_rate"].error.value
    slider.value = 0.4
    assert box._rows["reward_rate"].error.value == ""
    assert typed.value == 0.4


def test_the_message_goes_when_a_program_sets_the_value(box: CalculatorWidget) -> None:
    _, typed = controls(box, "reward_rate")
    typed.value = 50
    box.reward_rate = 0.4
    assert box._rows["reward_rate"].error.value == ""
    assert typed.value == 0.4


def test_a_sliders_sum_of_steps_is_the_number_it_means(box: CalculatorWidget) -> None:
    slider = controls(box, "reward_rate")[0]
    slider.value = 0.1 + 0.2
    assert box.reward_rate == 0.3


def test_inputs_are_shown_only_while_they_matter(box: CalculatorWidget) -> None:
    row = box._rows["usd_per_coin"]
    assert row.layout.display == "none"
    box.channel = "own"
    assert row.layout.display == ""
    box.channel = "web"
    assert row.layout.display == "none"


def test_a_notebook_gets_the_widget_and_the_site_gets_html(
    box: CalculatorWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bundle(thing: Any) -> dict[str, Any]:
        made = thing._repr_mimebundle_()
        return dict(made[0] if isinstance(made, tuple) else made)

    monkeypatch.delenv("LIVEMONEY_SITE_BUILD", raising=False)
    view = "application/vnd.jupyter.widget-view+json"
    for thing in (box, box.calculator):
        assert view in bundle(thing)
        assert "text/html" not in bundle(thing)
    box.reward_rate = 0.3
    monkeypatch.setenv("LIVEMONEY_SITE_BUILD", "1")
    assert 'data-value="3.0"' in bundle(box)["text/html"], "the page shows the box as it stands"
    assert view not in bundle(box)


def test_two_boxes_of_one_calculator_are_apart() -> None:
    one, other = calculators[PRIMARY].widget(), calculators[PRIMARY].widget()
    one.reward_rate = 0.2
    assert other.reward_rate == 0.5
    assert other.reward_usd == 5
