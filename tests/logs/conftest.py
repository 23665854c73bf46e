"""What the tests of logs share: small logs written on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from log_rows import SCRIPT, gift


@pytest.fixture
def log(tmp_path: Path) -> Callable[..., Path]:
    """Write records as JSON lines."""

    def write(*records: Any, name: str = "log.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return path

    return write


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    rows = []
    for live in range(12):
        row = gift(3 + live, end=1, group=live + 1, name=SCRIPT, id="424242", at=1 + live * 10**8)
        if live == 3:
            del row["gift"]["diamondCount"]
            row["gift"] |= {"id": "5", "name": SCRIPT + "2"}
        row["common"]["roomId"] = str(live + 1)
        row["user"] |= {"displayId": SCRIPT, "nickname": SCRIPT}
        rows.append(row)
        like = {"event": "like", "data": {"totalLikeCount": 10 * live + 5, "roomId": str(live + 1)}}
        rows.append(like)
    rows += [{"event": SCRIPT, "data": {}}, SCRIPT, gift(1, end=1) | {"repeatCount": SCRIPT}]
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path
