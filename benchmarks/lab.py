"""A real JupyterLab with a real kernel, of its own settings, on a free port."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.sites import ROOT

PATIENCE_S = 120


@contextmanager
def jupyterlab(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Its address and its token."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        token = secrets.token_hex(16)
        folders = {
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
        }
        own = {name: str(Path(home, folder)) for name, folder in folders.items()}
        # Every cell is drawn, in the window or not: a reader may scroll, a measure need not.
        settings = Path(own["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", "notebook-extension")
        settings.mkdir(parents=True)
        (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
        environment = {**os.environ, **own}
        environment.pop("LIVEMONEY_SITE_BUILD", None)
        log = Path(home, "log")
        with log.open("w") as output:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"),
                    *("--ip=127.0.0.1", "--port=0", f"--ServerApp.root_dir={root}"),
                    f"--IdentityProvider.token={token}",
                ],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield _address(Path(own["JUPYTER_RUNTIME_DIR"]), log), token
        finally:
            # Its kernels are in its group.
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _address(runtime: Path, log: Path) -> str:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        for file in runtime.glob("jpserver-*.json"):
            # The file is there a moment before its text is.
            if text := file.read_text():
                return str(json.loads(text)["url"])
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start: {log.read_text()[-2000:]}")


def run_all(page: Page, address: str, token: str, notebook: str) -> None:
    """Open a notebook in JupyterLab and run all its cells."""
    page.goto(f"{address}lab/tree/{notebook}?token={token}")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE_S * 1000)
    # Asked to run before the kernel is there, JupyterLab asks back which one.
    page.get_by_text("| Idle").wait_for(timeout=PATIENCE_S * 1000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(".livemoney .livemoney-main").first.wait_for(timeout=PATIENCE_S * 1000)
    page.locator(".livemoney-chart svg").first.wait_for(timeout=PATIENCE_S * 1000)
