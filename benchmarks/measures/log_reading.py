"""How fast a log of a million events is read and reconciled, beside json + pandas."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.table import Row, Table
from livemoney.logs.shipped import made_lives
from livemoney.logs.writers import RECORDS

EVENTS, RUNS = 1_000_000, 3
BUDGET_S, BUDGET_TIMES = 10.0, 5.0
SHAPE = "tiktoklive-7"

# Each runs in a process of its own, on one core, and prints its seconds by the clock and of the
# processor, and the peak of its memory.
FRAME = """
import os, resource, sys, time
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})
started = time.perf_counter()
{work}
seconds = time.perf_counter() - started
unit = 1 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(seconds, time.process_time(), peak, found)
"""
OURS = """
from livemoney.logs import read
result = read(sys.argv[1])
assert result.report.adds_up()
result.sessions, result.events
found = result.report.diamonds
"""
# Without the event table, which is made when it is first asked for.
REPORT = """
from livemoney.logs import read
found = read(sys.argv[1]).report.diamonds
"""
# What one writes first: it holds every field of every row, and counts the ends of streaks.
OBVIOUS = """
import json, pandas
with open(sys.argv[1]) as lines:
    table = pandas.json_normalize([json.loads(line) for line in lines])
single = (table["gift.type"] != 1) & table["repeatCount"].notna()
counted = table[single | (table["repeatEnd"] == 1)]
found = int((counted["gift.diamondCount"] * counted["repeatCount"]).sum())
"""
PARSED = """
from {module} import loads
found = 0
with open(sys.argv[1], "rb") as lines:
    for line in lines:
        loads(line)
"""


def measure() -> Table:
    """Write the log, read it in several ways, and put time and memory side by side."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(_lines())
        size = path.stat().st_size
        ours_s, ours_cpu, ours_bytes, ours = _run(OURS, path, RUNS)
        report_bytes = _run(REPORT, path, 1)[2]
        obvious_s, obvious_cpu, obvious_bytes, obvious = _run(OBVIOUS, path, 1)
        parsing = {
            name: _run(PARSED.format(module=name), path, 1)[1] for name in ("orjson", "json")
        }
    return Table(
        f"Reading a log of {EVENTS:,} events, {size / 1e6:,.0f} MB of JSON lines",
        (
            Row("read and reconciled, both tables made", ours_cpu, "s", obvious_cpu, BUDGET_S),
            Row("the same by the clock", ours_s, "s", obvious_s),
            Row("peak memory, the whole process", ours_bytes / 1e6, "MB", obvious_bytes / 1e6),
            Row("peak memory over the file's size", ours_bytes / size, "times",
                obvious_bytes / size, BUDGET_TIMES),
            Row("peak memory for the report alone", report_bytes / 1e6, "MB"),
            Row("parsing alone, no row kept", parsing["orjson"], "s", parsing["json"],
                note="orjson; beside it json"),
            Row("diamonds found", ours, "", obvious),
        ),
        beside="json + pandas",
        notes=(
            f"Median of {RUNS} runs on one core. Processor time counts, with Python's start; "
            "by the clock it takes longer while the core works. The obvious way keeps no line "
            "numbers, sets nothing aside, and stops at the first broken line.",
        ),
    )  # fmt: skip


def _lines() -> Iterator[str]:
    """The samples' LIVEs again and again, each time with other rooms and message ids."""
    messages = [message for live in made_lives() for message in live.messages]
    made = 0
    for again in range(EVENTS):
        for sent in messages:
            if made == EVENTS:
                return
            made += 1
            other = replace(
                sent, message=sent.message + again * 10**9, room=sent.room + again * 1_000
            )
            yield json.dumps(RECORDS[SHAPE](other), separators=(",", ":")) + "\n"


def _run(work: str, path: Path, runs: int) -> tuple[float, float, float, float]:
    """Seconds by the clock and of the processor (medians), peak memory in bytes, what was found."""
    found = []
    for _ in range(runs):
        command = [sys.executable, "-c", FRAME.format(work=work), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append([float(part) for part in done.stdout.split()])
    clock, processor, peaks, sums = zip(*found, strict=True)
    return statistics.median(clock), statistics.median(processor), max(peaks), sums[0]
