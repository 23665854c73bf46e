"""What lets one function serve numbers, arrays and Altair expressions.

A formula of the course is written once. Called with numbers it gives a number; with NumPy arrays
or pandas Series, an array; with Altair parameters, a Vega expression that the published page runs.
Arithmetic needs nothing special. Branches, limits and table look-ups do: use the functions below,
because Python's own `if`, `and`, `min` or `float()` on an expression would silently take one
branch. A traced expression refuses them with an error that names the function to use.
"""

from __future__ import annotations

import functools
import inspect
import math
import sys
import typing
from collections.abc import Callable, Mapping
from statistics import NormalDist
from typing import Any, ParamSpec, TypeVar

from livemoney.quantities import Domain, InputError, is_array

P = ParamSpec("P")
R = TypeVar("R")


def is_expression(value: Any) -> bool:
    """Whether `value` is an Altair parameter or expression, without importing Altair."""
    altair_expr = sys.modules.get("altair.expr.core")
    return altair_expr is not None and isinstance(value, altair_expr.OperatorMixin)


def formula(function: Callable[P, R]) -> Callable[P, R]:
    """Make `function` a formula: check its arguments, and trace those that are expressions.

    Each argument annotated with a kind of `livemoney.quantities` is checked against the kind's
    domain (numbers and array elements alike).

    Raises
    ------
    InputError
        A value outside its argument's domain; the message names the argument, the value and
        what is allowed.
    """
    signature = inspect.signature(function)

    @functools.cache
    def domains() -> dict[str, Domain]:
        hints = typing.get_type_hints(function, include_extras=True)
        return {
            name: note
            for name, hint in hints.items()
            for note in getattr(hint, "__metadata__", ())
            if isinstance(note, Domain)
        }

    @functools.wraps(function)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            if is_expression(value):
                bound.arguments[name] = _tracing().trace(value)
            elif name in domains():
                domains()[name].check(name, value)
        return function(*bound.args, **bound.kwargs)

    return checked


def where(condition: Any, if_true: Any, if_false: Any) -> Any:
    """`if_true` where `condition` holds, else `if_false`; element by element on arrays."""
    if _any_expression(condition, if_true, if_false):
        return _tracing().call("if", condition, if_true, if_false)
    if _any_array(condition, if_true, if_false):
        import numpy as np

        return np.where(condition, if_true, if_false)
    return if_true if condition else if_false


def minimum(first: Any, second: Any) -> Any:
    """The smaller of the two; element by element on arrays."""
    return _two("min", "minimum", first, second)


def maximum(first: Any, second: Any) -> Any:
    """The larger of the two; element by element on arrays."""
    return _two("max", "maximum", first, second)


def clamp(value: Any, low: Any, high: Any) -> Any:
    """`value`, but never below `low` nor above `high`."""
    return minimum(maximum(value, low), high)


def floor(value: Any) -> Any:
    """The largest whole number that is not above `value`."""
    return _one("floor", value)


def ceil(value: Any) -> Any:
    """The smallest whole number that is not below `value`."""
    return _one("ceil", value)


def exp(value: Any) -> Any:
    """e to the power of `value`."""
    return _one("exp", value)


def log(value: Any) -> Any:
    """The natural logarithm of `value`."""
    return _one("log", value)


def power(base: Any, exponent: Any) -> Any:
    """`base` to the power of `exponent`."""
    return (
        _tracing().call("pow", base, exponent)
        if _any_expression(base, exponent)
        else (base**exponent)
    )


def normal_below(z: Any) -> Any:
    """The chance that a standard normal is below `z`."""
    if is_expression(z):
        return _tracing().call("cumulativeNormal", z)
    return _each(NormalDist().cdf, z)


def normal_quantile(share: Any) -> Any:
    """The value that a standard normal stays below with chance `share`, between 0 and 1."""
    if is_expression(share):
        return _tracing().call("quantileNormal", share)
    return _each(NormalDist().inv_cdf, share)


def ratio(part: Any, whole: Any, if_empty: Any = 0) -> Any:
    """`part / whole`, and `if_empty` where `whole` is 0 (nothing divided is no share)."""
    empty = whole == 0
    return where(empty, if_empty, part / where(empty, 1, whole))


def all_of(*conditions: Any) -> Any:
    """Whether every condition holds; stands for Python's `and`."""
    return functools.reduce(lambda left, right: left & right, conditions)


def any_of(*conditions: Any) -> Any:
    """Whether at least one condition holds; stands for Python's `or`."""
    return functools.reduce(lambda left, right: left | right, conditions)


def negate(condition: Any) -> Any:
    """Whether `condition` does not hold; stands for Python's `not`."""
    return (not condition) if isinstance(condition, bool) else ~condition


def lookup(key: Any, table: Mapping[Any, Any]) -> Any:
    """The value that stands in `table` under `key`; for an array of keys, an array of values.

    Raises
    ------
    InputError
        A key that the table does not hold.
    """
    if is_expression(key):
        return _tracing().lookup(key, table)
    if is_array(key):
        import numpy as np

        return np.array([_find(one, table) for one in key])
    return _find(key, table)


def _find(key: Any, table: Mapping[Any, Any]) -> Any:
    try:
        return table[key]
    except (KeyError, TypeError):
        allowed = "one of " + ", ".join(map(str, table))
        raise InputError("key", key, allowed) from None


def _each(function: Callable[[float], float], value: Any) -> Any:
    # NumPy has neither function; element by element is fast enough for a chart.
    if is_array(value):
        import numpy as np

        return np.vectorize(function, otypes=[float])(value)
    return function(value)


def _any_expression(*values: Any) -> bool:
    return any(is_expression(value) for value in values)


def _any_array(*values: Any) -> bool:
    return any(is_array(value) for value in values)


def _one(name: str, value: Any) -> Any:
    if is_expression(value):
        return _tracing().call(name, value)
    if is_array(value):
        import numpy as np

        return getattr(np, name)(value)
    return getattr(math, name)(value)


def _two(name: str, numpy_name: str, first: Any, second: Any) -> Any:
    if _any_expression(first, second):
        return _tracing().call(name, first, second)
    if _any_array(first, second):
        import numpy as np

        return getattr(np, numpy_name)(first, second)
    return min(first, second) if name == "min" else max(first, second)


def _tracing() -> Any:
    # Imported here because it imports Altair, which a plain calculation does not need.
    from livemoney import tracing

    return tracing
