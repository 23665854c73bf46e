"""Made-up LIVE events from the simulator's sessions: of no real person, and labelled so.

The seam is narrow: of each simulated session only its row of the sessions table is taken (viewers,
peak viewers, likes, comments, gifters, coins, the top gifter's coins). What a log has besides is
drawn here, seeded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from livemoney.gifts import PanelGift, gift_panel

__all__ = ["HOST", "Live", "Person", "Sent", "lives"]

FIRST_LIVE = datetime(2026, 9, 1, 18, 0, tzinfo=UTC)
# A viewer taps in batches, and a room passes on few of them.
TAPS = 15


@dataclass(frozen=True)
class Person:
    """Somebody in the room."""

    id: int
    handle: str
    nickname: str


@dataclass(kw_only=True)
class Sent:
    """One message of a LIVE, as every library gets it."""

    kind: str
    time: int
    message: int
    room: int
    person: Person | None = None
    gift: PanelGift | None = None
    count: int = 0
    end: bool = False
    group: int = 0
    to: Person | None = None
    likes: int = 0
    total: int = 0
    viewers: int = 0
    entered: int = 0
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Live:
    """One made-up LIVE: its messages in order, and what they add up to."""

    room: int
    start: datetime
    minutes: int
    viewers: int
    likes: int
    gifters: int
    diamonds: int
    messages: tuple[Sent, ...]


HOST = Person(7_000_000_000_000_000_001, "synthetic_host", "Synthetic Host")


def lives(
    sessions: Sequence[dict[str, Any]], minutes: int, seed: int, most_likes: int = 60
) -> list[Live]:
    """Give a LIVE for each simulated session, two days apart.

    Parameters
    ----------
    sessions : sequence of dict
        Rows of the simulator's sessions table.
    minutes : int
        How long each LIVE is.
    seed : int
        Same seed, same messages.
    most_likes : int
        Most like messages a LIVE.
    """
    rng = Random(seed)
    return [_live(number, row, minutes, rng, most_likes) for number, row in enumerate(sessions)]


def _live(number: int, row: dict[str, Any], minutes: int, rng: Random, most_likes: int) -> Live:
    room = 7_400_000_000_000_000_000 + number
    start = FIRST_LIVE + timedelta(days=2 * number, minutes=rng.randrange(60))
    began = int(start.timestamp() * 1000)
    length = minutes * 60_000
    people = [_person(number, at) for at in range(max(int(row["viewers"]), 1))]
    messages: list[Sent] = []

    def add(kind: str, share: float, **fields: Any) -> Sent:
        sent = Sent(kind=kind, time=began + int(share * length), message=0, room=room, **fields)
        messages.append(sent)
        return sent

    for person in people[:150]:
        add("join", rng.random() * 0.9, person=person)
    for person in rng.sample(people, min(len(people), 3)):
        add("follow", rng.random(), person=person)
    add("share", rng.random(), person=rng.choice(people))
    for at in range(min(int(row["comments"]), 80)):
        add("comment", rng.random(), person=rng.choice(people), text=f"synthetic comment {at}")
    for at in range(minutes):
        share = at / minutes
        seen = round(int(row["peak_viewers"]) * min(1.0, 4 * share + 0.1, 4 * (1 - share) + 0.1))
        entered = round(int(row["viewers"]) * share)
        add("viewers", share, viewers=max(seen, 1), entered=max(entered, 1))
    taps = sorted(rng.random() for _ in range(min(int(row["likes"]), most_likes)))
    for at, share in enumerate(taps):
        total = round(int(row["likes"]) * (at + 1) / len(taps))
        add("like", share, person=rng.choice(people), likes=rng.randint(1, TAPS), total=total)
    givers = people[: int(row["gifters"])]
    for giver, coins in zip(givers, _shares(row, rng), strict=True):
        for gift, count in _gifts(coins, rng):
            _streak(add, giver, gift, count, rng, length)
    messages.sort(key=lambda sent: sent.time)
    for at, sent in enumerate(messages):
        sent.message = 7_500_000_000_000_000_000 + number * 1_000_000 + at
    return Live(
        room=room,
        start=start,
        minutes=minutes,
        viewers=len(people),
        likes=int(row["likes"]),
        gifters=len(givers),
        diamonds=int(row["coins"]),
        messages=tuple(messages),
    )


def _person(live: int, at: int) -> Person:
    # A third of the viewers come back, under the same account.
    number = at if at % 3 == 0 else live * 10_000 + at
    return Person(
        6_900_000_000_000_000_000 + number,
        f"synthetic_viewer_{number}",
        f"Synthetic viewer {number}",
    )


def _shares(row: dict[str, Any], rng: Random) -> Iterator[int]:
    """Divide a session's coins among its gifters, the top gifter's share as simulated."""
    gifters, coins = int(row["gifters"]), int(row["coins"])
    if not gifters:
        return
    top = int(row["top_gifter_coins"]) if gifters > 1 else coins
    yield top
    left = coins - top
    for others in range(gifters - 1, 0, -1):
        most = left - (others - 1)
        share = left if others == 1 else rng.randint(1, max(min(most, 2 * left // others), 1))
        left -= share
        yield share


def _gifts(coins: int, rng: Random) -> Iterator[tuple[PanelGift, int]]:
    """Give gifts of the panel that cost `coins` together."""
    panel = sorted(gift_panel(), key=lambda gift: gift.coins)
    while coins:
        fitting = [gift for gift in panel if gift.coins <= coins]
        gift = rng.choice(fitting[-25:])
        most = min(coins // gift.coins, 30) if gift.streakable else 1
        count = rng.randint(1, most) if gift.coins > 1 else min(coins, 60)
        coins -= gift.coins * count
        yield gift, count


def _streak(add: Any, giver: Person, gift: PanelGift, count: int, rng: Random, length: int) -> None:
    """Add what a library gets for one gift: each tap with the count so far, then the end."""
    share = rng.random() * 0.99
    if not gift.streakable:
        for _ in range(count):
            add("gift", share, person=giver, gift=gift, count=1, end=False, to=HOST)
        return
    group = rng.randrange(1 << 40)
    step = 400 / length
    for tap in range(1, count + 1):
        # Quick taps reach a log together.
        if tap in (1, count) or rng.random() < 0.3:
            sent = add("gift", share + step * tap, person=giver, gift=gift, count=tap, to=HOST)
            sent.group = group
    sent = add("gift", share + step * (count + 8), person=giver, gift=gift, count=count, to=HOST)
    sent.group, sent.end = group, True
