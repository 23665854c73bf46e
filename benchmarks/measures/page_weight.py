"""What a page costs a reader: bytes and requests, everything scrolled into view."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from benchmarks.browser import chromium, page_of
from benchmarks.server import serve
from benchmarks.sites import CHAPTER_PAGE, STOCK_PAGE, ours, stock
from benchmarks.table import Row, Table

WITH_CALCULATOR_KB = 350
TEXT_KB = 120

SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 500) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}"""

ALL_LIVE = '() => !document.querySelector("form[data-calculator]:not([data-live])")'


def measure() -> Table:
    """Every page of the book; the first chapter beside its stock twin."""
    with chromium() as browser:
        twin_kb, twin_requests, asked = _weigh(browser, stock(), STOCK_PAGE)
        rows: list[Row] = []
        for file in sorted(ours().rglob("*.html")):
            page = file.relative_to(ours()).as_posix()
            kb, requests, others = _weigh(browser, ours(), page)
            text = file.read_text(encoding="utf-8")
            live = "data-calculator=" in text
            budget = WITH_CALCULATOR_KB if live or 'class="chart"' in text else TEXT_KB
            chapter = page == CHAPTER_PAGE
            note = f"{requests} requests, {len(others)} to other hosts"
            if chapter:
                note += f"; stock: {twin_requests} and {len(asked)} more to other hosts"
            rows.append(Row(page, kb, "KB", twin_kb if chapter else None, budget, note))
    hosts = Counter(urlsplit(address).hostname for address in asked)
    wanted = ", ".join(f"{host} ({count})" for host, count in sorted(hosts.items(), key=str))
    return Table(
        "Page weight (gzip)",
        tuple(rows),
        "Stock Jupyter Book",
        (
            "KB are 1,000 bytes of answers' bodies as sent (gzip where text), the whole page "
            "scrolled through, nothing cached.",
            f"The stock page asks other hosts, whose bytes are not in its number: {wanted}. "
            "By this project's notes, the widgets' manager, require.js and their state come to "
            "0.9 to 1.2 MB (gzip) on a stock page.",
            "The stock page holds the charts' script within the widgets' state, because the "
            "calculators' charts work offline; its sliders move without changing a result.",
        ),
    )


def _weigh(browser: Browser, folder: Path, page: str) -> tuple[float, int, list[str]]:
    with serve(folder) as served, page_of(browser) as (tab, asked):
        tab.goto(served.address + page)
        tab.evaluate(SCROLL)
        tab.wait_for_function(ALL_LIVE)
        tab.wait_for_load_state("networkidle")
        return served.total / 1000, len(served.sent), list(dict.fromkeys(asked.addresses))
