"""Published incomes: the figure, who measured it, and whether anyone saw records."""

from __future__ import annotations

from html import escape

from livemoney import shown
from livemoney.cited.table import table
from livemoney.facts import IncomeCase, income_case


class CitedCases:
    """A table of published incomes, for a chapter that rests on them."""

    def __init__(self, *case_ids: str) -> None:
        self.cases = [income_case(case_id) for case_id in case_ids]

    def __repr__(self) -> str:
        return "\n".join(
            f"{case.who}: {shown.case_figure(case)} ({case.measured_by})" for case in self.cases
        )

    def _repr_html_(self) -> str:
        caption = "Published incomes, and who measured them"
        return table(caption, ("Who, and what", "Measured by"), map(_cells, self.cases))


def _cells(case: IncomeCase) -> list[str]:
    seen = "records seen or own payment" if case.verified else "no records seen"
    note = f"<br><small>{escape(case.note)}</small>" if case.note else ""
    links = "; ".join(shown.source_link(source) for source in case.sources)
    return [
        f"{escape(case.who)}: <strong>{escape(shown.case_figure(case))}</strong>, "
        f"{escape(case.what)}, {escape(case.period)}{note}",
        f"{escape(case.measured_by)}; {seen}<br><small>{links}</small>",
    ]
