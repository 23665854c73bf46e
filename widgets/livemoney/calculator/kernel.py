"""The kernel's face of a calculator: ordinary ipywidgets, computed by Python.

The box's traits are the truth: each control sets a trait, each trait's change computes the
results. Callbacks only wire; the arithmetic is the calculator's model.
"""

from __future__ import annotations

import contextlib
from html import escape
from typing import Any

import ipywidgets as widgets
import traitlets

from livemoney.calculator import vega
from livemoney.calculator.core import Calculator, Choice, Input, Number
from livemoney.charts.theme import building_site
from livemoney.quantities import InputError
from livemoney.shown import unit_name


class InputTrait(traitlets.TraitType[Any, Any]):
    """A trait that takes what its input allows; raises `InputError` for anything else."""

    def __init__(self, part: Input, value: Any) -> None:
        super().__init__(default_value=value)
        self.part = part

    def validate(self, obj: Any, value: Any) -> Any:
        """The value, if the input allows it."""
        return self.part.check(value)


class CalculatorWidget(widgets.VBox):
    """A calculator in a notebook.

    Every input and every output is a trait of the box, under its own name: `box.reward_rate = 0.4`
    moves the slider and the results; `box.observe(f, "take_home_usd")` and `ipywidgets.link` work
    as on any widget. Outputs follow the inputs and are not meant to be set.
    """

    def __init__(self, calculator: Calculator, **inputs: Any) -> None:
        self.calculator = calculator
        values = calculator.complete(inputs)
        results = calculator.apply(values)
        super().__init__()
        self.add_traits(
            **{part.name: InputTrait(part, values[part.name]) for part in calculator.inputs},
            **{name: traitlets.Float(float(number)) for name, number in results.items()},
        )
        self._rows = {part.name: _row(part) for part in calculator.inputs}
        for part in calculator.inputs:
            self._wire(part)
        self._results = widgets.HTML()
        self._drawing = _drawing(calculator, values)
        self.children = [
            widgets.HTML(
                f"<h3>{escape(calculator.title)}</h3><p>{escape(calculator.question)}</p>"
            ),
            *self._rows.values(),
            self._results,
            widgets.HTML(f"<b>{escape(calculator.chart_title)}</b>"),
            self._drawing,
            widgets.HTML(_working(calculator)),
        ]
        self.observe(self._compute, names=[part.name for part in calculator.inputs])
        self._compute()

    @property
    def inputs(self) -> dict[str, Any]:
        """The inputs as they stand."""
        return {part.name: getattr(self, part.name) for part in self.calculator.inputs}

    def _wire(self, part: Input) -> None:
        row = self._rows[part.name]

        def typed(change: dict[str, Any]) -> None:
            try:
                setattr(self, part.name, change["new"])
                row.error.value = ""
            except InputError as error:
                kept = getattr(self, part.name)
                row.error.value = (
                    f'<span style="color:#b00020">{escape(str(error))}. '
                    f"The results are still for {escape(str(kept))}.</span>"
                )

        def moved(change: dict[str, Any]) -> None:
            row.show(change["new"])

        for control in row.controls:
            control.observe(typed, names="value")
        self.observe(moved, names=part.name)
        row.show(getattr(self, part.name))

    def _compute(self, change: Any = None) -> None:
        results = self.calculator.apply(self.inputs)
        for name, number in results.items():
            setattr(self, name, float(number))
        for part in self.calculator.inputs:
            if part.shown_when:
                choice, value = part.shown_when
                hidden = getattr(self, choice) != value
                self._rows[part.name].layout.display = "none" if hidden else ""
        self._results.value = _table(self.calculator, results)
        with self._drawing.hold_sync():
            for name, value in (self.inputs | results).items():
                setattr(self._drawing.params, name, value)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        text = {"text/plain": repr(self.calculator)}
        if building_site():
            return text | {"text/html": self.calculator.html(**self.inputs)}
        if isinstance(bundle, tuple):
            return bundle[0] | text, bundle[1]
        return bundle | text


class _Row(widgets.VBox):
    """An input's label, its controls, and what is wrong with what was typed."""

    def __init__(self, part: Input, controls: list[Any]) -> None:
        self.controls = controls
        self.error = widgets.HTML()
        unit = unit_name(part.unit) if isinstance(part, Number) else ""
        label = widgets.HTML(escape(f"{part.label} ({unit})" if unit else part.label))
        super().__init__([label, widgets.HBox(controls), self.error])

    def show(self, value: Any) -> None:
        for control in self.controls:
            if control.value != value:
                control.value = value


def _row(part: Input) -> _Row:
    if isinstance(part, Choice):
        options = [(label, key) for key, label in part.choices.items()]
        return _Row(part, [widgets.Dropdown(options=options, value=part.default)])
    bounds = {"min": part.low, "max": part.high, "step": part.step, "readout": False}
    if part.integer:
        slider: Any = widgets.IntSlider(value=int(part.default), **bounds)
        box: Any = widgets.IntText(value=int(part.default))
    else:
        slider = widgets.FloatSlider(value=part.default, **bounds)
        box = widgets.FloatText(value=part.default, step=part.step)
    slider.layout.flex = "1 1 auto"
    box.layout.width = "8em"
    return _Row(part, [slider, box])


def _table(calculator: Calculator, results: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{escape(output.label)}</td><td style='text-align:right'>"
        f"{'<b>' if output.main else ''}{output.format.text(results[output.name])}"
        f"{'</b>' if output.main else ''}</td></tr>"
        for output in calculator.outputs
    )
    return f"<table>{rows}</table>"


def _drawing(calculator: Calculator, values: dict[str, Any]) -> Any:
    import altair as alt

    # The chart's JavaScript from the installed package: a classroom may have no network. Without
    # vl-convert (JupyterLite) the client loads it from the network.
    with contextlib.suppress(ImportError):
        alt.JupyterChart.enable_offline()
    chart = vega.chart(calculator, values)
    return alt.JupyterChart(chart, embed_options={"actions": False, "renderer": "svg"})


def _working(calculator: Calculator) -> str:
    from livemoney.calculator.working import working

    return working(calculator)
