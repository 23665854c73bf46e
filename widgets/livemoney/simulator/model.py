"""The LIVE, minute by minute, for many sessions at once.

Viewers come in and leave. Some would give, if they stay for long enough: they are counted by the
minute in which they came. All others are one count, so a minute costs a few random draws per
session, whatever the size of the audience. A gift may set off others; who gave which is worked out
afterwards.

Gifts that set off gifts are a self-exciting process (A. G. Hawkes, "Spectra of some self-exciting
and mutually exciting point processes", Biometrika 58, 1971), in steps of a minute: `burst` is its
branching ratio, the number of gifts that one gift sets off directly, and is below 1, so that bursts
end. The time until they come is geometric with mean `burst_minutes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.simulator.given import mean_price, would_give
from livemoney.simulator.sizes import gift_sizes

# Each mechanism has random numbers of its own: switching one off leaves the others' as they were.
MECHANISMS = (
    *("reach", "arrivals", "leaving", "willing", "waiting"),
    *("likes", "comments", "gifting", "bursts", "gifters", "sizes"),
)
BY_MINUTE = ("viewers", "likes", "comments", "gifts")
# Excitement fades for ever; below this it is set to 0, and less than that is lost of a burst.
LEAST_EXCITEMENT = 1e-4


def run(
    values: Mapping[str, Any], sessions: int, minutes: int, seed: Any, by_minute: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Simulate one block of sessions.

    Parameters
    ----------
    values
        Every parameter, checked.
    sessions, minutes
        How many sessions, and how long each is.
    seed : numpy.random.SeedSequence
        Where the block's random numbers come from.
    by_minute
        Keep the counts of every minute.

    Returns
    -------
    tuple of dict
        Arrays with one entry a session; arrays of minutes x sessions (empty unless asked for).
    """
    import numpy as np

    draw = {
        name: np.random.default_rng(child)
        for name, child in zip(MECHANISMS, seed.spawn(len(MECHANISMS)), strict=True)
    }
    leave = 1 / values["mean_stay_minutes"]
    settle = int(values["settle_minutes"])
    willing_share = would_give(values)
    likes_rate = values["likes_per_viewer_minute"]
    # Comments are counted per viewer who comes in, and made while watching.
    comments_rate = values["comments_per_viewer"] * leave
    boost, half = values["reach_boost"], values["likes_for_half_boost"]
    burst, fade = values["burst"], 1 - 1 / values["burst_minutes"]
    crowd_out = values["crowd_out"]

    audience = values["concurrent_viewers"] * _reach(values, sessions, draw["reach"])
    others = np.zeros(sessions, dtype=np.int64)
    totals = _zeros(sessions)
    # Those who would give and have not stayed for long enough: session, minute of coming, how many.
    waiting, since, count = others[:0], others[:0], others[:0]
    likes = np.zeros(sessions)
    excitement = np.zeros(sessions)
    first_gifts: list[tuple[int, Any, Any]] = []
    further_gifts: list[tuple[int, Any, Any, Any]] = []
    kept: dict[str, list[Any]] = {name: [] for name in ("arrivals", *BY_MINUTE)}

    for minute in range(minutes):
        # The followers who were told open the LIVE: the room starts as full as it will stay.
        coming = audience if minute == 0 else audience * leave
        if boost and minute:
            coming = coming * (1 + boost * likes / (likes + half))
        arrivals = draw["arrivals"].poisson(coming)
        willing = draw["willing"].binomial(arrivals, willing_share)
        others += arrivals - willing
        some = np.flatnonzero(willing)
        waiting = np.concatenate((waiting, some))
        since = np.concatenate((since, np.full(len(some), minute)))
        count = np.concatenate((count, willing[some]))
        present = others + np.bincount(waiting, count, sessions).astype(np.int64)
        likes = draw["likes"].poisson(present * likes_rate)
        quiet: Any = 1 / (1 + crowd_out * excitement) if crowd_out else 1.0
        comments = draw["comments"].poisson(present * (comments_rate * quiet))

        # They stand in the order in which they came, so those who may give now stand first.
        ready = np.searchsorted(since, minute - settle, "right")
        some, givers = waiting[:ready], count[:ready]
        waiting, since, count = waiting[ready:], since[ready:], count[ready:]
        others[some] += givers
        if crowd_out:
            givers = draw["gifting"].binomial(givers, quiet[some])
            some, givers = some[givers > 0], givers[givers > 0]
        first_gifts.append((minute, some, givers))
        totals["gifters"][some] += givers

        gifts = np.zeros(sessions, dtype=np.int64)
        if burst:
            excited = np.flatnonzero(excitement)
            more = draw["bursts"].poisson(burst * excitement[excited])
            excited, more = excited[more > 0], more[more > 0]
            # Anyone who has given so far may give again.
            further_gifts.append((minute, excited, more, totals["gifters"][excited].copy()))
            gifts[excited] += more
        gifts[some] += givers
        if burst or crowd_out:
            excitement = fade * excitement + (1 - fade) * gifts
            excitement[excitement < LEAST_EXCITEMENT] = 0

        totals["viewers"] += arrivals
        totals["viewer_minutes"] += present
        totals["likes"] += likes
        totals["comments"] += comments
        totals["gifts"] += gifts
        np.maximum(totals["peak_viewers"], present, out=totals["peak_viewers"])
        if by_minute:
            row = (arrivals, present, likes, comments, gifts)
            for name, counts in zip(("arrivals", *BY_MINUTE), row, strict=True):
                kept[name].append(counts.astype(np.int64))

        leaving = np.minimum(1.0, leave * (1 + crowd_out * excitement)) if crowd_out else leave
        others -= draw["leaving"].binomial(others, leaving)
        count = draw["waiting"].binomial(count, 1 - (leaving[waiting] if crowd_out else leaving))
        stay = count > 0
        waiting, since, count = waiting[stay], since[stay], count[stay]

    coins = _coins(values, totals, first_gifts, further_gifts, minutes, draw, by_minute)
    if not by_minute:
        return totals, {}
    return totals, {name: np.array(rows) for name, rows in kept.items()} | {"coins": coins}


def _zeros(sessions: int) -> dict[str, Any]:
    import numpy as np

    names = ("viewers", "peak_viewers", "viewer_minutes", "likes", "comments", "gifts", "gifters")
    return {name: np.zeros(sessions, dtype=np.int64) for name in names}


def _reach(values: Mapping[str, Any], sessions: int, generator: Any) -> Any:
    """Each session's luck with the audience: gamma with mean 1 and the given spread."""
    import numpy as np

    spread = values["reach_spread"]
    if spread == 0:
        return np.ones(sessions)
    shape = 1 / spread**2
    return generator.gamma(shape, 1 / shape, sessions)


def _coins(
    values: Mapping[str, Any],
    totals: dict[str, Any],
    first_gifts: list[tuple[int, Any, Any]],
    further_gifts: list[tuple[int, Any, Any, Any]],
    minutes: int,
    draw: Mapping[str, Any],
    by_minute: bool,
) -> Any:
    """Give each gift a giver and a price; adds `coins` and `top_gifter_coins` to `totals`.

    Gifters stand in one long row, by session and within it in the order of their first gift. A
    further gift is from any gifter who has given before it, all with the same chance.
    """
    import numpy as np

    sessions = len(totals["gifters"])
    gifters = int(totals["gifters"].sum())
    starts = np.concatenate(([0], np.cumsum(totals["gifters"])))
    law = gift_sizes(mean_price(values), values["top_fifth_share"])
    sizes = law.draw(draw["gifters"], gifters)

    session = _joined([np.repeat(some, counts) for _, some, counts in first_gifts])
    minute = _joined([np.full(counts.sum(), at) for at, _, counts in first_gifts])
    order = np.argsort(session, kind="stable")
    givers, minute_of_gift = np.arange(gifters), minute[order]
    if further_gifts:
        further_session = _joined([np.repeat(some, n) for _, some, n, _ in further_gifts])
        earlier = _joined([np.repeat(known, n) for _, _, n, known in further_gifts])
        place = (draw["bursts"].random(len(earlier)) * earlier).astype(np.int64)
        givers = np.concatenate((givers, starts[further_session] + place))
        further_minute = _joined([np.full(n.sum(), at) for at, _, n, _ in further_gifts])
        minute_of_gift = np.concatenate((minute_of_gift, further_minute))

    prices = law.prices(draw["sizes"], sizes[givers])
    per_gifter = np.bincount(givers, weights=prices, minlength=gifters).astype(np.int64)
    running = np.concatenate(([0], np.cumsum(per_gifter)))
    totals["coins"] = running[starts[1:]] - running[starts[:-1]]
    totals["top_gifter_coins"] = np.zeros(sessions, dtype=np.int64)
    some = np.flatnonzero(totals["gifters"])
    if len(some):
        totals["top_gifter_coins"][some] = np.maximum.reduceat(per_gifter, starts[some])
    totals["gifter_coins"] = per_gifter
    if not by_minute:
        return None
    cell = minute_of_gift * sessions + np.repeat(np.arange(sessions), totals["gifters"])[givers]
    by_cell = np.bincount(cell, weights=prices, minlength=minutes * sessions)
    return by_cell.astype(np.int64).reshape(minutes, sessions)


def _joined(parts: list[Any]) -> Any:
    import numpy as np

    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)
