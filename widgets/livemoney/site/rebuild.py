"""Read a page again when the model or the data behind it changed."""

from pathlib import Path

from sphinx.application import Sphinx

PACKAGE = Path(__file__).parents[1]
SUFFIXES = {".csv", ".js", ".json", ".py"}


def note_sources(app: Sphinx, docname: str, content: list[str]) -> None:
    """Make a page depend on the files of the package."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in SUFFIXES:
            app.env.note_dependency(str(path))


def setup(app: Sphinx) -> None:
    """Connect it."""
    app.connect("source-read", note_sources)
