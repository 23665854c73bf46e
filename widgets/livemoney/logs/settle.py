"""The counting rules: from the rows of a log to the rows that count."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from livemoney.logs.clocks import read_clocks, sent_before
from livemoney.logs.collect import KIND_CODE, Events, GiftRow
from livemoney.logs.hosts import to_host
from livemoney.logs.prices import IN_CATALOGUE, Prices
from livemoney.logs.report import LINES_SHOWN, Example, Ledger, shown
from livemoney.logs.streaks import EARLIER, choose

__all__ = ["Settled", "settle"]

DUPLICATE = "a message that is in the file already"
BACKLOG = "sent before the log began"
OTHER_HOST = "a gift to another host"

# Without a room number, a silence this long separates two LIVEs.
NEW_LIVE_MS = 3 * 3600 * 1000
# No creator has more; a file of made-up times must not fill memory with names.
MOST_LIVES = 100_000
FOLLOW, SHARE = KIND_CODE["follow"], KIND_CODE["share"]


@dataclass(kw_only=True)
class Settled:
    """What of the events counts.

    Attributes
    ----------
    used : array of bool
        The rows that the event table holds.
    time : array of int
        Milliseconds since 1970, 0 where unknown.
    local : bool
        Whether the times are local, in a zone that nobody named; otherwise they are in UTC.
    session : array of int
        Code of the LIVE.
    prices : Prices
        What gifts cost.
    counted : list of (GiftRow, int)
        The gifts that count, each with its price in coins, 0 where unpriced.
    notes : list of str
        What was done.
    host : str
        How the host was known.
    """

    used: Any
    time: Any
    local: bool
    session: Any
    session_names: list[str]
    prices: Prices
    counted: list[tuple[GiftRow, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    host: str = ""

    @cached_property
    def gift_columns(self) -> tuple[Any, Any, Any, Any]:
        """Positions, prices in coins, counts and diamonds of the gifts that count."""
        import numpy as np

        from livemoney.model.money import diamonds, gift_coins

        at, prices, counts = (
            np.array(column, dtype=np.int64)
            for column in (
                [row.at for row, _ in self.counted],
                [price for _, price in self.counted],
                [row.count for row, _ in self.counted],
            )
        )
        return at, prices, counts, diamonds(gift_coins(prices, counts))


def settle(
    events: Events, ledger: Ledger, files: list[str], host: str | None, zone: str | None
) -> Settled:
    """Apply the counting rules; every row that does not count goes to the ledger with its reason.

    Parameters
    ----------
    events : Events
        All rows of the file.
    ledger : Ledger
        Where rows are set aside.
    files : list of str
        Names of the files, for the examples.
    host : str, optional
        Handle or id of the host, if the reader knows it.
    zone : str, optional
        Zone of times that have none.
    """
    import numpy as np

    clocks = read_clocks(events, zone)
    time = clocks.time
    used = np.ones(len(events), dtype=bool)
    session, names = _sessions(events, time)
    settled = Settled(
        used=used,
        time=time,
        local=clocks.local,
        session=session,
        session_names=names,
        prices=Prices(events.gifts, events.gift_list),
    )

    def aside(rows: Any, reason: str) -> None:
        # What an earlier rule has set aside already is not set aside again.
        left = np.asarray(rows, dtype=np.int64)
        left = left[used[left]]
        if len(left):
            used[left] = False
            first = int(left[0])
            example = Example(file=files[events.file[first]], line=events.line[first])
            lines = [
                events.line[at]
                for at in left[:LINES_SHOWN].tolist()
                if events.file[at] == events.file[first]
            ]
            ledger.set_aside_rows(reason, example, len(left), lines)

    aside(_duplicates(events, time), DUPLICATE)
    aside(sent_before(events, clocks, session), BACKLOG)
    settled.notes += clocks.notes
    gifts = [row for row in events.gifts if used[row.at]]
    gifts, others, settled.host = to_host(events, gifts, host, settled.notes)
    aside([row.at for row in others], OTHER_HOST)
    for row in gifts:
        row.streakable = settled.prices.streakable(row)
    repeated: list[int] = []
    places = np.array([row.at for row in gifts], dtype=np.int64)
    lives = dict(zip(places.tolist(), session[places].tolist(), strict=True))
    times = dict(zip(places.tolist(), time[places].tolist(), strict=True))
    choose(
        gifts,
        giver=lambda row: (lives[row.at], events.user[row.at]),
        moment=lambda row: times[row.at],
        set_aside=lambda row: repeated.append(row.at),
    )
    aside(sorted(repeated), EARLIER)
    gifts = [row for row in gifts if used[row.at]]
    unfinished = sum(row.streakable == 1 and row.end < 1 for row in gifts)
    if unfinished:
        settled.notes.append(
            f"{unfinished:,} gift streaks have no end in the file; each counts at the highest "
            "count seen."
        )
    from_catalogue = 0
    for row in gifts:
        price, where = settled.prices.price(row)
        from_catalogue += where == IN_CATALOGUE
        settled.counted.append((row, price))
        if not price:
            ledger.remark(
                "a gift without a known price",
                Example(
                    file=files[events.file[row.at]],
                    line=events.line[row.at],
                    field="gift",
                    value=shown(settled.prices.name(row)),
                    expected="a price in its row, in the file or in the catalogue",
                ),
            )
    if from_catalogue:
        settled.notes.append(
            f"{from_catalogue:,} gifts have no price in the file and take the catalogue's, which "
            "is of one region and older than your LIVE may be."
        )
    return settled


def _duplicates(events: Events, time: Any) -> Any:
    """Rows whose message id came before; follows and shares without one, if all else is equal."""
    import numpy as np

    if not len(events):
        return []
    message = np.frombuffer(events.message, dtype=np.int64)
    with_id = np.flatnonzero(message)
    _, first = np.unique(message[with_id], return_index=True)
    repeated = np.ones(len(with_id), dtype=bool)
    repeated[first] = False
    rows = [with_id[repeated]]
    kind = np.frombuffer(events.kind, dtype=np.int8)
    social = np.flatnonzero((message == 0) & ((kind == FOLLOW) | (kind == SHARE)) & (time > 0))
    if len(social):
        user = np.frombuffer(events.user, dtype=np.dtype("l"))
        keys = np.stack([kind[social], user[social], time[social]]).astype(np.int64)
        _, first = np.unique(keys, axis=1, return_index=True)
        repeated = np.ones(len(social), dtype=bool)
        repeated[first] = False
        rows.append(social[repeated])
    return np.sort(np.concatenate(rows))


def _sessions(events: Events, time: Any) -> tuple[Any, list[str]]:
    """Give each row's LIVE: by room number, else by file and by long silences."""
    import numpy as np

    if not len(events):
        return np.zeros(0, dtype=np.int64), []
    session = np.frombuffer(events.session, dtype=np.dtype("l")).astype(np.int64)
    names = ["" if isinstance(key, tuple) else str(key) for key in events.sessions]
    for key, code in list(events.sessions.items()):
        if not isinstance(key, tuple):
            continue
        rows = np.flatnonzero(session == code)
        timed = rows[time[rows] > 0]
        names[code] = str(key[1]) if key[1] != "file" else f"LIVE {code + 1}"
        if len(timed) < 2:
            continue
        # Sorted, so that a late row does not look like a long silence.
        order = timed[np.argsort(time[timed], kind="stable")]
        splits = np.diff(time[order]) > NEW_LIVE_MS
        if not splits.any():
            continue
        part = np.concatenate([[0], np.cumsum(splits)])
        base = names[code]
        names[code] = f"{base}, part 1"
        for number in range(1, int(part[-1]) + 1):
            session[order[part == number]] = len(names)
            names.append(f"{base}, part {number + 1}")
            if len(names) > MOST_LIVES:
                break
        _follow(session, rows, time)
    return session, names


def _follow(session: Any, rows: Any, time: Any) -> None:
    """Put rows without a time into the LIVE of the row before them."""
    import numpy as np

    before = np.maximum.accumulate(np.where(time[rows] > 0, np.arange(len(rows)), -1))
    known = before >= 0
    session[rows[known]] = session[rows[before[known]]]
