"""What follows from the model without simulating: expected gifters and coins, chance of nothing.

Viewers come in at random and each acts for themselves, so the number of gifters in a LIVE of known
reach is Poisson (thinning), and with a gamma-distributed reach it is negative binomial. With
bursts and crowd-out off, a LIVE's coins are a compound sum over these gifters. Bursts are linear:
what one gift sets off on average does not depend on the others, so the mean follows with them on.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import formula, maximum, power, where
from livemoney.quantities import Amount, Rate, Share

# Below this spread the audience is as good as the same in every LIVE.
LEAST_SPREAD = 1e-4


@formula
def expected_gifters(
    concurrent_viewers: Amount,
    minutes: Amount,
    mean_stay_minutes: Amount,
    settle_minutes: Amount,
    gifter_rate: Share,
) -> Any:
    """Gifters in a LIVE, on average over many LIVEs.

    `N = concurrent_viewers` are there in the first minute, and `N * h` come in every minute after
    it, with `h = 1 / mean_stay_minutes`. Who comes in less than `settle_minutes` before the end
    cannot give; of the others the share `gifter_rate` does. With `m = minutes` there are
    `k = m - 1 - settle_minutes` such minutes after the first, and::

        N * gifter_rate * (1 + h * k)

    if `k` is 0 or more; nobody gives otherwise. Our own derivation, for whole minutes.
    """
    late = minutes - 1 - settle_minutes
    return where(
        late >= 0,
        concurrent_viewers * gifter_rate * (1 + maximum(late, 0) / mean_stay_minutes),
        0,
    )


@formula
def unique_viewers(concurrent_viewers: Amount, minutes: Amount, mean_stay_minutes: Amount) -> Any:
    """Different viewers of a LIVE, on average: its gifters, if all gave as soon as they came in.

    `N` are there in the first minute and `N * h` come in every minute after it, as in
    `expected_gifters`.
    """
    return expected_gifters(concurrent_viewers, minutes, mean_stay_minutes, 0, 1)


@formula
def burst_part(
    minutes: Amount,
    mean_stay_minutes: Amount,
    settle_minutes: Amount,
    burst: Share,
    burst_minutes: Amount,
) -> Any:
    """The part of the gifts of endless bursts that comes before the LIVE ends.

    A gift sets off `b` others directly, of which the share `f = 1 / burst_minutes` of those still
    to come arrives each minute. In the `j` minutes after it, it and all that follows from it are
    `(1 - b * r**j) / (1 - b)` gifts on average, `r = 1 - f * (1 - b)`; in an endless LIVE they
    are `1 / (1 - b)`. First gifts come as in `expected_gifters`, those of the first viewers with
    `k` minutes left, those of later ones with `k - 1, ..., 0`. So the part is::

        (1 - b * r**k + h * (k - b * (1 - r**k) / (1 - r))) / (1 + h * k)

    Our own derivation, from the mean of a self-exciting process (Hawkes 1971).
    """
    left = maximum(minutes - 1 - settle_minutes, 0)
    fading = (1 - burst) / burst_minutes
    unfinished = burst * power(1 - fading, left)
    later = (left - (burst - unfinished) / fading) / mean_stay_minutes
    return (1 - unfinished + later) / (1 + left / mean_stay_minutes)


@formula
def chance_of_nothing(expected_gifters: Amount, reach_spread: Rate) -> Any:
    """The chance that a LIVE has no gifter, so brings nothing.

    Reach is gamma with mean 1 and standard deviation `s`, so gifters are negative binomial and::

        (1 + s**2 * expected_gifters) ** (-1 / s**2)

    which becomes `exp(-expected_gifters)`, the Poisson chance of none, as `s` goes to 0.
    """
    spread = maximum(reach_spread, LEAST_SPREAD)
    return power(1 + spread * spread * expected_gifters, -1 / (spread * spread))


@formula
def compound_variance(
    expected_gifters: Amount, reach_spread: Rate, mean_coins: Amount, mean_square_coins: Amount
) -> Any:
    """The variance of a LIVE's coins where each gifter gives one gift.

    A compound sum has variance `E[N] * Var[X] + Var[N] * E[X]**2`; with negative binomial gifters,
    `Var[N] = E[N] + s**2 * E[N]**2`, it is::

        expected_gifters * mean_square_coins + (s * expected_gifters * mean_coins)**2
    """
    common = reach_spread * expected_gifters * mean_coins
    return expected_gifters * mean_square_coins + common * common
