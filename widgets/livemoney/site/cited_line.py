"""The directive ``cited``: where a paragraph's figures come from, in one line."""

from __future__ import annotations

import posixpath
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from livemoney import shown
from livemoney.facts import Claim, Fact, claims, facts

SOURCES_PAGE = "book/sources"


class CitedDirective(SphinxDirective):
    """``{cited} ID ID ...`` names the source of each fact or claim, and links its row."""

    required_arguments = 1
    optional_arguments = 20

    def run(self) -> list[nodes.Node]:
        """The line, as HTML."""
        here = posixpath.dirname(self.env.docname)
        page = posixpath.relpath(SOURCES_PAGE, here or ".") + ".html"
        items: dict[str, str] = {}
        for asked in self.arguments:
            if asked in facts():
                key, item = _item(facts()[asked], f"{page}#fact-{asked}")
            elif asked in claims():
                key, item = _item(claims()[asked], f"{page}#claim-{asked}")
            else:
                raise self.error(f"no fact and no claim {asked!r}")
            # Two figures from one page make one source.
            items.setdefault(key, item)
        line = f'<p class="source-line">Sources: {"; ".join(items.values())}.</p>'
        return [nodes.raw("", line, format="html")]


def _item(known: Fact | Claim, row: str) -> tuple[str, str]:
    """What tells the item from others, and its HTML: its first source, linked to our row."""
    source = next((one for one in known.sources if one.id != "ours"), None)
    if source is None:
        own = bool(known.sources)
        name = "our own arithmetic" if own else "looked for, and not found"
        return row, f'<a href="{row}">{name}</a> ({shown.dated(known)})'
    original = (
        f', <a href="{escape(source.url)}" rel="noopener">the page itself</a>' if source.url else ""
    )
    name = escape(source.publisher or source.title)
    return source.id, f'<a href="{row}">{name}</a> ({escape(shown.published(source))}{original})'


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("cited", CitedDirective)
