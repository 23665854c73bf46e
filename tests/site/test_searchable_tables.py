"""The searchable tables: whole without a script, then filtered and sorted by the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

from livemoney.browse import BrowseTable
from livemoney.gifts import gifts

CHAPTER = "chapters/01-gifts-and-diamonds.html"
READ = """
(box) => ({
  rows: [...box.querySelectorAll("tbody tr")].filter((row) => !row.hidden)
    .map((row) => [...row.cells].map((cell) => cell.textContent)),
  all: box.querySelectorAll("tbody tr").length,
  status: box.querySelector("[role=status]").textContent,
  sorted: [...box.querySelectorAll("thead th")].map((head) => head.getAttribute("aria-sort")),
})
"""


@pytest.fixture(scope="module")
def box(browser: Browser, site_url: str) -> Iterator[Locator]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site_url + CHAPTER)
    yield page.locator("[data-browse]").first
    context.close()


@pytest.fixture
def table(box: Locator) -> Locator:
    box.get_by_label("Search").fill("")
    return box


def read(box: Locator) -> dict[str, Any]:
    found: dict[str, Any] = box.evaluate(READ)
    return found


def python_table() -> BrowseTable:
    """The same rows in Python, which does in a notebook what the script does on the page."""
    return BrowseTable("", ["Gift", "Coins"], [[one.name, one.coins] for one in gifts()])


def test_it_holds_every_gift(table: Locator) -> None:
    state = read(table)
    assert sorted(row[:2] for row in state["rows"]) == sorted(
        [one.name, f"{one.coins:,}"] for one in gifts()
    )
    assert state["status"] == f"{len(gifts())} of {len(gifts())} rows"


@pytest.mark.parametrize("words", ["rose", "  LION ", "galaxy", "no such gift"])
def test_search_filters(table: Locator, words: str) -> None:
    table.get_by_label("Search").press_sequentially(words)
    state = read(table)
    found = [row[0] for row in state["rows"]]
    assert sorted(found) == sorted(row[0] for row in python_table().found(words))
    assert state["status"] == f"{len(found)} of {len(gifts())} rows"
    assert state["all"] == len(gifts()), "what does not match is hidden, not lost"
    assert (len(found) == 0) == (words == "no such gift")


def test_a_number_column_sorts_by_number_both_ways(table: Locator) -> None:
    button = table.get_by_role("button", name="Coins")
    for way in ("ascending", "descending", "ascending"):
        button.focus()
        button.press("Enter")
        state = read(table)
        coins = [int(row[1].replace(",", "")) for row in state["rows"]]
        assert coins == sorted(coins, reverse=way == "descending")
        assert state["sorted"].count(way) == 1
        assert state["sorted"][1] == way


def test_a_text_column_sorts_as_people_do(table: Locator) -> None:
    table.get_by_role("button", name="Gift").click()
    state = read(table)
    names = [row[0] for row in state["rows"]]
    assert state["sorted"][0] == "ascending"
    collated = table.evaluate(
        "(box, names) => [...names].sort((a, b) => a.localeCompare(b))", names
    )
    assert names == collated


def test_what_is_sorted_stays_filtered(table: Locator) -> None:
    table.get_by_label("Search").fill("rose")
    table.get_by_role("button", name="Coins").click()
    state = read(table)
    assert all("rose" in " ".join(row).lower() for row in state["rows"])
    coins = [int(row[1].replace(",", "")) for row in state["rows"]]
    assert coins in (sorted(coins), sorted(coins, reverse=True))
    assert 0 < len(coins) < len(gifts())
