"""Events as TikTokLive 7 writes them: 64-bit numbers as text, zeros left out."""

from __future__ import annotations

from typing import Any

HOST = {"id": "99", "displayId": "me", "nickname": "Me"}
COHOST = {"id": "98", "displayId": "someone_else", "nickname": "Other"}

# A nickname that must stay text wherever it is shown.
SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def gift(
    count: int,
    end: int | None = None,
    *,
    at: int = 0,
    message: int = 0,
    user: str = "1",
    kind: int = 1,
    group: int = 500,
    to: dict[str, str] | None = None,
    **gift_fields: Any,
) -> dict[str, Any]:
    """One gift event as TikTokLive 7 writes it: 64-bit numbers as text, zeros left out."""
    about = {"id": "5655", "name": "Rose", "type": kind, "diamondCount": 1, **gift_fields}
    record: dict[str, Any] = {
        "common": {"method": "WebcastGiftMessage", "roomId": "7"},
        "repeatCount": count,
        "user": {"id": user, "displayId": f"viewer{user}", "nickname": f"Viewer {user}"},
        "gift": {name: value for name, value in about.items() if value is not None},
        "toUser": HOST if to is None else to,
    }
    if at:
        record["common"]["createTime"] = str(1_700_000_000_000 + at)
    if message:
        record["common"]["msgId"] = str(message)
    if end:
        record["repeatEnd"] = end
    if group:
        record["groupId"] = str(group)
    return record


def like(count: int, total: int, at: int = 0) -> dict[str, Any]:
    record: dict[str, Any] = {
        "common": {"method": "WebcastLikeMessage", "roomId": "7"},
        "user": {"id": "1", "displayId": "viewer1"},
        "count": count,
        "total": str(total),
    }
    if at:
        record["common"]["createTime"] = str(1_700_000_000_000 + at)
    return record
