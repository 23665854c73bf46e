"""The recorder that writes six CSV files for each LIVE: comments, gifts, likes and so on.

Its gifts have names but no prices, its times are local without a zone, and it keeps no count of
viewers.
"""

from __future__ import annotations

import re
from typing import Any

from livemoney.logs.aliases import squash
from livemoney.logs.collect import KIND_CODE, MOST_GIFTS, Events, GiftRow
from livemoney.logs.csv_rows import header_of, rows_of
from livemoney.logs.opening import Member
from livemoney.logs.problems import Limits, LogError
from livemoney.logs.values import Refusal, Unreadable, truth, when, whole

__all__ = ["COLUMNS", "SixCsvReader", "kind_of"]

# The columns of each file, as the recorder writes them.
COLUMNS = {
    "comment": ("timestamp", "user_id", "nickname", "comment", "follower_count"),
    "gift": (
        "timestamp",
        "user_id",
        "nickname",
        "gift_name",
        "repeat_count",
        "streakable",
        "streaking",
    ),
    "like": ("timestamp", "user_id", "nickname", "count", "total", "color", "effect_cnt"),
    "follow": ("timestamp", "user_id", "nickname", "follow_count", "share_type", "action"),
    "share": (
        "timestamp",
        "user_id",
        "nickname",
        "share_type",
        "share_target",
        "share_count",
        "users_joined",
        "action",
    ),
    "join": (
        "timestamp",
        "user_id",
        "nickname",
        "count",
        "is_top_user",
        "enter_type",
        "action",
        "user_share_type",
        "client_enter_source",
    ),
}
# What only this kind's file has.
_TELLING = {
    "gift": "giftname",
    "comment": "comment",
    "share": "sharetarget",
    "follow": "followcount",
    "join": "istopuser",
    "like": "total",
}
_NAME = re.compile(
    r"^(?P<host>.+)_(?P<began>[0-9]{8}_[0-9]{6})_(?P<kind>[a-z]+)\.csv(\.gz)?$", re.I
)


def kind_of(member: Member) -> str:
    """Give the kind of event that the file holds, "" if it is no file of the recorder."""
    names = {squash(cell) for cell in header_of(member)}
    if "timestamp" not in names or not names & {"userid", "nickname", "uniqueid"}:
        return ""
    return next((kind for kind, name in _TELLING.items() if name in names), "")


class SixCsvReader:
    """Reads the recorder's files into `Events`.

    Parameters
    ----------
    events : Events
        Where the rows go.
    remark : callable
        Called with line, field, value and what was expected.
    """

    def __init__(self, events: Events, remark: Any) -> None:
        self.events = events
        self.remark = remark

    def rows(self, member: Member, limits: Limits, progress: Any) -> Any:
        """Give each row's line and cells, the header left out.

        Raises
        ------
        LogError
            If the header cannot be read.
        """
        rows = rows_of(member, limits, progress)
        line, header = next(rows, (1, []))
        if isinstance(header, str):
            wanted = "the names of the columns, all in one line"
            raise LogError(member.name, "header", header, wanted, line=line)
        columns = {squash(name): at for at, name in reversed(list(enumerate(header)))}
        return columns, rows

    def add(
        self,
        kind: str,
        columns: dict[str, int],
        cells: list[str],
        line: int,
        member: Member,
        file: int,
    ) -> None:
        """Add a row; raises `Refusal` if it cannot be counted."""
        if len(cells) < len(columns) and kind == "gift" and len(cells) <= columns["giftname"]:
            raise Refusal("row", f"{len(cells)} cells", f"{len(columns)} cells")

        def cell(name: str) -> str | None:
            at = columns.get(name)
            return cells[at].strip() if at is not None and at < len(cells) else None

        events = self.events
        at = len(events)
        gift = None
        number = total = 0
        if kind == "gift":
            name = cell("giftname") or ""
            try:
                count = whole(cell("repeatcount"), MOST_GIFTS) or 1
            except Unreadable as error:
                raise Refusal("repeat_count", error.value, error.expected) from None
            streaking = self._truth(cell("streaking"), line, "streaking")
            gift = GiftRow(
                at, self._whole(cell("giftid"), line, "gift_id"), name[:200],
                self._whole(cell("diamondcount"), line, "diamond_count"), count,
                self._truth(cell("streakable"), line, "streakable"),
                -1 if streaking < 0 else 1 - streaking, None, -1,
            )  # fmt: skip
        elif kind == "like":
            number = self._whole(cell("count"), line, "count")
            total = self._whole(cell("total"), line, "total")
        elif kind == "comment" and events.keep_people:
            events.texts[at] = cell("comment") or ""
        moment = 0
        try:
            moment, local = when(cell("timestamp") or "")
            events.local_logs += local
        except Unreadable as error:
            self.remark(line, "timestamp", error.value, error.expected)
        events.kind.append(KIND_CODE[kind])
        # The recorder's own clock; the server's time is not written.
        events.server_time.append(0)
        events.log_time.append(moment)
        events.session.append(events.session_code(self._session(member)))
        events.user.append(
            events.person(cell("userid"), cell("uniqueid"), cell("nickname"))
            if cell("userid")
            else events.person(None, cell("uniqueid") or cell("nickname"), cell("nickname"))
        )
        events.number.append(number)
        events.total.append(total)
        events.message.append(0)
        events.line.append(line)
        events.file.append(file)
        events.backlog.append(0)
        if gift is not None:
            events.gifts.append(gift)

    def _session(self, member: Member) -> Any:
        """One LIVE for the files whose names begin alike."""
        named = _NAME.match(member.name)
        return ("recording", named["began"]) if named else ("recording", "recording")

    def _whole(self, text: str | None, line: int, field: str) -> int:
        try:
            return whole(text)
        except Unreadable as error:
            self.remark(line, field, text, error.expected)
            return 0

    def _truth(self, text: str | None, line: int, field: str) -> int:
        try:
            return truth(text)
        except Unreadable as error:
            self.remark(line, field, text, error.expected)
            return -1
