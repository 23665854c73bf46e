"""A chart with everything that a reader needs beside it: title, text alternative, source, date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any

from livemoney import shown
from livemoney.charts import theme
from livemoney.facts import sources

VEGA_LITE = "application/vnd.vegalite.v5+json"


class Figure:
    """An Altair chart ready to be shown, on the page or in a notebook.

    Parameters
    ----------
    chart
        An Altair chart; leave size and colours to the theme.
    title
        What it shows, in a line.
    description
        The text alternative: what a reader who cannot see the chart needs to know.
    source_ids
        Where the numbers come from, ids of `livemoney.facts.sources()`. Charts of synthetic data
        have none, and say so in `note`.
    note
        A line under the chart.

    Raises
    ------
    ValueError
        An empty title or description, or neither source nor note.
    """

    def __init__(
        self,
        chart: Any,
        title: str,
        description: str,
        source_ids: Sequence[str] = (),
        note: str = "",
    ) -> None:
        for name, text in (("title", title), ("description", description)):
            if not text.strip():
                raise ValueError(f"{name}: '' is not allowed; allowed: a text that is not empty")
        if not source_ids and not note:
            raise ValueError("source_ids: () is not allowed without a note that says what it is")
        self.chart = theme.apply(chart, description)
        self.title = title
        self.description = description
        self.sources = [sources()[source_id] for source_id in source_ids]
        self.note = note

    def html(self) -> str:
        """The figure for the page: SVG that needs no script, its caption, its source and date."""
        import vl_convert

        from livemoney.charts.svg import both_widths

        drawn = self.chart.properties(width="container")
        vega = json.loads(json.dumps(vl_convert.vegalite_to_vega(theme.specification(drawn))))
        links = "; ".join(shown.source_link(source) for source in self.sources)
        source = f"Source: {links}. " if links else ""
        return (
            f'<figure class="chart"><figcaption>{escape(self.title)}</figcaption>'
            f'<div class="chart-drawing">{both_widths(vega)}</div>'
            f'<p class="chart-source">{source}{escape(self.note)}</p></figure>'
        )

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        text = f"{self.title}\n{self.description}"
        if theme.building_site():
            return {"text/html": self.html(), "text/plain": text}
        specification = theme.specification(self.chart.properties(width=560, title=self._caption()))
        # JupyterLab and JupyterLite draw this type themselves, without a network; their renderer
        # knows Vega-Lite up to version 5, which has all that the course's charts use.
        specification["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
        return {VEGA_LITE: specification, "text/plain": text}

    def _caption(self) -> dict[str, Any]:
        """Title, note and sources as the chart's own title: a notebook shows nothing beside it."""
        names = dict.fromkeys(
            f"{source.publisher or source.title} ({shown.published(source)})"
            for source in self.sources
        )
        source = f"Source: {'; '.join(names)}." if names else ""
        return {
            "text": wrap(self.title, 66),
            "subtitle": wrap(f"{self.note} {source}".strip(), 88),
            "subtitleFontSize": 12,
            "subtitleColor": theme.color("muted"),
            "offset": 10,
        }
