"""What the tests of logs share: small logs written on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def log(tmp_path: Path) -> Callable[..., Path]:
    """Write records as JSON lines."""

    def write(*records: Any, name: str = "log.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return path

    return write
