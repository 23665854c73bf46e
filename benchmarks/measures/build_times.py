"""How long the site takes to build, from clean and when nothing changed."""

from __future__ import annotations

import sys
import time

from benchmarks.sites import ROOT, SITE, run
from benchmarks.table import Row, Table


def measure() -> Table:
    """Build twice, the way `make book` does."""
    (ROOT / "_build" / ".built").unlink(missing_ok=True)
    clean = _timed()
    pages = len(list(SITE.rglob("*.html")))
    return Table(
        "Build times",
        (
            Row("the site from clean", clean, "s", budget=120, note=f"{pages} pages"),
            Row("nothing changed", _timed(), "s", budget=10),
        ),
        notes=("One run each, strict, every notebook run.",),
    )


def _timed() -> float:
    started = time.perf_counter()
    run(sys.executable, "tools/build_book.py", folder=ROOT)
    return time.perf_counter() - started
