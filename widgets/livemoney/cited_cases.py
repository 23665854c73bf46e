"""Published incomes as a table: the figure, who measured it, and whether anyone saw records."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.facts import IncomeCase, income_case

COLUMNS = ("Who", "What", "Figure", "Period", "Measured by", "Source")


class CitedCases:
    """A table of published incomes, for a chapter that rests on them."""

    def __init__(self, *case_ids: str) -> None:
        self.cases = [income_case(case_id) for case_id in case_ids]

    def __repr__(self) -> str:
        return "\n".join(
            f"{case.who}: {shown.case_figure(case)} ({case.measured_by})" for case in self.cases
        )

    def _repr_html_(self) -> str:
        head = "".join(f'<th style="text-align: left">{name}</th>' for name in COLUMNS)
        rows = "".join(
            "<tr>"
            + "".join(f'<td style="text-align: left">{cell}</td>' for cell in cells)
            + "</tr>"
            for cells in map(_cells, self.cases)
        )
        # Without this class JupyterLab takes what stands between two dollar signs for mathematics.
        return (
            '<table class="mathjax_ignore"><caption>Published incomes, and who measured them'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _cells(case: IncomeCase) -> list[str]:
    seen = "records seen or own payment" if case.verified else "no records seen"
    note = f"<br><small>{escape(case.note)}</small>" if case.note else ""
    return [
        escape(case.who),
        escape(case.what) + note,
        escape(shown.case_figure(case)),
        escape(case.period),
        f"{escape(case.measured_by)}; {seen}",
        "<br>".join(shown.source_link(source) for source in case.sources),
    ]
