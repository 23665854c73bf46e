"""Build the site into _build/html, strictly and from clean, unless it is already there.

Sphinx reports a warning only for the pages that it reads again, so a second strict build
over the first one's leavings passes whatever is wrong. Hence all or nothing: when any input
or any page changed since the last good build, everything is built again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
SITE = BUILD / "html"
STAMP = BUILD / ".built"

# Everything else in the tree may be an input: a forgotten input would show as a stale page.
NOT_INPUTS = {"_build", "benchmarks", "dist", "tests", "tools", "__pycache__"}


def inputs() -> Iterator[Path]:
    """Yield the files that the site may be made of, in a fixed order."""
    yield Path(__file__).resolve()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(set(folders) - NOT_INPUTS)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(("~", ".swp")) and name != "Makefile":
                yield Path(folder, name)


def digest(files: Iterator[Path] | list[Path]) -> str:
    """Return one hash of the Python in use and of the names and contents of `files`."""
    total = hashlib.sha256(sys.version.encode())
    for file in files:
        total.update(str(file.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def state() -> str:
    """Return what must be unchanged for the built site to be still right: inputs and pages."""
    pages = sorted(path for path in SITE.rglob("*") if path.is_file())
    return f"{digest(inputs())} {digest(pages)}\n"


def build() -> int:
    """Build from clean and return the exit status."""
    started = time.perf_counter()
    STAMP.unlink(missing_ok=True)
    for leavings in (SITE, BUILD / ".doctrees"):
        shutil.rmtree(leavings, ignore_errors=True)
    before = digest(inputs())
    jupyter_book = [sys.executable, str(ROOT / "tools" / "jupyter_book_in_parallel.py")]
    status = subprocess.call([*jupyter_book, "build", ".", "-W", "-n", "--keep-going"], cwd=ROOT)
    if status or not (SITE / "index.html").is_file():
        print("book: the build failed; the reasons are above", file=sys.stderr)
        return status or 1
    # A file saved while the build ran may have missed it: then the next run builds again.
    if digest(inputs()) == before:
        STAMP.write_text(state())
    print(f"book: built into _build/html in {time.perf_counter() - started:.0f} s")
    return 0


def main() -> int:
    """Build when something changed."""
    if STAMP.is_file() and STAMP.read_text() == state():
        print("book: nothing changed since the last build of _build/html")
        return 0
    return build()


if __name__ == "__main__":
    sys.exit(main())
