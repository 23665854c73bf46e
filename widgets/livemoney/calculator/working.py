"""'How this is computed': the formula in words, and each assumption with its source and date."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.calculator.core import Calculator, Choice, Input
from livemoney.facts import fact, income_case


def working(calculator: Calculator) -> str:
    """The disclosure under a calculator, as HTML; it opens without a script."""
    steps = "".join(f"<li>{escape(step)}</li>" for step in calculator.formula)
    rows = "".join(
        [_row(id_) for id_ in calculator.fact_ids] + [_case_row(id_) for id_ in calculator.cases]
    )
    yours = [_yours(part) for part in calculator.inputs if not part.fact]
    table = (
        "<table><caption>What it rests on</caption><thead><tr>"
        "<th>Assumption</th><th>Value</th><th>Range</th>"
        f"<th>As of</th><th>Confidence</th><th>Source</th></tr></thead><tbody>{rows}</tbody>"
        "</table>"
        if rows
        else ""
    )
    set_by_you = f"<p>Set by you, not by a source: {'; '.join(yours)}.</p>" if yours else ""
    return (
        '<details class="calculator-working"><summary>How this is computed</summary>'
        f"<ol>{steps}</ol>{table}{set_by_you}</details>"
    )


def _row(fact_id: str) -> str:
    known = fact(fact_id)
    sources = "<br>".join(shown.source_link(source) for source in known.sources)
    note = f"<br><small>{escape(known.note)}</small>" if known.note else ""
    return (
        f"<tr><th scope='row'>{escape(known.label)}</th><td>{escape(shown.figure(known))}</td>"
        f"<td>{escape(shown.spread(known) or 'one figure')}</td><td>{shown.dated(known)}</td>"
        f"<td>{shown.confidence(known)}</td><td>{sources}{note}</td></tr>"
    )


def _case_row(case_id: str) -> str:
    known = income_case(case_id)
    sources = "<br>".join(shown.source_link(source) for source in known.sources)
    note = f"<br><small>{escape(known.note)}</small>" if known.note else ""
    seen = "records seen" if known.verified else "no records seen"
    one = "one figure" if known.low == known.high else ""
    ends = f"{shown.number(known.low, known.unit)} to {shown.number(known.high, known.unit)}"
    return (
        f"<tr><th scope='row'>{escape(known.who)}: {escape(known.what)}</th>"
        f"<td>{escape(shown.case_figure(known))}</td><td>{one or escape(ends)}</td>"
        f"<td>{escape(known.period)}</td><td>{escape(known.measured_by)}; {seen}</td>"
        f"<td>{sources}{note}</td></tr>"
    )


def _yours(part: Input) -> str:
    if isinstance(part, Choice):
        return escape(part.label)
    bounds = f"{shown.number(part.low, part.unit)} to {shown.number(part.high, part.unit)}"
    return f"{escape(part.label)} ({bounds})"
