"""Chromium as a reader has it: cut off from other hosts, on a line as slow as one asks for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other host exists, with a network or without.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@dataclass(frozen=True)
class Line:
    """A network line and a processor, slowed down by the browser itself."""

    bytes_per_second_down: float
    bytes_per_second_up: float
    latency_ms: float
    processor_slowdown: float

    @property
    def words(self) -> str:
        """The settings for a reader of the table."""
        return (
            f"{self.bytes_per_second_down / 1000:,.1f} KB/s down, "
            f"{self.bytes_per_second_up / 1000:,.1f} KB/s up, {self.latency_ms:g} ms for each "
            f"request, processor {self.processor_slowdown:g} times slower"
        )


# Chromium's own preset "Slow 4G": 1.6 Mbit/s and 750 kbit/s at 0.9, 150 ms times 3.75.
SLOW_4G = Line(1.6e6 / 8 * 0.9, 750e3 / 8 * 0.9, 150 * 3.75, processor_slowdown=4)


@dataclass
class Asked:
    """The addresses on other hosts that a page asked for; none is answered."""

    addresses: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Let this machine's own addresses through and note the others."""
        address = route.request.url
        if urlsplit(address).hostname in ("127.0.0.1", "localhost", None):
            route.continue_()
        else:
            self.addresses.append(address)
            route.abort()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser: the one that LIVEMONEY_CHROMIUM names, or Playwright's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LIVEMONEY_CHROMIUM") or None, args=ARGUMENTS
        )
        try:
            yield browser
        finally:
            browser.close()


def chromium_version() -> str:
    """The browser's name and version."""
    with chromium() as browser:
        return f"{browser.browser_type.name} {browser.version}"


@contextmanager
def page_of(
    browser: Browser, line: Line | None = None, width: int = 1280
) -> Iterator[tuple[Page, Asked]]:
    """A page with an empty cache, on `line` if one is named."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    asked = Asked()
    page = context.new_page()
    # Playwright's interception costs time on each request: only where time is not measured.
    if line is None:
        page.route("**/*", asked.answer)
    else:
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": line.latency_ms,
                "downloadThroughput": line.bytes_per_second_down,
                "uploadThroughput": line.bytes_per_second_up,
            },
        )
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": line.processor_slowdown})
    try:
        yield page, asked
    finally:
        context.close()
