"""Make the README's picture from the built site: the first calculator, on a phone and a desk.

`make screenshot` runs it.
"""

from __future__ import annotations

import os
import sys
import threading
from base64 import b64encode

from playwright.sync_api import Browser, sync_playwright

import serve

PICTURE = serve.SITE.parent.parent / "book" / "images" / "screenshot.png"
PAGE = "chapters/01-gifts-and-diamonds.html"
CALCULATOR = "form[data-calculator=gift-to-take-home]"
CHART = f"{CALCULATOR} figure"
DESK, PHONE = (800, 700), (360, 700)
LARGEST = 150_000
INTO_VIEW = """part => scrollTo({
  top: part.getBoundingClientRect().top + scrollY - (part.matches("form") ? 70 : 190),
  behavior: "instant",
})"""

# Both pictures on one sheet. The browser is the only image editor that the set-up has.
SHEET = """<!doctype html><body style="display: flex; align-items: flex-start; gap: 24px;
width: max-content; margin: 0; padding: 24px; background: #e9e6df">
<img src="{desk}" width="{desk_width}" style="border-radius:8px">
<img src="{phone}" width="{phone_width}" style="border-radius:24px">"""


def shot(browser: Browser, address: str, size: tuple[int, int], part: str) -> str:
    """Return the window of that size with `part` of the page at its top, as a data address."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(address)
    # Near the window the calculator comes alive, and its height may change.
    page.locator(part).evaluate(INTO_VIEW)
    page.locator(f"{CALCULATOR}[data-live]").wait_for()
    page.locator(part).evaluate(INTO_VIEW)
    page.wait_for_timeout(500)
    picture = b64encode(page.screenshot()).decode()
    page.close()
    return f"data:image/png;base64,{picture}"


def main() -> None:
    """Write the picture."""
    with serve.bind(0) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LIVEMONEY_CHROMIUM") or None, args=["--no-sandbox"]
        )
        address = f"http://{serve.ADDRESS}:{server.server_address[1]}/{PAGE}"
        sheet = browser.new_page()
        sheet.set_content(
            SHEET.format(
                desk=shot(browser, address, DESK, CALCULATOR),
                phone=shot(browser, address, PHONE, CHART),
                desk_width=DESK[0],
                phone_width=PHONE[0],
            )
        )
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        sheet.locator("body").screenshot(path=PICTURE)
        server.shutdown()
    if PICTURE.stat().st_size > LARGEST:
        sys.exit(f"screenshot: {PICTURE.stat().st_size:,} bytes; allowed: {LARGEST:,}")
    print(f"screenshot: book/images/{PICTURE.name}, {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
