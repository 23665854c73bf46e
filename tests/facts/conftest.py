"""A copy of the data that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import livemoney

DATA = Path(livemoney.__file__).parent / "data"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the package's tables to a fresh directory."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))
