"""At an address without a page, the host's 404 leads back into the course."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect
from site_visit import SITE


@pytest.mark.parametrize("prefix", ["", "likes-dont-pay/"], ids=["own host", "project site"])
@pytest.mark.parametrize("address", ["gone.html", "chapters/gone.html", "a/b/gone"])
def test_the_way_back_is_found(
    browser_context: BrowserContext, site_url: str, prefix: str, address: str
) -> None:
    page = browser_context.new_page()
    # A project site is served below a folder of its host, and nothing of it above.
    page.route(
        f"{site_url}{prefix}{address}",
        lambda route: route.fulfill(status=404, path=SITE / "404.html"),
    )
    if prefix:
        page.route(f"{site_url}_static/**", lambda route: route.fulfill(status=404))
        page.route(
            f"{site_url}{prefix}_static/**",
            lambda route: route.fulfill(status=200, path=SITE / "_static" / "favicon.svg"),
        )
    page.goto(f"{site_url}{prefix}{address}")
    ways = page.locator("#ways a")
    expect(ways.first).to_be_visible()
    found = [link.evaluate("one => one.href") for link in ways.all()]
    assert found == [
        f"{site_url}{prefix}{name}" for name in ("index.html", "book/questions.html", "search.html")
    ]
    for name in ("index.html", "book/questions.html", "search.html"):
        assert (SITE / name).is_file()
    page.close()
