"""The simulator's model in SimPy, the usual library for such models: a process for every viewer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import simpy

from benchmarks.measures._simulator_loop import Rules, poisson, price


class Live:
    """One LIVE: its room, its gifters, its counts."""

    def __init__(self, dice: random.Random, rules: Rules, minutes: int) -> None:
        self.dice, self.rules = dice, rules
        self.world = simpy.Environment()
        self.present = self.gifts = 0
        self.gifters: list[float] = []
        self.found = dict.fromkeys(("viewers", "likes", "comments", "gifts", "gifters", "coins"), 0)
        self.world.process(self.door())
        self.world.process(self.room())
        self.world.run(until=minutes)
        self.found["gifters"] = len(self.gifters)

    def door(self) -> Iterator[Any]:
        """Let viewers in, at the start of every minute."""
        audience = self.rules.audience(self.dice)
        coming = audience
        while True:
            for _ in range(poisson(self.dice, coming)):
                self.world.process(self.viewer())
            coming = audience * self.rules.leave
            yield self.world.timeout(1)

    def viewer(self) -> Iterator[Any]:
        """One viewer: stays, may give, leaves."""
        self.present += 1
        self.found["viewers"] += 1
        watched = 0
        while True:
            yield self.world.timeout(0.25)
            if watched == self.rules.settle and self.dice.random() < self.rules.gives:
                self.gifters.append(self.rules.gifter(self.dice))
                self.give(self.gifters[-1])
            yield self.world.timeout(0.5)
            if self.dice.random() < self.rules.leave:
                self.present -= 1
                return
            watched += 1
            yield self.world.timeout(0.25)

    def room(self) -> Iterator[Any]:
        """Likes, comments, and gifts that gifts set off, in the middle of every minute."""
        excitement, rules = 0.0, self.rules
        while True:
            # After the viewers have given, before they leave.
            yield self.world.timeout(0.5)
            self.found["likes"] += poisson(self.dice, self.present * rules.likes)
            self.found["comments"] += poisson(self.dice, self.present * rules.comments)
            if self.gifters:
                for _ in range(poisson(self.dice, rules.values["burst"] * excitement)):
                    self.give(self.dice.choice(self.gifters))
            excitement = rules.fade * excitement + (1 - rules.fade) * self.gifts
            self.gifts = 0
            yield self.world.timeout(0.5)

    def give(self, size: float) -> None:
        """A gift of somebody of this size."""
        self.gifts += 1
        self.found["gifts"] += 1
        self.found["coins"] += price(self.dice, size)


def simulate(
    sessions: int, minutes: int = 120, seed: int = 1, **given: Any
) -> list[dict[str, float]]:
    """So many sessions, a row each."""
    dice, rules = random.Random(seed), Rules(given)
    return [rules.row(Live(dice, rules, minutes).found) for _ in range(sessions)]
