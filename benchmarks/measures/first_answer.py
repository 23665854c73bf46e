"""On a slow phone: when there is something to read, and when a calculator answers."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks.browser import SLOW_4G, chromium, page_of
from benchmarks.server import packed, serve
from benchmarks.sites import CHAPTER_PAGE, STOCK_PAGE, ours, stock
from benchmarks.table import Row, Table

RUNS = 5
CALCULATOR = "gift-to-take-home"
PHONE = 375

# Like a reader who cannot wait: go to the calculator as soon as it is there, and change "how many"
# again and again until the result follows. A default is never counted as an answer.
IMPATIENT = """(id) => {
  window.answer = new Promise((resolve) => {
    let before, count = 1;
    const timer = setInterval(() => {
      const form = document.querySelector(`form[data-calculator=${id}]`);
      const output = form?.elements?.namedItem("take_home_usd");
      if (!output) return;
      // The attribute comes with the element; its text may still be on its way.
      before ??= output.dataset.value;
      if (output.dataset.value !== before) {
        clearInterval(timer);
        resolve({ at: performance.now(), count, value: Number(output.dataset.value) });
        return;
      }
      if (!form.checkVisibility()) return;
      if (count === 1) form.scrollIntoView();
      count = 2 + (count % 7);
      form.elements.namedItem("gifts").value = count;
      form.elements.namedItem("gifts").dispatchEvent(new Event("input", { bubbles: true }));
    }, 50);
  });
}"""
FIRST_PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) resolve(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""


def measure() -> Table:
    """The first chapter on a throttled line, beside its stock twin."""
    with chromium() as browser:
        here = [_visit(browser, ours(), CHAPTER_PAGE, answers=True) for _ in range(RUNS)]
        twin = [_visit(browser, stock(), STOCK_PAGE, answers=False) for _ in range(RUNS)]
    return Table(
        "On a slow phone line",
        (
            Row(
                "first contentful paint",
                statistics.median(one["paint"] for one in here) / 1000,
                "s",
                statistics.median(one["paint"] for one in twin) / 1000,
            ),
            Row(
                "until a calculator answers",
                statistics.median(one["answer"] for one in here) / 1000,
                "s",
                note="stock: never, its sliders have no kernel behind them",
            ),
        ),
        "Stock Jupyter Book",
        (
            f'Chromium\'s preset "Slow 4G": {SLOW_4G.words}. Served gzip, {PHONE} px wide, '
            f"nothing cached, median of {RUNS} loads.",
            "The answer is the first changed result of a reader who scrolls to the calculator at "
            "once and keeps changing a number; it was compared with Python's.",
            "The stock page's files on other hosts are refused at once here, which makes it "
            "faster than for a reader who has to fetch them.",
        ),
    )


def _visit(browser: Browser, folder: Path, page: str, answers: bool) -> dict[str, float]:
    for file in folder.rglob("*"):
        if file.suffix in (".html", ".css", ".js"):
            packed(file.resolve())
    with serve(folder) as served, page_of(browser, SLOW_4G, PHONE) as (tab, _):
        if answers:
            tab.add_init_script(f"({IMPATIENT})({CALCULATOR!r})")
        tab.goto(served.address + page, wait_until="commit", timeout=120_000)
        paint = float(tab.evaluate(FIRST_PAINT))
        if not answers:
            return {"paint": paint}
        answer: dict[str, Any] = tab.evaluate("() => window.answer")
        _check(answer)
        return {"paint": paint, "answer": float(answer["at"])}


def _check(answer: dict[str, Any]) -> None:
    from livemoney import calculators

    right = {
        round(calculators[CALCULATOR].evaluate(gifts=gifts)["take_home_usd"], 9)
        for gifts in range(2, 9)
    }
    if round(answer["value"], 9) not in right:
        raise RuntimeError(f"the page answered {answer['value']}, Python {sorted(right)}")
