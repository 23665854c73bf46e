"""A reader who doubles the letters still has the page in a phone's width."""

from __future__ import annotations

from playwright.sync_api import BrowserContext


def test_letters_of_double_size_fit_a_phone(browser_context: BrowserContext, site_url: str) -> None:
    page = browser_context.new_page()
    page.set_viewport_size({"width": 375, "height": 667})
    for name in ("index.html", "book/questions.html", "book/sources.html"):
        page.goto(site_url + name)
        page.add_style_tag(content="html { font-size: 200% }")
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, name
    page.close()
