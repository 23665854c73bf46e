"""The Sphinx extension behind the published pages."""

from sphinx.application import Sphinx

from livemoney.site import cited_line, light, live, rebuild, scroll, search_index, sources


def setup(app: Sphinx) -> dict[str, bool]:
    """Set up every part."""
    for part in (cited_line, light, live, rebuild, scroll, search_index, sources):
        part.setup(app)
    # It numbers headings, which this book does not do, and says nothing of reading in parallel.
    app.extensions["sphinx_multitoc_numbering"].parallel_read_safe = True
    return {"parallel_read_safe": True, "parallel_write_safe": True}
