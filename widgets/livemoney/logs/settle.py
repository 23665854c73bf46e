"""The counting rules: from the rows of a log to the rows that count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from livemoney.logs.collect import KIND_CODE, Events, GiftRow
from livemoney.logs.prices import IN_CATALOGUE, Prices
from livemoney.logs.report import LINES_SHOWN, Example, Ledger, shown
from livemoney.logs.streaks import EARLIER, choose

__all__ = ["Settled", "settle"]

DUPLICATE = "a message that is in the file already"
BACKLOG = "sent before the log began"
OTHER_HOST = "a gift to another host"

# A library asks for the messages just before it connected; they all arrive at once.
BURST_MS = 10_000
# Between the server's clock and the log's; more than any delay on the way.
CLOCK_SLACK_MS = 5_000
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

        from livemoney.money import diamonds, gift_coins

        at, prices, counts = (
            np.array(column, dtype=np.int64)
            for column in (
                [row.at for row, _ in self.counted],
                [price for _, price in self.counted],
                [row.count for row, _ in self.counted],
            )
        )
        return at, prices, counts, diamonds(gift_coins(prices, counts))


def settle(events: Events, ledger: Ledger, files: list[str], host: str | None) -> Settled:
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
    """
    import numpy as np

    server = np.frombuffer(events.server_time, dtype=np.int64) if len(events) else np.zeros(0, int)
    logged = np.frombuffer(events.log_time, dtype=np.int64) if len(events) else server
    time = np.where(server > 0, server, logged)
    used = np.ones(len(events), dtype=bool)
    session, names = _sessions(events, time)
    settled = Settled(
        used=used,
        time=time,
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
            lines = [events.line[at] for at in left[:LINES_SHOWN].tolist()]
            example = Example(file=files[events.file[int(left[0])]], line=lines[0])
            ledger.set_aside_rows(reason, example, len(left), lines)

    aside(_duplicates(events, time), DUPLICATE)
    aside(_backlog(events, server, logged, session, settled.notes), BACKLOG)
    gifts = [row for row in events.gifts if used[row.at]]
    gifts, others = _to_host(events, gifts, host, settled)
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


def _backlog(events: Events, server: Any, logged: Any, session: Any, notes: list[str]) -> Any:
    """Rows that are older than the connection: marked so, or shown by the two clocks."""
    import numpy as np

    if not len(events):
        return []
    early = np.frombuffer(events.backlog, dtype=np.int8) > 0
    both = (server > 0) & (logged > 0)
    if both.any():
        lag = np.where(both, logged - server, 0)
        usual = np.median(lag[both])
        began = np.full(int(session.max()) + 1, np.iinfo(np.int64).max)
        np.minimum.at(began, session[both], logged[both])
        burst = both & (logged - began[session] < BURST_MS)
        late = burst & (lag - usual > CLOCK_SLACK_MS)
        # Server times rise with the log's; in the burst they are older than the first log time.
        early |= late & (server < began[session] + usual * -1)
    for code, connected in events.connected.items():
        in_session = np.frombuffer(events.session, dtype=np.dtype("l")) == code
        older = in_session & (server > 0) & (logged == 0) & (server < connected - CLOCK_SLACK_MS)
        if older.sum() * 2 > in_session.sum():
            notes.append(
                "Most events are older than the time of connecting: the two clocks differ, so "
                "none is set aside as sent before the log began."
            )
        else:
            early |= older
    connect = np.frombuffer(events.kind, dtype=np.int8) == KIND_CODE["connect"]
    return np.flatnonzero(early & ~connect)


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


def _to_host(
    events: Events, gifts: list[GiftRow], host: str | None, settled: Settled
) -> tuple[list[GiftRow], list[GiftRow]]:
    """Divide the gifts into the host's and those that went to a co-host."""
    recipients = Counter(row.recipient for row in gifts if row.recipient >= 0)
    ours = _host_codes(events, recipients, host, settled)
    if ours is None:
        return gifts, []
    mine = [row for row in gifts if row.recipient < 0 or row.recipient in ours]
    others = [row for row in gifts if not (row.recipient < 0 or row.recipient in ours)]
    return mine, others


def _host_codes(
    events: Events, recipients: Counter[int], host: str | None, settled: Settled
) -> set[int] | None:
    """Give the host's codes, None where every gift counts as the host's."""
    if host is not None:
        wanted = host.strip().removeprefix("@").casefold()
        codes = {
            code
            for code, (user_id, handle) in enumerate(zip(events.ids, events.handles, strict=True))
            if wanted in (user_id.casefold(), handle.casefold())
        }
        if codes & set(recipients) or (codes and not recipients):
            settled.host = "given"
            return codes
        comparable = events.ids if wanted.isdecimal() else events.handles
        if recipients and all(comparable[code] for code in recipients):
            settled.host = "given; no gift names that account"
            settled.notes.append("No gift in the file went to the given host.")
            return set()
        if len(recipients) > 1:
            likeliest = recipients.most_common(1)[0][0]
            settled.host = "given, but no gift names that account; taken from most gifts"
            settled.notes.append(
                "No gift names the given host. The account that received most gifts is taken for "
                "the host; give its id as host= if that is wrong."
            )
            return {likeliest}
        settled.host = "given"
        return None
    if events.hosts:
        most = max(events.hosts.values())
        codes = {code for code, count in events.hosts.items() if count == most}
        if codes & set(recipients) or not recipients:
            settled.host = "found in the file"
            return codes
        # Known by handle alone while gifts name ids.
    if not recipients:
        settled.host = "not named; the file names no recipient, so every gift counts as the host's"
        return None
    if len(recipients) == 1:
        settled.host = "not named; all gifts went to one account"
        return None
    settled.host = "not named; taken from most gifts"
    settled.notes.append(
        f"Gifts went to {len(recipients)} accounts. The one that received most gifts is taken "
        "for the host; give host= to say who it is."
    )
    return {recipients.most_common(1)[0][0]}
