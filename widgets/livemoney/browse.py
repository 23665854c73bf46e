"""A table that the reader can search and sort, on the page and in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from livemoney.charts.theme import building_site

Cell = str | int | float


class BrowseTable:
    """A table with a search box and sortable columns.

    On the page it is an HTML table, whole without a script; `site/static/calculator.js` adds the
    search box and the sort buttons. In a kernel it is an ipywidgets box.

    Parameters
    ----------
    title
        What the table holds.
    columns
        The columns' names.
    rows
        A row each, as many cells as there are columns.
    """

    def __init__(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        for number, row in enumerate(rows, start=1):
            if len(row) != len(columns):
                raise ValueError(f"row {number}: {len(row)} cells; allowed: {len(columns)}")
        self.title = title
        self.columns = list(columns)
        self.rows = [list(row) for row in rows]

    def found(self, search: str = "", sort_by: str = "", descending: bool = False) -> list[Any]:
        """The rows with `search` in one of their cells, in the order of column `sort_by`."""
        wanted = search.strip().casefold()
        rows = [row for row in self.rows if any(wanted in _text(c).casefold() for c in row)]
        if sort_by:
            at = self.columns.index(sort_by)
            rows.sort(key=lambda row: row[at], reverse=descending)
        return rows

    def table(self, rows: Sequence[Sequence[Cell]]) -> str:
        """`rows` under the table's head, as an HTML table."""
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        title = escape(self.title)
        body = "".join(
            "<tr>" + "".join(f"<td{_sort_value(cell)}>{escape(_text(cell))}" for cell in row)
            for row in rows
        )
        return (
            f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )

    def html(self) -> str:
        """The table for the page."""
        return f'<div class="browse" data-browse>{self.table(self.rows)}</div>'

    def widget(self, most: int = 20) -> Any:
        """The table for a notebook: a search box, a column to sort by, the first `most` rows."""
        import ipywidgets as widgets

        search = widgets.Text(description="Search", continuous_update=True)
        sort_by = widgets.Dropdown(description="Sort by", options=["", *self.columns])
        descending = widgets.Checkbox(description="largest first")
        view = widgets.HTML()

        def show(change: Any = None) -> None:
            rows = self.found(search.value, sort_by.value, descending.value)
            count = f"{len(rows):,} of {len(self.rows):,} rows"
            more = f", the first {most} shown" if len(rows) > most else ""
            view.value = f"<p>{count}{more}</p>{self.table(rows[:most])}"

        for control in (search, sort_by, descending):
            control.observe(show, names="value")
        show()
        return widgets.VBox([search, widgets.HBox([sort_by, descending]), view])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        text = f"{self.title}: {len(self.rows):,} rows"
        if building_site():
            return {"text/html": self.html(), "text/plain": text}
        return self.widget()._repr_mimebundle_() | {"text/plain": text}


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:,}"


def _sort_value(cell: Cell) -> str:
    return "" if isinstance(cell, str) else f' data-sort="{cell}"'
