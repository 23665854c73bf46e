"""One formula gives the same on numbers, NumPy arrays, pandas Series and in the page's Vega."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from livemoney import tracing
from livemoney.formula import (
    all_of,
    any_of,
    ceil,
    clamp,
    exp,
    floor,
    formula,
    log,
    lookup,
    maximum,
    minimum,
    negate,
    normal_below,
    normal_quantile,
    power,
    ratio,
    where,
)

PRICES = {"web": 0.0106, "in_app": 0.0151, "a coin amount": 0, 'it"s': 7}

ON_NUMBERS: dict[str, Callable[[Any, Any], Any]] = {
    "where": lambda a, b: where(a > b, a - b, b * 2),
    "where of constants": lambda a, b: where(a == b, 1, where(a != 0, 2, 3)),
    "minimum": minimum,
    "minimum with a number on the left": lambda a, b: minimum(1, a) + minimum(b, 1),
    "maximum": maximum,
    "maximum with a number on the left": lambda a, b: maximum(1, a) + maximum(b, 1),
    "clamp": lambda a, b: clamp(a, -1, b * b),
    "floor": lambda a, b: floor(a / 3) + floor(b),
    "ceil": lambda a, b: ceil(a / 3) - ceil(b),
    "exp": lambda a, b: exp(minimum(a, 50) / 7) * exp(-b),
    "log": lambda a, b: log(a * a + 1) - log(2 + b * b),
    "normal_below": lambda a, b: normal_below(b) + normal_below(clamp(a, -3, 3)),
    "normal_quantile": lambda a, b: normal_quantile(1 / (1 + exp(-b))),
    "power": lambda a, b: power(a * a + 0.5, b),
    "power of a number": lambda a, b: power(0.97, a) + (b * b) ** 0.5,
    "ratio": ratio,
    "ratio with an answer for nothing": lambda a, b: ratio(a, b * b - 0.25, if_empty=-1),
    "ratio of a number": lambda a, b: ratio(1, a) + ratio(b, 4),
    "all_of": lambda a, b: where(all_of(a > -1, b >= 0, a < 1000), 1, 0),
    "any_of": lambda a, b: where(any_of(a < -1, b <= 0, a == 1000), 1, 0),
    "negate": lambda a, b: where(negate(a > b), a, b),
    "negate of both": lambda a, b: where(negate(all_of(a > 0, negate(b > 0))), 1, 0),
    "arithmetic": lambda a, b: -(2 - a) * (b + 3) - 1 / (a * a + 1) + +b - 0.1 * a,
    "comparisons": lambda a, b: (
        where(a < b, 1, 0) + where(a <= b, 10, 0) + where(a < 1, 100, 0) + where(b != 0, 1000, 0)
    ),
    "absolute value": lambda a, b: abs(a) - abs(b),
}
GRID = list(itertools.product([-7.5, -1, 0, 0.5, 1, 3, 29_999], [-2, -0.5, 0, 0.005, 1, 4]))


def same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-300)


def vega_of(run_vega: Any, traced: Any, rows: list[dict[str, Any]]) -> list[float]:
    signals = [{"name": name, "value": rows[0][name]} for name in rows[0]]
    specification = {"signals": signals + tracing.signals({"answer": traced})}
    return [found["answer"][0] for found in run_vega(specification, rows, {"answer": None})]


@pytest.mark.parametrize("name", ON_NUMBERS)
def test_numbers_arrays_and_vega_agree(name: str, run_vega: Any) -> None:
    function = ON_NUMBERS[name]
    numbers = [float(function(a, b)) for a, b in GRID]
    assert all(map(math.isfinite, numbers)), "the case itself must be defined everywhere"

    a, b = (np.array(column, dtype=float) for column in zip(*GRID, strict=True))
    np.testing.assert_allclose(np.asarray(function(a, b), dtype=float), numbers, rtol=1e-12)

    a_series, b_series = pd.Series(a), pd.Series(b)
    in_pandas = np.asarray(function(a_series, b_series), dtype=float)
    np.testing.assert_allclose(in_pandas, numbers, rtol=1e-12)

    traced = function(tracing.symbol("a"), tracing.symbol("b"))
    in_vega = vega_of(run_vega, traced, [{"a": a, "b": b} for a, b in GRID])
    wrong = [
        (point, number, other)
        for point, number, other in zip(GRID, numbers, in_vega, strict=True)
        if not same(number, other)
    ]
    assert not wrong, "(inputs, Python, Vega)"


def test_lookup_agrees_on_keys_arrays_and_vega(run_vega: Any) -> None:
    keys = list(PRICES)
    numbers = [lookup(key, PRICES) for key in keys]
    assert numbers == list(PRICES.values())
    assert list(lookup(np.array(keys), PRICES)) == numbers
    assert list(lookup(pd.Series(keys), PRICES)) == numbers
    traced = lookup(tracing.symbol("key"), PRICES)
    assert vega_of(run_vega, traced, [{"key": key} for key in keys]) == numbers


def test_lookup_of_expressions_agrees(run_vega: Any) -> None:
    def price(channel: Any, own: Any) -> Any:
        return lookup(channel, {"web": own * 2, "in_app": own + 1, "own": own})

    rows = [{"channel": key, "own": own} for key in ("web", "in_app", "own") for own in (0.25, 3)]
    traced = price(tracing.symbol("channel"), tracing.symbol("own"))
    assert vega_of(run_vega, traced, rows) == [price(**row) for row in rows]


def test_text_is_compared_alike(run_vega: Any) -> None:
    def is_web(channel: Any) -> Any:
        return where(channel == "web", 1, where(channel == "in_app", 2, 0))

    keys = ["web", "in_app", "own"]
    numbers = [is_web(key) for key in keys]
    assert numbers == [1, 2, 0]
    assert list(is_web(np.array(keys))) == numbers
    traced = is_web(tracing.symbol("channel"))
    assert vega_of(run_vega, traced, [{"channel": key} for key in keys]) == numbers


def test_a_part_that_is_used_twice_is_computed_once_and_right(run_vega: Any) -> None:
    def chain(a: Any) -> Any:
        once = minimum(a * a, 40)
        twice = once + floor(once / 3)
        return twice * once - twice

    written = tracing.signals({"answer": chain(tracing.symbol("a"))})
    assert str(written).count("min(") == 1
    rows = [{"a": a} for a in (-3, 0, 2.5, 100)]
    assert vega_of(run_vega, chain(tracing.symbol("a")), rows) == [chain(r["a"]) for r in rows]


def test_a_formula_called_with_altair_parameters_gives_an_expression() -> None:
    import altair as alt

    @formula
    def fee_paid(fee: Any, left: Any) -> Any:
        return minimum(fee, left)

    assert str(fee_paid(alt.param("fee"), 5)) == "min(fee,5)"
    assert str(fee_paid(alt.datum.fee, 5)) == "min(datum.fee,5)"


def test_ratio_of_nothing_is_no_division(recwarn: pytest.WarningsRecorder) -> None:
    assert ratio(5, 0) == 0
    assert list(ratio(np.array([5.0, 6.0]), np.array([0.0, 3.0]))) == [0, 2]
    assert not recwarn.list


def test_numpy_scalars_on_the_left_leave_the_expression_whole() -> None:
    traced = np.float64(2) * tracing.symbol("a")
    assert isinstance(traced, tracing.Traced)
    assert isinstance(np.float64(2) < tracing.symbol("a"), tracing.Traced)
