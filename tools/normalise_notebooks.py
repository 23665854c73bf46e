"""Bring the chapters to one form, so that a diff shows what an author changed and nothing else.

No counts of executions, no widget state, no metadata but tags and hidden sources, and no outputs
but the text of *money cells*: code cells with the comment `# NBVAL_CHECK_OUTPUT`, whose stored
text nbval compares with what the cell prints now.
"""

from __future__ import annotations

import argparse
import copy
import json
import re
import sys
from pathlib import Path
from typing import Any

CHAPTERS = Path(__file__).resolve().parent.parent / "chapters"
MARK = "NBVAL_CHECK_OUTPUT"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# nbval refuses a stored output without a count ("Unrun reference cell has outputs").
MONEY_COUNT = 1
VALID_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")

Notebook = dict[str, Any]
Cell = dict[str, Any]


def as_text(value: str | list[str]) -> str:
    """Return a notebook's multi-line value as one string."""
    return value if isinstance(value, str) else "".join(value)


def source_of(cell: Cell) -> str:
    """Return a cell's source without the white space after its last character."""
    return as_text(cell.get("source", "")).rstrip()


def is_money_cell(cell: Cell) -> bool:
    """Tell whether nbval holds this cell to its stored output (its own rule for the comment)."""
    comments = (line.strip() for line in source_of(cell).splitlines())
    return cell["cell_type"] == "code" and any(
        line.startswith("#") and line.lstrip("#").strip() == MARK for line in comments
    )


def canonical_outputs(cell: Cell) -> list[Cell]:
    """Return the outputs that a money cell keeps: text only, neighbouring prints joined."""
    kept: list[Cell] = []
    for output in cell.get("outputs", []):
        kind = output["output_type"]
        if kind == "error":
            kept.append(copy.deepcopy(output))
        elif kind == "stream":
            if output["name"] != "stdout":
                continue
            text = as_text(output["text"])
            if kept and kept[-1]["output_type"] == "stream":
                text = as_text(kept.pop()["text"]) + text
            kept.append(
                {"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}
            )
        elif "text/plain" in output.get("data", {}):
            text = as_text(output["data"]["text/plain"])
            result = {
                "data": {"text/plain": text.splitlines(keepends=True)},
                "metadata": {},
                "output_type": kind,
            }
            if kind == "execute_result":
                result["execution_count"] = MONEY_COUNT
            kept.append(result)
    return kept


def canonical_metadata(cell: Cell) -> Cell:
    """Return the cell metadata that means something to a reader."""
    metadata = cell.get("metadata", {})
    kept: Cell = {}
    if metadata.get("tags"):
        kept["tags"] = list(dict.fromkeys(metadata["tags"]))
    if metadata.get("jupyter", {}).get("source_hidden"):
        kept["jupyter"] = {"source_hidden": True}
    return kept


def new_id(source: str, taken: set[str]) -> str:
    """Return a short id made of the cell's first words; a number follows where it is taken."""
    first_line = next((line for line in source.splitlines() if line.strip()), "")
    words = re.findall(r"[a-z0-9]+", first_line.lower())
    slug = "-".join(words)[:32].strip("-") or "cell"
    number, candidate = 1, slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def normalise(notebook: Notebook) -> Notebook:
    """Return the canonical form of a notebook; the argument stays as it is."""
    # Jupyter leaves an empty cell at the end whenever the last one is run.
    cells = [cell for cell in notebook["cells"] if source_of(cell) or cell.get("attachments")]
    # Ids that serve stay, so that links and diffs survive edits to other cells.
    claimed: set[str] = set()
    ids: list[str | None] = []
    for cell in cells:
        valid = VALID_ID.fullmatch(str(cell.get("id", ""))) and cell["id"] not in claimed
        ids.append(cell["id"] if valid else None)
        if valid:
            claimed.add(cell["id"])

    canonical: list[Cell] = []
    for cell, known in zip(cells, ids, strict=True):
        source = source_of(cell)
        identity = known if known is not None else new_id(source, claimed)
        claimed.add(identity)
        result: Cell = {
            "cell_type": cell["cell_type"],
            "id": identity,
            "metadata": canonical_metadata(cell),
            "source": source.splitlines(keepends=True),
        }
        if cell.get("attachments"):
            result["attachments"] = copy.deepcopy(cell["attachments"])
        if cell["cell_type"] == "code":
            result["outputs"] = canonical_outputs(cell) if is_money_cell(cell) else []
            result["execution_count"] = MONEY_COUNT if result["outputs"] else None
        canonical.append(result)
    return {
        "cells": canonical,
        "metadata": copy.deepcopy(METADATA),
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def serialise(notebook: Notebook) -> str:
    """Return the text of the file, as nbformat itself would write it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def differences(text: str) -> list[str]:
    """Say in words what keeps `text` from being a normalised notebook; empty when nothing does."""
    notebook = json.loads(text)
    wanted = normalise(notebook)
    found = []
    for key in sorted((notebook.keys() | wanted.keys()) - {"cells"}):
        if notebook.get(key) != wanted.get(key):
            found.append(f"notebook {key}: {notebook.get(key)!r} instead of {wanted.get(key)!r}")
    if len(notebook["cells"]) != len(wanted["cells"]):
        found.append("an empty cell")
    else:
        for number, (cell, good) in enumerate(
            zip(notebook["cells"], wanted["cells"], strict=True), start=1
        ):
            for key in sorted(cell.keys() | good.keys()):
                if cell.get(key) != good.get(key):
                    shown = json.dumps(cell.get(key), ensure_ascii=False)[:80]
                    found.append(f"cell {number} ({good['id']}): {key} is {shown}")
    if not found and text != serialise(wanted):
        found.append("the layout of the JSON: order of keys, indentation, escapes or final newline")
    return found


def money_faults(notebook: Notebook) -> list[str]:
    """Say what is wrong with the money cells, which no rewriting can mend."""
    cells = [cell for cell in notebook["cells"] if is_money_cell(cell)]
    if not cells:
        # nbval passes a notebook that has nothing to compare.
        return [f"no code cell with the comment # {MARK}: nothing in it is checked"]
    found = []
    for cell in cells:
        name = f"money cell {cell.get('id')}"
        outputs = canonical_outputs(cell)
        if not any(
            as_text(output.get("text") or output.get("data", {}).get("text/plain", "")).strip()
            for output in outputs
        ):
            found.append(f"{name} has no stored text: run `make notebooks EXECUTE=1`")
        if any(output["output_type"] == "error" for output in outputs):
            found.append(f"{name} stores an error")
        if ADDRESS.search(json.dumps(outputs)):
            found.append(f"{name} prints a memory address, which changes on every run")
        for output in cell.get("outputs", []):
            others = sorted(output.get("data", {}).keys() - {"text/plain"})
            if others:
                # Only text is stored, so nbval would find the rest missing.
                found.append(f"{name} shows {', '.join(others)}: print the figures instead")
    return found


def execute(path: Path, notebook: Notebook) -> Notebook:
    """Return the notebook with the outputs of a fresh run in its own folder."""
    import nbformat
    from nbclient import NotebookClient

    node = nbformat.reads(serialise(normalise(notebook)), as_version=4)
    NotebookClient(
        node, kernel_name="python3", timeout=300, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    executed: Notebook = json.loads(json.dumps(node))
    return executed


def main(argv: list[str] | None = None) -> int:
    """Run the command line; 1 means that a notebook is not as it should be."""
    parser = argparse.ArgumentParser(prog="normalise_notebooks", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="default: every chapter")
    parser.add_argument("--check", action="store_true", help="change nothing, say what differs")
    parser.add_argument("--execute", action="store_true", help="run, and store the money cells")
    arguments = parser.parse_args(argv)

    status = 0
    for path in arguments.paths or sorted(CHAPTERS.glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        notebook = json.loads(text)
        found = []
        if arguments.check:
            found = differences(text)
        else:
            if arguments.execute:
                notebook = execute(path, notebook)
            canonical = serialise(normalise(notebook))
            if canonical != text:
                path.write_text(canonical, encoding="utf-8", newline="\n")
                print(f"{path}: rewritten")
        for fault in [*found, *money_faults(notebook)]:
            print(f"{path}: {fault}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
