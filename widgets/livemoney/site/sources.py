"""The sources page, generated: every fact and claim, its source, and where it is used."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from livemoney import shown
from livemoney.facts import Fact, claims, facts, sources
from livemoney.figures import facts_used, prose_of

SHOWN_CALCULATOR = re.compile(r"calculators\[\\?[\"']([\w-]+)|\{calculator\} ([\w-]+)")


class SourcesDirective(SphinxDirective):
    """``{sources} facts|claims|sources`` puts one of the three tables on the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table, as searchable HTML."""
        tables = {"facts": self._facts, "claims": _claims, "sources": _sources}
        if self.arguments[0] not in tables:
            raise self.error(f"no table {self.arguments[0]!r}; there are: {', '.join(tables)}")
        html = f'<div class="browse" data-browse>{tables[self.arguments[0]]()}</div>'
        return [nodes.raw("", html, format="html")]

    def _facts(self) -> str:
        used = where_used(self.env.srcdir, self.env.found_docs)
        here = posixpath.dirname(self.env.docname)
        # Read again whenever a page changes: what is used where is written here.
        self.env.note_reread()
        rows = [_fact_row(known, used.get(known.id, {}), here) for known in facts().values()]
        columns = "Fact|Figure|Range|As of|Confidence|Source|Used in|Review by"
        return _table("Facts", columns, rows)


def where_used(srcdir: str | Path, docnames: set[str]) -> Mapping[str, dict[str, str]]:
    """For each fact, the pages that show it or rest on it: docname -> title."""
    from livemoney import calculators

    used: dict[str, dict[str, str]] = {}
    for docname in sorted(docnames):
        path = next(
            (p for end in (".ipynb", ".md") if (p := Path(srcdir, docname + end)).exists()), None
        )
        if path is None:
            continue
        prose = prose_of(path)
        title = re.search(r"^# (.+)$", prose, re.MULTILINE)
        ids = facts_used(prose)
        for names in SHOWN_CALCULATOR.findall(path.read_text(encoding="utf-8")):
            for name in filter(None, names):
                ids.update(calculators[name].fact_ids)
        for id_ in ids:
            used.setdefault(id_, {})[docname] = title[1] if title else docname
    return used


Row = tuple[str, list[str]]


def _fact_row(known: Fact, used: Mapping[str, str], here: str) -> Row:
    pages = ", ".join(
        f'<a href="{posixpath.relpath(docname, here or ".")}.html">{escape(title)}</a>'
        for docname, title in used.items()
    )
    links = "<br>".join(shown.source_link(source) for source in known.sources)
    note = f"<br><small>{escape(known.note)}</small>" if known.note else ""
    return f"fact-{known.id}", [
        escape(known.label) + note,
        escape(shown.figure(known)),
        escape(shown.spread(known) or "one figure"),
        shown.dated(known),
        shown.confidence(known),
        links,
        pages or "not yet",
        str(known.review_by),
    ]


def _claims() -> str:
    rows = [
        (
            f"claim-{claim.id}",
            [
                escape(claim.statement),
                claim.status,
                shown.dated(claim),
                "<br>".join(map(shown.source_link, claim.sources)) or "none found",
            ],
        )
        for claim in claims().values()
    ]
    return _table("What is said", "Statement|Status|As of|Source", rows)


def _sources() -> str:
    rows = [
        (
            "",
            [shown.source_link(source), source.kind, str(source.read_on), escape(source.note)],
        )
        for source in sources().values()
    ]
    return _table("Sources", "Source|Kind|Read on|Note", rows)


def _table(title: str, columns: str, rows: list[Row]) -> str:
    """The table. On a phone each row is a card and each cell says its column.

    A card is no table row to a browser, so the roles are said.
    """
    names = columns.split("|")
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in names)
    body = "".join(
        (f'<tr id="{id_}" role="row">' if id_ else '<tr role="row">')
        + "".join(
            f'<td role="cell" data-column="{name}">{cell}</td>'
            for name, cell in zip(names, cells, strict=True)
        )
        + "</tr>"
        for id_, cells in rows
    )
    return (
        f'<table class="cards" role="table"><caption>{title}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("sources", SourcesDirective)
