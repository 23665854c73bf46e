"""The simulator's parameters, checks and conflicts as tables for readers."""

from __future__ import annotations

from html import escape

from livemoney.browse import BrowseTable
from livemoney.simulator.calibration import Conflict, conflicts
from livemoney.simulator.parameters import ASSUMPTION, citation, declared


def parameter_table() -> BrowseTable:
    """Every parameter with its range, and what it rests on."""
    rows: list[list[str | int | float]] = [
        [
            one.label,
            one.name,
            one.default,
            f"{one.low:g} to {one.high:g}",
            one.unit.replace("_", " "),
            one.mechanism,
            one.basis if one.fact else ASSUMPTION,
            " ".join(filter(None, (citation(one), one.note))),
        ]
        for one in declared().values()
    ]
    return BrowseTable(
        f"The simulator's {len(rows)} parameters",
        columns=[
            *("What", "Name", "Default", "Range", "Unit", "Mechanism"),
            *("Fact or assumption", "Source and note"),
        ],
        rows=rows,
    )


class Conflicts:
    """Published figures that no one set of parameters meets at once, with the numbers."""

    def __init__(self, sessions: int = 20_000, seed: int = 1) -> None:
        self.conflicts = conflicts(sessions, seed)

    def __repr__(self) -> str:
        return "\n".join(f"{each.one} | {each.other}" for each in self.conflicts)

    def _repr_html_(self) -> str:
        # Without this class JupyterLab takes what stands between two dollar signs for mathematics.
        return f'<div class="mathjax_ignore">{"".join(map(_told, self.conflicts))}</div>'


def _told(each: Conflict) -> str:
    rows = "".join(
        f'<tr><th scope="row" style="text-align: left">{escape(name)}</th>'
        f"<td>{_number(value)}</td></tr>"
        for name, value in each.numbers.items()
    )
    return (
        f"<p><strong>{escape(each.one)}.</strong> And: <strong>{escape(each.other)}.</strong> "
        f"{escape(each.why)}</p><table><caption>The numbers that show it</caption>"
        f"<tbody>{rows}</tbody></table>"
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.2f}"
