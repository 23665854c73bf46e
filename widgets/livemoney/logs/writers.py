"""Write events in the shapes that the libraries and TikTok write, for samples and tests.

Each library's shape follows what its own classes serialise: camelCase, 64-bit numbers as text,
fields left out while they are zero.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from livemoney.logs import backstage
from livemoney.logs.six_csv import COLUMNS
from livemoney.logs.synthetic import HOST, Live, Person, Sent

__all__ = ["RECORDS", "write_backstage", "write_export", "write_live_center", "write_log",
           "write_six_csv"]  # fmt: skip

METHODS = {
    "gift": "WebcastGiftMessage",
    "like": "WebcastLikeMessage",
    "comment": "WebcastChatMessage",
    "join": "WebcastMemberMessage",
    "follow": "WebcastSocialMessage",
    "share": "WebcastSocialMessage",
    "viewers": "WebcastRoomUserSeqMessage",
}
CONNECTOR_NAMES = {
    "gift": "gift",
    "like": "like",
    "comment": "chat",
    "join": "member",
    "follow": "follow",
    "share": "share",
    "viewers": "roomUser",
}


def _tiktoklive_5(sent: Sent) -> dict[str, Any]:
    def user(person: Person | None) -> dict[str, Any] | None:
        if person is None:
            return None
        return {"user_id": person.id, "nickname": person.nickname, "unique_id": person.handle}

    names = {"viewers": "viewer_update"}
    fields: dict[str, Any] = {"user": user(sent.person)}
    if sent.kind == "gift":
        gift, to = _gift(sent)
        fields["gift"] = {
            "id": gift.gift_id,
            "count": sent.count,
            "repeat_end": 1 if sent.end else None,
            "info": {
                "type": 1 if gift.streakable else 2,
                "diamond_count": gift.coins,
                "name": gift.name,
            },
            "recipient": {"timestamp": sent.time, "user_id": to.id},
        }
    elif sent.kind == "like":
        fields |= {"likes": sent.likes, "total_likes": sent.total, "display_type": None}
    elif sent.kind == "comment":
        fields |= {"comment": sent.text, "mentions": [], "language": None}
    elif sent.kind == "viewers":
        fields = {"viewer_count": sent.viewers, "top_viewers": []}
    moment = datetime.fromtimestamp(sent.time / 1000, UTC).isoformat(timespec="milliseconds")
    return {"event": names.get(sent.kind, sent.kind), "timestamp": moment, "data": fields}


def _proto(sent: Sent, old: bool) -> dict[str, Any]:
    """6.0 to 6.6.5 (`old`) and 6.6.6 to 7: the same message under other names."""

    def user(person: Person) -> dict[str, Any]:
        nick, handle = ("nickName", "username") if old else ("nickname", "displayId")
        return {"id": str(person.id), nick: person.nickname, handle: person.handle}

    def long(number: int) -> str:
        return str(number)

    common = {
        "method": METHODS[sent.kind],
        "messageId" if old else "msgId": long(sent.message),
        "roomId": long(sent.room),
        "createTime": long(sent.time),
    }
    record: dict[str, Any] = {"baseMessage" if old else "common": common}
    who = {"gift": "fromUser", "comment": "userInfo"}.get(sent.kind, "user") if old else "user"
    if sent.person is not None:
        record[who] = user(sent.person)
    if sent.kind == "gift":
        gift, to = _gift(sent)
        if not old:
            record["giftId"] = long(gift.gift_id)
        record |= {"repeatCount": sent.count, "comboCount": sent.count, "toUser": user(to)}
        if sent.end:
            record["repeatEnd"] = 1
        if sent.group:
            record["groupId"] = long(sent.group)
        record["mGift" if old else "gift"] = {
            "id": long(gift.gift_id),
            "type": 1 if gift.streakable else 2,
            "diamondCount": gift.coins,
            "name": gift.name,
            **({"combo": True} if gift.streakable else {}),
        }
    elif sent.kind == "like":
        record |= {"count": sent.likes, "total": long(sent.total)}
    elif sent.kind == "comment":
        record["content"] = sent.text
    elif sent.kind == "viewers":
        record["mTotal" if old else "total"] = long(sent.viewers)
        record["totalUser"] = long(sent.entered)
    elif sent.kind == "join":
        record |= {"count": 1, "action": 1} if old else {"memberCount": 1}
    elif sent.kind == "follow":
        record |= {"action": "1", "followCount": "1"}
    elif sent.kind == "share":
        record |= {"action": "3", "shareType": "1", "shareCount": 1}
    return record


def _flat(sent: Sent) -> dict[str, Any]:
    """Connector 1.x, which TikFinity passes on."""
    fields: dict[str, Any] = {}
    if sent.kind == "gift":
        gift, to = _gift(sent)
        kind = 1 if gift.streakable else 2
        fields |= {
            "giftId": gift.gift_id,
            "repeatCount": sent.count,
            "repeatEnd": sent.end,
            "groupId": str(sent.group),
            "gift": {
                "gift_id": gift.gift_id,
                "repeat_count": sent.count,
                "repeat_end": int(sent.end),
                "gift_type": kind,
            },
            "giftType": kind,
            "diamondCount": gift.coins,
            "giftName": gift.name,
            "timestamp": sent.time,
            "receiverUserId": str(to.id),
        }
    elif sent.kind == "like":
        fields |= {"likeCount": sent.likes, "totalLikeCount": sent.total}
    elif sent.kind == "comment":
        fields |= {"comment": sent.text, "emotes": []}
    elif sent.kind == "join":
        fields |= {"actionId": 1}
    elif sent.kind == "viewers":
        return {"topViewers": [], "viewerCount": sent.viewers}
    assert sent.person is not None
    fields |= {
        "userId": str(sent.person.id),
        "uniqueId": sent.person.handle,
        "nickname": sent.person.nickname,
        "userDetails": {"createTime": "0", "bioDescription": ""},
        "msgId": str(sent.message),
        "createTime": str(sent.time),
    }
    if sent.kind == "follow":
        fields["displayType"] = "pm_main_follow_message_viewer_2"
    elif sent.kind == "share":
        fields["displayType"] = "pm_mt_guidance_share"
    return fields


def _connector_1(sent: Sent) -> dict[str, Any]:
    return {"event": CONNECTOR_NAMES[sent.kind], "timestamp": sent.time, "data": _flat(sent)}


def _tikfinity(sent: Sent) -> dict[str, Any]:
    return {"event": CONNECTOR_NAMES[sent.kind], "data": _flat(sent)}


def _connector_2(sent: Sent) -> dict[str, Any]:
    """Connector 2.4 and later: nested, with every default written out."""
    record = _proto(sent, old=False)
    record.pop("memberCount", None)
    if sent.kind == "join":
        record["memberCount"] = 1
    elif sent.kind == "gift":
        record.setdefault("repeatEnd", 0)
        record.setdefault("groupId", "0")
        record["toMemberId"] = ""
    empty = {"id": "0", "nickname": "", "displayId": ""}
    record.setdefault("user", dict(empty))
    record["common"] |= {"isShowMsg": False, "describe": "", "logId": ""}
    return {"type": CONNECTOR_NAMES[sent.kind], "data": record}


RECORDS: dict[str, Callable[[Sent], dict[str, Any]]] = {
    "tiktoklive-5": _tiktoklive_5,
    "tiktoklive-6": lambda sent: _proto(sent, old=True),
    "tiktoklive-7": lambda sent: _proto(sent, old=False),
    "connector-1": _connector_1,
    "connector-2": _connector_2,
    "tikfinity": _tikfinity,
}


def _gift(sent: Sent) -> tuple[Any, Person]:
    assert sent.gift is not None
    return sent.gift, sent.to or HOST


def write_log(path: Path, shape: str, messages: Iterable[Sent]) -> None:
    """Write a log: an array if the name ends in ``.json``, else lines; gzip if it ends in ``.gz``.

    Parameters
    ----------
    path : Path
        Where to.
    shape : str
        A key of `RECORDS`.
    messages : iterable of Sent
        In order.
    """
    records = map(RECORDS[shape], messages)
    if path.name.removesuffix(".gz").endswith(".json"):
        text = json.dumps(list(records), ensure_ascii=False)
    else:
        text = "".join(
            json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
            for record in records
        )
    content = text.encode()
    # No time in the header: the same events give the same bytes.
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def write_six_csv(folder: Path, live: Live, host: str = HOST.handle) -> list[Path]:
    """Write one LIVE as the recorder does: times local without a zone, gifts without prices."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in COLUMNS}
    for sent in live.messages:
        if sent.kind not in rows or sent.person is None:
            continue
        moment = datetime.fromtimestamp(sent.time / 1000, UTC).replace(tzinfo=None)
        row: dict[str, Any] = {
            "timestamp": moment.isoformat(timespec="milliseconds"),
            "user_id": sent.person.id,
            "nickname": sent.person.nickname,
        }
        if sent.kind == "gift":
            gift, _ = _gift(sent)
            row |= {
                "gift_name": gift.name,
                "repeat_count": sent.count,
                "streakable": gift.streakable,
                "streaking": gift.streakable and not sent.end,
            }
        elif sent.kind == "like":
            row |= {"count": sent.likes, "total": sent.total, "color": 0, "effect_cnt": 0}
        elif sent.kind == "comment":
            row |= {"comment": sent.text, "follower_count": 0}
        elif sent.kind == "join":
            row |= {"count": 1, "is_top_user": False, "action": 1}
        rows[sent.kind].append(row)
    stem = f"{host}_{live.start:%Y%m%d_%H%M%S}"
    written = []
    for kind, columns in COLUMNS.items():
        path = folder / f"{stem}_{kind}s.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows[kind])
        written.append(path)
    return written


def write_export(path: Path, lives: Sequence[Live], *, old: bool = False) -> None:
    """Write a data export, with the key of older or newer ones; a ZIP if the name says so."""

    def moment(live: Live, minutes: int = 0) -> str:
        return f"{live.start + timedelta(minutes=minutes):%Y-%m-%d %H:%M:%S}"

    hosted = [
        {
            "LiveStartTime": moment(live),
            "LiveEndTime": moment(live, live.minutes),
            "LiveDuration": str(live.minutes),
            "RoomId": str(live.room),
            "RoomTitle": "Synthetic LIVE, made up",
            "CoverUri": "",
            "ReplayUrl": "",
            "TotalEarning": live.diamonds,
            "TotalLike": live.likes,
            "TotalView": live.viewers,
            "TotalGifter": live.gifters,
            "QualitySetting": "N/A",
            "MutedList": None,
        }
        for live in lives
    ]
    sent = [{"Date": moment(live), "GiftAmount": "5", "UserName": HOST.handle} for live in lives]
    content = {
        "Tiktok Live" if old else "TikTok Live": {
            "Go Live History": {"GoLiveList": hosted},
            "Watch Live History": {"WatchLiveMap": {}},
        },
        "Income+ Wallet": {
            "Coin Purchase History": {
                "CoinPurchaseHistoryList": [
                    {"Date": moment(lives[0]), "Type": "Synthetic purchase", "CoinAmount": 70}
                ]
            },
            "Transaction History": {"TransactionsList": None},
        },
        "Activity" if old else "Your Activity": {
            "Purchases": {"SendGifts": {"SendGifts": sent}, "BuyGifts": {"BuyGifts": []}}
        },
    }
    text = json.dumps(content, indent=1)
    if path.suffix != ".zip":
        path.write_text(text, encoding="utf-8")
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        # A fixed time: the same LIVEs give the same bytes.
        info = zipfile.ZipInfo("user_data_tiktok.json", (2026, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, text)


# English, and one language that shows why columns count by position.
LIVE_CENTER_HEADERS = {
    "en": {
        "engagement": ("Date", "Gifters", "New followers", "Commenters", "Likes", "Shares"),
        "revenue": ("Date", "Diamonds"),
        "activity": ("Date", "LIVE duration", "LIVEs"),
        "viewers": ("Date", "Views", "Unique viewers", "Average watch time",
                    "Peak concurrent viewers", "Average concurrent viewers"),
    },
    "ja": {
        "engagement": ("日付", "ギフト贈呈者", "新規フォロワー", "コメント", "いいね", "シェア"),
        "revenue": ("日付", "ダイヤモンド"),
        "activity": ("日付", "LIVE時間", "LIVE数"),
        "viewers": ("日付", "視聴数", "視聴者", "平均視聴時間", "最大同時視聴者", "平均同時視聴者"),
    },
}  # fmt: skip


def write_live_center(folder: Path, lives: Sequence[Live], language: str = "en") -> list[Path]:
    """Write the LIVE Center's four daily tables."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table, header in LIVE_CENTER_HEADERS[language].items():
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(header)
        for live in lives:
            count = {kind: sum(m.kind == kind for m in live.messages) for kind in METHODS}
            seen = [m.viewers for m in live.messages if m.kind == "viewers"]
            talkers = {m.person for m in live.messages if m.kind == "comment"}
            cells: dict[str, tuple[object, ...]] = {
                "engagement": (
                    live.gifters, count["follow"], len(talkers), live.likes, count["share"],
                ),
                "revenue": (live.diamonds,),
                "activity": (live.minutes * 60, 1),
                "viewers": (
                    live.viewers + 5, live.viewers, 300, max(seen, default=0),
                    round(sum(seen) / max(len(seen), 1)),
                ),
            }  # fmt: skip
            writer.writerow((live.start.date().isoformat(), *cells[table]))
        path = folder / f"synthetic-{table}.csv"
        path.write_text(buffer.getvalue(), encoding="utf-8-sig")
        written.append(path)
    return written


def write_backstage(path: Path, readings: Iterable[dict[str, Any]]) -> None:
    """Write an agency's workbook: a dict a row, by header; what is left out stays empty."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = "Synthetic creator data"
    sheet.append(backstage.HEADERS)
    for reading in readings:
        sheet.append([reading.get(name) for name in backstage.HEADERS])
    workbook.save(path)
