"""From a slider's move to the changed number: on the page, and in JupyterLab with a kernel."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import Line, chromium, page_of
from benchmarks.lab import jupyterlab, run_all
from benchmarks.server import serve
from benchmarks.sites import CHAPTER, CHAPTER_PAGE, ROOT, ours
from benchmarks.table import Table, spread

MOVES = 300
FRAME_MS = 16
SLOW_PROCESSOR = Line(-1, -1, 0, processor_slowdown=4)

# `move(i)` makes the i-th move of a slider, `result` is the element whose text must follow. The
# clock runs from the event to the first sight of the changed text.
SAMPLES = """async ([moves, setUp]) => {
  const { move, result } = await eval(setUp)();
  const samples = [];
  for (let i = 0; i < moves; i += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const before = result().textContent;
    const started = performance.now();
    const changed = new Promise((resolve, reject) => {
      const look = () => {
        if (result().textContent === before) return;
        observer.disconnect();
        resolve(performance.now() - started);
      };
      const observer = new MutationObserver(look);
      observer.observe(result().getRootNode(),
        { subtree: true, childList: true, characterData: true });
      setTimeout(() => reject(new Error(`move ${i}: the result did not change`)), 10000);
    });
    move(i);
    samples.push(await changed);
  }
  return samples;
}"""
PAGE = """async () => {
  const form = document.querySelector("form[data-calculator=gift-to-take-home]");
  form.scrollIntoView();
  while (!("live" in form.dataset)) await new Promise((resolve) => setTimeout(resolve, 50));
  const slider = form.querySelector("[data-slider-of=reward_rate]");
  return {
    result: () => form.elements.namedItem("take_home_usd"),
    move: (i) => {
      slider.value = (0.3 + (i % 40) / 100).toFixed(2);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
}"""
LAB = """async () => {
  const box = document.querySelector(".livemoney");
  const row = [...box.querySelectorAll(".livemoney-control")]
    .find((one) => one.textContent.includes("Reward rate"));
  const handle = row.querySelector(".noUi-handle");
  return {
    result: () => box.querySelector(".livemoney-main"),
    move: (i) => handle.dispatchEvent(new KeyboardEvent("keydown", {
      key: Math.floor(i / 40) % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true, cancelable: true,
    })),
  };
}"""


def measure() -> Table:
    """Move the reward rate's slider many times."""
    with chromium() as browser:
        here = _page(browser, None)
        slow = _page(browser, SLOW_PROCESSOR)
        kernel = _lab(browser)
    return Table(
        "From a slider's move to the changed number",
        (
            *spread("full speed", "ms", here, kernel, budget=FRAME_MS),
            *spread("processor 4 times slower", "ms", slow),
        ),
        "JupyterLab with a kernel",
        (
            f"{MOVES} moves of one slider each, the next after the last one's result was there; "
            "the chart is redrawn with each. From the event to the changed text, before paint.",
            "JupyterLab: a real kernel on the same machine, ipywidgets, no network between them.",
        ),
    )


def _page(browser: Browser, line: Line | None) -> list[float]:
    with serve(ours()) as served, page_of(browser, line) as (tab, _):
        tab.goto(served.address + CHAPTER_PAGE)
        return _samples(tab, PAGE)


def _lab(browser: Browser) -> list[float]:
    with jupyterlab() as (address, token), page_of(browser) as (tab, _):
        run_all(tab, address, token, CHAPTER.relative_to(ROOT).as_posix())
        tab.locator(".livemoney").first.scroll_into_view_if_needed()
        # The cells below are still being drawn.
        tab.wait_for_timeout(5000)
        return _samples(tab, LAB)


def _samples(tab: Page, set_up: str) -> list[float]:
    samples: Any = tab.evaluate(SAMPLES, [MOVES, f"({set_up})"])
    return [float(one) for one in samples]
