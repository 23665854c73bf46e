"""Which gift rows count: a streak's taps add up in its own last count, not in their sum.

A gift that can be repeated sends a row for each tap, with the count so far, and one more when the
streak is over. Even a single Rose sends two rows. So of each streak one row counts: the one with
the highest count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from livemoney.logs.collect import GiftRow

__all__ = ["EARLIER", "choose"]

EARLIER = "an earlier count of a gift streak"
# Viewers' phones end a streak after some seconds without a tap.
SILENCE_MS = 60_000


def choose(
    gifts: Iterable[GiftRow],
    giver: Callable[[GiftRow], object],
    moment: Callable[[GiftRow], int],
    set_aside: Callable[[GiftRow], None],
) -> None:
    """Set aside the rows that repeat what another row of their streak says.

    Parameters
    ----------
    gifts : iterable of GiftRow
        In the order of the file.
    giver : callable
        Gives what tells a session's gifter apart.
    moment : callable
        Gives the row's time in milliseconds, 0 if it has none.
    set_aside : callable
        Called with each row that does not count. A streak whose end is not in the file, because
        the log stopped or the row is lost, counts at its highest count.
    """
    grouped: dict[object, GiftRow] = {}
    running: dict[object, GiftRow] = {}
    last_seen: dict[object, int] = {}
    for row in gifts:
        who = (giver(row), row.gift_id or row.gift, row.recipient)
        if row.group is not None:
            _grouped(row, (who, row.group), grouped, set_aside)
        elif row.streakable != 0:
            _ungrouped(row, who, moment(row), running, last_seen, set_aside)


def _grouped(
    row: GiftRow,
    key: object,
    grouped: dict[object, GiftRow],
    set_aside: Callable[[GiftRow], None],
) -> None:
    """Count the highest row of a group; TikTok gives each streak a group of its own."""
    before = grouped.get(key)
    if before is None:
        grouped[key] = row
    elif row.streakable == 0:
        # Gifts that cannot be repeated count one by one, even in one group. Yet some that can are
        # marked so by mistake: their second row differs from the first in its end alone.
        if before.end < 1 and row.end == 1 and row.count >= before.count:
            set_aside(before)
        grouped[key] = row
    elif row.count >= before.count:
        set_aside(before)
        if before.end == 1:
            row.end = 1
        grouped[key] = row
    else:
        set_aside(row)
        if row.end == 1:
            before.end = 1


def _ungrouped(
    row: GiftRow,
    who: object,
    now: int,
    running: dict[object, GiftRow],
    last_seen: dict[object, int],
    set_aside: Callable[[GiftRow], None],
) -> None:
    """Follow a gifter's streak by its rising count, where the file has no groups."""
    before = running.get(who)
    if before is not None:
        rises = row.count > before.count or (row.count == before.count and row.end == 1)
        silent = bool(now and last_seen[who]) and now - last_seen[who] > SILENCE_MS
        if rises and not silent:
            set_aside(before)
        else:
            # A new streak; the end of the one before is not in the file.
            last_seen.pop(who, None)
    if row.end == 1:
        running.pop(who, None)
    else:
        running[who] = row
        last_seen[who] = now
