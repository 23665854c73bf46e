"""Every format, written by the samples' writers and read again: nothing is lost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from livemoney import logs
from livemoney.logs import shipped, writers
from livemoney.logs.synthetic import Live, lives

FIXTURES = Path(__file__).parent / "fixtures"
ROWS = [
    {"viewers": 40, "peak_viewers": 12, "likes": 900, "comments": 5, "gifters": gifters,
     "coins": coins, "top_gifter_coins": top}
    for gifters, coins, top in ((3, 120, 90), (1, 2_000, 2_000), (0, 0, 0))
]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> list[Live]:
    return lives(ROWS, minutes=30, seed=4)


@pytest.mark.parametrize("name", ["log.jsonl", "log.json", "log.jsonl.gz", "log.json.gz"])
@pytest.mark.parametrize("shape", writers.RECORDS)
def test_logs_lose_nothing(shape: str, name: str, made: list[Live], tmp_path: Path) -> None:
    path = tmp_path / name
    messages = [message for live in made for message in live.messages]
    writers.write_log(path, shape, messages)
    result = logs.read(path, handles="keep")
    report, sessions, events = result.report, result.sessions, result.events
    assert report.rows_read == len(messages)
    assert report.adds_up()
    assert set(report.rows_set_aside) <= {"an earlier count of a gift streak"}
    assert not report.remarks
    assert report.diamonds == sum(live.diamonds for live in made) == 2_120
    assert sessions["diamonds"].tolist() == [live.diamonds for live in made]
    assert sessions["likes"].tolist() == [live.likes for live in made]
    assert sessions["gifters"].tolist() == [live.gifters for live in made]
    assert sessions["viewers_peak"].tolist() == [12, 12, 12]
    sent = [m for m in messages if m.kind in ("comment", "join", "follow", "share", "viewers")]
    for kind in ("comment", "join", "follow", "share", "viewers"):
        assert report.kinds[kind] == sum(message.kind == kind for message in sent)
    texts = events.loc[events["kind"] == "comment", "text"]
    assert sorted(texts) == sorted(m.text for m in messages if m.kind == "comment")
    people = {m.person.handle for m in messages if m.person is not None}
    assert set(events["user"].dropna()) == people
    if shape not in ("tikfinity", "connector-1"):
        # The flat formats have no time on a count of viewers.
        assert events["time"].notna().all()
        assert int(events["time"].min().timestamp() * 1000) == messages[0].time


def test_six_csv_files_in_a_folder_and_a_zip(made: list[Live], tmp_path: Path) -> None:
    import zipfile

    written = writers.write_six_csv(tmp_path / "recording", made[0])
    packed = tmp_path / "recording.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in written:
            archive.write(path, f"somewhere/{path.name}")
    for source in (tmp_path / "recording", packed):
        report = logs.read(source).report
        assert report.adds_up()
        assert len(report.files) == 6
        assert report.diamonds is not None
        given = [m for m in made[0].messages if m.gift is not None]
        total = sum(m.count for m in given if m.end or not m.gift.streakable)
        assert report.gifts == total
        assert "zone that the file does not name" in report.times
    result = logs.read(tmp_path / "recording")
    assert result.sessions["likes"].tolist() == [900]
    assert len(result.sessions) == 1


def test_one_file_of_the_recorder(made: list[Live], tmp_path: Path) -> None:
    written = writers.write_six_csv(tmp_path, made[0])
    gifts = next(path for path in written if "gift" in path.name)
    assert set(logs.read(gifts).report.kinds) == {"gift"}


@pytest.mark.parametrize("old", [False, True])
def test_data_export(old: bool, made: list[Live], tmp_path: Path) -> None:
    for name in ("user_data.json", "export.zip"):
        path = tmp_path / name
        writers.write_export(path, made, old=old)
        result = logs.read(path)
        report = result.report
        assert report.adds_up()
        assert report.kinds == {"hosted": 3, "coins bought": 1, "gift sent": 3}
        # Its unit is not documented, so it is nobody's diamonds.
        assert report.diamonds is None
        assert result.sessions["earning_as_exported"].tolist() == [live.diamonds for live in made]
        assert result.sessions["likes"].tolist() == [live.likes for live in made]
        assert result.sessions["minutes"].tolist() == [30, 30, 30]
        assert result.events["coins"].dropna().sum() == 70 + 3 * 5
        assert "synthetic_host" not in result.events.to_string()


@pytest.mark.parametrize("name", ["TransactionsList", "TransactionsHistoryList"])
@pytest.mark.parametrize("top", ["TikTok Live", "Tiktok Live", "tiktok live"])
def test_data_export_with_wallet_and_what_you_watched(top: str, name: str, tmp_path: Path) -> None:
    """Nobody has documented a transaction's keys, so it is kept as it stands."""
    paid = {"Date": "2026-02-01 09:00:00 UTC", "Amount": "12.50 USD", "Status": "done"}
    bought = {"Date": "2026-02-02 09:00:00", "Price": "0.99 USD"}
    watched = {"-1": {"WatchTime": "2026-02-03 09:00:00", "Link": "x", "Comments": [],
                      "Questions": None}}  # fmt: skip
    content = {
        top: {"Watch Live History": {"WatchLiveMap": watched}, "Go Live Settings": {"x": "y"}},
        "Income+ Wallet": {"Transaction History": {name: [paid]}},
        "Activity": {"Purchase History": {"BuyGifts": {"BuyGifts": [bought]},
                                          "SendGifts": {"SendGifts": None}}},
    }  # fmt: skip
    path = tmp_path / "user_data.json"
    path.write_text(json.dumps(content))
    result = logs.read(path)
    assert result.report.kinds == {"watched": 1, "transaction": 1, "gift bought": 1}
    assert result.report.adds_up()
    texts = result.events.set_index("kind")["text"]
    assert texts["gift bought"] == "0.99 USD"
    assert "12.50 USD" in texts["transaction"]
    assert result.events["time"].notna().all()
    assert result.report.times == "in UTC where the file says so; the others stand as they are"
    assert result.report.diamonds is None


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("first", ["Ads and data", "Comment", "A section of next year"])
def test_data_export_that_begins_with_much_else(
    first: str, indent: int | None, tmp_path: Path
) -> None:
    """A real export is long, and LIVE stands anywhere in it."""
    item = {"LiveStartTime": "2026-01-01 10:00:00", "LiveEndTime": "2026-01-01 11:00:00"}
    content = {
        first: {"List": [{"Date": "2026-01-01", "Text": "x" * 80}] * 3_000},
        "TikTok Live": {"Go Live History": {"GoLiveList": [item]}},
    }
    path = tmp_path / "user_data_tiktok.json"
    path.write_text(json.dumps(content, indent=indent))
    assert logs.read(path).report.kinds == {"hosted": 1}


@pytest.mark.parametrize("indent", [None, 1])
def test_log_that_begins_with_a_long_row_is_no_export(indent: int | None, tmp_path: Path) -> None:
    """What a viewer writes may be the name of an export's section."""
    gifts = [{"id": n, "name": "x" * 80, "diamond_count": n} for n in range(1, 2_000)]
    rows = [
        {"event": "connected", "data": {"roomId": "7", "availableGifts": gifts}},
        {"event": "chat", "data": {"uniqueId": "a", "comment": "TikTok Live"}},
        {"event": "gift", "data": {"uniqueId": "a", "giftId": 7, "repeatEnd": 1}},
    ]
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(row, indent=indent) + "\n" for row in rows))
    report = logs.read(path).report
    assert report.kinds == {"connect": 1, "comment": 1, "gift": 1}
    assert report.diamonds == 7


@pytest.mark.parametrize("empty", [None, [], {}, "", "N/A", "None"])
def test_data_export_with_empty_sections(empty: object, tmp_path: Path) -> None:
    path = tmp_path / "user_data.json"
    path.write_text(json.dumps({"TikTok Live": {"Go Live History": {"GoLiveList": empty}}}))
    report = logs.read(path).report
    assert report.rows_read == 0
    assert report.adds_up()


def test_data_export_keeps_what_it_cannot_read_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "user_data.json"
    item = {"LiveStartTime": "soon", "LiveEndTime": "2026-01-01 10:00:00 UTC", "TotalLike": "a lot"}
    content = {"Tiktok Live": {"Go Live History": {"GoLiveList": [item, "text", None]}}}
    path.write_text(json.dumps(content))
    report = logs.read(path).report
    assert report.rows_read == 3
    assert report.rows_set_aside == {"not a row of its section": 2}
    assert report.remarks[0].rows == 2
    assert "GoLiveList[0].LiveStartTime" in str(report.remarks[0].example)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_live_center(language: str, made: list[Live], tmp_path: Path) -> None:
    writers.write_live_center(tmp_path, made, language)
    result = logs.read(tmp_path)
    assert result.report.diamonds == 2_120
    assert result.report.adds_up()
    sessions = result.sessions
    assert sessions["likes"].tolist() == [live.likes for live in made]
    assert sessions["minutes"].tolist() == [30, 30, 30]
    assert sessions["viewers_total"].tolist() == [live.viewers for live in made]
    assert sessions["watch_seconds"].tolist() == [300, 300, 300]


def test_live_center_dates_and_numbers_of_other_countries(tmp_path: Path) -> None:
    path = tmp_path / "revenue.csv"
    path.write_text('Datum;Diamanten\n28.02.2026;"1.234"\n01.03.2026;"2.000"\n', encoding="cp1252")
    result = logs.read(path)
    assert result.report.diamonds == 3_234
    assert [f"{day:%Y-%m-%d}" for day in result.sessions["start"]] == ["2026-02-28", "2026-03-01"]
    path.write_text("Date,Diamonds\n3/9/2026,1\n3/10/2026,2\n3/11/2026,3\n")
    assert logs.read(path).sessions["start"].iloc[-1].month == 3


def test_live_center_in_a_language_without_a_known_word_for_the_date(tmp_path: Path) -> None:
    path = tmp_path / "revenue.csv"
    path.write_text("Ημερομηνία,Διαμάντια\n2026-02-27,5\n2026-02-28,7\n", encoding="utf-8")
    report = logs.read(path).report
    assert report.diamonds == 12
    assert report.rows_read == report.rows_used == 2
    path.write_text("Όνομα,Ηλικία\nA,5\n", encoding="utf-8")
    with pytest.raises(logs.LogError, match="daily tables of the LIVE Center"):
        logs.read(path)


def test_live_center_that_nothing_tells_apart_says_what_would(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("Date,a,b,c,d,e\n2026-01-01,1,2,3,4,5\n")
    with pytest.raises(logs.LogError, match="'engagement' or 'viewers' in the file's name"):
        logs.read(path)


def test_backstage_counters_are_month_to_date(tmp_path: Path) -> None:
    path = tmp_path / "creators.xlsx"
    base = {"Creator ID": "123", "Creator's username": "me", "LIVE duration": "23h 7m 8s"}
    rows = [
        base | {"Data period": "2026-07-01 ~ 2026-07-06", "Diamonds": 40},
        base | {"Data period": "2026-07-01 ~ 2026-07-31", "Diamonds": 100,
                "Fan contribution %": "94%"},
        base | {"Data period": "2026-08-01 ~ 2026-08-02", "Diamonds": 7,
                "Fan contribution %": 0.94},
        {"Data period": "2026-08-01 ~ 2026-08-02", "Creator ID": "They have left the network",
         "Creator's username": "gone", "Diamonds": 5},
        {"Data period": "last week", "Creator ID": "123", "Diamonds": 9},
    ]  # fmt: skip
    writers.write_backstage(path, rows)
    result = logs.read(path, host="me")
    assert result.report.diamonds == 107
    assert result.report.rows_set_aside == {
        "an earlier reading of the same month": 1,
        "another creator": 1,
        "its period cannot be read": 1,
    }
    assert result.report.adds_up()
    [unread] = [note for note in result.report.notes if note.startswith("Columns that are not")]
    assert "Tier status" in unread
    assert "Creator's username" not in unread
    assert result.sessions["fan_share"].tolist() == [0.94, 0.94]
    assert result.sessions["minutes"].iloc[0] == 23 * 60 + 7 + 8 / 60
    assert logs.read(path).report.diamonds == 112


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_dumps_that_the_libraries_made_themselves(path: Path) -> None:
    """Two Roses more after the first, 47 viewers, 4,000 likes; whatever library and version."""
    result = logs.read(path)
    report = result.report
    assert report.adds_up()
    assert report.diamonds == 3
    assert report.gifts == 3
    assert result.sessions["likes"].tolist() == [4_000]
    assert result.sessions["viewers_peak"].tolist() == [47]
    assert result.sessions["gifters"].tolist() == [1]
    assert report.kinds["comment"] == report.kinds["join"] == report.kinds["follow"] == 1
    assert "unknown" not in report.kinds or "6.0" in path.name


def test_shipped_samples_are_what_the_simulator_makes(tmp_path: Path) -> None:
    """If this fails after a change of the simulator: `python -m livemoney.logs.shipped`."""
    shipped.make(tmp_path)

    def content(path: Path) -> bytes:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data

    fresh = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*") if path.is_file()}
    stored = {
        path.relative_to(shipped.FOLDER): path
        for path in shipped.FOLDER.rglob("*")
        if path.is_file()
    }
    assert set(fresh) == set(stored)
    for name, path in fresh.items():
        if path.suffix != ".xlsx":
            assert content(path) == content(stored[name]), name


def test_shipped_samples_are_small_labelled_and_synthetic() -> None:
    assert sum(p.stat().st_size for p in shipped.FOLDER.rglob("*") if p.is_file()) < 1_500_000
    for name, path in logs.samples().items():
        assert path.name.startswith("synthetic-")
        report = logs.read(path).report
        assert report.adds_up(), name
        assert report.rows_used > 0, name


def test_live_center_beside_a_log(made: list[Live], tmp_path: Path) -> None:
    messages = [message for live in made[:2] for message in live.messages if message.kind != "join"]
    writers.write_log(tmp_path / "log.jsonl", "tiktoklive-7", messages)
    writers.write_live_center(tmp_path / "center", made)
    result = logs.read(tmp_path / "log.jsonl", live_center=tmp_path / "center")
    compared = result.report.comparison
    assert compared is not None
    assert (compared.observed, compared.official, compared.days) == (2_120, 2_120, 2)
    assert compared.difference == 0
    assert compared.reasons


def test_live_center_days_are_days_of_the_zone_that_is_given(tmp_path: Path) -> None:
    """A gift at half past eleven at night in New York is one of the next day in UTC."""
    row = {"event": "gift", "data": {"giftId": 1, "diamondCount": 7, "repeatEnd": 1,
                                     "createTime": "2026-07-02T03:30:00+00:00"}}  # fmt: skip
    (tmp_path / "log.jsonl").write_text(json.dumps(row) + "\n")
    center = tmp_path / "revenue.csv"
    center.write_text("Date,Diamonds\n2026-07-01,7\n")
    log = tmp_path / "log.jsonl"
    there = logs.read(log, live_center=center, timezone="America/New_York").report.comparison
    assert there is not None
    assert (there.observed, there.official, there.days) == (7, 7, 1)
    in_utc = logs.read(log, live_center=center).report.comparison
    assert in_utc is not None
    assert (in_utc.observed, in_utc.official, in_utc.days_only_official) == (0, 0, 1)
    assert any("your time zone" in reason for reason in in_utc.reasons)
