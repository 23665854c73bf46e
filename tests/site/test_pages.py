"""Every page of the built site: quiet, at home, narrow enough, accessible, light."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from site_visit import PAGES, Visit, local_path

KB = 1000
TEXT_PAGE_KB = 120
CALCULATOR_PAGE_KB = 350
VEGA = "_static/vega.js"
ALL_CALCULATORS = "book/calculators.html"
# How far below the window a calculator begins to load; see `whenNear` in calculator.js.
NEAR_PX = 300

every_page = pytest.mark.parametrize("name", PAGES)


def test_the_site_has_its_pages(site: Path) -> None:
    for name in ("index.html", "search.html", "book/calculators.html", "book/sources.html"):
        assert (site / name).is_file(), name
    assert any(name.startswith("chapters/") for name in PAGES)


@every_page
def test_nothing_is_complained_of(name: str, visit: Callable[[str], Visit]) -> None:
    assert visit(name).errors == []


@every_page
def test_no_other_host_is_asked(name: str, visit: Callable[[str], Visit], site_url: str) -> None:
    asked = [url for url in visit(name).requests if not url.startswith((site_url, "data:"))]
    assert asked == []


@every_page
def test_every_request_is_answered(name: str, visit: Callable[[str], Visit]) -> None:
    # 304: this test's context has the file from another page.
    bad = {url: status for url, status in visit(name).answers.items() if status not in (200, 304)}
    assert bad == {}


@every_page
def test_nothing_is_wider_than_a_small_phone(name: str, visit: Callable[[str], Visit]) -> None:
    found = visit(name).too_wide
    assert len(found) == 3
    assert {state: wide for state, wide in found.items() if wide} == {}


@every_page
def test_axe_finds_nothing(name: str, visit: Callable[[str], Visit]) -> None:
    found = visit(name).axe
    assert len(found) == 6
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@every_page
def test_the_page_is_light(
    name: str, visit: Callable[[str], Visit], site: Path, site_url: str
) -> None:
    """All that the page asks for, read to its end, compressed as a server does.

    The page with all calculators is measured where it opens: each further calculator's data come
    when a reader comes near it.
    """
    seen = visit(name)
    requests = seen.requests_at_top if name == ALL_CALCULATORS else seen.requests
    sizes = {
        url: len(gzip.compress((site / local_path(url, site_url)).read_bytes(), 6))
        for url in set(requests)
        if not url.startswith("data:")
    }
    budget = CALCULATOR_PAGE_KB if seen.content["calculators"] else TEXT_PAGE_KB
    total = sum(sizes.values()) / KB
    listed = sorted(sizes.items(), key=lambda item: -item[1])
    assert total <= budget, f"{total:.1f} KB of {budget} KB: {listed}"


@every_page
def test_vega_is_loaded_only_where_and_when_it_is_needed(
    name: str, visit: Callable[[str], Visit]
) -> None:
    seen = visit(name)

    def times(requests: list[str]) -> int:
        return sum(url.partition("?")[0].endswith(VEGA) for url in requests)

    if seen.first_calculator_at is None:
        assert times(seen.requests) == 0, "there is no calculator here"
        return
    assert times(seen.requests) == 1, "one runtime for all calculators of a page"
    if seen.first_calculator_at > 800 + NEAR_PX + 100:
        assert times(seen.requests_at_top) == 0, "the first calculator is far below"


def test_some_page_begins_far_above_its_calculator(visit: Callable[[str], Visit]) -> None:
    """Without one, the test above would not see a runtime that is loaded too early."""
    starts = [visit(name).first_calculator_at or 0 for name in PAGES]
    assert max(starts) > 800 + NEAR_PX + 100


@every_page
def test_content_of_the_page(name: str, visit: Callable[[str], Visit]) -> None:
    content: dict[str, Any] = visit(name).content
    assert len(content["headings"]) == 1, content["headings"]
    assert content["title"].strip()
    assert content["language"] == "en"
    assert content["unlabelledCharts"] == []
    assert content["emptyCharts"] == 0
    assert content["figuresWithoutSource"] == []
    assert content["figuresWithoutCaption"] == 0


def test_there_are_charts(visit: Callable[[str], Visit]) -> None:
    assert sum(visit(name).content["charts"] for name in PAGES) > 2
