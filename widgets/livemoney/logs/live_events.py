"""Events as the LIVE libraries write them: whatever the shape, one row of columns."""

from __future__ import annotations

from typing import Any

from livemoney.logs.collect import KIND_CODE, MOST_GIFTS, Events, GiftRow
from livemoney.logs.keys import PLAIN, ZEROS, Names, Shapes, first
from livemoney.logs.kinds import Kinds, unwrapped
from livemoney.logs.values import Refusal, Unreadable, truth, when, whole

__all__ = ["EventReader"]

# A file that makes up kinds must not fill the report.
MOST_KINDS = 200
# The largest id of 64 bits, as a text: of equal length, texts compare as their numbers.
LARGEST_ID = str((1 << 63) - 1)

GIFT, LIKE, COMMENT, VIEWERS = (KIND_CODE[k] for k in ("gift", "like", "comment", "viewers"))
CONNECT, OTHER, UNKNOWN = (KIND_CODE[k] for k in ("connect", "other", "unknown"))


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
        shapes = Shapes()
        self._shapes = shapes
        self._shape_of = shapes.known
        self._kinds = Kinds(shapes)
        self.names = shapes.names
        self.find = shapes.find
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

    def add(self, record: Any, line: int) -> None:
        """Add a row.

        Raises
        ------
        NotAnEvent
            If `record` is no object.
        Unreadable
            If a gift's count cannot be read, so that it cannot be counted.
        """
        names = self._shape_of.get(tuple(record)) if type(record) is dict else None
        if names is not None and names.bare:
            kind_name = outer = None
        else:
            kind_name, record, names, outer = unwrapped(record, self._shapes)
        events = self.events
        message: Any = None
        room: Any = None
        server: Any = None
        for key in names.envelope:
            inner = record[key]
            if type(inner) is dict:
                about = self._shape_of.get(tuple(inner)) or self.names(inner)
                for key in about.message:
                    message = inner[key]
                for key in about.room:
                    room = inner[key]
                for key in about.server:
                    server = inner[key]
                if not kind_name and "method" in inner:
                    kind_name = inner["method"]
        if names.message and not message:
            message = first(record, names.message)
        if names.room and not room:
            room = first(record, names.room)
        if names.server and not server:
            server = first(record, names.server)
        logged: Any = None
        if outer is not None:
            outer_names = self.names(outer)
            logged = first(outer, outer_names.log)
            message = message or first(outer, outer_names.message)
            room = room or first(outer, outer_names.room)
        kind = self._kinds.of(kind_name, record, names)
        if names.log:
            if kind == "gift" and "timestamp" in names.by and outer is not None:
                server = server or record[names.by["timestamp"]]
            elif logged is None:
                logged = first(record, names.log)
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
        if room != self._room and room not in ZEROS and type(room) in PLAIN:
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
                to_id if type(to_id) in PLAIN else None, to if type(to) is str else None
            )
        host = find(record, names, "host")
        if type(host) in PLAIN:
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
        handle = first(record, names.handle)
        if (user_id or handle) and not isinstance(user_id, dict | list):
            nickname = record.get(by.get("nickname", ""))
            return self.events.person(user_id, handle, nickname)
        return -1

    def _person(self, value: dict[str, Any]) -> int:
        names = self.names(value)
        user_id = first(value, names.person)
        events = self.events
        known = events.people.get(user_id)
        if known is not None and events.handles[known] and not events.keep_people:
            # Most rows are of somebody who is known already.
            return known
        return events.person(user_id, first(value, names.handle), first(value, names.nick))

    def _connected(self, record: dict[str, Any], names: Names, line: int) -> None:
        """Take the host and the room's gift list from what a library writes when it connects."""
        owner = self.find(record, names, "owner")
        code = -1
        if type(owner) is dict:
            code = self._person(owner)
        elif handle := first(record, names.handle):
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


def _message_key(message: Any) -> int:
    """A message's id as a number: ids that are numbers stay, others are hashed."""
    if message in ZEROS or type(message) not in PLAIN:
        return 0
    if type(message) is str and message.isdecimal() and len(message) < 20:
        message = int(message)
    if type(message) is int and 0 < message < 1 << 63:
        return message
    return hash(str(message)) or 1
