"""The events of a file, one column each, in as little memory as they need."""

from __future__ import annotations

from array import array
from typing import Any

from livemoney.logs.aliases import KINDS

__all__ = ["KIND_CODE", "MOST_GIFTS", "Events", "GiftRow"]

# Beyond this a gift's count or price is a mistake of the file.
MOST_GIFTS = 10_000_000
KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}


class GiftRow:
    """What a gift event says, before the counting rules.

    Attributes
    ----------
    at : int
        Position in the event columns.
    gift_id, gift, price, count, group
        As the row has them; 0 or "" where absent.
    streakable, end : int
        1 yes, 0 no, -1 not said.
    recipient : int
        Code of the person that it went to; -1 where not said.
    """

    __slots__ = (
        "at",
        "count",
        "end",
        "gift",
        "gift_id",
        "group",
        "price",
        "recipient",
        "streakable",
    )

    def __init__(
        self,
        at: int,
        gift_id: int,
        gift: str,
        price: int,
        count: int,
        streakable: int,
        end: int,
        group: Any,
        recipient: int,
    ) -> None:
        self.at = at
        self.gift_id = gift_id
        self.gift = gift
        self.price = price
        self.count = count
        self.streakable = streakable
        self.end = end
        self.group = group
        self.recipient = recipient


class Events:
    """Columns that grow row by row.

    About 70 bytes an event, whatever the length of its line; a gift some 200 more.

    Parameters
    ----------
    keep_people : bool
        Keep nicknames and what people wrote; otherwise neither is held anywhere.
    """

    def __init__(self, keep_people: bool) -> None:
        self.keep_people = keep_people
        self.kind = array("b")
        self.server_time = array("q")
        self.log_time = array("q")
        self.session = array("l")
        self.user = array("l")
        self.number = array("q")
        self.total = array("q")
        self.message = array("q")
        self.line = array("q")
        self.file = array("h")
        self.backlog = array("b")
        self.gifts: list[GiftRow] = []
        self.texts: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.people: dict[Any, int] = {}
        self.ids: list[str] = []
        self.handles: list[str] = []
        self.nicknames: list[str] = []
        self.by_handle: dict[str, int] = {}
        self.sessions: dict[Any, int] = {}
        self.local_servers = 0
        self.local_logs = 0
        self.hosts: dict[int, int] = {}
        self.gift_list: dict[int, tuple[str, int]] = {}
        # Of each LIVE the row with which a library says that it is connected.
        self.connected: dict[int, int] = {}
        self.other_names: set[str] = set()

    def __len__(self) -> int:
        return len(self.kind)

    def person(self, user_id: Any, handle: Any, nickname: Any = None) -> int:
        """Give a person's code; -1 for nobody. One who has an id and a handle is one person."""
        if not user_id or user_id == "0":
            if not handle:
                return -1
            token = str(handle)
            known = self.by_handle.get(token)
            if known is not None:
                return known
            user_id = token
        code = self.people.get(user_id)
        if code is None:
            as_text = str(user_id)
            code = self.people.get(as_text)
            if code is None:
                code = self.people[as_text] = len(self.ids)
                self.ids.append(as_text)
                self.handles.append("")
                self.nicknames.append("")
            # An id may be a number in one row and a text in the next.
            self.people[user_id] = code
        if handle and not self.handles[code]:
            self.handles[code] = str(handle)
            self.by_handle.setdefault(str(handle), code)
        if nickname and self.keep_people and not self.nicknames[code]:
            self.nicknames[code] = str(nickname)
        return code

    def session_code(self, key: Any) -> int:
        """Give a session's code."""
        code = self.sessions.get(key)
        if code is None:
            code = self.sessions[key] = len(self.sessions)
        return code
