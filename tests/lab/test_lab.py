"""Every chapter in a real JupyterLab with a real kernel: what a learner meets who runs it.

The browser reaches this machine only, as in a classroom without a network.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from socket import socket
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page

from livemoney import calculators
from livemoney.calculator import Calculator, Number
from livemoney.simulator.explorer import CALCULATOR as EXPLORED

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.name for path in (ROOT / "chapters").glob("*.ipynb"))
# A cell that ends with a calculator shows it; `explore()` shows one beside the simulator.
SHOWN = re.compile(r'^(?:calculators\["([a-z-]+)"\]|explore\(.*\))\Z', re.MULTILINE)
STEPS = 5

SETTINGS = {
    # All cells in the page, or only those in sight could be looked at.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


class Move(NamedTuple):
    """A slider pressed some times, and where its input then stands."""

    input: Number
    key: str
    value: float


class Ran(NamedTuple):
    """A chapter whose cells have run, and the first calculator that it shows."""

    page: Page
    cells: list[dict[str, Any]]
    calculator: Calculator


def cells_of(chapter: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((ROOT / "chapters" / chapter).read_text())["cells"]
    return [cell for cell in found if cell["cell_type"] == "code"]


def first_calculator(cells: list[dict[str, Any]]) -> Calculator:
    found = (SHOWN.search("".join(cell["source"])) for cell in cells)
    id_ = next((one[1] or EXPLORED for one in found if one), None)
    assert id_, "no cell of the chapter ends with a calculator"
    return calculators[id_]


def telling_move(calculator: Calculator) -> Move:
    """The first slider in sight, and the key, that change some result."""
    for part in calculator.inputs:
        if not isinstance(part, Number) or part.more or part.shown_when:
            continue
        for key, way in (("ArrowRight", 1), ("ArrowLeft", -1)):
            value = float(f"{part.default + way * STEPS * part.step:.12g}")
            if not part.low <= value <= part.high:
                continue
            asked = {part.name: int(value) if part.integer else value}
            if calculator.shown(**asked) != calculator.shown():
                return Move(part, key, asked[part.name])
    raise AssertionError(f"{calculator.id}: no slider in sight changes a result")


ALL_HAVE_RUN = """
() => {
  const cells = jupyterapp.shell.currentWidget.content.widgets
    .map((cell) => cell.model).filter((model) => model.type === "code");
  // A cell that fails stops those below it; the tests then say which.
  if (document.querySelector(".jp-Notebook [data-mime-type*=err]")) return true;
  return cells.length > 3
    && cells.every((model) => model.executionCount && model.executionState === "idle");
}
"""


def free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(url: str, server: subprocess.Popen[str], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on a copy of the chapters, with no settings but its own and ours."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "chapters", home / "work" / "chapters")
    for name, settings in SETTINGS.items():
        path = home / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))
    port, log = free_port(), home / "log"
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    environment.pop("LIVEMONEY_SITE_BUILD", None)
    options = [
        *("--no-browser", "--allow-root", "--ServerApp.token=", "--ServerApp.password="),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
        *(f"--ServerApp.root_dir={home / 'work'}", "--LabApp.expose_app_in_browser=True"),
    ]
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", *options],
            cwd=home / "work",
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
        )
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(f"{url}api", server, log)
        yield url
    finally:
        # Asked to end, it ends its kernels too.
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()


@pytest.fixture(scope="module", params=CHAPTERS)
def ran(request: pytest.FixtureRequest, browser: Browser, lab: str) -> Iterator[Ran]:
    """The chapter, all of its cells run."""
    name = request.param
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(120_000)
    page = context.new_page()
    # Another chapter's tab would be restored otherwise.
    page.goto(f"{lab}lab/tree/chapters/{name}?reset")
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for()
    # Before the kernel is connected, the menu would ask for one.
    page.wait_for_function(
        "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.info"
        "  && jupyterapp.shell.currentWidget.sessionContext.isReady"
    )
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ALL_HAVE_RUN)
    context.set_default_timeout(30_000)
    cells = cells_of(name)
    yield Ran(page, cells, first_calculator(cells))
    context.close()


def numbers(calculator: Calculator) -> list[str]:
    """The inputs that have a slider and a box, in the order of the controls."""
    found = [part for part in calculator.inputs if isinstance(part, Number)]
    return [part.name for part in sorted(found, key=lambda part: part.more)]


def calculator_box(page: Page, calculator: Calculator) -> Locator:
    heading = page.get_by_role("heading", name=calculator.title, exact=True)
    return page.locator(".jp-OutputArea-output .widget-vbox.livemoney", has=heading).first


def test_no_cell_fails(ran: Ran) -> None:
    page = ran.page
    # JupyterLab gives a failed cell's traceback the type of stderr.
    assert page.locator(".jp-Notebook [data-mime-type*=err]").all_inner_texts() == []
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == len(ran.cells)
    # What a client cannot draw it shows as words such as these.
    text = page.locator(".jp-Notebook").inner_text()
    for words in ("Error displaying widget", "Loading widget", "Error creating widget"):
        assert words not in text


def test_the_chart_is_drawn_without_a_network(ran: Ran) -> None:
    drawing = calculator_box(ran.page, ran.calculator).locator("svg.marks")
    drawing.wait_for()
    box: Any = drawing.bounding_box()
    assert box["width"] > 200
    assert box["height"] > 100
    assert drawing.locator("path, text").count() > 10


def test_a_slider_moves_the_result_as_python_says(ran: Ran) -> None:
    page, calculator = ran.page, ran.calculator
    move = telling_move(calculator)
    box = calculator_box(page, calculator)
    part, before = move.input, calculator.shown()
    for text in before.values():
        assert text in box.inner_text()
    marks_before = box.locator("svg.marks").inner_html()

    at = numbers(calculator).index(part.name)
    handle = box.locator(".widget-slider .noUi-handle").nth(at)
    handle.scroll_into_view_if_needed()
    handle.focus()
    typed = box.locator("input[type=number]").nth(at)
    for step in range(1, STEPS + 1):
        handle.press(move.key)
        value = part.default + (move.value - part.default) * step / STEPS
        # The kernel's answer to a key may overtake the next one on a busy machine.
        page.wait_for_function(
            "([box, value]) => Math.abs(box.value - value) < 1e-9 * Math.max(1, value)",
            arg=[typed.element_handle(), value],
        )
    after = calculator.shown(**{part.name: move.value})
    for output in calculator.outputs:
        if after[output.name] != before[output.name]:
            box.get_by_text(after[output.name], exact=True).first.wait_for()
    # Each result beside its own label: two results may well be one number.
    large = box.locator(".livemoney-main").inner_text()
    rows = box.locator(".livemoney-results tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText))"
    )
    table = {label.split("\n")[0]: text for label, text in rows}
    for output in calculator.outputs:
        if output.main:
            assert f"{output.label}\n{after[output.name]}" in large
        else:
            assert table[output.label] == after[output.name]
    page.wait_for_function(
        "([svg, before]) => svg.innerHTML !== before",
        arg=[box.locator("svg.marks").element_handle(), marks_before],
    )


def test_a_number_typed_that_is_not_allowed_is_answered(ran: Ran) -> None:
    part = telling_move(ran.calculator).input
    box = calculator_box(ran.page, ran.calculator)
    typed = box.locator("input[type=number]").nth(numbers(ran.calculator).index(part.name))
    before = box.inner_text()
    typed.fill(str(part.high + 49))
    typed.press("Enter")
    box.get_by_text(part.domain.allowed).first.wait_for()
    results = box.locator("table").first.inner_text()
    assert results in before, "the last good results stay"
