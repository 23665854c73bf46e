"""The page's face as HTML: read by a browser, before any script."""

from __future__ import annotations

import json
from typing import Any

import pytest

from input_sets import good_sets
from livemoney import calculators
from livemoney.calculator import Choice, Number

READ = """
(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const form = page.querySelector("form[data-calculator]");
  const all = (selector) => [...form.querySelectorAll(selector)];
  const id = (name) => name && page.getElementById(name);
  return {
    id: form.dataset.calculator,
    named: id(form.getAttribute("aria-labelledby"))?.textContent,
    controls: all("[name]:not(output)").map((c) => ({
      name: c.name, value: c.value, tag: c.tagName, min: c.min, max: c.max,
      label: page.querySelector(`label[for="${c.id}"]`)?.textContent ?? "",
      options: [...(c.options ?? [])].map((o) => o.value),
      described: c.getAttribute("aria-describedby").split(" ").every((name) => id(name)),
      hidden: Boolean(c.closest("[hidden]")),
    })),
    sliders: all("input[type=range]").map((s) => [s.dataset.sliderOf, s.ariaLabel ?? s.getAttribute("aria-label")]),
    outputs: all("output").map((o) => ({
      name: o.name || o.getAttribute("name"), value: o.dataset.value, text: o.textContent,
      label: page.querySelector(`label[for="${o.id}"]`)?.textContent ?? "",
      inputs: o.getAttribute("for").split(" ").every((name) => id(name)),
    })),
    actionsHidden: form.querySelector(".calculator-actions").hidden,
    drawings: all("figure svg").map((svg) => svg.getAttribute("aria-label")),
    working: form.querySelector("details.calculator-working")?.textContent ?? "",
    ids: [...page.querySelectorAll("[id]")].map((e) => e.id),
  };
}
"""  # noqa: E501


@pytest.fixture(scope="module")
def read(vega_page: Any) -> Any:
    return lambda html: vega_page.evaluate(READ, html)


@pytest.mark.parametrize("id_", calculators)
def test_form_holds_every_input_and_every_result(id_: str, read: Any) -> None:
    calculator = calculators[id_]
    form = read(calculator.html())
    assert form["id"] == id_
    assert form["named"] == calculator.title
    assert form["actionsHidden"], "Reset and Copy link do nothing without the script"

    controls = {control["name"]: control for control in form["controls"]}
    assert list(controls) == [
        *(part.name for part in calculator.inputs if not part.more),
        *(part.name for part in calculator.inputs if part.more),
    ]
    for part in calculator.inputs:
        control = controls[part.name]
        assert part.label in control["label"]
        assert control["described"], part.name
        if isinstance(part, Choice):
            assert control["options"] == list(part.choices)
            assert control["value"] == part.default
        else:
            # What stands in the box is the very default, or the page would not start with it.
            assert float(control["value"]) == part.default
            assert (float(control["min"]), float(control["max"])) == (part.low, part.high)
    assert all(label for _, label in form["sliders"])
    assert {name for name, _ in form["sliders"]} == {
        part.name for part in calculator.inputs if isinstance(part, Number)
    }

    numbers, texts = calculator.evaluate(), calculator.shown()
    outputs = {output["name"]: output for output in form["outputs"]}
    assert set(outputs) == set(numbers)
    for output in calculator.outputs:
        found = outputs[output.name]
        assert found["value"] == repr(float(numbers[output.name]))
        assert found["text"] == texts[output.name]
        assert found["label"] == output.label
        assert found["inputs"]

    assert len(form["drawings"]) == 2, "a drawing for a phone and one for a wide column"
    assert set(form["drawings"]) == {calculator.chart_description}
    for step in calculator.formula:
        assert step in form["working"]
    assert len(set(form["ids"])) == len(form["ids"]), "an id stands twice"


@pytest.mark.parametrize("id_", calculators)
def test_form_of_other_settings(id_: str, read: Any) -> None:
    calculator = calculators[id_]
    for row in good_sets(calculator)[-2:]:
        form = read(calculator.html(**row))
        numbers = calculator.evaluate(**row)
        for output in form["outputs"]:
            assert output["value"] == repr(float(numbers[output["name"]]))
        for control in form["controls"]:
            value, part = row[control["name"]], _input(calculator, control["name"])
            if isinstance(part, Choice):
                assert control["value"] == value
            else:
                assert float(control["value"]) == pytest.approx(value, rel=1e-11)
            if part.shown_when:
                assert control["hidden"] == (row[part.shown_when[0]] != part.shown_when[1])


def _input(calculator: Any, name: str) -> Any:
    return next(part for part in calculator.inputs if part.name == name)


@pytest.mark.parametrize("id_", calculators)
def test_html_is_the_same_each_time(id_: str) -> None:
    assert calculators[id_].html() == calculators[id_].html()


@pytest.mark.parametrize("id_", calculators)
def test_nothing_ends_the_data_early(id_: str) -> None:
    html = calculators[id_].html()
    for name in ("settings", "specification"):
        start = html.index(">", html.index(f"data-{name}")) + 1
        json.loads(html[start : html.index("</script>", start)])
