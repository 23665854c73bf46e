"""Slides fill the window and turn by the keys of a keyboard and of a presenter's remote."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

SHOWN = """
() => [...document.querySelectorAll("article > section > section")]
  .filter((slide) => Math.abs(slide.getBoundingClientRect().top) < 3
    && slide.offsetHeight >= innerHeight - 1)
  .map((slide) => slide.querySelector("h2").firstChild.textContent)
"""


def test_slides_turn_and_end(browser_context: BrowserContext, site_url: str) -> None:
    page = browser_context.new_page()
    page.goto(f"{site_url}book/instructors/slides.html")
    headings = page.eval_on_selector_all(
        "article h2", "all => all.map((one) => one.firstChild.textContent)"
    )
    page.get_by_role("button", name="Show the slides").click()
    page.wait_for_function("() => document.fullscreenElement")

    def expect(number: int) -> None:
        page.wait_for_function(f"(heading) => ({SHOWN})()[0] === heading", arg=headings[number])

    expect(0)
    for key, number in (
        ("ArrowRight", 1),
        ("Space", 2),
        ("PageDown", 3),
        ("PageUp", 2),
        ("ArrowLeft", 1),
        ("End", len(headings) - 1),
        ("Home", 0),
        ("ArrowLeft", 0),
    ):
        page.keyboard.press(key)
        expect(number)
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.fullscreenElement")
    assert page.locator(".presenting").count() == 0
    assert page.locator(".bar").is_visible()
    page.close()
