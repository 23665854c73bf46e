"""One small LIVE, as each library dumps it: `dumps/README.md` says how the files were made."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from livemoney import logs
from livemoney.logs.opening import Uploaded

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.gz"))
EARLIER = "an earlier count of a gift streak"
TWICE = "a message that is in the file already"
OTHER_HOST = "a gift to another host"
# The host's id: not every library writes handles beside a gift.
HOST = "6800000000000000099"


def as_form(lines: bytes, form: str) -> Uploaded:
    content = lines
    if "array" in form:
        content = json.dumps([json.loads(line) for line in lines.splitlines()], indent=1).encode()
    if form.endswith("gz"):
        content = gzip.compress(content)
    return Uploaded(f"log.{form}", content)


@pytest.mark.parametrize("form", ["jsonl", "array", "jsonl.gz", "array.gz"])
@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.name.removesuffix(".jsonl.gz"))
def test_same_live_from_every_library(path: Path, form: str) -> None:
    result = logs.read(as_form(gzip.decompress(path.read_bytes()), form), host=HOST)
    report, [live] = result.report, result.sessions.to_dict("records")
    assert report.adds_up()
    # The connector's first version emits `social` and `follow` or `share` for one message.
    twice = {TWICE: 2} if path.name.startswith("connector-1") else {}
    assert report.rows_set_aside == {EARLIER: 2, OTHER_HOST: 1} | twice
    assert report.gifts == 5
    if "legacy" in path.name:
        # Without a price in the row, a Rose is in the catalogue and the other gift is not.
        assert (report.diamonds, report.gifts_unpriced) == (3, 2)
    else:
        assert (report.diamonds, report.gifts_unpriced) == (1_003, 0)
        assert live["viewers_peak"] == 47
    assert live["likes"] == 4_000
    assert live["likes_observed"] == 24
    assert live["gifters"] == 2
    kinds = dict(report.kinds)
    assert kinds.pop("gift") == 3
    assert kinds.pop("like") == 2
    assert [kinds.pop(kind) for kind in ("comment", "join", "follow", "share")] == [1, 1, 1, 1]
    kinds.pop("viewers", None)
    kinds.pop("end", None)
    # Left: the message of another kind, and an end that a library gives no name to.
    assert 1 <= sum(kinds.values()) <= 2


def test_dumps_cover_every_version() -> None:
    names = " ".join(path.name for path in DUMPS)
    for version in ("tiktoklive-5", "tiktoklive-6.0", "tiktoklive-6.6.5", "tiktoklive-6.6.6",
                    "tiktoklive-7", "connector-1", "connector-2"):  # fmt: skip
        assert version in names
