"""Two clocks: the server's, in UTC, and the log's own, which may be local without a zone.

Where rows have both, the difference between the two is the log's zone. A file of local times
alone stays local unless the reader names the zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from livemoney.logs.collect import KIND_CODE, Events

__all__ = ["Clocks", "in_utc", "read_clocks", "sent_before"]

# Zones differ from UTC by whole quarters of an hour.
QUARTER_MS = 15 * 60_000
# A library asks for the messages just before it connected; they all arrive at once.
BURST_MS = 10_000
# Between the server's clock and the log's; more than any delay on the way.
CLOCK_SLACK_MS = 5_000


@dataclass(kw_only=True)
class Clocks:
    """When each row happened.

    Attributes
    ----------
    server, logged, time : array of int
        Milliseconds since 1970 by the server's clock, by the log's, and by the better of the two;
        0 where unknown.
    local : bool
        Whether the times are local, in a zone that nobody named.
    notes : list of str
        What was done.
    """

    server: Any
    logged: Any
    local: bool
    notes: list[str] = field(default_factory=list)

    @property
    def time(self) -> Any:
        """The server's time, else the log's."""
        import numpy as np

        return np.where(self.server > 0, self.server, self.logged)


def read_clocks(events: Events, zone: str | None) -> Clocks:
    """Bring both clocks to UTC where that can be done."""
    import numpy as np

    if not len(events):
        nothing = np.zeros(0, dtype=np.int64)
        return Clocks(server=nothing, logged=nothing, local=False)
    server = np.frombuffer(events.server_time, dtype=np.int64)
    logged = np.frombuffer(events.log_time, dtype=np.int64)
    if zone is not None:
        server = in_utc(server, zone) if events.local_servers else server
        logged = in_utc(logged, zone) if events.local_logs else logged
        return Clocks(server=server, logged=logged, local=False)
    if events.local_servers or not events.local_logs or not (server > 0).any():
        local = bool(events.local_servers or events.local_logs)
        return Clocks(server=server, logged=logged, local=local)
    clocks = Clocks(server=server, logged=logged, local=False)
    both = (server > 0) & (logged > 0)
    alone = int(((logged > 0) & ~both).sum())
    if both.any():
        clocks.logged = np.where(logged > 0, logged - _ahead(events, server, logged, both), 0)
        clocks.notes.append(
            "The log's own times have no zone. The server's times beside them, which are in UTC, "
            "show how far they are from UTC."
        )
    else:
        clocks.logged = np.zeros(len(logged), dtype=np.int64)
        clocks.notes.append(
            f"{alone:,} rows have only a local time without a zone while others have times in UTC: "
            "give the zone to use them."
        )
    return clocks


def _ahead(events: Events, server: Any, logged: Any, both: Any) -> Any:
    """How far the log's clock is ahead of UTC, LIVE by LIVE: it may change with the season."""
    import numpy as np
    import pandas as pd

    named = pd.Series(np.frombuffer(events.session, dtype=np.dtype("l")))
    apart = pd.Series(logged - server)[both]
    usual = apart.groupby(named[both]).median()
    ahead = named.map(usual).fillna(apart.median()) / QUARTER_MS
    return ahead.round().astype(np.int64).to_numpy() * QUARTER_MS


def in_utc(milliseconds: Any, zone: str) -> Any:
    """Local times of a zone in UTC; 0 for those that its clock shows twice."""
    import numpy as np
    import pandas as pd

    local = pd.Series(pd.to_datetime(milliseconds, unit="ms"))
    placed = local.dt.tz_localize(zone, ambiguous="NaT", nonexistent="shift_forward")
    moved = placed.dt.tz_convert("UTC").dt.tz_localize(None)
    found = moved.astype("datetime64[ms]").to_numpy().astype(np.int64)
    return np.where((np.asarray(milliseconds) > 0) & moved.notna().to_numpy(), found, 0)


def sent_before(events: Events, clocks: Clocks, session: Any) -> Any:
    """Rows that are older than the connection: marked so, or shown by the two clocks."""
    import numpy as np

    if not len(events):
        return []
    server, logged = clocks.server, clocks.logged
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
        early |= late & (server < began[session] - usual)
    named = np.frombuffer(events.session, dtype=np.dtype("l"))
    for code, at in events.connected.items():
        in_session = named == code
        connected = (logged[at] or server[at]) - CLOCK_SLACK_MS
        older = in_session & (server > 0) & (logged == 0) & (server < connected)
        if older.sum() * 2 > in_session.sum():
            clocks.notes.append(
                "Most events are older than the time of connecting: the two clocks differ, so "
                "none is set aside as sent before the log began."
            )
        else:
            early |= older
    connect = np.frombuffer(events.kind, dtype=np.int8) == KIND_CODE["connect"]
    return np.flatnonzero(early & ~connect)
