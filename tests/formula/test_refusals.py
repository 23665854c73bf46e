"""Python's own branches on a traced value raise, and name the function to use instead."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import altair as alt
import pytest

from livemoney import tracing
from livemoney.formula import formula
from livemoney.tracing import TracingError

CONSTRUCTS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "if": (lambda x: 1 if x > 2 else 0, "where"),
    "if of the value": (lambda x: 1 if x else 0, "where"),
    "and": (lambda x: x > 1 and x < 2, "all_of"),
    "or": (lambda x: x > 1 or x < 2, "any_of"),
    "not": (lambda x: not x, "negate"),
    "while": (lambda x: next(iter([1])) if bool(x > 1) else None, "where"),
    "bool": (bool, "where"),
    "min": (lambda x: min(x, 3), "minimum"),
    "max": (lambda x: max(0, x), "maximum"),
    "sorted": (lambda x: sorted([3, x]), "minimum"),
    "any": (lambda x: any([x > 1]), "any_of"),
    "all": (lambda x: all([x > 1]), "all_of"),
    "chained comparison": (lambda x: 0 < x < 1, "all_of"),
    "in a list": (lambda x: x in ["web", "in_app"], "lookup"),
    "in a mapping": (lambda x: x in {"web": 1}, "lookup"),
    "in the value": (lambda x: "web" in x, "lookup"),
    "mapping's key": (lambda x: {"web": 1}[x], "lookup"),
    "mapping's get": (lambda x: {"web": 1}.get(x), "lookup"),
    "new key": (lambda x: {x: 1}, "lookup"),
    "set": (lambda x: {x}, "lookup"),
    "hash": (hash, "lookup"),
    "list position": (lambda x: [1, 2][x], "lookup"),
    "float": (float, "floor"),
    "int": (int, "floor"),
    "complex": (complex, "floor"),
    "round": (round, "floor"),
    "round to cents": (lambda x: round(x, 2), "floor"),
    "floor division": (lambda x: x // 2, "floor"),
    "floor division of a number": (lambda x: 7 // x, "floor"),
    "remainder": (lambda x: x % 2, "floor"),
    "remainder of a number": (lambda x: 7 % x, "floor"),
    "divmod": (lambda x: divmod(x, 2), "floor"),
    "divmod of a number": (lambda x: divmod(7, x), "floor"),
    "math.floor": (math.floor, "floor"),
    "math.ceil": (math.ceil, "ceil"),
    "math.trunc": (math.trunc, "floor"),
    "math.exp": (math.exp, "exp"),
    "math.log": (math.log, "log"),
    "math.sqrt": (math.sqrt, "power"),
    "range": (range, "floor"),
    "loop": (lambda x: [part for part in x], "arithmetic"),  # noqa: C416
    "unpacking": (lambda x: (lambda a, b: a)(*x), "arithmetic"),
    "sum": (sum, "arithmetic"),
    "match": (lambda x: _match(x), "where"),
}


def _match(x: Any) -> int:
    match x:
        case "web":
            return 1
        case _:
            return 2


SUBJECTS = {
    "symbol": lambda: tracing.symbol("x"),
    "sum": lambda: tracing.symbol("x") + 1,
    "comparison": lambda: tracing.symbol("x") > tracing.symbol("y"),
    "function": lambda: tracing.call("floor", tracing.symbol("x")),
    "looked up": lambda: tracing.lookup(tracing.symbol("x"), {"web": 1}),
}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct_is_refused_and_the_message_names_what_to_use(name: str, subject: str) -> None:
    construct, instead = CONSTRUCTS[name]
    with pytest.raises(TracingError) as refused:
        construct(SUBJECTS[subject]())
    assert instead in str(refused.value).split("livemoney.formula: ")[1]


@pytest.mark.parametrize("argument", [alt.param("x"), alt.datum.x, alt.datum.x + 1], ids=str)
def test_a_formula_refuses_branches_on_altair_expressions(argument: Any) -> None:
    """Altair's own comparison is truthy: without the decorator one branch would be taken."""

    @formula
    def branch(coins: Any) -> Any:
        return 1 if coins > 1000 else 2

    assert branch(2000) == 1
    with pytest.raises(TracingError, match="where"):
        branch(argument)


def test_the_refusal_is_a_type_error() -> None:
    assert issubclass(TracingError, TypeError)
