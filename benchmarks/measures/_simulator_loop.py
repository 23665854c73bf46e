"""The simulator's model as the obvious loop: sessions, minutes, viewers, one by one."""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from livemoney.model.money import diamonds, reward_usd
from livemoney.simulator.given import complete, mean_price, would_give
from livemoney.simulator.sizes import GiftSizes, gift_sizes, ladder


class Rules:
    """The parameters of a run, as chances per minute."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        values = complete(given)
        if values["crowd_out"] or values["reach_boost"]:
            raise ValueError("the loops have no crowd-out and no boost, as the defaults have none")
        self.values = values
        self.leave = 1 / values["mean_stay_minutes"]
        self.settle = int(values["settle_minutes"])
        self.gives = would_give(values)
        self.likes = values["likes_per_viewer_minute"]
        self.comments = values["comments_per_viewer"] * self.leave
        self.fade = 1 - 1 / values["burst_minutes"]
        self.sizes: GiftSizes = gift_sizes(mean_price(values), values["top_fifth_share"])

    def audience(self, dice: random.Random) -> float:
        """How many viewers a session has at one time, on average."""
        spread = self.values["reach_spread"]
        reach = dice.gammavariate(1 / spread**2, spread**2) if spread else 1.0
        return float(self.values["concurrent_viewers"] * reach)

    def gifter(self, dice: random.Random) -> float:
        """The size of a gifter's gifts, in coins."""
        size = math.exp(self.sizes.mu + self.sizes.sigma * dice.gauss(0, 1))
        return min(max(size, ladder()[0]), ladder()[-1])

    def row(self, session: dict[str, int]) -> dict[str, float]:
        """A session's row, with its money."""
        values = self.values
        in_diamonds = diamonds(session["coins"])
        reward = reward_usd(in_diamonds, values["diamond_gross_usd"], values["reward_rate"])
        return {**session, "take_home_usd": reward}


def price(dice: random.Random, size: float) -> int:
    """A gift's price: one of the two prices of the ladder around the gifter's size."""
    prices = ladder()
    above = min(max(bisect_right(prices, size), 1), len(prices) - 1)
    low, high = prices[above - 1], prices[above]
    return high if dice.random() * (high - low) < size - low else low


def poisson(dice: random.Random, mean: float) -> int:
    """A Poisson number, by multiplying uniforms; large means in pieces."""
    count = 0
    while mean > 500:
        count += poisson(dice, 500)
        mean -= 500
    limit, product = math.exp(-mean), dice.random()
    while product > limit:
        count += 1
        product *= dice.random()
    return count


def one_session(dice: random.Random, rules: Rules, minutes: int) -> dict[str, int]:
    """One LIVE, minute by minute and viewer by viewer."""
    audience, burst = rules.audience(dice), rules.values["burst"]
    found = dict.fromkeys(("viewers", "likes", "comments", "gifts", "gifters", "coins"), 0)
    room: list[int] = []
    gifters: list[float] = []
    excitement = 0.0
    for minute in range(minutes):
        arrivals = poisson(dice, audience if minute == 0 else audience * rules.leave)
        found["viewers"] += arrivals
        room += [minute] * arrivals
        found["likes"] += poisson(dice, len(room) * rules.likes)
        found["comments"] += poisson(dice, len(room) * rules.comments)
        gifts = 0
        for since in room:
            if minute - since == rules.settle and dice.random() < rules.gives:
                gifters.append(rules.gifter(dice))
                found["coins"] += price(dice, gifters[-1])
                gifts += 1
        if gifters:
            for _ in range(poisson(dice, burst * excitement)):
                found["coins"] += price(dice, dice.choice(gifters))
                gifts += 1
        excitement = rules.fade * excitement + (1 - rules.fade) * gifts
        found["gifts"] += gifts
        room = [since for since in room if dice.random() >= rules.leave]
    found["gifters"] = len(gifters)
    return found


def simulate(
    sessions: int, minutes: int = 120, seed: int = 1, **given: Any
) -> list[dict[str, float]]:
    """So many sessions, a row each."""
    dice, rules = random.Random(seed), Rules(given)
    return [rules.row(one_session(dice, rules, minutes)) for _ in range(sessions)]
