"""The counting rules, each by name with the log that shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from log_rows import COHOST, gift, like

from livemoney import logs

Log = Callable[..., Path]


def test_first_and_last_event_of_a_streak_count_once(log: Log) -> None:
    """Even a single Rose sends two events."""
    result = logs.read(log(gift(1), gift(1, end=1)))
    assert result.report.diamonds == 1
    assert result.report.rows_set_aside == {"an earlier count of a gift streak": 1}
    assert len(result.events) == result.report.rows_used == 1


def test_streak_counts_at_its_last_count_not_the_sum(log: Log) -> None:
    assert logs.read(log(gift(1), gift(4), gift(9), gift(9, end=1))).report.diamonds == 9


def test_two_streaks_of_one_viewer_add_up(log: Log) -> None:
    rows = [gift(1, group=1), gift(3, end=1, group=1), gift(2, group=2), gift(2, end=1, group=2)]
    assert logs.read(log(*rows)).report.diamonds == 5


def test_streaks_without_a_group_follow_the_rising_count(log: Log) -> None:
    rows = [gift(1, group=0), gift(3, end=1, group=0), gift(1, group=0), gift(2, end=1, group=0)]
    assert logs.read(log(*rows)).report.diamonds == 5


def test_streaks_without_a_group_end_after_a_minute_of_silence(log: Log) -> None:
    rows = [gift(3, group=0, at=1), gift(5, end=1, group=0, at=100_000)]
    assert logs.read(log(*rows)).report.diamonds == 8


def test_ends_alone_count_each(log: Log) -> None:
    """Some recorders keep only the events with which streaks end."""
    assert logs.read(log(*[gift(2, end=1, group=0)] * 3)).report.diamonds == 6


def test_log_that_stops_before_the_end_counts_the_highest_count(log: Log) -> None:
    result = logs.read(log(gift(1), gift(7)))
    assert result.report.diamonds == 7
    assert any("no end in the file" in note for note in result.report.notes)


def test_late_event_with_a_lower_count_changes_nothing(log: Log) -> None:
    assert logs.read(log(gift(5), gift(5, end=1), gift(3))).report.diamonds == 5


@pytest.mark.parametrize("group", [0, 12])
def test_gifts_without_streaks_count_each_with_repeat_end_0(log: Log, group: int) -> None:
    """Expensive gifts come once, with `repeat_end: 0`."""
    rows = [{**gift(1, kind=2, group=group, diamondCount=500), "repeatEnd": 0} for _ in range(3)]
    assert logs.read(log(*rows)).report.diamonds == 1500


def test_streakable_gift_marked_otherwise_is_not_counted_twice(log: Log) -> None:
    rows = [gift(1, kind=2, group=9), gift(1, end=1, kind=2, group=9)]
    assert logs.read(log(*rows)).report.diamonds == 1


def test_gift_whose_kind_is_not_said_counts_its_streak_once(log: Log) -> None:
    rows = [gift(1, id="999999", type=None), gift(4, end=1, id="999999", type=None)]
    assert logs.read(log(*rows)).report.diamonds == 4


def test_same_message_id_counts_once(log: Log) -> None:
    rows = [gift(2, end=1, message=11, group=1), gift(2, end=1, message=11, group=1)]
    result = logs.read(log(*rows, gift(3, end=1, message=12, group=2)))
    assert result.report.diamonds == 5
    assert result.report.rows_set_aside == {"a message that is in the file already": 1}


def test_social_and_follow_of_one_message_count_once(log: Log) -> None:
    """Connector 1.x emits both for the same message."""
    data = {
        "uniqueId": "a",
        "userId": "1",
        "msgId": "5",
        "createTime": "1700000000000",
        "displayType": "pm_main_follow_message_viewer_2",
    }
    for fields in (data, {k: v for k, v in data.items() if k != "msgId"}):
        path = log({"event": "social", "data": fields}, {"event": "follow", "data": fields})
        assert logs.read(path).report.kinds == {"follow": 1}


def test_backlog_at_connect_is_set_aside(log: Log) -> None:
    """A library asks for earlier messages when it connects; they come in one burst."""
    early = {"timestamp": 1_700_000_100_000, "event": "gift", "data": gift(5, end=1, group=1)}
    early["data"]["common"]["createTime"] = "1700000040000"
    rows = [early]
    for at in range(6):
        row = {"timestamp": 1_700_000_100_500 + at * 9000, "event": "gift"}
        row["data"] = gift(1, end=1, group=at + 10)
        row["data"]["common"]["createTime"] = str(1_700_000_100_200 + at * 9000)
        rows.append(row)
    result = logs.read(log(*rows))
    assert result.report.rows_set_aside == {"sent before the log began": 1}
    assert result.report.diamonds == 6


def test_backlog_before_a_connect_event_is_set_aside(log: Log) -> None:
    rows = [
        {"event": "connected", "timestamp": 1_700_000_100_000, "data": {"roomId": "7"}},
        gift(5, end=1, group=1, at=40_000),
        *(gift(1, end=1, group=at + 2, at=100_000 + at) for at in range(5)),
    ]
    result = logs.read(log(*rows))
    assert result.report.rows_set_aside == {"sent before the log began": 1}
    assert result.report.diamonds == 5


def test_clocks_that_differ_set_nothing_aside(log: Log) -> None:
    rows = [
        {"event": "connected", "timestamp": 1_700_000_900_000, "data": {"roomId": "7"}},
        *(gift(1, end=1, group=at + 2, at=100_000 + at) for at in range(5)),
    ]
    result = logs.read(log(*rows))
    assert result.report.diamonds == 5
    assert any("clocks differ" in note for note in result.report.notes)


def test_likes_are_the_last_total_never_the_sum(log: Log) -> None:
    result = logs.read(log(like(15, 300), like(15, 1_000), like(2, 4_000)))
    assert result.sessions["likes"].tolist() == [4_000]
    assert result.sessions["likes_observed"].tolist() == [32]


def test_last_total_is_the_last_by_time(log: Log) -> None:
    result = logs.read(log(like(1, 500, at=9_000), like(1, 400, at=8_000)))
    assert result.sessions["likes"].tolist() == [500]


def test_likes_without_a_total_are_unknown_not_a_sum(log: Log) -> None:
    result = logs.read(log({"event": "like", "data": {"uniqueId": "a", "likeCount": 15}}))
    assert result.sessions["likes"].isna().all()


def test_gifts_to_a_cohost_are_not_counted_as_yours(log: Log) -> None:
    rows = [gift(5, end=1, group=1), gift(100, end=1, group=2, to=COHOST)]
    result = logs.read(log(*rows), host="me")
    assert result.report.diamonds == 5
    assert result.report.rows_set_aside == {"a gift to another host": 1}
    assert logs.read(log(*rows), host="98").report.diamonds == 100
    assert logs.read(log(*rows), host="@Someone_Else").report.diamonds == 100


def test_host_is_found_in_the_file(log: Log) -> None:
    """`userGiftReciever` is the room's host even for a co-host's gift; `toUser` is not."""
    rows = [
        {**gift(5, end=1, group=1), "userGiftReciever": {"userId": "99"}},
        {**gift(100, end=1, group=2, to=COHOST), "userGiftReciever": {"userId": "99"}},
        {**gift(100, end=1, group=3, to=COHOST), "userGiftReciever": {"userId": "99"}},
    ]
    result = logs.read(log(*rows))
    assert result.report.diamonds == 5
    assert result.report.host == "found in the file"


def test_host_is_found_in_what_a_library_writes_when_it_connects(log: Log) -> None:
    owner = {"id": 99, "display_id": "me"}
    connected = {"event": "connected", "data": {"roomId": "7", "roomInfo": {"owner": owner}}}
    rows = [gift(5, end=1, group=1), gift(9, end=1, group=2, to=COHOST),
            gift(9, end=1, group=3, to=COHOST)]  # fmt: skip
    assert logs.read(log(connected, *rows)).report.diamonds == 5


def test_host_that_nobody_names_is_taken_from_most_gifts_and_said_so(log: Log) -> None:
    rows = [gift(1, end=1, group=1), gift(1, end=1, group=2), gift(9, end=1, group=3, to=COHOST)]
    result = logs.read(log(*rows))
    assert result.report.diamonds == 2
    assert "taken from most gifts" in result.report.host
    assert any("give host=" in note for note in result.report.notes)


def test_given_host_without_gifts_gets_none(log: Log) -> None:
    assert logs.read(log(gift(5, end=1, to=COHOST)), host="me").report.diamonds == 0


def test_recipient_named_0_is_nobody(log: Log) -> None:
    """A full dump with defaults names empty users with id 0."""
    empty = {"id": "0", "displayId": "", "nickname": ""}
    result = logs.read(log(gift(5, end=1, to=empty)))
    assert result.report.diamonds == 5
    assert "names no recipient" in result.report.host


def test_naive_local_times_stay_local_unless_a_zone_is_given(log: Log) -> None:
    row = {"event": "like", "timestamp": "2026-07-01 20:00:00", "data": {"likeCount": 1}}
    result = logs.read(log(row))
    assert result.events["time"].dt.tz is None
    assert "zone that the file does not name" in result.report.times
    placed = logs.read(log(row), timezone="America/New_York")
    assert placed.events["time"].iloc[0].isoformat() == "2026-07-02T00:00:00+00:00"


@pytest.mark.parametrize("ahead", [0, 2, -5, 9.5])
def test_servers_clock_shows_the_zone_of_naive_local_times(log: Log, ahead: float) -> None:
    """A logger in Python writes local times beside the server's, which are in UTC."""

    def local(at: int) -> str:
        moment = datetime.fromtimestamp(1_700_000_000 + at + ahead * 3600, UTC)
        return moment.replace(tzinfo=None).isoformat()

    rows = [
        {"event": "gift", "timestamp": local(second),
         "data": gift(1, end=1, group=second + 1, at=second * 1000 + 1)}
        for second in range(3)
    ]  # fmt: skip
    viewers = {"event": "roomUser", "timestamp": local(60), "data": {"viewerCount": 5}}
    for zone in (None, "Europe/Berlin"):
        times = logs.read(log(*rows, viewers), timezone=zone).events["time"]
        assert [f"{time:%H:%M:%S %Z}" for time in times[:3]] == [
            "22:13:20 UTC", "22:13:21 UTC", "22:13:22 UTC"]  # fmt: skip
    result = logs.read(log(*rows, viewers))
    assert f"{result.events['time'].iloc[3]:%H:%M:%S %Z}" == "22:14:20 UTC"
    assert result.report.times == "in UTC"
    assert any("show how far they are from UTC" in note for note in result.report.notes)


def test_backlog_is_found_beside_naive_local_times(log: Log) -> None:
    early = gift(5, end=1, group=99, at=1 - 1_500_000)
    rows = [{"event": "gift", "timestamp": "2023-11-15T03:13:20", "data": early}]
    for second in range(6):
        data = gift(1, end=1, group=second + 1, at=second * 1000 + 1)
        rows.append({"event": "gift", "timestamp": f"2023-11-15T03:13:2{second}", "data": data})
    assert logs.read(log(*rows)).report.rows_set_aside == {"sent before the log began": 1}


def test_local_times_that_nothing_places_are_not_mixed_with_times_in_utc(log: Log) -> None:
    rows = [
        gift(1, end=1, at=1),
        {"event": "roomUser", "timestamp": "2023-11-15 01:00:00", "data": {"viewerCount": 5}},
    ]
    result = logs.read(log(*rows))
    assert result.events["time"].isna().tolist() == [False, True]
    assert any("1 rows have only a local time" in note for note in result.report.notes)
    placed = logs.read(log(*rows), timezone="Europe/Berlin").events["time"]
    assert f"{placed.iloc[1]:%H:%M %Z}" == "00:00 UTC"


def test_file_without_times_says_so(log: Log) -> None:
    assert logs.read(log(gift(1, end=1))).report.times == "none in the file"


def test_gift_missing_from_the_catalogue_is_unpriced_never_0(log: Log) -> None:
    odd = gift(3, end=1, id="424242", name="No such gift", diamondCount=None, group=1)
    result = logs.read(log(odd, gift(2, end=1, group=2)))
    assert result.report.diamonds == 2
    assert result.report.gifts == 5
    assert result.report.gifts_unpriced == 3
    assert result.report.unpriced == {"No such gift": 3}
    assert result.events["diamonds"].isna().tolist() == [True, False]
    assert result.sessions["gifts_unpriced"].tolist() == [3]


def test_gift_without_a_price_takes_the_files_then_the_catalogues(log: Log) -> None:
    named = gift(1, end=1, id="31337", name="Odd", diamondCount=7, group=1)
    again = gift(2, end=1, id="31337", name="Odd", diamondCount=None, group=2)
    known = gift(1, end=1, diamondCount=None, group=3)
    result = logs.read(log(named, again, known))
    assert result.report.diamonds == 7 + 14 + 1
    assert any("catalogue" in note for note in result.report.notes)


def test_gift_name_with_several_prices_is_unpriced(log: Log) -> None:
    row = {"event": "gift", "data": {"uniqueId": "a", "giftName": "Coffee", "repeatEnd": True}}
    assert logs.read(log(row)).report.unpriced == {"Coffee": 1}


def test_rooms_own_gift_list_prices_gifts(log: Log) -> None:
    listed = [{"id": 77, "name": "Listed", "diamond_count": 12}]
    rows = [
        {"event": "connected", "data": {"roomId": "7", "availableGifts": listed}},
        {"event": "gift", "data": {"uniqueId": "a", "giftId": 77, "giftType": 2}},
    ]
    result = logs.read(log(*rows))
    assert result.report.diamonds == 12
    assert result.events["gift"].tolist()[1] == "Listed"


@pytest.mark.parametrize(
    ("count", "end", "price", "kind"),
    [("4", "1", "5", "1"), (4.0, True, 5.0, True), ("4", "true", "5", 1), (4, 1, "5 ", "1")],
)
def test_values_as_text_and_booleans(log: Log, count: Any, end: Any, price: Any, kind: Any) -> None:
    row = {
        "event": "gift",
        "data": {
            "uniqueId": "a",
            "giftId": "1",
            "giftName": "x",
            "diamondCount": price,
            "giftType": 1 if kind is True else kind,
            "repeatCount": count,
            "repeatEnd": end,
        },
    }
    assert logs.read(log(row)).report.diamonds == 20


def test_nulls_are_absent(log: Log) -> None:
    row = gift(2, end=1)
    row |= {"toUser": None, "comboCount": None, "groupId": None}
    row["common"] |= {"msgId": None, "createTime": None}
    result = logs.read(log(row))
    assert result.report.diamonds == 2
    assert result.events["time"].isna().all()


def test_count_that_cannot_be_read_sets_the_gift_aside(log: Log) -> None:
    result = logs.read(log({**gift(1), "repeatCount": "many"}, gift(1, end=1)))
    [group] = result.report.set_aside
    assert group.reason == "a field that cannot be read"
    assert group.lines == [1]
    assert (
        str(group.example) == "log.jsonl, line 1, field 'repeat_count': 'many'; expected: a number"
    )


def test_price_that_cannot_be_read_is_looked_up_and_remarked(log: Log) -> None:
    result = logs.read(log(gift(3, end=1, diamondCount="one")))
    assert result.report.diamonds == 3
    assert result.report.remarks[0].example.field == "diamond_count"


def test_unknown_kinds_are_kept_and_counted(log: Log) -> None:
    rows = [gift(1, end=1), {"event": "emote", "data": {"uniqueId": "a"}}, {"colour": "red"}]
    result = logs.read(log(*rows))
    assert result.report.kinds == {"gift": 1, "emote": 1, "no kind": 1}
    assert result.report.rows_used == 3
    assert result.events["kind"].tolist() == ["gift", "other", "unknown"]


def test_kind_named_unknown_is_counted(log: Log) -> None:
    """TikTokLive 5 calls what it does not know `unknown`."""
    report = logs.read(log(gift(1, end=1), {"type": "unknown", "data": {"a": 1}})).report
    assert report.kinds == {"gift": 1, "unknown": 1}


def test_joining_is_no_following(log: Log) -> None:
    """A join of the connector's first version, without its event's name."""
    row = {"userId": "1", "uniqueId": "a", "actionId": 1, "displayType": "live_room_enter_toast"}
    assert logs.read(log(gift(1, end=1), row)).report.kinds == {"gift": 1, "join": 1}


def test_rooms_are_sessions_and_long_silences_part_logs_without_rooms(log: Log) -> None:
    hour = 3_600_000
    rows = [
        {"event": "like", "data": {"uniqueId": "a", "likeCount": 1, "totalLikeCount": total,
                                   "createTime": str(1_700_000_000_000 + at)}}
        for at, total in ((0, 5), (hour, 9), (30 * hour, 2))
    ]  # fmt: skip
    assert logs.read(log(*rows)).sessions["likes"].tolist() == [9, 2]


def test_host_and_viewer_with_and_without_ids_are_one_person(log: Log) -> None:
    rows = [
        gift(1, end=1, group=1),
        {"event": "gift", "data": {"uniqueId": "viewer1", "giftName": "Rose", "repeatEnd": 1}},
    ]
    assert logs.read(log(*rows)).sessions["gifters"].tolist() == [1]
