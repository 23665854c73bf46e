"""The page that `--html` writes, in the browser that opens it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from log_rows import SCRIPT
from playwright.sync_api import Browser

from livemoney.__main__ import main


@pytest.fixture
def report(hostile: Path, tmp_path: Path) -> Path:
    page = tmp_path / "report.html"
    named = hostile.rename(tmp_path / "<b onclick=alert(3)>.jsonl")
    assert main(["log", str(named), "--html", str(page)]) == 0
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_page_runs_nothing_fits_and_can_be_read(
    report: Path, width: int, scheme: str, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    heard: list[str] = []
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(report.as_uri())
    assert not heard
    assert page.title() == "<b onclick=alert(3)>.jsonl"
    assert page.locator("script, img, b").count() == 0
    assert SCRIPT in (page.locator("main").text_content() or "")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    # `Canvas` is what the browser paints below a page: it follows the scheme that the page allows.
    probe = "background-color: Canvas"
    page.evaluate("(style) => document.body.setAttribute('style', style)", probe)
    painted = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (painted == "rgb(255, 255, 255)") == (scheme == "light")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(report: Path, scheme: str, browser: Browser) -> None:
    # The page's own policy would keep axe out.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(report.as_uri())
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document).then(({ violations }) => violations.map((v) => v.id))")
    assert found == []
    context.close()
