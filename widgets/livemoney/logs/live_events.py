"""Events as the LIVE libraries write them: whatever the shape, one row of columns.

The libraries' shapes differ per version and per kind, yet within a file few distinct shapes
occur. So what to look up where is worked out once per set of keys and remembered: that keeps one
tolerant reader as fast as six strict ones.
"""

from __future__ import annotations

from typing import Any

from livemoney.logs.aliases import (
    ENVELOPES,
    KIND_OF,
    LOG_TIMES,
    MESSAGE_IDS,
    PATHS,
    PERSON_HANDLES,
    PERSON_IDS,
    PERSON_NAMES,
    ROOM_IDS,
    SERVER_TIMES,
    USERS,
    WRAPPED,
    WRAPPER_NAMES,
    squash,
)
from livemoney.logs.collect import KIND_CODE, Events, GiftRow
from livemoney.logs.values import Unreadable, truth, when, whole

__all__ = ["EventReader", "NotAnEvent"]

# Beyond these a count or a price is a mistake of the file.
MOST_GIFTS = 10_000_000
# More sets of keys than any library writes; a file that makes up new ones must not fill memory.
MOST_SHAPES = 4_096
# A file that makes up kinds must not fill the report.
MOST_KINDS = 200
# The largest id of 64 bits, as a text: of equal length, texts compare as their numbers.
LARGEST_ID = str((1 << 63) - 1)
ZEROS = (0, "0", "", False, None, "false", "null")

GIFT, LIKE, COMMENT, VIEWERS = (KIND_CODE[k] for k in ("gift", "like", "comment", "viewers"))
CONNECT, OTHER, UNKNOWN = (KIND_CODE[k] for k in ("connect", "other", "unknown"))


class NotAnEvent(ValueError):
    """A JSON value that is no event, such as a number."""


class Names:
    """The keys of an object by their squashed names."""

    __slots__ = (
        "bare",
        "by",
        "envelope",
        "flat",
        "handle",
        "log",
        "message",
        "nick",
        "person",
        "room",
        "server",
        "users",
        "wrapped",
        "wrapper",
    )

    def __init__(self, keys: tuple[str, ...]) -> None:
        by: dict[str, str] = {}
        for key in keys:
            by.setdefault(squash(key), key)
        self.by = by
        self.envelope = self._keys(ENVELOPES)
        self.users = self._keys(USERS)
        self.message = self._keys(MESSAGE_IDS)
        self.room = self._keys(ROOM_IDS)
        self.server = self._keys(SERVER_TIMES)
        self.log = self._keys(LOG_TIMES)
        self.person = self._keys(PERSON_IDS)
        self.handle = self._keys(PERSON_HANDLES)
        self.nick = self._keys(PERSON_NAMES)
        self.wrapper = self._keys(WRAPPER_NAMES)
        self.wrapped = self._keys(WRAPPED)
        # Nothing around the event, and no name of its own.
        self.bare = len(keys) > 1 and not self.wrapper and not self.wrapped
        self.flat: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
            concept: tuple((by[path[0]], path[1:]) for path in paths if path[0] in by)
            for concept, paths in PATHS.items()
        }

    def _keys(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.by[name] for name in names if name in self.by)


class EventReader:
    """Turns decoded JSON values into rows of `Events`.

    Parameters
    ----------
    events : Events
        Where the rows go.
    remark : callable
        Called with line, field, value and what was expected, for a value that is left out while
        its row is used.
    """

    def __init__(self, events: Events, remark: Any) -> None:
        self.events = events
        self.remark = remark
        self._names: dict[tuple[str, ...], Names] = {}
        self._kinds: dict[Any, str] = {}
        self.recognised = 0
        self._append = tuple(
            getattr(events, name).append
            for name in (
                "kind",
                "server_time",
                "log_time",
                "session",
                "user",
                "number",
                "total",
                "message",
                "line",
                "file",
                "backlog",
            )
        )
        self.begin(0)

    def begin(self, file: int) -> None:
        """Begin another file: rows without a room number belong to a LIVE of their own."""
        self.file = file
        self._room: Any = None
        self._session = -1

    def _enter(self, room: Any) -> int:
        """Give the LIVE's code; rows without a room number that follow belong to it too."""
        self._room = room
        key = room
        if type(room) is not int:
            text = str(room)[:64]
            key = int(text) if text.isdecimal() and len(text) < 20 else text
        self._session = self.events.session_code(key)
        return self._session

    def names(self, value: dict[str, Any]) -> Names:
        """Give the keys of an object by their squashed names."""
        keys = tuple(value)
        names = self._names.get(keys)
        if names is None:
            if len(self._names) >= MOST_SHAPES:
                self._names.clear()
            names = self._names[keys] = Names(keys)
        return names

    def find(self, value: dict[str, Any], names: Names, concept: str) -> Any:
        """Give what stands for `concept`, None where it is absent, empty or zero."""
        for key, rest in names.flat[concept]:
            found: Any = value[key]
            for name in rest:
                if type(found) is not dict:
                    found = None
                    break
                found = found.get(self.names(found).by.get(name))
            if found not in ZEROS if not isinstance(found, list | dict) else found:
                return found
        return None

    def add(self, record: Any, line: int) -> None:
        """Add a row.

        Raises
        ------
        NotAnEvent
            If `record` is no object.
        Unreadable
            If a gift's count cannot be read, so that it cannot be counted.
        """
        names = self._names.get(tuple(record)) if type(record) is dict else None
        if names is not None and names.bare:
            kind_name = outer = None
        else:
            kind_name, record, names, outer = self._unwrap(record)
        events = self.events
        message: Any = None
        room: Any = None
        server: Any = None
        for key in names.envelope:
            inner = record[key]
            if type(inner) is dict:
                about = self._names.get(tuple(inner)) or self.names(inner)
                for key in about.message:
                    message = inner[key]
                for key in about.room:
                    room = inner[key]
                for key in about.server:
                    server = inner[key]
                if not kind_name and "method" in inner:
                    kind_name = inner["method"]
        if names.message and not message:
            message = _first(record, names.message)
        if names.room and not room:
            room = _first(record, names.room)
        if names.server and not server:
            server = _first(record, names.server)
        logged: Any = None
        if outer is not None:
            outer_names = self.names(outer)
            logged = _first(outer, outer_names.log)
            message = message or _first(outer, outer_names.message)
            room = room or _first(outer, outer_names.room)
        kind = self._kind(kind_name, record, names)
        if names.log:
            if kind == "gift" and "timestamp" in names.by and outer is not None:
                server = server or record[names.by["timestamp"]]
            elif logged is None:
                logged = _first(record, names.log)
        code = KIND_CODE.get(kind, OTHER)
        at = len(events.kind)

        # What can refuse the row comes before anything is written.
        gift = self._gift(record, names, at, line) if code == GIFT else None

        number = total = 0
        if code == LIKE:
            number = self._whole(record, names, "likes", line)
            total = self._whole(record, names, "total_likes", line)
        elif code == VIEWERS:
            number = self._whole(record, names, "viewers", line)
            if not number and any(record[key] is None for key, _ in names.flat["viewers"]):
                # Zero viewers may be left out of a dump; a null says that nobody counted.
                number = -1
            total = self._whole(record, names, "entered", line)
        elif code == COMMENT:
            if events.keep_people:
                text = self.find(record, names, "text")
                if text is not None:
                    events.texts[at] = str(text)
        elif code == CONNECT:
            self._connected(record, names, line)
        elif code in (OTHER, UNKNOWN):
            shown = str(kind_name or "no kind")[:60]
            if shown not in events.other_names and len(events.other_names) >= MOST_KINDS:
                shown = "other kinds"
            events.other_names.add(shown)
            events.names[at] = shown
        if code < OTHER:
            self.recognised += 1

        session = self._session
        if room != self._room and room not in ZEROS and type(room) in _PLAIN:
            session = self._enter(room)
        if session < 0:
            session = self._session = events.session_code((self.file, "file"))
        kinds, servers, logs, sessions, users, numbers, totals, messages, lines, files, backlog = (
            self._append
        )
        kinds(code)
        # Milliseconds as digits are what nearly every row has.
        if type(server) is str and len(server) == 13 and server.isdecimal():
            servers(int(server))
        elif server in ZEROS:
            servers(0)
        else:
            moment, local = self._time(server, line, "create_time")
            events.local_servers += local
            servers(moment)
        if logged:
            moment, local = self._time(logged, line, "timestamp")
            events.local_logs += local
            logs(moment)
        else:
            logs(0)
        sessions(session)
        users(self._user(record, names))
        numbers(number)
        totals(total)
        if type(message) is str and len(message) == 19 and message < LARGEST_ID:
            messages(int(message) if message.isdecimal() else _message_key(message))
        else:
            messages(_message_key(message))
        lines(line)
        files(self.file)
        backlog(1 if names.flat["backlog"] and self.find(record, names, "backlog") else 0)
        if gift is not None:
            events.gifts.append(gift)
        elif code == CONNECT and (events.log_time[at] or events.server_time[at]):
            events.connected.setdefault(session, at)

    def _unwrap(self, record: Any) -> tuple[Any, dict[str, Any], Names, dict[str, Any] | None]:
        """Give the name of the kind, the event, its keys, and what was around it."""
        if type(record) is list and len(record) == 2 and type(record[0]) is str:
            record = {"event": record[0], "data": record[1]}
        if type(record) is not dict:
            raise NotAnEvent
        names = self.names(record)
        if len(record) == 1:
            key, value = next(iter(record.items()))
            if type(value) is dict and squash(key) in KIND_OF:
                return key, value, self.names(value), None
        kind = _named(record, names)
        inner = _inside(record, names)
        if inner is None:
            return kind, record, names, None
        inner_names = self.names(inner)
        # The connector's decoded messages say twice what they are: a log wraps the wrapper.
        again = _inside(inner, inner_names) if _named(inner, inner_names) else None
        if again is None:
            return kind, inner, inner_names, record
        return kind or _named(inner, inner_names), again, self.names(again), record

    def _kind(self, said: Any, record: dict[str, Any], names: Names) -> str:
        """Give the kind: what the row says, else what its fields show."""
        kind = self._kinds.get(said) if type(said) is str else ""
        if kind is None:
            squashed = squash(said)
            kind = KIND_OF.get(squashed, "")
            if not kind and squashed.startswith("tiktok"):
                kind = KIND_OF.get(squashed.removeprefix("tiktok"), "")
            if len(self._kinds) < MOST_SHAPES:
                self._kinds[said] = kind
        if kind == "social":
            return self._social(record, names)
        if kind:
            return kind
        by = names.by
        if said and not any(key in by for key in _TELLING):
            if "control" in squash(said) and record.get(by.get("action", "")) in _ENDS:
                return "end"
            return _ending(record, by) or "other"
        return self._shown(record, names)

    def _shown(self, record: dict[str, Any], names: Names) -> str:
        """Give the kind that the fields of an event without a name show."""
        by = names.by
        if any(key in by for key in ("giftid", "giftname", "mgift", "giftdetails")):
            return "gift"
        if "gift" in by and type(record[by["gift"]]) is dict:
            return "gift"
        has_person = any(
            key in by for key in ("user", "fromuser", "userid", "uniqueid", "username")
        )
        if any(key in by for key in ("mtotal", "totaluser", "topviewers", "ranks")) or (
            "viewercount" in by and not has_person
        ):
            return "viewers"
        if any(key in by for key in ("likecount", "totallikecount", "totallikes", "likes")):
            return "like"
        if "comment" in by or "content" in by:
            return "comment"
        if any(key in by for key in ("membercount", "totalviewers", "entertype", "actionid")):
            return "join"
        if "isconnected" in by or "availablegifts" in by or "roominfo" in by:
            return "connect"
        if any(key in by for key in _SOCIAL):
            return self._social(record, names)
        if "total" in by and has_person:
            return "like"
        if "count" in by and has_person:
            return "join" if "action" in by else "like"
        return _ending(record, by) or "unknown"

    def _social(self, record: dict[str, Any], names: Names) -> str:
        display = str(self.find(record, names, "display") or "").lower()
        if "follow" in display:
            return "follow"
        if "share" in display:
            return "share"
        action = str(self.find(record, names, "action") or "")
        by = names.by
        if action == "1":
            return "follow"
        if action == "3":
            return "share"
        for key in ("sharetype", "sharetarget", "sharecount", "usersjoined"):
            if key in by and record[by[key]] not in ZEROS:
                return "share"
        for key in ("followcount", "totalfollowers"):
            if key in by and record[by[key]] not in ZEROS:
                return "follow"
        return "other"

    def _gift(self, record: dict[str, Any], names: Names, at: int, line: int) -> GiftRow:
        find = self.find
        count = find(record, names, "count")
        try:
            many = whole(count, MOST_GIFTS) or 1
        except Unreadable as error:
            raise Refusal("repeat_count", count, error.expected) from None
        gift_id = self._whole(record, names, "gift_id", line)
        name = find(record, names, "gift")
        if name is None:
            plain = record.get(names.by.get("gift", ""))
            name = plain if type(plain) is str else ""
        try:
            price = whole(found := find(record, names, "price"), MOST_GIFTS)
        except Unreadable as error:
            self.remark(line, "diamond_count", found, error.expected)
            price = 0
        gift_type = find(record, names, "gift_type")
        streakable = -1
        if gift_type is not None:
            streakable = int(str(gift_type) == "1")
        streakable = self._truth(record, names, "streakable", line, streakable)
        end = self._truth(record, names, "end", line, 0 if self._has(names, "end") else -1)
        if "streaking" in names.by or find(record, names, "streaking") is not None:
            end = 1 - self._truth(record, names, "streaking", line, 0)
        recipient = -1
        to = find(record, names, "to")
        if type(to) is dict:
            recipient = self._person(to)
        if recipient < 0:
            to_id = find(record, names, "to_id")
            recipient = self.events.person(
                to_id if type(to_id) in _PLAIN else None, to if type(to) is str else None
            )
        host = find(record, names, "host")
        if type(host) in _PLAIN:
            code = self.events.person(host, None)
            self.events.hosts[code] = self.events.hosts.get(code, 0) + 1
        group = find(record, names, "group")
        return GiftRow(
            at, gift_id, str(name)[:200], price, many, streakable, end,
            str(group)[:64] if group is not None else None, recipient,
        )  # fmt: skip

    def _has(self, names: Names, concept: str) -> bool:
        return bool(names.flat[concept])

    def _truth(
        self, record: dict[str, Any], names: Names, concept: str, line: int, default: int
    ) -> int:
        found = self.find(record, names, concept)
        if found is None:
            return default
        try:
            said = truth(found)
        except Unreadable as error:
            self.remark(line, concept, found, error.expected)
            return default
        return default if said < 0 else said

    def _whole(self, record: dict[str, Any], names: Names, concept: str, line: int) -> int:
        """Give a whole number; one that cannot be read is remarked and counts as absent."""
        found = self.find(record, names, concept)
        if found is None:
            return 0
        if type(found) is int:
            if 0 <= found < 1 << 53:
                return found
        elif type(found) is str and len(found) < 16 and found.isdecimal():
            return int(found)
        try:
            return whole(found)
        except Unreadable as error:
            self.remark(line, concept, found, error.expected)
            return 0

    def _time(self, value: Any, line: int, field: str) -> tuple[int, bool]:
        """Give milliseconds since 1970, 0 if unreadable, and whether the time is local."""
        if type(value) is int and 10**11 <= value < 10**13:
            return value, False
        try:
            return when(value)
        except Unreadable as error:
            self.remark(line, field, value, error.expected)
            return 0, False

    def _user(self, record: dict[str, Any], names: Names) -> int:
        for key in names.users:
            inner = record[key]
            if type(inner) is dict:
                code = self._person(inner)
                if code >= 0:
                    return code
            elif type(inner) is str and inner:
                return self.events.person(None, inner)
        by = names.by
        user_id = record.get(by.get("userid", ""))
        handle = _first(record, names.handle)
        if (user_id or handle) and not isinstance(user_id, dict | list):
            nickname = record.get(by.get("nickname", ""))
            return self.events.person(user_id, handle, nickname)
        return -1

    def _person(self, value: dict[str, Any]) -> int:
        names = self.names(value)
        user_id = _first(value, names.person)
        events = self.events
        known = events.people.get(user_id)
        if known is not None and events.handles[known] and not events.keep_people:
            # Most rows are of somebody who is known already.
            return known
        return events.person(user_id, _first(value, names.handle), _first(value, names.nick))

    def _connected(self, record: dict[str, Any], names: Names, line: int) -> None:
        """Take the host and the room's gift list from what a library writes when it connects."""
        owner = self.find(record, names, "owner")
        code = -1
        if type(owner) is dict:
            code = self._person(owner)
        elif handle := _first(record, names.handle):
            code = self.events.person(None, handle)
        if code >= 0:
            # What says who the host is outweighs what hints at it.
            self.events.hosts[code] = self.events.hosts.get(code, 0) + (1 << 40)
        gifts = self.find(record, names, "gift_list")
        if isinstance(gifts, list):
            for item in gifts[:5000]:
                if type(item) is not dict:
                    continue
                by = self.names(item).by
                try:
                    gift_id = whole(item.get(by.get("id", "")))
                    price = whole(item.get(by.get("diamondcount", "")), MOST_GIFTS)
                except Unreadable as error:
                    self.remark(line, "availableGifts", error.value, error.expected)
                    continue
                if gift_id and price:
                    name = str(item.get(by.get("name", ""), ""))[:200]
                    self.events.gift_list[gift_id] = (name, price)


class Refusal(Unreadable):
    """A row that cannot be used, with the field that is to blame."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.field = field


# A control message's action: the LIVE ended, or was suspended.
_ENDS = (3, "3", 4, "4")
_PLAIN = frozenset({str, int, float})
_TELLING = ("giftid", "giftname", "mgift", "likecount", "totallikecount", "viewercount")
_SOCIAL = ("followcount", "sharetype", "sharecount", "sharetarget", "displaytype", "totalfollowers")


def _named(record: dict[str, Any], names: Names) -> str | None:
    """The kind that a row says it is."""
    for key in names.wrapper:
        value = record[key]
        if type(value) is str and value:
            return value
    return None


def _inside(record: dict[str, Any], names: Names) -> dict[str, Any] | None:
    """The event that a row is wrapped around."""
    for key in names.wrapped:
        value = record[key]
        if type(value) is dict:
            return value
    return None


def _ending(record: dict[str, Any], by: dict[str, str]) -> str:
    """Whether a control message says that the LIVE is over; other control messages are other."""
    action = record.get(by.get("action", ""))
    if isinstance(action, str):
        name = action.upper()
        if "STREAM_ENDED" in name or "STREAM_SUSPENDED" in name:
            return "end"
    return ""


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> Any:
    """The first of the keys' values that is there: a number or a text that is not empty or 0."""
    for key in keys:
        found = value[key]
        if found and found != "0" and type(found) in _PLAIN:
            return found
    return None


def _message_key(message: Any) -> int:
    """A message's id as a number: ids that are numbers stay, others are hashed."""
    if message in ZEROS or type(message) not in _PLAIN:
        return 0
    if type(message) is str and message.isdecimal() and len(message) < 20:
        message = int(message)
    if type(message) is int and 0 < message < 1 << 63:
        return message
    return hash(str(message)) or 1
