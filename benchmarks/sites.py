"""The two sites compared: this book, and its first chapter as stock Jupyter Book has it."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
CHAPTER = ROOT / "chapters" / "01-gifts-and-diamonds.ipynb"
CHAPTER_PAGE = "chapters/01-gifts-and-diamonds.html"
STOCK_PAGE = "01-gifts-and-diamonds.html"

STOCK_CONFIG = "title: Stock\nexecute:\n  execute_notebooks: force\n  timeout: 120\n"


@cache
def ours() -> Path:
    """The book's site, built if need be."""
    run(sys.executable, "tools/build_book.py", folder=ROOT)
    return SITE


@cache
def stock() -> Path:
    """The chapter's notebook, run and built by Jupyter Book with its own theme and settings.

    Its calculators are the kernel's: ipywidgets, embedded as myst-nb does it.
    """
    folder = Path(tempfile.mkdtemp(prefix="stock-book-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copy(CHAPTER, folder)
    (folder / "_config.yml").write_text(STOCK_CONFIG)
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {CHAPTER.stem}\n")
    run(Path(sys.executable).with_name("jupyter-book"), "build", ".", folder=folder)
    return folder / "_build" / "html"


def run(*command: str | Path, folder: Path) -> None:
    """Run a command quietly; on failure show what it said."""
    environment = {**os.environ, "LANG": "C.UTF-8"}
    # It would ask the notebooks for the page's face.
    environment.pop("LIVEMONEY_SITE_BUILD", None)
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-4000:]}\nbench: {' '.join(map(str, command[1:]))} failed")
