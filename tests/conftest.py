"""What several kinds of tests share: the built site, a server of it, a browser, its Vega."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from serve import bind

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"

# Every other host is made unknown, so that nothing here can pass only because a network is there.
CHROMIUM_ARGS = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    *("--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # A container's administrator has no sandbox to run Chromium in.
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Name the browser that the Makefile found, or find one as the Makefile does."""
    path = os.environ.get("LIVEMONEY_CHROMIUM")
    if not path:
        found = subprocess.run(
            ["sh", ROOT / "tools" / "find-chromium.sh"], capture_output=True, text=True, check=False
        )
        if found.returncode:
            pytest.fail(f"no browser to test with: set LIVEMONEY_CHROMIUM\n{found.stderr}")
        path = found.stdout.strip()
    return {**browser_type_launch_args, "executable_path": path, "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"there is no site in {SITE}: run `make book` first", pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the built site, served as `make site` serves it, on a free port."""
    with bind(0, site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser_context(browser: Browser) -> Iterator[BrowserContext]:
    """One context for the tests that need a page and nothing else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="session")
def shown_function(site: Path) -> str:
    """The page's own function `shown`, cut out of the script that the site serves."""
    script = (site / "_static" / "calculator.js").read_text(encoding="utf-8")
    found = re.search(r"^  function shown\(.*?^  }$", script, re.DOTALL | re.MULTILINE)
    assert found, "calculator.js has no function `shown` at the level where it is looked for"
    return found[0]


RUN_VEGA = """
({ specification, rows, outputs, shown }) => {
  const format = (0, eval)(`(${shown})`);
  const home = document.body.appendChild(document.createElement("div"));
  home.style.width = "640px";
  const view = new vega.View(vega.parse(specification), { renderer: "none" }).initialize(home);
  view.run();
  const results = rows.map((row) => {
    for (const [name, value] of Object.entries(row)) view.signal(name, value);
    view.run();
    return Object.fromEntries(Object.entries(outputs).map(([name, how]) => {
      const value = view.signal(name);
      return [name, [value, how && format(value, how)]];
    }));
  });
  view.finalize();
  home.remove();
  return results;
}
"""

RunVega = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def vega_page(browser_context: BrowserContext, site: Path) -> Iterator[Page]:
    """A blank page with the Vega runtime that the site serves."""
    page = browser_context.new_page()
    page.goto("about:blank")
    page.add_script_tag(path=site / "_static" / "vega.js")
    yield page
    page.close()


@pytest.fixture(scope="session")
def run_vega(vega_page: Page, shown_function: str) -> RunVega:
    """Run a specification once for each row of signals; for each, `{output: [value, text]}`."""

    def run(
        specification: dict[str, Any], rows: list[dict[str, Any]], outputs: dict[str, Any]
    ) -> list[dict[str, Any]]:
        asked = {"specification": specification, "rows": rows, "outputs": outputs}
        found: list[dict[str, Any]] = vega_page.evaluate(
            RUN_VEGA, asked | {"shown": shown_function}
        )
        return found

    return run
