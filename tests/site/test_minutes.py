"""The landing page, the instructors' plan and the chapters state the same minutes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("[01]*.ipynb"))
LANDING = (ROOT / "book" / "landing.md").read_text(encoding="utf-8")
TEACHING = (ROOT / "book" / "instructors" / "index.md").read_text(encoding="utf-8")
PLANS = {"A workshop of 90 minutes": 90, "Half a day": 240}


def prose(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def stated(path: Path) -> int:
    found = re.findall(r"^\*\*Time:\*\* about (\d+) minutes", prose(path), re.MULTILINE)
    assert len(found) == 1, f"{path.name}: {len(found)} lines that begin with **Time:** about"
    return int(found[0])


def rows(title: str) -> list[list[str]]:
    """The cells of the table under a heading of the instructors' page."""
    section = TEACHING.split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_twelve_chapters_of_three_to_five_hours():
    assert [path.name[:2] for path in CHAPTERS] == [f"{n:02}" for n in range(1, 13)]
    assert 180 <= sum(map(stated, CHAPTERS)) <= 300


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_takes_15_to_30_minutes_and_its_parts_add_up(path):
    assert 15 <= stated(path) <= 30
    parts = re.search(r"^\*\*Minutes:\*\*(.+?)$", prose(path), re.MULTILINE)
    assert parts, f"{path.name}: no line that begins with **Minutes:** in the instructor's note"
    assert sum(map(int, re.findall(r"\d+(?=[,.;]|$| and )", parts[1]))) == stated(path), parts[1]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_landing_page_and_instructors_agree_with_the_chapter(path):
    title = re.search(r"^# (.+)$", prose(path), re.MULTILINE)[1]
    line = re.search(rf"^\d+\. \[(.+?)\]\(\.\./chapters/{path.name}\): .+$", LANDING, re.MULTILINE)
    assert line, f"{path.name} is not in the path of the landing page"
    assert line[1] == title
    assert line[0].endswith(f". {stated(path)} minutes.")
    row = next(row for row in rows("The chapters, and their minutes") if path.name in row[0])
    assert f"[{title}]" in row[0]
    assert int(row[1]) == stated(path)


def test_sums_are_stated_right():
    total = sum(map(stated, CHAPTERS))
    assert f"{total} minutes" in LANDING
    assert int(rows("The chapters, and their minutes")[-1][1].strip("*")) == total


@pytest.mark.parametrize(("title", "minutes"), PLANS.items())
def test_plan_adds_up_and_takes_its_minutes_from_the_chapters(title, minutes):
    now = 0
    for start, length, what in rows(title):
        hours, rest = map(int, start.split(":"))
        assert 60 * hours + rest == now, f"{what} begins at {start}"
        now += int(length)
        for name in re.findall(r"chapters/([\w-]+\.ipynb)", what):
            whole = stated(ROOT / "chapters" / name)
            assert int(length) == whole if "all of it" in what else int(length) < whole
    assert now == minutes
