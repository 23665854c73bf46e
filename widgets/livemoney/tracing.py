"""Tracing a formula: from Altair expressions in, to one Vega expression out.

Altair's parameters already overload arithmetic and comparison. What they lack is a refusal: an
Altair comparison is truthy, so `if`, `and`, `min` would quietly pick one branch for ever. `Traced`
is an Altair expression that refuses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NoReturn

from altair.expr.core import Expression, FunctionExpression, OperatorMixin, _js_repr


class TracingError(TypeError):
    """Python asked a traced value for something that only a number has."""


class Traced(Expression):
    """A value that the page computes: an Altair expression that refuses to be a Python value."""

    # NumPy scalars on the left must leave the arithmetic to the expression on the right.
    __array_ufunc__ = None

    def __init__(self, expression: Any) -> None:
        super().__init__(expression=expression)

    def __repr__(self) -> str:
        # Kept, because each larger expression asks its parts again, and theirs, and theirs.
        text: str | None = self.__dict__.get("_text")
        if text is None:
            text = self.__dict__["_text"] = _js_repr(self.expression)
        return text

    def _from_expr(self, expr: Any) -> Traced:
        return Traced(expr)

    def __bool__(self) -> NoReturn:
        _refuse(
            "`if`, `and`, `or`, `not`, `min`, `max`, `in` and chained comparisons",
            "where, all_of, any_of, negate, minimum, maximum or lookup",
        )

    def __float__(self) -> NoReturn:
        _refuse("float() and the functions of `math`", "exp, log, power, floor, ceil")

    def __int__(self) -> NoReturn:
        _refuse("int()", "floor")

    def __index__(self) -> NoReturn:
        _refuse("int(), range() and list positions", "floor or lookup")

    def __round__(self, digits: int | None = None) -> NoReturn:
        _refuse("round()", "floor")

    def __floor__(self) -> NoReturn:
        _refuse("math.floor()", "floor")

    def __ceil__(self) -> NoReturn:
        _refuse("math.ceil()", "ceil")

    def __trunc__(self) -> NoReturn:
        _refuse("math.trunc()", "floor")

    def __floordiv__(self, other: Any) -> NoReturn:
        _refuse("`//` and divmod()", "floor(a / b)")

    __rfloordiv__ = __divmod__ = __rdivmod__ = __floordiv__

    # For JavaScript -7 % 3 is -1, for Python 2.
    def __mod__(self, other: Any) -> NoReturn:
        _refuse("`%`", "a - b * floor(a / b)")

    __rmod__ = __mod__

    def __contains__(self, other: Any) -> NoReturn:
        _refuse("`in`", "any_of or lookup")

    def __iter__(self) -> NoReturn:
        _refuse("a loop", "arithmetic on the value itself")

    def __hash__(self) -> NoReturn:
        _refuse("a dictionary's key", "lookup")


def _refuse(used: str, instead: str) -> NoReturn:
    raise TracingError(
        f"a traced value has no number yet, so {used} cannot work on it; "
        f"use from livemoney.formula: {instead}"
    )


def trace(expression: OperatorMixin) -> Traced:
    """`expression` as a value that refuses Python's own branches."""
    return expression if isinstance(expression, Traced) else Traced(expression)


def symbol(name: str) -> Traced:
    """The traced value of the signal or parameter called `name`."""
    return Traced(_Verbatim(name))


def call(name: str, *arguments: Any) -> Traced:
    """The traced value of a Vega function's call, for instance `floor(x)`."""
    return Traced(FunctionExpression(name, arguments))


def lookup(key: Any, table: Mapping[Any, Any]) -> Traced:
    """The traced value of `table[key]`: the table becomes an object literal of the expression."""
    literal = ",".join(
        f"{json.dumps(str(name))}:{_js_repr(value)}" for name, value in table.items()
    )
    return Traced(_Member(_literal("{" + literal + "}"), key))


@cache
def _literal(text: str) -> Traced:
    """A table, the same value wherever it is used, so that `signals` writes it once."""
    return Traced(_Literal(text))


class _Verbatim(Expression):
    def __init__(self, text: str) -> None:
        super().__init__(text=text)

    def __repr__(self) -> str:
        return str(self.text)


class _Literal(Expression):
    def __init__(self, text: str) -> None:
        super().__init__(text=text)

    def __repr__(self) -> str:
        return str(self.text)


class _Member(Expression):
    def __init__(self, literal: Traced, key: Any) -> None:
        super().__init__(literal=literal, key=key)

    def __repr__(self) -> str:
        return f"({self.literal!r})[{_js_repr(self.key)}]"


def signals(outputs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Vega signals that compute `outputs`, each shared part computed once.

    A part of the formula that several others use would be written out again in each of them; here
    it becomes a signal of its own, as a local variable does in Python.
    """
    uses: dict[int, int] = {}

    def count(node: Any) -> None:
        if not isinstance(node, Traced):
            for part in _parts(node):
                count(part)
            return
        uses[id(node)] = uses.get(id(node), 0) + 1
        if uses[id(node)] == 1:
            for part in _parts(node.expression):
                count(part)

    for output in outputs.values():
        count(output)

    found: list[dict[str, Any]] = []
    names: dict[int, str] = {}

    def write(node: Any) -> str:
        if isinstance(node, Traced):
            if isinstance(node.expression, _Verbatim):
                return repr(node)
            if id(node) not in names:
                text = _write_expression(node.expression, write)
                if uses[id(node)] == 1:
                    return text
                names[id(node)] = f"part_{len(names)}"
                found.append({"name": names[id(node)], "update": text})
            return names[id(node)]
        if isinstance(node, Expression):
            return _write_expression(node, write)
        return _js_repr(node)

    written = [{"name": name, "update": write(output)} for name, output in outputs.items()]
    return found + written


def _fields(expression: Any) -> dict[str, Any]:
    # Only of an Expression: an Altair parameter answers every attribute with a new expression.
    return expression._kwds if isinstance(expression, Expression) else {}


_PARTS = ("lhs", "rhs", "val", "literal", "key", "expression")


def _parts(expression: Any) -> tuple[Any, ...]:
    kwds = _fields(expression)
    if "args" in kwds:
        return tuple(kwds["args"])
    return tuple(kwds[name] for name in _PARTS if name in kwds)


def _write_expression(expression: Any, write: Any) -> str:
    kwds = _fields(expression)
    if "args" in kwds:
        return f"{kwds['name']}({','.join(write(part) for part in kwds['args'])})"
    if "lhs" in kwds:
        return f"({write(kwds['lhs'])} {kwds['op']} {write(kwds['rhs'])})"
    if "val" in kwds:
        return f"({kwds['op']}{write(kwds['val'])})"
    if "literal" in kwds:
        return f"({write(kwds['literal'])})[{write(kwds['key'])}]"
    return _js_repr(expression)
