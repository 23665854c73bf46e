"""The Sphinx extension behind the published pages."""

from sphinx.application import Sphinx

from livemoney.site import light, live, rebuild, scroll, sources


def setup(app: Sphinx) -> dict[str, bool]:
    """Set up every part."""
    for part in (light, live, rebuild, scroll, sources):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
