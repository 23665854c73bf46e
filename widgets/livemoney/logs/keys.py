"""The keys of an object, whatever a library calls them, and what stands under them.

The libraries' shapes differ per version and per kind, yet within a file few distinct shapes
occur. So what to look up where is worked out once per set of keys and remembered: that keeps one
tolerant reader as fast as six strict ones.
"""

from __future__ import annotations

from typing import Any

from livemoney.logs.aliases import (
    ENVELOPES,
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

__all__ = ["MOST_SHAPES", "PLAIN", "ZEROS", "Names", "Shapes", "first"]

# More sets of keys than any library writes; a file that makes up new ones must not fill memory.
MOST_SHAPES = 4_096
# In these formats absent means zero, and any of these stands for absent.
ZEROS = (0, "0", "", False, None, "false", "null")
PLAIN = frozenset({str, int, float})


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


class Shapes:
    """The sets of keys that a file has shown so far."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, ...], Names] = {}

    def names(self, value: dict[str, Any]) -> Names:
        """Give the keys of an object by their squashed names."""
        keys = tuple(value)
        names = self.known.get(keys)
        if names is None:
            if len(self.known) >= MOST_SHAPES:
                self.known.clear()
            names = self.known[keys] = Names(keys)
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


def first(value: dict[str, Any], keys: tuple[str, ...]) -> Any:
    """The first of the keys' values that is there: a number or a text that is not empty or 0."""
    for key in keys:
        found = value[key]
        if found and found != "0" and type(found) in PLAIN:
            return found
    return None
