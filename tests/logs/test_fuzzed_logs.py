"""Made-up and mutated files: no crash, no hang, no silent drop, and a report that adds up."""

from __future__ import annotations

import gzip
import io
import json
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from log_rows import gift, like

from livemoney import logs
from livemoney.logs.aliases import KIND_OF, PATHS
from livemoney.logs.opening import Uploaded

FIXTURES = Path(__file__).parent / "fixtures"
# Mutated files alone are ten thousand; Hypothesis's come on top.
MUTATED = 18_000
SHARES = 6
INVENTED = 1_000
NESTED = 300
TEXTS = 400
# One case takes a millisecond or two. After this long it hangs, however busy the machine is.
HANG_S = 300
LIMITS = logs.Limits(
    line_bytes=20_000, document_bytes=200_000, expansion_free_bytes=1 << 20, table_rows=500
)


@pytest.fixture(autouse=True)
def alarm() -> Iterator[None]:
    """Make a case that hangs fail, and show where."""

    def hangs(number: int, frame: object) -> None:
        raise AssertionError("a case hangs")

    before = signal.signal(signal.SIGALRM, hangs)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def check(name: str, content: bytes, tables: bool = False) -> logs.read | None:
    """Read a file; the only error allowed is one that says what is wrong with which file."""
    signal.alarm(HANG_S)
    refused = None
    try:
        result = logs.read(Uploaded(name, content), limits=LIMITS)
    except logs.LogError as error:
        refused = error
    if refused is not None:
        assert refused.file
        assert refused.expected
        assert str(refused).startswith(refused.file)
        return None
    report = result.report
    assert report.adds_up()
    assert report.rows_used >= 0
    if report.format.startswith(("a log", "a recording")):
        assert sum(report.kinds.values()) == report.rows_used
    for group in (*report.set_aside, *report.remarks):
        assert group.rows > 0
        assert group.example is not None
    if tables:
        if report.format.startswith(("a log", "a recording")):
            assert len(result.events) == report.rows_used
            assert (report.diamonds or 0) == int(result.events["diamonds"].sum())
        assert len(result.sessions) <= max(report.rows_used, 1)
        json.dumps(report.as_dict())
        report.html()
        str(report)
    return result


def small_files() -> list[tuple[str, bytes]]:
    """One small file of every format."""
    found = [(path.name, path.read_bytes()) for path in sorted(FIXTURES.iterdir())]
    found = [(n, c) for n, c in found if len(gzip.decompress(c) if n.endswith("gz") else c) < 9_000]
    for name in ("backstage", "export-new", "export"):
        path = logs.samples()[name]
        found.append((path.name, path.read_bytes()))
    for folder in ("six-csv", "live-center", "live-center-ja"):
        for path in sorted(logs.samples()[folder].iterdir()):
            lines = path.read_bytes().splitlines(keepends=True)
            found.append((path.name, b"".join(lines[:12])))
    rows = [gift(1, group=1), gift(3, end=1, group=1, message=4), like(3, 9, at=5)]
    found.append(("array.json", json.dumps(rows, indent=1).encode()))
    found.append(("events.json", json.dumps({"events": rows}).encode()))
    found.append(("pairs.jsonl", "".join(json.dumps(["gift", r]) + "\n" for r in rows).encode()))
    return found


SPLICES = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'"',
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\n",
        b":",
    ),
    *(b"null", b"true", b"-1", b"1e999", b"NaN", b"99999999999999999999", b'"0"', b"0", b'""'),
    *(b"\xf0\x9f", b"\\ud800", b"{" * 60, b"[" * 3000, b"\r", b";", b"'", b"=1+1", b"<script>"),
)


def mutated(content: bytes, rng: Random) -> bytes:
    """Change a file in one to four places, as accidents and attackers do."""
    data = bytearray(content)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        what = rng.randrange(7)
        if what == 0:
            del data[at : at + rng.choice((1, 2, 7, 60, 400))]
        elif what == 1:
            data[at:at] = rng.choice(SPLICES)
        elif what == 2 and at < len(data):
            data[at] = rng.randrange(256)
        elif what == 3:
            data[at : at + len(splice)] = (splice := rng.choice(SPLICES))
        elif what == 4:
            other = rng.randrange(len(data) + 1)
            data[at:at] = data[other : other + rng.choice((3, 50, 300))]
        elif what == 5:
            del data[at:]
        else:
            lines = data.split(b"\n")
            lines.insert(rng.randrange(len(lines)), rng.choice(lines))
            data = bytearray(b"\n".join(lines))
    return bytes(data)


@pytest.mark.parametrize("share", range(SHARES))
def test_mutated_files(share: int) -> None:
    files = small_files()
    rng = Random(share)
    read = 0
    seen = set()
    while len(seen) < MUTATED // SHARES:
        name, content = files[len(seen) % len(files)]
        changed = mutated(content, rng)
        seen.add((name, changed))
        try:
            read += check(name, changed, tables=len(seen) % 40 == 0) is not None
        except Exception as error:
            raise AssertionError(f"{name}: {changed[:3000]!r}") from error
    # Files that are refused at the door would try little.
    assert read > len(seen) / 2


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["0", "1", "true", "1700000000000", "2026-07-01 20:00:00", "N/A", "1e5", "-3"]
    )
)
OTHER_NAMES = {"user", "common", "data", "event", "type", "msgId", "roomId", "createTime"}
NAMES = sorted(OTHER_NAMES | {part for paths in PATHS.values() for path in paths for part in path})
KINDS = sorted(KIND_OF)
POOL = st.lists(SCALARS, min_size=1, max_size=12)
SEED = st.integers(0, 2**32)


class Invented:
    """Values of any shape out of a few scalars.

    Hypothesis invents the scalars. Inventing the shapes too took it longer than reading them.
    """

    def __init__(self, seed: int, scalars: list[Any]) -> None:
        self.rng = Random(seed)
        self.scalars = scalars

    def value(self, depth: int = 3) -> Any:
        what = self.rng.randrange(4) if depth else 0
        if what < 2:
            return self.rng.choice(self.scalars)
        if what == 2:
            return [self.value(depth - 1) for _ in range(self.rng.randint(0, 3))]
        return self.event(6, depth - 1)

    def event(self, most: int = 8, depth: int = 3) -> dict[str, Any]:
        size = self.rng.randint(0, most)
        return {self.rng.choice(NAMES): self.value(depth) for _ in range(size)}

    def row(self) -> Any:
        what = self.rng.randrange(3)
        if what == 0:
            return self.event()
        if what == 1:
            return {"event": self.rng.choice(KINDS), "data": self.event()}
        return self.value()

    def rows(self) -> list[Any]:
        return [self.row() for _ in range(self.rng.randint(1, 8))]


QUICK = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


@settings(max_examples=INVENTED, **QUICK)
@given(seed=SEED, scalars=POOL, indent=st.sampled_from([None, 1]), lines=st.booleans())
def test_invented_events(seed: int, scalars: list[Any], indent: int | None, lines: bool) -> None:
    rows = Invented(seed, scalars).rows()
    if lines:
        text = "".join(json.dumps(row) + "\n" for row in rows)
    else:
        text = json.dumps(rows, indent=indent)
    result = check("log.json", text.encode(), tables=True)
    # What stands in lines is a row each: none may be lost, whatever it is. If the first is an
    # array, lines are batches of rows.
    if (
        result is not None
        and lines
        and not isinstance(rows[0], list)
        and result.report.format.startswith("a log")
    ):
        assert result.report.rows_read == len(rows)


@settings(max_examples=NESTED, **QUICK)
@given(seed=SEED, scalars=POOL, old=st.booleans())
def test_invented_exports(seed: int, scalars: list[Any], old: bool) -> None:
    section = Invented(seed, scalars).value()
    content = {
        "Tiktok Live" if old else "TikTok Live": {"Go Live History": {"GoLiveList": section}},
        "Income+ Wallet": {"Coin Purchase History": {"CoinPurchaseHistoryList": [section]}},
        "Your Activity": {"Purchases": {"SendGifts": {"SendGifts": [section, {"Date": section}]}}},
    }
    assert check("user_data.json", json.dumps(content).encode(), tables=True) is not None


@settings(max_examples=TEXTS, **QUICK)
@given(
    content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()),
    start=st.sampled_from([b"", b"{", b"[", b"\x1f\x8b\x08", b"PK\x03\x04", b"Date,Diamonds\n",
                           b"timestamp,user_id,nickname,gift_name,repeat_count\n",
                           b"\xef\xbb\xbf{", b'{"event":"gift","data":{"giftId":1}}\n']),
    name=st.sampled_from(["a.json", "a.csv", "a.xlsx", "a.zip", "a.jsonl.gz", "a"]),
)  # fmt: skip
def test_any_bytes(content: bytes, start: bytes, name: str) -> None:
    check(name, start + content, tables=True)


def test_workbooks_with_odd_cells() -> None:
    import openpyxl

    from livemoney.logs.backstage import HEADERS

    rng = Random(5)
    cells = [None, "", "x", -1, 1e300, "2026-07-01 ~ 2026-07-06", "2026-13-45 ~ 2026-99-99", True,
             "1,234", "94%", "5h", "=1/0", "<script>", 10**20]  # fmt: skip
    for _ in range(40):
        workbook = openpyxl.Workbook()
        sheet: Any = workbook.active
        headers = list(HEADERS)
        rng.shuffle(headers)
        sheet.append(headers)
        for _ in range(5):
            sheet.append([rng.choice(cells) for _ in headers])
        content = io.BytesIO()
        workbook.save(content)
        check("creators.xlsx", content.getvalue(), tables=True)


def test_zips_of_mutated_files() -> None:
    rng = Random(6)
    files = small_files()
    for _ in range(100):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, data) in enumerate(rng.sample(files, 3)):
                archive.writestr(f"{number}-{name}", mutated(data, rng))
        check("some.zip", mutated(content.getvalue(), rng) if rng.random() < 0.5
              else content.getvalue())  # fmt: skip


def test_there_are_ten_thousand_cases() -> None:
    assert MUTATED >= 10_000
