"""For every declared calculator: Python's number, NumPy's and the page's are one number."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import numpy as np
import pandas as pd
import pytest

from input_sets import good_sets
from livemoney import calculators
from livemoney.calculator import Calculator, Format

SPECIFICATION = re.compile(r"<script type=\"application/json\" data-specification>(.*?)</script>")
SETTINGS = re.compile(r"<script type=\"application/json\" data-settings>(.*?)</script>")


def embedded(html: str, pattern: re.Pattern[str]) -> Any:
    """Data as the page's script finds them in the form."""
    (found,) = pattern.findall(html)
    return json.loads(found)


def same(one: float, other: Any) -> bool:
    return isinstance(other, int | float) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def differences(calculator: Calculator, run_vega: Any) -> list[str]:
    """Where the page's face gives another number or text than Python, a line each."""
    html = calculator.html()
    formats = embedded(html, SETTINGS)["outputs"]
    rows = good_sets(calculator)
    on_the_page = run_vega(embedded(html, SPECIFICATION), rows, formats)
    wrong = []
    for row, page in zip(rows, on_the_page, strict=True):
        numbers, texts = calculator.evaluate(**row), calculator.shown(**row)
        for name, number in numbers.items():
            value, text = page[name]
            if not math.isfinite(number) or not same(number, value) or texts[name] != text:
                wrong.append(f"{name}{row}: Python {number!r} {texts[name]!r}, page {page[name]}")
    return wrong


@pytest.mark.parametrize("id_", calculators)
def test_the_pages_number_and_text_are_pythons(id_: str, run_vega: Any) -> None:
    assert differences(calculators[id_], run_vega) == []


@pytest.mark.parametrize("kind", [np.array, pd.Series], ids=["numpy", "pandas"])
@pytest.mark.parametrize("id_", calculators)
def test_an_arrays_element_is_pythons_number(id_: str, kind: Any) -> None:
    calculator = calculators[id_]
    rows = good_sets(calculator)
    columns = {part.name: kind([row[part.name] for row in rows]) for part in calculator.inputs}
    at_once = {
        name: np.broadcast_to(np.asarray(column, dtype=float), len(rows))
        for name, column in calculator.apply(columns).items()
    }
    wrong = [
        (name, row, number, at_once[name][at])
        for at, row in enumerate(rows)
        for name, number in calculator.evaluate(**row).items()
        if not same(number, float(at_once[name][at]))
    ]
    assert not wrong, "(output, inputs, Python, array)"


@pytest.mark.parametrize("id_", calculators)
def test_results_are_plain_finite_numbers(id_: str) -> None:
    for row in good_sets(calculators[id_]):
        for name, number in calculators[id_].evaluate(**row).items():
            assert isinstance(number, int | float), name
            assert not isinstance(number, bool), name
            assert math.isfinite(number), (name, row)


def test_shown_text_of_hard_numbers(vega_page: Any, shown_function: str) -> None:
    """Ties, carries, minus zero, large and tiny numbers, in each format that is in use."""
    exact_ties = [0.125, 0.375, 0.5, 1.5, 2.5, 1.005, 149.995, 2.675, 0.045, 1234.5]
    carries = [999.995, 999.5, 0.9999, 999_999.999, 9.995]
    others = [0, -0.0, 0.004, -0.004, 1e-9, 1 / 3, 12_345_678.9, 5e15, 0.1 + 0.2, 1e-320]
    numbers = [sign * n for n in exact_ties + carries + others for sign in (1, -1)]
    in_use = {part.format for one in calculators.values() for part in one.outputs}
    formats = sorted({*in_use, Format(digits=1, scale=100, suffix="%")}, key=repr)
    texts = vega_page.evaluate(
        """([shown, numbers, formats]) => {
          const show = (0, eval)(`(${shown})`);
          return formats.map((format) => numbers.map((number) => show(number, format)));
        }""",
        [shown_function, numbers, [one.as_dict() for one in formats]],
    )
    for one, found in zip(formats, texts, strict=True):
        assert found == [one.text(number) for number in numbers], one


def visible_text(html: str) -> str:
    return unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL))


@pytest.mark.parametrize("id_", calculators)
def test_the_defaults_tell_something(id_: str) -> None:
    """Finite, and at least one main result, shown in words that a person reads."""
    calculator = calculators[id_]
    results: Mapping[str, float] = calculator.evaluate()
    main = [output.name for output in calculator.outputs if output.main]
    assert 1 <= len(main) <= 3, "a calculator answers with one to three main results"
    assert all(math.isfinite(number) for number in results.values())
    text = visible_text(calculator.html())
    for shown in calculator.shown().values():
        assert shown in text
        assert re.search(r"\d", shown), "a result that is shown is a number"
