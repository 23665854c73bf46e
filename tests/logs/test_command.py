"""`python -m livemoney log FILE`, and the forecast that refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from livemoney import logs
from livemoney.__main__ import main


def test_text_json_and_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = str(logs.samples()["twelve-lives"])
    center = str(logs.samples()["live-center"])
    page = tmp_path / "report.html"
    assert main(["log", sample, "--live-center", center, "--html", str(page)]) == 0
    out = capsys.readouterr().out
    assert "Rows read:" in out
    assert "LIVE Center" in out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["log", sample, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["rows_read"] == report["rows_used"] + sum(report["rows_set_aside"].values())


def test_error_is_one_line_and_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("Roses are red")
    assert main(["log", str(path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("poem.txt, line 1")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("nowhere.jsonl", None, "a file that exists"),
        ("empty.jsonl", b"", "a file that is not empty"),
        ("program", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 300, "a log of LIVE events"),
        ("folder", "", "no file that can be read"),
    ],
)
def test_what_is_no_log(
    name: str,
    content: bytes | str | None,
    part: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.mkdir()
    assert main(["log", str(path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith(name)
    assert part in error
    assert error.count("\n") == 1
    assert error.rstrip("\n").isprintable()


def test_this_folder_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(logs.LogError) as error:
        logs.read(".")
    assert error.value.file == tmp_path.name


def test_report_never_overwrites_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.jsonl"
    content = logs.samples()["tiktoklive-7"].read_bytes()
    path.write_bytes(content)
    assert main(["log", str(path), "--html", str(tmp_path / "." / "log.jsonl")]) == 1
    assert "would overwrite" in capsys.readouterr().err
    assert path.read_bytes() == content


def test_reader_of_the_report_may_stop_early() -> None:
    command = [sys.executable, "-m", "livemoney", "log", str(logs.samples()["tiktoklive-7"])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_module_runs() -> None:
    command = [sys.executable, "-m", "livemoney", "log", str(logs.samples()["backstage"])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "Diamonds:" in done.stdout


def test_forecast_is_a_range_and_refused_below_ten_lives() -> None:
    found = logs.forecast(logs.read(logs.samples()["twelve-lives"]))
    assert 0 <= found.low <= found.middle <= found.high
    assert found.from_lives == 12
    assert found.lives == 14
    with pytest.raises(ValueError, match="3 LIVEs with known diamonds are too few"):
        logs.forecast(logs.read(logs.samples()["tiktoklive-7"]))


def test_import_needs_no_pandas() -> None:
    code = (
        "import sys; sys.modules['pandas'] = sys.modules['numpy'] = sys.modules['orjson'] = None;"
        "import livemoney, livemoney.logs, livemoney.__main__"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
