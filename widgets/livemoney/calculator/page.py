"""The page's face of a calculator: HTML that reads without a script, and what makes it live.

`site/static/calculator.js` finds `<form data-calculator>` and drives the Vega specification that
stands in it. Without the script the form still shows the results and the chart of its inputs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from livemoney.calculator.core import Calculator, Choice, Input, Number
from livemoney.calculator.vega import specification
from livemoney.calculator.working import working
from livemoney.charts.svg import both_widths
from livemoney.shown import unit_name
from livemoney.text import Format

PERCENT = Format(scale=100, digits=1, suffix="%")


def html(calculator: Calculator, values: Mapping[str, Any], specification_url: str = "") -> str:
    """The calculator as a form, its inputs set to `values`, its results and chart drawn.

    A page with very many calculators gives the address of each one's specification instead of
    the specification itself: the reader then loads those that come near.
    """
    id_ = calculator.id
    spec = specification(calculator, values)
    settings = {
        "inputs": {part.name: _input_settings(part) for part in calculator.inputs},
        "outputs": {part.name: part.format.as_dict() for part in calculator.outputs},
    }
    source = f' data-source="{escape(specification_url)}"' if specification_url else ""
    inline = "" if specification_url else _json(spec)
    return f"""\
<form class="calculator" id="calculator-{id_}" data-calculator="{id_}" novalidate
 aria-labelledby="{id_}-title" autocomplete="off">
<p class="calculator-title" id="{id_}-title">{escape(calculator.title)}</p>
<p class="calculator-question">{escape(calculator.question)}</p>
<div class="calculator-results calculator-main" role="group" aria-label="Main results">
{_results(calculator, values, main=True)}</div>
<div class="calculator-inputs">
{_fields(calculator, values)}</div>
{_further_results(calculator, values)}<figure class="chart" aria-labelledby="{id_}-chart-title">
<figcaption id="{id_}-chart-title">{escape(calculator.chart_title)}</figcaption>
<div class="chart-drawing">{both_widths(spec)}</div>
</figure>
<p class="calculator-actions" hidden><button type="reset">Reset</button>
<button type="button" data-copy-link>Copy link to these settings</button>
<button type="button" data-save-csv>Save as CSV</button>
<span role="status"></span></p>
{working(calculator)}
<script type="application/json" data-settings>{_json(settings)}</script>
<script type="application/json" data-specification{source}>{inline}</script>
</form>
"""


def _fields(calculator: Calculator, values: Mapping[str, Any]) -> str:
    first = [_field(calculator, part, values) for part in calculator.inputs if not part.more]
    more = [_field(calculator, part, values) for part in calculator.inputs if part.more]
    if not more:
        return "".join(first)
    return (
        f'{"".join(first)}<details class="calculator-more"><summary>{escape(calculator.more_title)}'
        f'</summary><div class="calculator-inputs">{"".join(more)}</div></details>\n'
    )


def _field(calculator: Calculator, part: Input, values: Mapping[str, Any]) -> str:
    id_ = f"{calculator.id}-{part.name}"
    value = values[part.name]
    hidden = ""
    if part.shown_when and values[part.shown_when[0]] != part.shown_when[1]:
        hidden = " hidden"
    describedby = f"{id_}-error" + (f" {id_}-help" if part.help else "")
    help_ = f'<small id="{id_}-help">{escape(part.help)}</small>' if part.help else ""
    error = f'<small class="calculator-error" id="{id_}-error" role="alert"></small>'
    if isinstance(part, Choice):
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if key == value else ""}>'
            f"{escape(label)}</option>"
            for key, label in part.choices.items()
        )
        control = (
            f'<select name="{part.name}" id="{id_}" aria-describedby="{describedby}">'
            f"{options}</select>"
        )
        unit = ""
    else:
        bounds = f'min="{part.low:.12g}" max="{part.high:.12g}"'
        shown = _number(value)
        unit = _unit(part, value, id_)
        control = (
            f'<input type="range" {bounds} step="{part.step:.12g}" value="{shown}"'
            f' aria-label="{escape(part.label)}, slider" data-slider-of="{part.name}">'
            f'<input type="number" {bounds} step="any" value="{shown}" name="{part.name}"'
            f' id="{id_}" inputmode="decimal" aria-describedby="{describedby}">'
        )
    return (
        f'<div class="calculator-field" data-field="{part.name}"{hidden}>'
        f'<label for="{id_}">{escape(part.label)}{unit}</label>'
        f'<span class="calculator-control">{control}</span>{error}{help_}</div>\n'
    )


def _unit(part: Number, value: float, id_: str) -> str:
    if part.is_share:
        return f' <span class="unit" data-percent>{PERCENT.text(value)}</span>'
    unit = unit_name(part.unit)
    return f' <span class="unit">{unit}</span>' if unit else ""


def _further_results(calculator: Calculator, values: Mapping[str, Any]) -> str:
    rows = _results(calculator, values, main=False)
    if not rows:
        return ""
    return (
        '<div class="calculator-results" role="group" aria-label="Results in full">\n'
        f"{rows}</div>\n"
    )


def _results(calculator: Calculator, values: Mapping[str, Any], main: bool) -> str:
    results = calculator.apply(values)
    names = " ".join(f"{calculator.id}-{part.name}" for part in calculator.inputs)
    rows = []
    for output in calculator.outputs:
        if output.main is not main:
            continue
        id_ = f"{calculator.id}-{output.name}"
        number = float(results[output.name])
        help_ = f"<small>{escape(output.help)}</small>" if output.help else ""
        # Only the main results speak up when they change: all of them at once would be noise.
        live = "" if main else ' aria-live="off"'
        rows.append(
            f'<p><label for="{id_}">{escape(output.label)}</label> '
            f'<output name="{output.name}" id="{id_}" for="{names}"{live} '
            f'data-value="{number!r}">{output.format.text(number)}</output>{help_}</p>\n'
        )
    return "".join(rows)


def _input_settings(part: Input) -> dict[str, Any]:
    settings: dict[str, Any] = {"default": part.default}
    if part.shown_when:
        settings["shown_when"] = part.shown_when
    if isinstance(part, Number):
        settings |= {
            "low": part.low,
            "high": part.high,
            "integer": part.integer,
            "allowed": part.domain.allowed,
        }
        if part.is_share:
            settings["percent"] = PERCENT.as_dict()
    return settings


def _number(value: float) -> str:
    return f"{value:.12g}"


def _json(data: Any) -> str:
    # "</" would end the script element early.
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).replace("</", "<\\/")
