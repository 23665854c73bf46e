"""The chapters are kept in one form, and each one states money that nbval checks.

nbval passes a notebook whose outputs were stripped, so that a chapter without a stored
money cell would be held to nothing.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from normalise_notebooks import (
    CHAPTERS,
    differences,
    main,
    money_faults,
    normalise,
    serialise,
)

SANITIZE = Path(__file__).with_name("sanitize.cfg")
NOTEBOOKS = sorted(CHAPTERS.glob("*.ipynb"))


def code(source, outputs=(), **more):
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "code",
        "metadata": {},
        "outputs": list(outputs),
        "source": source,
        **more,
    }


def markdown(source, **more):
    return {"cell_type": "markdown", "id": "text", "metadata": {}, "source": source, **more}


def printed(text, name="stdout"):
    return {"name": name, "output_type": "stream", "text": text.splitlines(keepends=True)}


def clean_notebook():
    return normalise(
        {
            "cells": [
                markdown("# Likes\n\nNobody pays for them.", id="title"),
                code("likes = 40_000", id="likes", metadata={"tags": ["hide-input"]}),
                code(
                    "# NBVAL_CHECK_OUTPUT\nprint(f'{likes * 0:.2f} USD – “nothing”')",
                    [printed("0.00 USD – “nothing”\n")],
                    id="money",
                ),
            ]
        }
    )


@pytest.fixture
def write(tmp_path):
    def write(notebook, name="01-likes.ipynb"):
        path = tmp_path / name
        path.write_text(
            notebook if isinstance(notebook, str) else serialise(notebook), encoding="utf-8"
        )
        return path

    return write


def nbval(path):
    # `-c /dev/null`: the project's own options are not what is tried here.
    command = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--nbval", str(path), "--nbval-sanitize-with", str(SANITIZE)],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
    )


def test_there_are_chapters():
    # Without this, a moved folder would turn the two tests below into nothing at all.
    assert NOTEBOOKS, f"no notebook in {CHAPTERS}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_chapter_is_normalised(path):
    assert differences(path.read_text(encoding="utf-8")) == [], "run `make notebooks`"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_chapter_states_money_that_is_checked(path):
    assert money_faults(json.loads(path.read_text(encoding="utf-8"))) == []


def test_clean_notebook_passes(write, capsys):
    path = write(clean_notebook())
    assert main(["--check", str(path)]) == 0
    assert capsys.readouterr().err == ""


def with_cell(number, **change):
    notebook = clean_notebook()
    notebook["cells"][number].update(change)
    return notebook


def with_notebook(**change):
    return {**clean_notebook(), **change}


DIRTY = {
    "execution count": (with_cell(1, execution_count=7), "execution_count is 7"),
    "count of a money cell": (with_cell(2, execution_count=12), "execution_count is 12"),
    "output elsewhere": (with_cell(1, outputs=[printed("40000\n")]), "outputs is"),
    "cell metadata": (with_cell(1, metadata={"collapsed": True}), "metadata is"),
    "doubled id": (with_cell(1, id="title"), "id is"),
    "invalid id": (with_cell(1, id="a b"), "id is"),
    "trailing space": (with_cell(0, source=["# Likes\n", "\n", "Nobody. \n"]), "source is"),
    "source as one string": (with_cell(1, source="likes = 40_000"), "source is"),
    "warning kept": (
        with_cell(2, outputs=[printed("0.00 USD\n"), printed("careful\n", "stderr")]),
        "outputs is",
    ),
    "two prints apart": (
        with_cell(2, outputs=[printed("0.00\n"), printed("USD\n")]),
        "outputs is",
    ),
    "empty cell": (
        with_notebook(cells=[*clean_notebook()["cells"], code("", id="last")]),
        "an empty cell",
    ),
    "widget state": (
        with_notebook(metadata={**clean_notebook()["metadata"], "widgets": {"state": {}}}),
        "notebook metadata",
    ),
    "another kernel": (
        with_notebook(metadata={"kernelspec": {"name": "conda-env-x"}}),
        "notebook metadata",
    ),
    "old format": (with_notebook(nbformat_minor=4), "notebook nbformat_minor"),
    "indentation": (json.dumps(clean_notebook(), sort_keys=True), "the layout of the JSON"),
    "order of keys": (
        serialise(clean_notebook()).replace(
            ' "nbformat": 4,\n "nbformat_minor": 5', ' "nbformat_minor": 5,\n "nbformat": 4'
        ),
        "the layout of the JSON",
    ),
    "escaped text": (
        json.dumps(clean_notebook(), indent=1, sort_keys=True) + "\n",
        "the layout of the JSON",
    ),
    "no final newline": (serialise(clean_notebook()).rstrip(), "the layout of the JSON"),
}


@pytest.mark.parametrize(("notebook", "reason"), DIRTY.values(), ids=DIRTY)
def test_dirty_notebook_is_named_and_mended(write, capsys, notebook, reason):
    path = write(notebook)
    before = path.read_text(encoding="utf-8")
    assert main(["--check", str(path)]) == 1
    message = capsys.readouterr().err
    assert str(path) in message
    assert reason in message
    assert path.read_text(encoding="utf-8") == before, "--check must change nothing"

    assert main([str(path)]) == 0
    mended = path.read_text(encoding="utf-8")
    assert differences(mended) == []
    assert main([str(path)]) == 0
    assert path.read_text(encoding="utf-8") == mended


MARKED = "# NBVAL_CHECK_OUTPUT\nprice"
HTML = {
    "data": {"text/html": ["<b>1</b>"], "text/plain": ["1"]},
    "execution_count": None,
    "metadata": {},
    "output_type": "execute_result",
}
ERROR = {"ename": "KeyError", "evalue": "", "output_type": "error", "traceback": []}
WITHOUT_MONEY = {
    "no marked cell": ([code("price", [printed("1\n")])], "nothing in it is checked"),
    "mark in prose": ([markdown(MARKED)], "nothing in it is checked"),
    "mark inside a line": ([code("print('# NBVAL_CHECK_OUTPUT')")], "nothing in it is checked"),
    "stripped": ([code(MARKED)], "no stored text"),
    "blank output": ([code(MARKED, [printed(" \n")])], "no stored text"),
    "one of two stripped": (
        [code(MARKED, [printed("1\n")]), code(MARKED, id="b")],
        "money cell b has no stored text",
    ),
    "error": ([code(MARKED, [printed("1\n"), ERROR])], "stores an error"),
    "address": ([code(MARKED, [printed("<Chart at 0x7f3a2b1c>\n")])], "memory address"),
    "table as HTML": ([code(MARKED, [HTML])], "shows text/html"),
}


@pytest.mark.parametrize(("cells", "reason"), WITHOUT_MONEY.values(), ids=WITHOUT_MONEY)
def test_chapter_without_checked_money_is_refused(write, capsys, cells, reason):
    path = write({**clean_notebook(), "cells": cells})
    assert main(["--check", str(path)]) == 1
    message = capsys.readouterr().err
    assert str(path) in message
    assert reason in message


def test_ids_survive_edits_elsewhere():
    first = clean_notebook()
    first["cells"].insert(1, markdown("## What is a *gift*?", id=""))
    first["cells"].insert(1, markdown("## What is a gift?", id=""))
    once = normalise(first)
    ids = [cell["id"] for cell in once["cells"]]
    assert ids == ["title", "what-is-a-gift", "what-is-a-gift-2", "likes", "money"]

    once["cells"].insert(0, markdown("Before all.", id=""))
    once["cells"][2]["source"] = "## Another question"
    assert [cell["id"] for cell in normalise(once)["cells"]] == ["before-all", *ids]


def test_normalise_leaves_its_argument_alone():
    notebook = with_cell(1, execution_count=7)
    before = serialise(notebook)
    normalise(notebook)
    assert serialise(notebook) == before


def test_what_readers_need_is_kept():
    attachment = {"a.png": {"image/png": "AAAA"}}
    notebook = normalise(
        with_notebook(
            cells=[
                markdown("![](attachment:a.png)", attachments=attachment),
                code("x", metadata={"tags": ["b", "a", "b"], "jupyter": {"source_hidden": True}}),
            ]
        )
    )
    assert notebook["cells"][0]["attachments"] == attachment
    assert notebook["cells"][1]["metadata"] == {
        "jupyter": {"source_hidden": True},
        "tags": ["b", "a"],
    }


def test_execute_stores_the_money_cells_only(write, capsys):
    path = write(
        with_notebook(
            cells=[
                code("print('not money')", id="a"),
                code("# NBVAL_CHECK_OUTPUT\nprint('0.00')\nprint('USD')", id="b"),
                code("# NBVAL_CHECK_OUTPUT\n40_000 * 0", id="c"),
            ]
        )
    )
    assert main(["--execute", str(path)]) == 0
    executed = path.read_text(encoding="utf-8")
    assert differences(executed) == []
    assert [cell["outputs"] for cell in json.loads(executed)["cells"]] == [
        [],
        [{"name": "stdout", "output_type": "stream", "text": ["0.00\n", "USD\n"]}],
        [
            {
                "data": {"text/plain": ["0"]},
                "execution_count": 1,
                "metadata": {},
                "output_type": "execute_result",
            }
        ],
    ]
    result = nbval(path)
    assert result.returncode == 0, result.stdout


def test_nbval_fails_on_stale_money_and_on_nothing_that_is_random(write):
    changing = "print(f'altair-viz-{uuid4().hex} IPY_MODEL_{uuid4().hex} {object()}')"
    stored = f"altair-viz-{'0' * 32} IPY_MODEL_{'1' * 32} <object object at 0x7f0000000000>\n"
    notebook = normalise(
        with_notebook(
            cells=[
                code("from uuid import uuid4", id="import"),
                code(f"# NBVAL_CHECK_OUTPUT\n{changing}", [printed(stored)], id="random"),
                code("# NBVAL_CHECK_OUTPUT\nprint(0)", [printed("155\n")], id="stale"),
            ]
        )
    )
    result = nbval(write(notebook))
    assert result.returncode == 1, result.stdout
    assert "1 failed, 2 passed" in result.stdout
    assert "155" in result.stdout
