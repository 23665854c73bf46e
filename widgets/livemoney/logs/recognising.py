"""Which format a file has, from its beginning; for a data export, from its sections."""

from __future__ import annotations

import re

from livemoney.logs import data_export, live_center, six_csv
from livemoney.logs.json_values import Broken, document
from livemoney.logs.opening import Damaged, Member, is_spreadsheet
from livemoney.logs.problems import Limits

__all__ = ["EXPECTED", "FORMATS", "recognised"]

FORMATS = {
    "events": "a log of LIVE events (TikTokLive, TikTok-Live-Connector, TikFinity)",
    "six csv": "a recording as six CSV files",
    "export": 'TikTok\'s "Download your data" in JSON',
    "live center": "daily tables of the LIVE Center",
    "backstage": "an agency's Creator data from Backstage",
}
_MOST = tuple(FORMATS.values())
EXPECTED = f"{', '.join(_MOST[:-1])}, or {_MOST[-1]}"
# Keys that no event has. A text that says the same has no colon behind it.
_ONLY_IN_EXPORTS = re.compile(
    b'"(?:'
    + "|".join(
        re.escape(name)
        for name in (
            *("tiktok live", "income+ wallet", "your activity", "profile and settings"),
            *("app settings", "ads and data", "likes and favorites"),
            *data_export.SECTIONS,
        )
    ).encode()
    + rb')"\s*:'
)


def recognised(member: Member, limits: Limits) -> tuple[str, str]:
    """Give a file's format and what the format's reader needs to know of it, "" if unknown."""
    if is_spreadsheet(member):
        return "backstage", ""
    start = member.head().lstrip()
    if not start:
        return "", ""
    if start[:1] in b"{[":
        return _json(member, start, limits)
    # A stray zero byte does not make a text a picture.
    if start[:1000].count(0) > 20:
        return "", ""
    kind = six_csv.kind_of(member)
    if kind:
        return "six csv", kind
    table = live_center.table_of(member)
    if table:
        return "live center", table
    # A log may begin with a line that is no JSON.
    if any(line.lstrip()[:1] in (b"{",) for line in start.splitlines()[:20]):
        return "events", "lines"
    return "", ""


def _json(member: Member, start: bytes, limits: Limits) -> tuple[str, str]:
    if start[:1] == b"[":
        # Each line may be a pair such as ["gift", {...}].
        first = start.splitlines()[0]
        value = document(first) if len(start.splitlines()) > 1 else Broken("", "", "")
        paired = isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)
        return "events", "lines" if paired else "values"
    lines = start.splitlines()
    first_value = document(lines[0]) if len(lines[0]) < len(start) or len(lines) == 1 else None
    complete = isinstance(first_value, dict)
    if complete and len(lines) > 1:
        return "events", "lines"
    if complete:
        assert isinstance(first_value, dict)
        if data_export.is_export(first_value):
            return "export", ""
        wrapped = first_value.get("events")
        return "events", "document" if isinstance(wrapped, list) else "lines"
    if _holds_sections(member, limits):
        return "export", ""
    if b'"events"' in start[:200]:
        return "events", "document"
    # One object over several lines, or one line that is longer than what was looked at.
    return "events", "values" if len(lines) > 1 and lines[0].strip() == b"{" else "lines"


def _holds_sections(member: Member, limits: Limits) -> bool:
    """Whether a document that is longer than its beginning has an export's sections.

    An export may begin with megabytes of comments, so it is looked through, in pieces.
    """
    looked, before = 0, b""
    try:
        for chunk in member.chunks():
            lowered = before + chunk.lower()
            if _ONLY_IN_EXPORTS.search(lowered):
                return True
            looked += len(chunk)
            if looked > limits.document_bytes:
                return False
            before = lowered[-64:]
    except Damaged:
        pass
    return False
