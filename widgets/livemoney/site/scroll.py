"""Let wide tables and code scroll in a box of their own that a keyboard can reach."""

import re
from html import escape, unescape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from livemoney.site.plain import plain_text

RAW_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
RAW_NAME = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
RAW_HEADER = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
EMPTY_HEADER = re.compile(r"<th\b[^>]*>\s*</th>")
CHECKBOX = 'class="task-list-item-checkbox"'
TAG = re.compile(r"<[^>]+>")


def box(name: str) -> str:
    """Return the start tag of a box named to a screen reader."""
    label = escape(f"Table: {name}" if name else "Table", quote=True)
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{label}">'


def table_name(table: nodes.table) -> str:
    """Return a table's caption, or else its column headers."""
    for title in table.findall(nodes.title):
        return plain_text(title)
    for head in table.findall(nodes.thead):
        cells = (plain_text(cell) for cell in head.findall(nodes.entry))
        return ", ".join(filter(None, cells))
    return ""


def boxed(raw_table: re.Match[str]) -> str:
    """Return an HTML table inside its box."""
    html = raw_table[0]
    named = RAW_NAME.findall(html) or RAW_HEADER.findall(html.split("</thead>")[0])
    words = (unescape(TAG.sub("", part)).strip() for part in named)
    # pandas leaves the corner above its index an empty header, which says nothing aloud.
    html = EMPTY_HEADER.sub("<td></td>", html)
    return f"{box(', '.join(filter(None, words)))}{html}</div>"


class PageTranslator(HTML5Translator):
    """Sphinx's translator, with boxes around tables and names on code."""

    def visit_table(self, node: Any) -> None:
        """Open the box, then the table."""
        self.body.append(box(table_name(node)))
        super().visit_table(node)

    def depart_table(self, node: Any) -> None:
        """Close the table, then the box."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_literal_block(self, node: Any) -> None:
        """Name the block and let the keyboard reach it."""
        name = "Output" if "output" in node["classes"] else "Code"
        start = len(self.body)
        try:
            super().visit_literal_block(node)
        finally:
            attributes = f'<pre role="group" tabindex="0" aria-label="{name}">'
            self.body[start:] = [part.replace("<pre>", attributes, 1) for part in self.body[start:]]

    def visit_raw(self, node: Any) -> None:
        """Box the tables in a cell's HTML output, and name the boxes of a to-do list."""
        html = node.astext()
        if "html" in node.get("format", "").split():
            if "<table" in html:
                self.body.append(RAW_TABLE.sub(boxed, html))
                raise nodes.SkipNode
            if CHECKBOX in html:
                name = "done" if "checked" in html else "to do"
                self.body.append(html.replace(CHECKBOX, f'{CHECKBOX} aria-label="{name}"'))
                raise nodes.SkipNode
        super().visit_raw(node)


def setup(app: Sphinx) -> None:
    """Use the translator for HTML."""
    app.set_translator("html", PageTranslator)
