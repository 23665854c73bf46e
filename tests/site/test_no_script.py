"""A reader whose browser runs no script has the text, the results and the charts."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from site_visit import PAGES

from livemoney import calculators

WITHOUT = """
() => {
  const visible = (element) => element.checkVisibility({ checkVisibilityCSS: true })
    && element.getBoundingClientRect().width > 3;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  return {
    words: (document.querySelector("article") ?? document.body).innerText.split(/\\s+/).length,
    forms: all("form[data-calculator]").map((form) => ({
      id: form.dataset.calculator,
      outputs: all("output", form).map((one) => [
        one.getAttribute("name"), one.dataset.value, one.textContent, visible(one)]),
      actions: all(".calculator-actions *", form).filter(visible).length,
    })),
    drawings: all(".chart-drawing").map((one) => all("svg", one).filter(visible).length),
    hiddenCells: all("table[data-browse] tr[hidden], [data-browse] tr[hidden]").length,
    pixels: all(".chart-drawing svg").filter(visible)
      .map((svg) => svg.getBoundingClientRect()).filter((box) => box.height < 40).length,
    tooWide: document.documentElement.scrollWidth > innerWidth,
  };
}
"""


@pytest.fixture(scope="module")
def without(browser: Browser, site_url: str) -> Iterator[Callable[[str], dict[str, Any]]]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    @functools.cache
    def look(name: str) -> dict[str, Any]:
        asked.clear()
        page.goto(site_url + name, wait_until="load")
        return {"asked": list(asked), **page.evaluate(WITHOUT)}

    yield look
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_there_without_a_script(
    name: str, without: Callable[[str], dict[str, Any]], site_url: str
) -> None:
    page = without(name)
    # The search page can only say that it needs a script, and where no page is there is no text.
    assert page["words"] > {"search.html": 3, "404.html": 10}.get(name, 100)
    assert not page["tooWide"]
    assert page["hiddenCells"] == 0
    assert [url for url in page["asked"] if not url.startswith((site_url, "data:"))] == []
    assert set(page["drawings"]) <= {1}, "of its two drawings a chart shows the one that fits"
    assert page["pixels"] == 0, "a drawing that is not drawn"
    for form in page["forms"]:
        assert form["actions"] == 0, "Reset and Copy link do nothing without the script"


@pytest.mark.parametrize("name", PAGES)
def test_default_results_are_pythons(name: str, without: Callable[[str], dict[str, Any]]) -> None:
    for form in without(name)["forms"]:
        calculator = calculators[form["id"]]
        numbers, texts = calculator.evaluate(), calculator.shown()
        found = {output: (value, text) for output, value, text, _ in form["outputs"]}
        assert found == {output: (repr(float(n)), texts[output]) for output, n in numbers.items()}
        assert all(visible for *_, visible in form["outputs"])
