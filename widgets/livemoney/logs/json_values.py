"""JSON values one after the other, with their lines, from files of any size.

JSON lines go through orjson, line by line. Of the fast parsers (orjson, msgspec, pyarrow, polars,
DuckDB) the two that read line by line keep the line number and lose only the line that is broken;
the other three refuse the whole file for one truncated line, and build every column of every
nested field first. orjson was as fast as msgspec to 0.1 microseconds an event.

Arrays and values spread over several lines go through the standard library's scanner, which gives
where a value ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json import scanner
from typing import Any

from livemoney.logs.opening import Damaged, Member
from livemoney.logs.problems import Limits, LogError

__all__ = ["Broken", "document", "lines_of", "values_of", "whole_document"]

_SPACE = re.compile(r"[\s,]*")
_BRACKET_OR_TEXT = re.compile(r'["\[\]{}]')
# Possessive, so that a text of megabytes costs no memory.
_REST_OF_TEXT = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_BARE = re.compile(r"[^\s,\[\]{}\"]++|.", re.DOTALL)
# `raw_decode` would do, but names the type of its argument only in this module.
_MAKE: Any = scanner.make_scanner
_SCAN = _MAKE(json.JSONDecoder(strict=False))


class Broken:
    """A piece of a file that is no JSON value.

    Attributes
    ----------
    reason : str
        Why it is set aside.
    value : str
        Its beginning.
    expected : str
        What would have been read.
    """

    __slots__ = ("expected", "reason", "value")

    def __init__(self, reason: str, value: str, expected: str) -> None:
        self.reason = reason
        self.value = value
        self.expected = expected


CUT = "cut off: the file ends in the middle of it"
NOT_CUT = "a JSON value that is not cut off"
NOT_JSON = "not JSON"
TOO_LONG = "longer than a row may be"
TOO_DEEP = "nested too deeply"
DEEPEST = "at most some hundred levels"


def lines_of(member: Member, limits: Limits, progress: Any = None) -> Iterator[tuple[int, Any]]:
    """Give each line's number and value, or `Broken`; empty lines are no rows."""
    from orjson import loads

    number = 0
    rest = b""
    skipping = 0
    damaged = False
    chunks = member.chunks(progress)
    while True:
        try:
            chunk = next(chunks, b"")
        except Damaged:
            damaged = True
            chunk = b""
        if not chunk:
            break
        pieces = chunk.split(b"\n")
        if skipping:
            # In the middle of a line that is too long.
            skipping += len(pieces[0])
            if len(pieces) == 1:
                continue
            number += 1
            yield number, _too_long(rest, skipping, limits)
            rest, skipping = b"", 0
            del pieces[0]
        elif rest:
            pieces[0] = rest + pieces[0]
        rest = pieces.pop()
        for line in pieces:
            number += 1
            try:
                yield number, loads(line)
            except ValueError:
                if line.strip():
                    yield number, _second_try(line, limits)
        if len(rest) > limits.line_bytes:
            skipping = len(rest)
            rest = rest[:200]
    if skipping:
        yield number + 1, _too_long(rest, skipping, limits)
    elif rest.strip():
        try:
            yield number + 1, loads(rest)
        except ValueError:
            tried = _second_try(rest, limits)
            if isinstance(tried, Broken) and tried.reason == NOT_JSON:
                tried = Broken(CUT, tried.value, NOT_CUT)
            yield number + 1, tried
    elif damaged:
        yield number + 1, Broken(CUT, "", "a compressed file that is whole")


def _too_long(start: bytes, size: int, limits: Limits) -> Broken:
    text = start[:60].decode("utf-8", "replace")
    return Broken(
        TOO_LONG, f"{text!r}… ({size:,} bytes)", f"a row of at most {limits.line_bytes:,} bytes"
    )


def _second_try(line: bytes, limits: Limits) -> Any:
    """Read what the strict parser refuses: another encoding, half an emoji, NaN."""
    if len(line) > limits.line_bytes:
        return _too_long(line, len(line), limits)
    text = _decoded(line).strip("\x00 \t\r\n,")
    if not text:
        return Broken(NOT_JSON, repr(line[:60]), "a JSON value")
    try:
        value, end = _SCAN(text, 0)
    except RecursionError:
        return Broken(TOO_DEEP, repr(text[:60]), DEEPEST)
    except (ValueError, StopIteration):
        return Broken(NOT_JSON, repr(text[:100]), "a JSON value")
    if text[end:].strip():
        return Broken(NOT_JSON, repr(text[end : end + 100]), "the end of the line after a value")
    return value


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # Windows programs write cp1252; the five bytes that it lacks become the replacement.
        return line.decode("cp1252", "replace")


def values_of(member: Member, limits: Limits, progress: Any = None) -> Iterator[tuple[int, Any]]:
    """Give each value's first line and the value, or `Broken`.

    Takes arrays of values, or values one after the other over several lines.
    """
    text = _Text(member, progress)
    in_array = False
    while True:
        text.skip()
        character = text.here()
        if character == "":
            if in_array and text.damaged:
                yield text.line, Broken(CUT, "", "a compressed file that is whole")
            return
        if character == ("]" if in_array else "["):
            # Some recorders write an array for each batch of events.
            text.take(1)
            in_array = not in_array
            continue
        line = text.line
        found = _next_value(text, limits)
        yield line, found


def _next_value(text: _Text, limits: Limits) -> Any:
    """Take the next value off the text, whatever it is."""
    while True:
        try:
            value, end = _SCAN(text.buffer, text.at)
            # A number at the end of the buffer may go on.
            if end < len(text.buffer) or text.finished:
                text.take(end - text.at)
                return value
        except RecursionError:
            return _skip_value(text, TOO_DEEP, limits)
        except (ValueError, StopIteration):
            # Broken, or going on after what is held?
            if text.finished or _end_of_value(text) >= 0:
                return _skip_value(text, NOT_JSON, limits)
        if text.left() > limits.line_bytes:
            return _skip_value(text, TOO_LONG, limits)
        text.more(max(2 * text.left(), 1 << 12))


def _end_of_value(text: _Text) -> int:
    """Where the value that begins here ends, -1 if not in the buffer."""
    buffer, at = text.buffer, text.at
    if buffer[at] not in '[{"':
        bare = _BARE.match(buffer, at)
        assert bare is not None
        return bare.end() if bare.end() < len(buffer) else -1
    depth = 0
    while found := _BRACKET_OR_TEXT.search(buffer, at):
        at = found.end()
        if found[0] == '"':
            rest = _REST_OF_TEXT.match(buffer, at)
            if rest is None:
                return -1
            at = rest.end()
        else:
            depth += 1 if found[0] in "[{" else -1
        if depth <= 0:
            return at
    return -1


def _skip_value(text: _Text, reason: str, limits: Limits) -> Broken:
    """Leave out a value that cannot be read, and go on after it."""
    shown = text.buffer[text.at : text.at + 100]
    end = _end_of_value(text)
    if end >= 0:
        text.take(end - text.at)
    elif text.here() not in '[{"':
        text.take(text.left())
    elif not _skip_long_value(text):
        reason = CUT
    expected = {
        TOO_DEEP: DEEPEST,
        TOO_LONG: f"a value of at most {limits.line_bytes:,} bytes",
        CUT: NOT_CUT,
    }.get(reason, "a JSON value")
    return Broken(reason, repr(shown), expected)


def _skip_long_value(text: _Text) -> bool:
    """Go to the end of a value without holding it; False if the file ends first."""
    depth = 0
    within_text = False
    while True:
        if within_text:
            rest = _REST_OF_TEXT.match(text.buffer, text.at)
            if rest is not None:
                text.take(rest.end() - text.at)
                within_text = False
                if depth <= 0:
                    return True
                continue
            # What a backslash at the end of the buffer escapes is not there yet.
            held = text.buffer[text.at :]
            escaping = (len(held) - len(held.rstrip("\\"))) % 2
            text.take(text.left() - escaping)
        elif found := _BRACKET_OR_TEXT.search(text.buffer, text.at):
            text.take(found.end() - text.at)
            if found[0] == '"':
                within_text = True
            else:
                depth += 1 if found[0] in "[{" else -1
                if depth <= 0:
                    return True
            continue
        else:
            text.take(text.left())
        if text.finished:
            text.take(text.left())
            return False
        text.more(text.left() + 1)


class _Text:
    """The text of a file, of which only what is being read is held."""

    def __init__(self, member: Member, progress: Any) -> None:
        self._chunks = member.chunks(progress)
        self._tail = b""
        self.buffer = ""
        self.at = 0
        self.line = 1
        self.finished = False
        self.damaged = False

    def left(self) -> int:
        return len(self.buffer) - self.at

    def here(self) -> str:
        if not self.left():
            self.more(1)
        return self.buffer[self.at : self.at + 1]

    def take(self, size: int) -> None:
        self.line += self.buffer.count("\n", self.at, self.at + size)
        self.at += size

    def skip(self) -> None:
        """Go past spaces and commas."""
        while True:
            match = _SPACE.match(self.buffer, self.at)
            assert match is not None
            self.take(match.end() - self.at)
            if self.left() or self.finished:
                return
            self.more(1)

    def more(self, size: int) -> None:
        """Hold at least `size` characters from here, or all that is left."""
        if self.left() >= size or self.finished:
            return
        parts = [self.buffer[self.at :]]
        held = len(parts[0])
        while held < size and not self.finished:
            try:
                chunk = next(self._chunks, None)
            except Damaged:
                self.damaged = True
                chunk = None
            if chunk is None:
                self.finished = True
                piece = self._tail.decode("utf-8", "replace")
                self._tail = b""
            else:
                chunk = self._tail + chunk
                # A character may be split between two chunks.
                cut = len(chunk)
                for back in range(1, min(4, len(chunk)) + 1):
                    byte = chunk[-back]
                    if byte >= 0xC0:
                        needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                        cut = len(chunk) - back if needed > back else cut
                        break
                    if byte < 0x80:
                        break
                self._tail = chunk[cut:]
                piece = _text_of(chunk[:cut])
            parts.append(piece)
            held += len(piece)
        self.buffer = "".join(parts)
        self.at = 0


def _text_of(chunk: bytes) -> str:
    try:
        return chunk.decode("utf-8")
    except UnicodeDecodeError:
        return chunk.decode("utf-8", "replace")


def document(content: bytes) -> Any:
    """Read one whole JSON document, however it is encoded; `Broken` if it cannot be read."""
    from orjson import loads

    try:
        return loads(content)
    except ValueError:
        limits = Limits(line_bytes=max(len(content), 1))
        return _second_try(content, limits)


def whole_document(name: str, content: bytes) -> Any:
    """Read one whole JSON document.

    Raises
    ------
    LogError
        If it cannot be read: names the line and what stands there.
    """
    value = document(content)
    if not isinstance(value, Broken):
        return value
    text = _decoded(content)
    at, line, cut = 0, 1, False
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        at, line = error.pos, error.lineno
        cut = error.msg.startswith("Unterminated")
    except (ValueError, RecursionError):
        pass
    if cut or not text[at:].strip():
        raise LogError(name, "file", text[-60:], "JSON that goes on: it is cut off here", line=line)
    expected = "JSON that is whole" if value.reason == NOT_JSON else value.expected
    raise LogError(name, "file", text[at : at + 60], expected, line=line)
