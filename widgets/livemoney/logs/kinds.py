"""What kind of event a row is: what it says it is, else what its fields show."""

from __future__ import annotations

from typing import Any

from livemoney.logs.aliases import KIND_OF, squash
from livemoney.logs.keys import MOST_SHAPES, ZEROS, Names, Shapes

__all__ = ["Kinds", "NotAnEvent", "unwrapped"]

# A control message's action: the LIVE ended, or was suspended.
_ENDS = (3, "3", 4, "4")
_TELLING = ("giftid", "giftname", "mgift", "likecount", "totallikecount", "viewercount")
_SOCIAL = ("followcount", "sharetype", "sharecount", "sharetarget", "displaytype", "totalfollowers")


class NotAnEvent(ValueError):
    """A JSON value that is no event, such as a number."""


def unwrapped(
    record: Any, shapes: Shapes
) -> tuple[Any, dict[str, Any], Names, dict[str, Any] | None]:
    """Give the name of the kind, the event, its keys, and what was around it."""
    if type(record) is list and len(record) == 2 and type(record[0]) is str:
        kind, data = record
        # An event without anything to say, such as a disconnection, comes with null.
        record = {"event": kind, "data": data} if data is None or type(data) is dict else record
    if type(record) is not dict:
        raise NotAnEvent
    names = shapes.names(record)
    if len(record) == 1:
        key, value = next(iter(record.items()))
        if type(value) is dict and squash(key) in KIND_OF:
            return key, value, shapes.names(value), None
    kind = _named(record, names)
    inner = _inside(record, names)
    if inner is None:
        return kind, record, names, None
    inner_names = shapes.names(inner)
    # The connector's decoded messages say twice what they are: a log wraps the wrapper.
    again = _inside(inner, inner_names) if _named(inner, inner_names) else None
    if again is None:
        return kind, inner, inner_names, record
    return kind or _named(inner, inner_names), again, shapes.names(again), record


class Kinds:
    """Tells the kinds of a file's rows.

    Parameters
    ----------
    shapes : Shapes
        The file's sets of keys.
    """

    def __init__(self, shapes: Shapes) -> None:
        self._find = shapes.find
        self._known: dict[str, str] = {}

    def of(self, said: Any, record: dict[str, Any], names: Names) -> str:
        """Give the kind: what the row says, else what its fields show."""
        kind = self._known.get(said) if type(said) is str else ""
        if kind is None:
            squashed = squash(said)
            kind = KIND_OF.get(squashed, "")
            if not kind and squashed.startswith("tiktok"):
                kind = KIND_OF.get(squashed.removeprefix("tiktok"), "")
            if len(self._known) < MOST_SHAPES:
                self._known[said] = kind
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
        display = str(self._find(record, names, "display") or "").lower()
        if "follow" in display:
            return "follow"
        if "share" in display:
            return "share"
        action = str(self._find(record, names, "action") or "")
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
