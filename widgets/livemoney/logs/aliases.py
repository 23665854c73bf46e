"""What the libraries call the same thing.

Keys are compared without case, underscores, hyphens and spaces: `repeat_count`, `repeatCount` and
`RepeatCount` are one. The names were compared with what TikTokLive 5, 6 and 7 and
TikTok-Live-Connector 1 and 2 themselves write when they serialise their events.
"""

from __future__ import annotations

__all__ = ["KINDS", "KIND_OF", "PATHS", "WRAPPED", "WRAPPER_NAMES", "squash"]

# The kinds of the event table; anything else is `other`, kept and counted under its own name.
KINDS = (
    "gift",
    "like",
    "comment",
    "join",
    "follow",
    "share",
    "subscribe",
    "viewers",
    "connect",
    "end",
    "other",
    "unknown",
)

# What a wrapper's `event` or `type`, or a message's `method`, may say. `social` is a follow or a
# share, which its fields tell.
KIND_OF = {
    "gift": "gift",
    "giftevent": "gift",
    "webcastgiftmessage": "gift",
    "like": "like",
    "likes": "like",
    "likeevent": "like",
    "webcastlikemessage": "like",
    "chat": "comment",
    "comment": "comment",
    "commentevent": "comment",
    "webcastchatmessage": "comment",
    "member": "join",
    "join": "join",
    "joinevent": "join",
    "webcastmembermessage": "join",
    "follow": "follow",
    "followevent": "follow",
    "share": "share",
    "shareevent": "share",
    "moreshare": "share",
    "moreshareevent": "share",
    "social": "social",
    "socialevent": "social",
    "webcastsocialmessage": "social",
    "roomuser": "viewers",
    "viewerupdate": "viewers",
    "viewerupdateevent": "viewers",
    "roomuserseq": "viewers",
    "roomuserseqevent": "viewers",
    "webcastroomuserseqmessage": "viewers",
    "subscribe": "subscribe",
    "subscribeevent": "subscribe",
    "subnotify": "subscribe",
    "subnotifyevent": "subscribe",
    "webcastsubnotifymessage": "subscribe",
    "connect": "connect",
    "connected": "connect",
    "connectevent": "connect",
    "streamend": "end",
    "liveend": "end",
    "liveendevent": "end",
    "disconnect": "other",
    "disconnected": "other",
}

# A row may be `{event: ..., data: {...}}`, as TikFinity sends it, or name its kind itself.
WRAPPER_NAMES = ("event", "eventtype", "eventname", "type", "kind", "name", "method")
WRAPPED = ("data", "payload", "eventdata", "body", "message")

# Where each thing may stand: a top-level key, or a key of a nested object. The first that is
# there and not empty counts. In these formats absent means zero, and zero stands for absent.
PATHS: dict[str, tuple[tuple[str, ...], ...]] = {
    "gift_id": (
        ("giftid",),
        ("gift", "id"),
        ("mgift", "id"),
        ("gift", "giftid"),
        ("giftdetails", "id"),
        ("extendedgiftinfo", "id"),
        ("info", "id"),
    ),
    "gift": (
        ("giftname",),
        ("gift", "name"),
        ("mgift", "name"),
        ("gift", "info", "name"),
        ("info", "name"),
        ("gift", "detailed", "name"),
        ("giftdetails", "giftname"),
        ("giftdetails", "name"),
        ("extendedgiftinfo", "name"),
    ),
    "price": (
        ("diamondcount",),
        ("gift", "diamondcount"),
        ("mgift", "diamondcount"),
        ("gift", "info", "diamondcount"),
        ("info", "diamondcount"),
        ("gift", "detailed", "diamondcount"),
        ("giftdetails", "diamondcount"),
        ("extendedgiftinfo", "diamondcount"),
        ("giftvalue",),
    ),
    "gift_type": (
        ("gifttype",),
        ("gift", "type"),
        ("mgift", "type"),
        ("gift", "info", "type"),
        ("info", "type"),
        ("gift", "gifttype"),
        ("giftdetails", "gifttype"),
        ("giftdetails", "type"),
        ("extendedgiftinfo", "type"),
    ),
    "streakable": (("streakable",), ("gift", "streakable")),
    "count": (("repeatcount",), ("gift", "count"), ("gift", "repeatcount"), ("combocount",)),
    "end": (("repeatend",), ("gift", "repeatend")),
    "streaking": (("streaking",), ("gift", "streaking")),
    "group": (("groupid",), ("gift", "groupid")),
    "to": (("touser",), ("gift", "recipient"), ("recipient",)),
    "to_id": (("receiveruserid",), ("tomemberid",), ("giftextra", "receiveruserid")),
    # Named with the library's own spelling; it is the room's host even for a co-host's gift.
    "host": (("usergiftreciever", "userid"), ("usergiftreceiver", "userid")),
    "likes": (("likecount",), ("likes",), ("count",)),
    "total_likes": (("totallikecount",), ("totallikes",), ("total",)),
    "viewers": (("viewercount",), ("mtotal",), ("total",)),
    "entered": (("totaluser",),),
    "text": (("comment",), ("content",)),
    "display": (
        ("displaytype",),
        ("eventdetails", "displaytype"),
        ("event", "eventdetails", "displaytype"),
        ("event", "details", "displaytype"),
        ("common", "displaytext", "displaytype"),
        ("common", "displaytext", "key"),
        ("basemessage", "displaytext", "displaytype"),
        ("basemessage", "displaytext", "key"),
    ),
    "action": (("action",),),
    "backlog": (("ishistory",), ("isinitial",), ("backlog",)),
    "owner": (
        ("roominfo", "owner"),
        ("roominfo", "data", "owner"),
        ("owner",),
        ("host",),
    ),
    "gift_list": (("availablegifts",), ("roominfo", "gifts")),
}

ENVELOPES = ("common", "basemessage", "event")
USERS = ("user", "fromuser", "userinfo")
MESSAGE_IDS = ("msgid", "messageid")
ROOM_IDS = ("roomid",)
SERVER_TIMES = ("createtime",)
# When the log wrote the row. A gift's own `timestamp` in the flat format is the server's.
LOG_TIMES = ("timestamp", "receivedat", "loggedat", "time", "ts", "date", "datetime")
PERSON_IDS = ("userid", "id")
PERSON_HANDLES = ("uniqueid", "displayid", "username", "handle")
PERSON_NAMES = ("nickname",)


def squash(key: object) -> str:
    """The key without case, underscores, hyphens and spaces."""
    return str(key).lower().replace("_", "").replace("-", "").replace(" ", "")
