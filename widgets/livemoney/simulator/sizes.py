"""How large a gift is: a heavy tail, on the real price ladder.

A gifter has a size of their own, drawn once: `exp(mu + sigma * z)` coins with `z` standard normal,
cut off at the cheapest and the dearest gift. Each of their gifts costs one of the two prices of
the ladder that this size lies between, the dearer one with the chance that keeps the mean. So the
mean and the spread of gifts follow from the lognormal's partial moments, in closed form.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import NormalDist
from typing import Any

from livemoney.gifts import current_gifts
from livemoney.quantities import InputError, show

TOP = 0.2
Z_TOP = NormalDist().inv_cdf(1 - TOP)
WIDEST = 5.0


@cache
def ladder() -> tuple[int, ...]:
    """The prices that a gift can have, in coins, in increasing order."""
    return tuple(sorted({gift.coins for gift in current_gifts()}))


def _partial(mu: float, sigma: float, power: int, low: float, high: float) -> float:
    """E[X**power; low < X <= high] of a lognormal X; `high` may be infinite."""
    if sigma == 0:
        return math.exp(power * mu) if low < math.exp(mu) <= high else 0.0
    shift = power * sigma
    upper = 1.0 if high == math.inf else _below((math.log(high) - mu) / sigma - shift)
    lower = 0.0 if low <= 0 else _below((math.log(low) - mu) / sigma - shift)
    return math.exp(power * mu + (power * sigma) ** 2 / 2) * (upper - lower)


def _below(z: float) -> float:
    """The chance that a standard normal is below `z`, exact far out in the lower tail too."""
    return math.erfc(-z / math.sqrt(2)) / 2


@dataclass(frozen=True)
class GiftSizes:
    """The distribution of gift prices: lognormal sizes of gifters on the price ladder."""

    mu: float
    sigma: float

    @property
    def mean(self) -> float:
        """Mean price of a gift, in coins."""
        low, high = ladder()[0], ladder()[-1]
        return (
            low * _partial(self.mu, self.sigma, 0, 0, low)
            + _partial(self.mu, self.sigma, 1, low, high)
            + high * _partial(self.mu, self.sigma, 0, high, math.inf)
        )

    @property
    def mean_square(self) -> float:
        """Mean of the squared price.

        Between the prices `a < x <= b` the price squared is on average `x * (a + b) - a * b`.
        """
        prices = ladder()
        total = prices[0] ** 2 * _partial(self.mu, self.sigma, 0, 0, prices[0])
        for a, b in pairwise(prices):
            total += (a + b) * _partial(self.mu, self.sigma, 1, a, b)
            total -= a * b * _partial(self.mu, self.sigma, 0, a, b)
        return total + prices[-1] ** 2 * _partial(self.mu, self.sigma, 0, prices[-1], math.inf)

    @property
    def top_fifth_share(self) -> float:
        """Part of all coins that the biggest fifth of gifters gives."""
        if self.sigma == 0:
            return TOP
        low, high = ladder()[0], ladder()[-1]
        edge = math.exp(self.mu + self.sigma * Z_TOP)
        rest = (
            low * min(_partial(self.mu, self.sigma, 0, 0, low), 1 - TOP)
            + _partial(self.mu, self.sigma, 1, low, max(low, min(edge, high)))
            + high * max(0.0, _partial(self.mu, self.sigma, 0, high, math.inf) - TOP)
        )
        return 1 - rest / self.mean

    def draw(self, generator: Any, gifters: int) -> Any:
        """The sizes of so many gifters, in coins; not yet prices."""
        import numpy as np

        sizes = np.exp(self.mu + self.sigma * generator.standard_normal(gifters))
        return np.clip(sizes, ladder()[0], ladder()[-1])

    def prices(self, generator: Any, sizes: Any) -> Any:
        """A gift's price for each gifter's size: one of the two prices around it."""
        import numpy as np

        prices = np.array(ladder(), dtype=float)
        above = np.clip(np.searchsorted(prices, sizes), 1, len(prices) - 1)
        low, high = prices[above - 1], prices[above]
        dearer = generator.random(len(sizes)) * (high - low) < sizes - low
        return np.where(dearer, high, low).astype(np.int64)


@cache
def gift_sizes(mean_coins: float, top_fifth_share: float) -> GiftSizes:
    """The distribution with this mean price, and this part from the biggest fifth of gifters.

    Found by bisection, for the mean within the share: both grow steadily.

    Raises
    ------
    InputError
        A mean outside the ladder, or a share that this mean does not reach.
    """
    low, high = ladder()[0], ladder()[-1]
    if not low <= mean_coins <= high:
        raise InputError(
            "coins_per_gifter",
            mean_coins,
            f"a mean price of a gift from {low} to {show(high)} coins; bursts lower the price",
        )
    if top_fifth_share <= TOP or mean_coins in (low, high):
        return GiftSizes(math.log(mean_coins), 0.0)

    def with_sigma(sigma: float) -> GiftSizes:
        # The cut-off moves the mean, so `mu` may have to lie far outside the ladder.
        reach = 20 + 3 * sigma * sigma
        return GiftSizes(
            _bisect(lambda mu: GiftSizes(mu, sigma).mean - mean_coins, -reach, reach), sigma
        )

    if with_sigma(WIDEST).top_fifth_share < top_fifth_share:
        most = with_sigma(WIDEST).top_fifth_share
        raise InputError(
            "top_fifth_share",
            top_fifth_share,
            f"a share from {TOP} to {math.floor(most * 1000) / 1000:g} where a gift costs "
            f"{mean_coins:,.4g} coins on average (coins_per_gifter, less the more gifts a burst "
            f"brings), since gifts cost from {low} to {show(high)}",
        )
    sigma = _bisect(lambda s: with_sigma(s).top_fifth_share - top_fifth_share, 1e-9, WIDEST)
    return with_sigma(sigma)


def _bisect(function: Any, low: float, high: float) -> float:
    for _ in range(80):
        middle = (low + high) / 2
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
