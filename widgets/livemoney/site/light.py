"""Keep a page to its own few files, and every request at home."""

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from livemoney.site.plain import plain_text

logger = logging.getLogger(__name__)

# Sphinx and myst-nb link these everywhere. The theme has its own style sheet, and its
# search page names the scripts that it needs.
UNLINKED = {
    "basic.css",
    "doctools.js",
    "documentation_options.js",
    "pygments.css",
    "sphinx_highlight.js",
}
UNUSED = ("basic.css", "file.png", "minus.png", "mystnb.*.css", "plus.png", "pygments.css")
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
DESCRIPTION_LENGTH = 155


def is_linked(asset: Any) -> bool:
    """Say whether a style sheet or script stays on the page."""
    name = Path(str(asset.filename or "")).name
    if name in UNLINKED or (name.startswith("mystnb.") and name.endswith(".css")):
        return False
    # A kernel's widget views: the page has their HTML twins and no code to read these.
    return bool(asset.attributes.get("type") != WIDGET_STATE)


def first_words(doctree: nodes.document) -> str:
    """Return the first paragraph's text, cut at a word."""
    for paragraph in doctree.findall(nodes.paragraph):
        words = plain_text(paragraph)
        if not words:
            continue
        if len(words) <= DESCRIPTION_LENGTH:
            return words
        return words[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"
    return ""


def trim(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Unlink what no page uses, warn of other hosts, describe the page."""
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if is_linked(asset)]
        for asset in context[kind]:
            if "//" in str(asset.filename or ""):
                logger.warning("asks another host for %s", asset.filename, location=pagename)
    if doctree is not None and 'name="description"' not in context["metatags"]:
        words = escape(first_words(doctree), quote=True)
        context["metatags"] += f'\n<meta name="description" content="{words}">'


def drop_unused(app: Sphinx, exception: Exception | None) -> None:
    """Delete the files that nothing links."""
    if exception is None and app.builder.format == "html":
        for pattern in UNUSED:
            for path in Path(app.outdir, "_static").glob(pattern):
                path.unlink()


def setup(app: Sphinx) -> None:
    """Set up the page's script and connect the two."""
    # Jupyter Book always passes this on, and warns unless an extension knows it.
    app.add_config_value("comments_config", {}, "")
    # The theme's script; named here, it carries a checksum that renews browsers' copies.
    app.add_js_file("page.js", loading_method="defer")
    # Last, so that what other extensions add is seen.
    app.connect("html-page-context", trim, priority=900)
    app.connect("build-finished", drop_unused, priority=900)
