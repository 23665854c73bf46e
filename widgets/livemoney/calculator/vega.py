"""A calculator as one Vega specification: its formula as signals, its chart drawn from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from livemoney import tracing
from livemoney.calculator.core import Calculator
from livemoney.charts import theme


def chart(calculator: Calculator, values: Mapping[str, Any]) -> Any:
    """The calculator's Altair chart; each input and output is a parameter with its value."""
    import altair as alt

    known = {**values, **calculator.apply(values)}
    names = SimpleNamespace(**{name: tracing.symbol(name) for name in known})
    drawn = calculator.chart(names)
    return theme.apply(drawn, calculator.chart_description).add_params(
        *(alt.param(name=name, value=value) for name, value in known.items())
    )


def signals(calculator: Calculator) -> list[dict[str, Any]]:
    """The traced formula: Vega signals that compute every output from the inputs."""
    inputs = {part.name: tracing.symbol(part.name) for part in calculator.inputs}
    return tracing.signals(calculator.apply(inputs))


def specification(calculator: Calculator, values: Mapping[str, Any]) -> dict[str, Any]:
    """The Vega specification that the page runs: set an input's signal, read an output's."""
    import vl_convert

    drawn = chart(calculator, values).properties(width="container")
    compiled: dict[str, Any] = json.loads(
        json.dumps(vl_convert.vegalite_to_vega(theme.specification(drawn)))
    )
    outputs = {output.name for output in calculator.outputs}
    compiled["signals"] = [
        signal for signal in compiled["signals"] if signal["name"] not in outputs
    ] + signals(calculator)
    return compiled
