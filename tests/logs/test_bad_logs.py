"""Files that are broken, odd or hostile: an error that helps, or a report that adds up."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from log_rows import gift

from livemoney import logs
from livemoney.logs.opening import Uploaded

ROWS = [gift(1, group=1), gift(3, end=1, group=1), gift(2, end=1, group=2)]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS)
SMALL = logs.Limits(line_bytes=10_000, document_bytes=100_000, expansion_free_bytes=100_000)


def read(content: bytes | str, name: str = "log.jsonl", **options: object) -> logs.read:
    data = content.encode() if isinstance(content, str) else content
    result = logs.read(Uploaded(name, data), **options)
    assert result.report.adds_up()
    return result


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_and_byte_order_marks(encoding: str) -> None:
    result = read(LINES.encode(encoding))
    assert result.report.diamonds == 5
    assert not [group for group in result.report.set_aside if "JSON" in group.reason]


def test_bytes_of_another_encoding_spoil_no_row() -> None:
    row = json.dumps(gift(2, end=1) | {"note": "caf?"}).encode().replace(b"caf?", b"caf\xe9")
    assert read(row + b"\n").report.diamonds == 2


def test_half_an_emoji_spoils_no_row() -> None:
    assert read(json.dumps(gift(2, end=1) | {"note": "\ud83d"}) + "\n").report.diamonds == 2


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_truncated_last_line(cut: int) -> None:
    result = read(LINES[: -cut - 1])
    assert result.report.rows_set_aside["cut off: the file ends in the middle of it"] == 1
    [group] = [each for each in result.report.set_aside if each.reason.startswith("cut off")]
    assert group.lines == [3]
    assert result.report.diamonds == 3


def test_truncated_array() -> None:
    text = json.dumps(ROWS, indent=1)
    result = read(text[:-60], "log.json")
    assert result.report.rows_set_aside["cut off: the file ends in the middle of it"] == 1
    assert result.report.diamonds == 3


def test_truncated_gzip() -> None:
    packed = gzip.compress("".join(f"{json.dumps(gift(1, end=1, group=n))}\n"
                                   for n in range(1, 5000)).encode())  # fmt: skip
    result = read(packed[: len(packed) // 2], "log.jsonl.gz")
    assert 100 < (result.report.diamonds or 0) < 5000
    assert result.report.rows_set_aside == {"cut off: the file ends in the middle of it": 1}


def test_broken_lines_are_set_aside_with_their_numbers() -> None:
    lines = LINES.splitlines()
    result = read("\n".join([lines[0], "{oops", lines[1], "42", "", '"text"', lines[2], "null"]))
    report = result.report
    assert report.diamonds == 5
    assert report.rows_read == 7
    assert report.rows_set_aside["not an event"] == 3
    lines_of = {group.reason: group.lines for group in report.set_aside}
    assert lines_of["not JSON"] == [2]
    assert lines_of["not an event"] == [4, 6, 8]


def test_broken_element_of_an_array_costs_that_element() -> None:
    first, *others = (json.dumps(row) for row in ROWS)
    rest = ",\n".join(others)
    text = f"[{first},\n {{oops: [1, 2}}], \n{rest}]"
    result = read(text, "log.json")
    assert result.report.diamonds == 5
    assert [group.lines for group in result.report.set_aside if group.reason == "not JSON"] == [[2]]


def test_pretty_printed_objects_one_after_another() -> None:
    text = "\n".join(json.dumps(row, indent=2) for row in ROWS)
    result = read(text)
    assert result.report.diamonds == 5
    assert result.events["line"].tolist()[0] > 1


def test_document_with_an_events_list() -> None:
    assert read(json.dumps({"host": "me", "events": ROWS}), "x.json").report.diamonds == 5


def test_pairs_of_name_and_event() -> None:
    text = "".join(json.dumps(["gift", row]) + "\n" for row in ROWS)
    assert read(text).report.diamonds == 5
    assert read(json.dumps([["gift", row] for row in ROWS]), "x.json").report.diamonds == 5


@pytest.mark.parametrize("form", ["lines", "array"])
def test_line_of_a_hundred_megabytes(form: str) -> None:
    """It is set aside, and memory stays near the limit of a line."""
    huge = '{"note": "' + "x" * 100_000_000 + '"}'
    text = f"{LINES}{huge}\n{json.dumps(gift(4, end=1, group=3))}\n"
    if form == "array":
        text = "[" + ",".join(text.splitlines()) + "]"
    content = text.encode()
    tracemalloc.start()
    try:
        report = logs.read(Uploaded("log.json", content)).report
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert report.diamonds == 9
    assert report.rows_set_aside["longer than a row may be"] == 1
    assert report.adds_up()
    # The upload's own bytes are not counted: they were there before.
    assert peak < 400_000_000


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("form", ["line", "array", "event"])
def test_nested_bombs(opening: str, form: str) -> None:
    bomb = opening * 200_000
    if form == "line":
        content = f"{LINES}{bomb}\n{LINES}"
    elif form == "array":
        content = f"[{','.join(LINES.splitlines())}, {bomb}"
    else:
        content = f'{LINES}{{"event": "gift", "data": {{"gift": {bomb}\n'
    report = read(content).report
    assert report.diamonds == 5
    assert sum(report.rows_set_aside.values()) >= 2


def test_gzip_bomb_is_refused() -> None:
    bomb = gzip.compress(b'{"a": 1}\n' + b" " * 200_000_000)
    with pytest.raises(logs.LogError, match="grows at most"):
        logs.read(Uploaded("log.jsonl.gz", bomb))


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("user_data.json", '{"TikTok Live": {}}' + " " * 200_000_000)
    with pytest.raises(logs.LogError, match="grows at most"):
        logs.read(path)


def test_gzip_bomb_in_a_zip_is_refused(tmp_path: Path) -> None:
    """What counts is how much comes out of the bytes of the outer file."""
    path = tmp_path / "log.zip"
    packed = gzip.compress(b'{"a": 1}\n' + b" " * 200_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("log.jsonl.gz", packed)
    with pytest.raises(logs.LogError, match="grows at most"):
        logs.read(path)


def test_workbook_with_entities_that_multiply_is_refused() -> None:
    import openpyxl

    content = io.BytesIO()
    openpyxl.Workbook().save(content)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><worksheet>&e9;</worksheet>'
    with zipfile.ZipFile(content) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = bomb.encode()
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(logs.LogError, match=r"creators\.xlsx"):
        logs.read(Uploaded("creators.xlsx", changed.getvalue()))


def test_workbook_bomb_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", " " * 200_000_000)
    with pytest.raises(logs.LogError, match="grows at most"):
        logs.read(Uploaded("creators.xlsx", content.getvalue()))


def test_zip_with_too_many_files(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(12):
            archive.writestr(f"{number}.json", "[]")
    with pytest.raises(logs.LogError, match="12 files"):
        logs.read(path, limits=logs.Limits(members=10))


def test_names_in_a_zip_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "log.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.jsonl", LINES)
    assert logs.read(path).report.files == ("outside.jsonl",)
    assert [item.name for item in tmp_path.iterdir()] == ["log.zip"]


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("empty.jsonl", b"", "a file that is not empty"),
        ("blank.jsonl", b" \n\n", "a log of LIVE events"),
        ("poem.txt", b"Roses are red\n", "a log of LIVE events"),
        ("package.json", b'{"name": "x", "version": "1"}', "a log of LIVE events"),
        ("numbers.json", b"[1, 2, 3]", "a log of LIVE events"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a log of LIVE events"),
        ("table.csv", b"a,b\n1,2\n", "a log of LIVE events"),
        ("broken.zip", b"PK\x03\x04 and nothing more", "a ZIP that is whole"),
    ],
)
def test_errors_name_the_file_and_what_was_expected(name: str, content: bytes, part: str) -> None:
    with pytest.raises(logs.LogError) as error:
        logs.read(Uploaded(name, content))
    assert name in str(error.value)
    assert part in str(error.value)
    assert error.value.file == name


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        ('{"a": [1,2', """'{"a": [1,2'""", "a JSON value that is not cut off"),
        ('[{"a": [1,2', """'{"a": [1,2'""", "a JSON value that is not cut off"),
        ('{"a": oops}\n{"b"}\n', """'{"a": oops}'""", "a JSON value"),
        ("[1, 2, 3]", "a number", "an object with an event's fields"),
    ],
)
def test_error_of_a_broken_log_is_one_flat_sentence(
    content: str, value: str, expected: str
) -> None:
    with pytest.raises(logs.LogError) as error:
        logs.read(Uploaded("broken.json", content.encode()), handles="keep")
    assert str(error.value) == (
        f"broken.json, line 1, field 'row': {value}; expected: {expected}, for a log of LIVE "
        "events (TikTokLive, TikTok-Live-Connector, TikFinity)"
    )
    assert error.value.field == "row"
    assert error.value.line == 1


def test_error_of_an_unknown_file_names_the_kinds_that_are_read() -> None:
    with pytest.raises(logs.LogError) as error:
        logs.read(Uploaded("x.json", b"not json {"))
    assert str(error.value) == (
        "x.json, line 1, field 'file': 'not json {'; expected: a log of LIVE events (TikTokLive, "
        "TikTok-Live-Connector, TikFinity), a recording as six CSV files, TikTok's "
        '"Download your data" in JSON, daily tables of the LIVE Center, or an agency\'s Creator '
        "data from Backstage"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_lines_that_end_as_on_old_macs(encoding: str) -> None:
    result = read(LINES.replace("\n", "\r").encode(encoding))
    assert result.report.diamonds == 5
    assert result.report.as_dict() == read(LINES).report.as_dict()
    # The first line is an earlier count of the second's streak.
    assert result.events["line"].tolist() == [2, 3]


def test_broken_line_among_those_that_end_as_on_old_macs() -> None:
    lines = LINES.splitlines()
    report = read("\r".join([lines[0], "{oops", *lines[1:]])).report
    assert report.diamonds == 5
    assert {group.reason: group.lines for group in report.set_aside}["not JSON"] == [2]


def test_documents_and_tables_that_end_lines_as_on_old_macs() -> None:
    for name, text in (
        ("array.json", json.dumps(ROWS, indent=1)),
        ("events.json", json.dumps({"events": ROWS}, indent=1)),
    ):
        assert read(text.replace("\n", "\r"), name).report.diamonds == 5
    for sample in ("six-csv", "live-center", "export-new"):
        place = logs.samples()[sample]
        for path in sorted(place.iterdir()) if place.is_dir() else [place]:
            content = path.read_bytes()
            assert b"\n" in content
            ended = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r")
            before, after = (read(each, path.name).report for each in (content, ended))
            assert after.as_dict() == before.as_dict()


def test_both_line_ends_stay_one_line_each() -> None:
    assert read(LINES.replace("\n", "\r\n")).events["line"].tolist() == [2, 3]


def test_line_end_in_the_middle_of_a_csv_row() -> None:
    """Alone it costs its row; in the header it says so."""
    name = "me_20260101_200000_gifts.csv"
    header = "timestamp,user_id,nickname,gift_name,repeat_count,streakable,streaking\n"
    row = "2026-01-01T20:00:00,1,a,Rose,2,True,False\n"
    report = read(header + row.replace("Rose", "Ro\rse") + row, name).report
    assert report.diamonds == 2
    assert report.rows_set_aside == {"not CSV: a line end in the middle of a row": 1}
    with pytest.raises(logs.LogError) as error:
        read(header.replace("streakable", "\rstreakable") + row, name)
    assert str(error.value) == (
        f"{name}, line 1, field 'header': 'not CSV: a line end in the middle of a row'; "
        "expected: the names of the columns, all in one line"
    )


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(logs.LogError, match=r"nowhere\.jsonl.*expected: a file that exists"):
        logs.read(tmp_path / "nowhere.jsonl")


@pytest.mark.parametrize("options", [{"handles": "all"}, {"timezone": "Mars/Olympus"}])
def test_options_that_are_not_allowed(options: dict[str, str]) -> None:
    with pytest.raises(logs.LogError, match=next(iter(options.values()))):
        logs.read(Uploaded("log.jsonl", LINES.encode()), **options)


def test_csv_with_nulls_open_quotes_and_short_rows(tmp_path: Path) -> None:
    path = tmp_path / "me_20260101_200000_gifts.csv"
    path.write_bytes(
        b"timestamp,user_id,nickname,gift_name,repeat_count,streakable,streaking\n"
        b"2026-01-01T20:00:00,1,a\x00b,Rose,2,True,False\n"
        b"2026-01-01T20:00:01,1\n"
        b"2026-01-01T20:00:02,1,a,Rose,lots,True,False\n"
        b"nonsense,2,b,Rose,3,True,False\n"
        b'2026-01-01T20:00:03,2,"b,Rose,3,True,False\n'
    )
    report = logs.read(path).report
    assert report.diamonds == 5
    assert report.adds_up()
    assert report.rows_read == 5
    assert report.rows_set_aside == {"a field that cannot be read": 3}
    assert report.remarks[0].example.field == "timestamp"


def test_numbers_beyond_reason_are_no_counts() -> None:
    rows = [gift(10**12, end=1, group=1), gift(1, end=1, group=2, diamondCount=10**15),
            {"event": "like", "data": {"totalLikeCount": 10**300}}]  # fmt: skip
    report = read("".join(json.dumps(row) + "\n" for row in rows)).report
    assert report.rows_set_aside == {"a field that cannot be read": 1}
    assert report.diamonds == 1


def test_limits_are_the_readers_to_set() -> None:
    with pytest.raises(logs.LogError, match="a document of at most 100,000 bytes"):
        read(json.dumps({"TikTok Live": {}, "x": "y" * 200_000}), "user_data.json", limits=SMALL)


def test_broken_export_names_the_line() -> None:
    text = '{"TikTok Live": {\n "Go Live History": {"GoLiveList": [\n {"LiveStartTime": oops}]}}}'
    with pytest.raises(logs.LogError, match=r"user_data.json, line 3.*oops"):
        logs.read(Uploaded("user_data.json", text.encode()))
    with pytest.raises(logs.LogError, match=r"line 2.*cut off"):
        logs.read(Uploaded("user_data.json", text[:40].encode()))


def test_an_array_for_each_batch() -> None:
    text = json.dumps(ROWS[:2]) + "\n" + json.dumps(ROWS[2:]) + "\n"
    result = read(text)
    assert result.report.diamonds == 5
    assert result.events["line"].tolist() == [1, 2]
