"""TikTok's "Download your data": the LIVEs that you hosted, coins, gifts that you sent.

The keys differ between years (`Tiktok Live`, `TikTok Live`), so a section is found by the name of
its list, wherever it stands. The export holds one sum per LIVE and no single gift received. The
unit of `TotalEarning` is not documented: it is shown as it stands and never added to diamonds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from livemoney.logs.aliases import squash
from livemoney.logs.opening import Member
from livemoney.logs.report import Example, Ledger, shown
from livemoney.logs.tables import Tables
from livemoney.logs.values import EMPTY, Unreadable, amount, when, whole

__all__ = ["SECTIONS", "is_export", "read"]

# The name of each list, and the kind of its rows.
SECTIONS = {
    "golivelist": "hosted",
    "coinpurchasehistorylist": "coins bought",
    "transactionslist": "transaction",
    "transactionshistorylist": "transaction",
    "sendgifts": "gift sent",
    "buygifts": "gift bought",
    "watchlivemap": "watched",
}
_TOP = {"tiktoklive", "income+wallet", "incomewallet", "youractivity", "activity", "profile",
        "profileandsettings", "post", "video", "comment", "directmessage", "likesandfavorites",
        "appsettings", "tiktokshop", "locationreviews", "adsanddata"}  # fmt: skip
# A section nests at most this deep.
DEEPEST = 8


def is_export(value: Any) -> bool:
    """Whether a JSON value is a data export: its top-level keys say so."""
    if not isinstance(value, dict):
        return False
    names = {squash(key) for key in value}
    if not names & _TOP:
        return False
    # An event of a library may hold `comment` or `profile` too, but not as a section.
    return all(
        value[key] is None or isinstance(value[key], dict | list | str) for key in value
    ) and (
        bool(names & {"tiktoklive", "income+wallet", "incomewallet", "youractivity", "activity"})
        or any(True for _ in _sections(value))
    )


def _sections(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str, Any]]:
    """Give each known list with its path and kind."""
    if depth > DEEPEST or not isinstance(value, dict):
        return
    for key, inner in value.items():
        here = f"{path} > {key}" if path else str(key)
        kind = SECTIONS.get(squash(key))
        if kind is not None and not (isinstance(inner, dict) and _holds_itself(key, inner)):
            yield here, kind, inner
        else:
            yield from _sections(inner, here, depth + 1)


def _holds_itself(key: str, inner: dict[str, Any]) -> bool:
    """Whether a section's list has the section's own name: `SendGifts` -> `SendGifts`."""
    return any(squash(name) in SECTIONS for name in inner) and squash(key) != "watchlivemap"


def read(member: Member, value: dict[str, Any], ledger: Ledger, person: Any) -> Tables:
    """Read the sections about LIVE and money.

    Parameters
    ----------
    person : callable
        Gives what stands for a person in the table: a hash, or the name.
    """
    tables = Tables()
    read_any = set()
    for path, kind, section in _sections(value):
        read_any.add(kind)
        for at, (name, item) in enumerate(_items(section)):
            ledger.rows_read += 1
            _add(
                member,
                f"{path}[{name if name is not None else at}]",
                kind,
                item,
                tables,
                ledger,
                person,
            )
    others = sorted(
        str(key)[:60]
        for key in value
        if squash(key) not in ("tiktoklive", "income+wallet", "incomewallet")
    )
    if others:
        tables.notes.append(
            "Only the sections about LIVE and money are read; of these nothing else is: "
            + ", ".join(others[:30])
            + "."
        )
    earning = [
        row["earning_as_exported"]
        for row in tables.sessions
        if row["earning_as_exported"] is not None
    ]
    if earning:
        tables.notes.append(
            f"TotalEarning adds up to {sum(earning):,.6g} over {len(earning):,} LIVEs. Its unit is "
            "not documented, so it is not taken for diamonds; compare it with your LIVE Center."
        )
    if "hosted" not in read_any:
        tables.notes.append("The export has no list of LIVEs that you hosted.")
    tables.cannot_know += [
        "single gifts that you received and who gave them",
        "the unit of TotalEarning, and the time zone of times without one",
    ]
    return tables


def _items(section: Any) -> Iterator[tuple[str | None, Any]]:
    """Give the rows of a section; empty ones are null, an empty list or object, "" or "N/A"."""
    if section is None or (isinstance(section, str) and section.strip().casefold() in EMPTY):
        return
    if isinstance(section, dict):
        for key, item in section.items():
            yield str(key)[:40], item
    elif isinstance(section, list):
        for item in section:
            yield None, item
    else:
        yield None, section


def _add(
    member: Member,
    path: str,
    kind: str,
    item: Any,
    tables: Tables,
    ledger: Ledger,
    person: Any,
) -> None:
    if not isinstance(item, dict):
        ledger.set_aside(
            "not a row of its section",
            Example(
                file=member.name, line=None, field=path, value=shown(item), expected="an object"
            ),
        )
        return
    by = {squash(key): value for key, value in item.items()}

    def remark(field: str, value: Any, expected: str) -> None:
        ledger.remark(
            "a value that cannot be read",
            Example(
                file=member.name, line=None, field=f"{path}.{field}", value=shown(value),
                expected=expected,
            ),
        )  # fmt: skip

    def moment(field: str) -> int | None:
        value = by.get(squash(field))
        if value is None or (isinstance(value, str) and value.strip().casefold() in EMPTY):
            return None
        try:
            milliseconds, local = when(value)
        except Unreadable as error:
            remark(field, value, error.expected)
            return None
        tables.local_times = tables.local_times and local
        tables.some_local = tables.some_local or local
        return milliseconds

    def count(field: str) -> int | None:
        value = by.get(squash(field))
        if value is None or (isinstance(value, str) and value.strip().casefold() in EMPTY):
            return None
        try:
            return whole(value)
        except Unreadable as error:
            remark(field, value, error.expected)
            return None

    tables.kinds[kind] += 1
    if kind == "hosted":
        start, end = moment("LiveStartTime"), moment("LiveEndTime")
        earning: float | None = None
        try:
            earning = amount(by.get("totalearning"))
        except Unreadable as error:
            remark("TotalEarning", by.get("totalearning"), error.expected)
        minutes = None
        if start is not None and end is not None:
            if end >= start:
                minutes = (end - start) / 60_000
            else:
                remark("LiveEndTime", by.get("liveendtime"), "a time after LiveStartTime")
        tables.sessions.append(
            {
                "session": str(by.get("roomid") or f"LIVE {len(tables.sessions) + 1}")[:40],
                "level": "LIVE",
                "start": start,
                "end": end,
                "minutes": minutes,
                "likes": count("TotalLike"),
                "views": count("TotalView"),
                "gifters": count("TotalGifter"),
                "earning_as_exported": earning,
                "duration_as_exported": _plain(by.get("liveduration")),
            }
        )
        return
    row: dict[str, Any] = {"kind": kind}
    if kind == "coins bought":
        row |= {
            "time": moment("Date"),
            "coins": count("CoinAmount"),
            "text": _plain(by.get("type")),
        }
    elif kind == "gift sent":
        row |= {"time": moment("Date"), "coins": count("GiftAmount")}
        name = by.get("username")
        row["user"] = person(str(name), str(name)) if name else None
    elif kind == "gift bought":
        row |= {"time": moment("Date"), "text": _plain(by.get("price"))}
    elif kind == "watched":
        row |= {"time": moment("WatchTime")}
    else:
        row |= {"time": moment("Date"), "text": _plain(item)}
    tables.events.append(row)


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)[:500]
