"""Every page and chapter of the course states figures of the data, and no other money."""

from __future__ import annotations

from pathlib import Path

import pytest

from livemoney.figures import problems, prose_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "index.md", *ROOT.glob("book/**/*.md"), *ROOT.glob("chapters/**/*.ipynb")])


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_pages_and_chapters() -> None:
    suffixes = [path.suffix for path in PAGES]
    assert suffixes.count(".md") > 3
    assert ".ipynb" in suffixes


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_figures_follow_the_data(path: Path) -> None:
    assert list(problems(path)) == [], f"run `python -m livemoney.figures {name(path)}`"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_line_begins_with_a_mark(path: Path) -> None:
    """Markdown takes such a line for a block of HTML, and what follows is no longer Markdown."""
    lines = [line for line in prose_of(path).splitlines() if line.startswith("<!--=")]
    assert lines == []
