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
