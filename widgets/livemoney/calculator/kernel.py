"""The kernel's face of a calculator: ordinary ipywidgets, computed by Python.

The box's traits are the truth: each control sets a trait, each trait's change computes the
results. Callbacks only wire; the arithmetic is the calculator's model. What stands where follows
the page's face.
"""

from __future__ import annotations

import contextlib
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import traitlets

from livemoney.calculator import vega
from livemoney.calculator.core import Calculator, Choice, Input, Number, Output
from livemoney.calculator.working import working
from livemoney.charts.theme import building_site
from livemoney.quantities import InputError
from livemoney.shown import unit_name
from livemoney.text import Format

PERCENT = Format(scale=100, digits=1, suffix="%")
CHART_WIDTH = 640


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
        self.add_class("livemoney")
        self.add_traits(
            **{part.name: InputTrait(part, values[part.name]) for part in calculator.inputs},
            **{name: traitlets.Float(float(number)) for name, number in results.items()},
        )
        self._rows = {part.name: _Row(part) for part in calculator.inputs}
        for part in calculator.inputs:
            self._wire(part)
        self._main = widgets.HTML()
        self._results = widgets.HTML()
        self._drawing = _drawing(calculator, values)
        self.children = [
            widgets.HTML(
                f"<style>{_style()}</style><h3>{escape(calculator.title)}</h3>"
                f"<p>{escape(calculator.question)}</p>"
            ),
            self._main,
            *self._fields(),
            self._results,
            widgets.HTML(f"<b>{escape(calculator.chart_title)}</b>"),
            self._drawing,
            widgets.HTML(working(calculator)),
        ]
        self.observe(self._compute, names=[part.name for part in calculator.inputs])
        self._compute()

    @property
    def inputs(self) -> dict[str, Any]:
        """The inputs as they stand."""
        return {part.name: getattr(self, part.name) for part in self.calculator.inputs}

    def _fields(self) -> list[Any]:
        """The inputs' rows; those that are rarely needed are folded away."""
        parts = self.calculator.inputs
        rows: list[Any] = [self._rows[part.name] for part in parts if not part.more]
        more = [self._rows[part.name] for part in parts if part.more]
        if more:
            titles = (self.calculator.more_title,)
            rows.append(widgets.Accordion([widgets.VBox(more)], titles=titles, selected_index=None))
        return rows

    def _wire(self, part: Input) -> None:
        row = self._rows[part.name]

        def typed(change: dict[str, Any]) -> None:
            try:
                setattr(self, part.name, _as_written(change["new"]))
                row.error.value = ""
            except InputError as error:
                kept = getattr(self, part.name)
                row.error.value = (
                    f'<span class="livemoney-error" role="alert">{escape(str(error))}. '
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
        self._main.value = _large(self.calculator, results)
        self._results.value = _table(self.calculator, results)
        with self._drawing.hold_sync():
            for name, value in (self.inputs | results).items():
                setattr(self._drawing.params, name, value)

    def __repr__(self) -> str:
        return repr(self.calculator)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        text = {"text/plain": repr(self.calculator)}
        if building_site():
            return text | {"text/html": self.calculator.html(**self.inputs)}
        if isinstance(bundle, tuple):
            return bundle[0] | text, bundle[1]
        return bundle | text


class _Row(widgets.VBox):
    """An input's label and controls, what is wrong with what was typed, and its help.

    The last control carries the label as its description: ipywidgets ties the two, which names
    the control to a screen reader. It offers no way to name a slider's handle.
    """

    def __init__(self, part: Input) -> None:
        self.part = part
        self.controls = _controls(part)
        self.controls[-1].add_class("livemoney-named")
        together = widgets.Box(self.controls).add_class("livemoney-control")
        self.error = widgets.HTML().add_class("livemoney-help")
        help_ = widgets.HTML(f"<small>{escape(part.help)}</small>" if part.help else "")
        super().__init__([together, self.error, help_.add_class("livemoney-help")])

    def show(self, value: Any) -> None:
        self.controls[-1].description = _label(self.part, value)
        for control in self.controls:
            # A slider that already means it is left alone: it may have been moved on meanwhile.
            if _as_written(control.value) != value:
                control.value = value


def _controls(part: Input) -> list[Any]:
    if isinstance(part, Choice):
        options = [(label, key) for key, label in part.choices.items()]
        return [widgets.Dropdown(options=options, value=part.default)]
    bounds = {"min": part.low, "max": part.high, "step": part.step, "readout": False}
    if part.integer:
        slider: Any = widgets.IntSlider(value=int(part.default), **bounds)
        box: Any = widgets.IntText(value=int(part.default))
    else:
        slider = widgets.FloatSlider(value=part.default, **bounds)
        box = widgets.FloatText(value=part.default, step=part.step)
    slider.layout.width = "auto"
    return [slider, box]


def _as_written(value: Any) -> Any:
    """The decimal number that a slider means: in the browser it adds up steps, 0.02 with a tail.

    The tail would decide between two cents where a result lies half-way.
    """
    return float(f"{value:.12g}") if isinstance(value, float) else value


def _label(part: Input, value: Any) -> str:
    if isinstance(part, Number) and part.is_share:
        return f"{part.label}: {PERCENT.text(value)}"
    unit = unit_name(part.unit) if isinstance(part, Number) else ""
    return f"{part.label} ({unit})" if unit else part.label


def _large(calculator: Calculator, results: dict[str, Any]) -> str:
    shown = "".join(
        f"<div>{escape(output.label)}<b>{output.format.text(results[output.name])}</b>"
        f"{_help(output)}</div>"
        for output in calculator.outputs
        if output.main
    )
    return f'<div class="livemoney-main">{shown}</div>'


def _table(calculator: Calculator, results: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{escape(output.label)}{_help(output)}</td>"
        f"<td>{output.format.text(results[output.name])}</td></tr>"
        for output in calculator.outputs
        if not output.main
    )
    return f'<table class="livemoney-results">{rows}</table>'


def _help(output: Output) -> str:
    return f"<small>{escape(output.help)}</small>" if output.help else ""


def _drawing(calculator: Calculator, values: dict[str, Any]) -> Any:
    import altair as alt

    # The chart's JavaScript from the installed package: a classroom may have no network. Without
    # vl-convert (JupyterLite) the client loads it from the network.
    with contextlib.suppress(ImportError):
        alt.JupyterChart.enable_offline()
    # A notebook may draw an output before it is in the window, when its container has no width.
    chart = vega.chart(calculator, values).properties(width=CHART_WIDTH)
    options = {"actions": False, "renderer": "svg"}
    return alt.JupyterChart(chart, embed_options=options).add_class("livemoney-chart")


@cache
def _style() -> str:
    return Path(__file__).with_name("kernel.css").read_text(encoding="utf-8")
