"""One visit to each page of the built site, looked at by many tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
# Without a site there is still one page to ask for, so that the tests fail and say why.
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")) or ["index.html"]
LIVE_WITHIN_MS = 15_000

SCROLL_THROUGH = """
async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    scrollTo(0, y);
    await frame();
  }
  scrollTo(0, 0);
  await frame();
}
"""
ALL_LIVE = """
() => [...document.querySelectorAll("form[data-calculator]")]
  .every((form) => "live" in form.dataset)
"""
TOO_WIDE = """
() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const inside = (element) => element.closest(".scroll, pre") && !element.matches(".scroll, pre");
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 0.5 && !inside(one))
    .slice(0, 8).map((one) => `${one.tagName}.${one.className}#${one.id} ${page.scrollWidth}px`);
}
"""
SETTLE = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((box) => { box.open = true; })"
FIRST_ROWS = """
() => document.querySelectorAll("table").forEach((table) => {
  [...table.rows].slice(20).forEach((row) => row.remove());
})
"""
CONTENT = """
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (element) => element.getAttribute("aria-label") ?? "";
  return {
    calculators: all("form[data-calculator]").map((form) => form.dataset.calculator),
    headings: all("h1").map((heading) => heading.textContent),
    title: document.title,
    language: document.documentElement.lang,
    unlabelledCharts: all(".chart-drawing svg")
      .filter((svg) => !(name(svg) || name(svg.closest("[aria-label]") ?? svg)).trim())
      .map((svg) => svg.closest("figure").querySelector("figcaption").textContent),
    charts: all(".chart-drawing svg").length,
    emptyCharts: all("figure.chart .chart-drawing")
      .filter((one) => !one.querySelector("svg")).length,
    figuresWithoutSource: all("figure").filter((figure) => {
      const form = figure.closest("form[data-calculator]");
      const said = form ? form.querySelector(".calculator-working")
        : figure.querySelector(".chart-source");
      return !said?.textContent.trim();
    }).map((figure) => figure.textContent.slice(0, 80)),
    figuresWithoutCaption: all("figure").filter(
      (figure) => !figure.querySelector("figcaption")?.textContent.trim()).length,
  };
}
"""


@dataclass
class Visit:
    """What a reader's browser met on one page."""

    name: str
    requests: list[str] = field(default_factory=list)
    requests_at_top: list[str] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    first_calculator_at: float | None = None
    content: dict[str, Any] = field(default_factory=dict)
    too_wide: dict[str, list[str]] = field(default_factory=dict)
    axe: dict[str, list[str]] = field(default_factory=dict)


def listen(page: Page, visit: Visit) -> None:
    """Note whatever the page asks for and complains of."""

    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            visit.errors.append(f"console {message.type}: {message.text} {message.location}")

    page.on("console", said)
    page.on("pageerror", lambda error: visit.errors.append(f"page error: {error}"))
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("requestfailed", lambda r: visit.errors.append(f"request failed: {r.url} {r.failure}"))
    page.on("response", lambda answer: visit.answers.update({answer.url: answer.status}))


def violations(page: Page, **rules: bool) -> list[str]:
    """What axe finds, a line each; all its rules but those set to False."""
    found = page.evaluate(
        "(rules) => axe.run(document, { resultTypes: ['violations'], rules })",
        {name.replace("_", "-"): {"enabled": enabled} for name, enabled in rules.items()},
    )
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]} {node['failureSummary'][:200]!r}"
        for one in found["violations"]
        for node in one["nodes"][:5]
    ]


def look(context: BrowserContext, site_url: str, name: str) -> Visit:
    """Read the page to its end on a phone, then look at it in both colours and both widths."""
    visit = Visit(name)
    page = context.new_page()
    listen(page, visit)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site_url + name, wait_until="load")
    page.evaluate(SETTLE)
    page.wait_for_timeout(100)
    visit.requests_at_top = list(visit.requests)
    visit.first_calculator_at = page.evaluate(
        "() => document.querySelector('form[data-calculator]')?.getBoundingClientRect().top ?? null"
    )
    page.evaluate(SCROLL_THROUGH)
    page.wait_for_function(ALL_LIVE, timeout=LIVE_WITHIN_MS)
    visit.content = page.evaluate(CONTENT)
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate(SETTLE)
    visit.too_wide["whole tables"] = page.evaluate(TOO_WIDE)
    page.set_viewport_size({"width": 375, "height": 800})

    page.evaluate(AXE_SCRIPT)
    # Thousands of cells of one colour take most of the time: whole tables without their colours,
    # then the first rows with them.
    visit.axe["light, 375 px, whole tables"] = violations(page, color_contrast=False)
    page.evaluate(FIRST_ROWS)
    for theme in ("light", "dark"):
        for width in (375, 1280):
            page.set_viewport_size({"width": width, "height": 800 if width == 375 else 900})
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            page.evaluate(SETTLE)
            visit.axe[f"{theme}, {width} px"] = violations(page)

    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate(SETTLE)
    visit.too_wide["first rows, closed"] = page.evaluate(TOO_WIDE)
    page.evaluate(OPEN_ALL)
    page.evaluate(SETTLE)
    visit.too_wide["first rows, all open"] = page.evaluate(TOO_WIDE)
    visit.axe["dark, 360 px, all open"] = violations(page)
    page.close()
    return visit


def local_path(url: str, site_url: str) -> str:
    """The file of the site that an address of the site means."""
    assert url.startswith(site_url), url
    return unquote(urlsplit(url).path).lstrip("/") or "index.html"
