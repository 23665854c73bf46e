"""Text from a file stays text: in tables, charts, tooltips, widgets, pages and terminals."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import ipywidgets as widgets
import pytest
from log_rows import SCRIPT, gift

from livemoney import logs
from livemoney.__main__ import main
from livemoney.charts.figure import Figure
from livemoney.logs import figures, shipped
from livemoney.logs.dashboards import Dashboard, Picker
from livemoney.logs.opening import Uploaded
from livemoney.logs.report_page import as_page

ALLOWED = {"section", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "p",
           "div", "figure", "figcaption", "a"}  # fmt: skip


class Tags(HTMLParser):
    """Collects tags and attributes outside drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def tags(html: str) -> Tags:
    found = Tags()
    found.feed(html)
    return found


def test_report_page_and_dashboard(hostile: Path) -> None:
    result = logs.read(hostile, handles="keep")
    for html in (result.report.html(), result._repr_mimebundle_()["text/html"]):
        assert "&lt;script&gt;" in html
        assert tags(html).tags <= ALLOWED
    page = tags(as_page(result))
    assert not page.handlers
    assert "script" not in page.tags
    assert "img" not in page.tags
    whole = tags(Dashboard(result).html())
    assert "script" not in whole.tags
    assert "img" not in whole.tags
    assert not whole.handlers


def test_charts_carry_text_as_data(hostile: Path) -> None:
    result = logs.read(hostile, handles="keep")
    shown = [part for part in Dashboard(result).parts() if isinstance(part, Figure)]
    assert len(shown) == 6
    for figure in shown:
        specification = figure.chart.to_dict()
        text = json.dumps({k: v for k, v in specification.items() if k not in ("data", "datasets")})
        # Not in titles, not in expressions; only where Vega takes it for a value.
        without_data = re.sub(r'"values": \[.*?\]', "", text)
        assert "<script" not in without_data
        assert tags(figure.html()).tags.isdisjoint({"script", "img", "foreignobject"})


def test_widgets(hostile: Path) -> None:
    picker = Picker()
    picker.path.value = str(hostile)
    picker.keep.value = True
    picker.read()
    assert picker.result is not None

    def every(widget: widgets.Widget) -> list[widgets.Widget]:
        return [widget, *(w for child in getattr(widget, "children", ()) for w in every(child))]

    texts = [w.value for w in every(picker.box) if isinstance(w, widgets.HTML)]
    assert any("&lt;script&gt;" in text for text in texts)
    for text in texts:
        assert tags(text).tags <= ALLOWED
        assert not tags(text).handlers
    assert picker.progress.value == 1


def test_picker_shows_errors_as_text() -> None:
    picker = Picker()
    picker.read()
    assert "Choose a file" in picker.message.value
    picker.path.value = f"/nowhere/{SCRIPT}"
    picker.read()
    assert tags(picker.message.value).tags == {"p"}
    assert "a file that exists" in picker.message.value


def uploaded(name: str, content: bytes) -> tuple[dict[str, object], ...]:
    """What the browser sends for a file."""
    about = {"type": "", "size": len(content), "last_modified": datetime.now(UTC)}
    return ({"name": name, "content": memoryview(content), **about},)


def test_picker_reads_samples_and_uploads() -> None:
    picker = Picker()
    picker.sample.value = "twelve-lives"
    picker.read()
    assert picker.result is not None
    assert picker.result.report.rows_read > 1000
    picker.upload.value = uploaded("mine.jsonl.gz", logs.samples()["tikfinity"].read_bytes())
    picker.read()
    assert picker.result.report.file == "mine.jsonl.gz"


def test_picker_reads_what_was_chosen_last(hostile: Path) -> None:
    picker = Picker()

    def chosen() -> list[object]:
        return [picker.upload.value, picker.path.value, picker.sample.value]

    broken = uploaded("broken.json", b'{"a": [1,2')
    picker.upload.value = broken
    picker.read()
    assert "broken.json, line 1" in picker.message.value
    assert picker.result is None
    # Neither a broken upload nor anything else stays in the way of what is chosen later.
    picker.sample.value = "tikfinity"
    assert chosen() == [(), "", "tikfinity"]
    picker.read()
    assert picker.result is not None
    assert picker.result.report.file in picker.message.value
    assert "synthetic" in picker.message.value
    picker.path.value = str(hostile)
    assert chosen() == [(), str(hostile), ""]
    picker.read()
    assert picker.result.report.file == hostile.name
    picker.upload.value = broken
    assert chosen() == [broken, "", ""]
    picker.read()
    assert picker.result is None
    assert not picker.shown.children
    # What is emptied, or says nothing, empties nothing.
    for empty in ("", "  "):
        picker.path.value = empty
        picker.sample.value = ""
        assert picker.upload.value == broken


def test_picker_names_the_files_that_it_shows() -> None:
    picker = Picker()
    name = f"{SCRIPT}.jsonl"
    row = json.dumps(gift(1, end=1)).encode()
    picker.upload.value = uploaded(name, row)
    picker.read()
    assert picker.result is not None
    assert picker.result.report.file == name
    assert "&lt;script&gt;" in picker.message.value
    assert tags(picker.message.value).tags == {"p"}
    assert not tags(picker.message.value).handlers
    picker.upload.value = uploaded("a.jsonl", row) + uploaded("b.jsonl", row)
    picker.read()
    assert "your own: a.jsonl, b.jsonl" in picker.message.value


@pytest.mark.parametrize("path", ["~nobody-of-this-name/log.jsonl", "x" * 5000])
def test_picker_says_why_a_path_cannot_be_opened(path: str) -> None:
    picker = Picker()
    picker.path.value = path
    picker.read()
    assert 'role="alert"' in picker.message.value
    assert not picker.button.disabled


def test_terminal_gets_no_control_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(gift(1, end=1, id="9", name="\x1b[2J\x07gift", diamondCount=None)))
    assert main(["log", str(path)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_handles_are_hidden_unless_asked_otherwise(hostile: Path) -> None:
    first, second = logs.read(hostile), logs.read(hostile)
    for table in (first.events, first.sessions):
        assert "script" not in table.drop(columns=["gift", "text"], errors="ignore").to_string()
    [name] = first.events["user"].dropna().unique()
    assert re.fullmatch(r"viewer-[0-9a-f]{10}", name)
    assert name not in set(second.events["user"].dropna())
    salted = [logs.read(hostile, salt=b"same").events["user"].dropna().unique()[0] for _ in "ab"]
    assert salted[0] == salted[1]
    assert logs.read(hostile, handles="keep").events["user"].dropna().unique().tolist() == [SCRIPT]


def test_examples_of_rows_name_nobody(tmp_path: Path) -> None:
    """A row that cannot be read may hold a name or what somebody wrote."""
    lines = [
        json.dumps(gift(1, end=1)),
        '{"event": "chat", "data": {"uniqueId": "anna_b", "comment": "I am Anna", "n": 5}} x',
        '["anna_b", "I am Anna"]',
        '"I am Anna"',
        '{"event": "chat", "data": {"uniqueId": "anna_b", "comment": "I am An',
    ]
    path = tmp_path / "log.jsonl"
    path.write_text("\n".join(lines))
    result = logs.read(path)
    report = result.report
    assert report.rows_read == 5
    assert sum(report.rows_set_aside.values()) == 4
    for text in (str(report), report.html(), as_page(result), json.dumps(report.as_dict())):
        assert "nna" not in text
        assert "I am" not in text
    # What is wrong can still be seen.
    [cut] = [group for group in report.set_aside if group.reason.startswith("cut off")]
    assert cut.example is not None
    assert '"uniqueId": "…"' in cut.example.value
    assert "I am An" in str(logs.read(path, handles="keep").report)


def test_comments_are_not_held_with_hidden_names() -> None:
    row = {"event": "chat", "data": {"uniqueId": "a", "comment": "my name is Anna"}}
    upload = Uploaded("log.jsonl", json.dumps(row).encode())
    assert "Anna" not in logs.read(upload).events.to_string()
    assert logs.read(upload, handles="keep").events["text"].tolist() == ["my name is Anna"]


def test_charts_of_a_sample_say_that_it_is_synthetic() -> None:
    result = logs.read(logs.samples()["twelve-lives"])
    for part in Dashboard(result, shipped.LABEL).parts(usd_per_diamond=0.005):
        assert isinstance(part, Figure)
        assert "Synthetic" in part.note
    assert figures.correlation(result) is not None
