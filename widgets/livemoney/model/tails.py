"""A heavy tail in closed form: what part the biggest give, the middle one, the mean, the Gini.

The model is a lognormal distribution, fixed by one number: the part of the whole that the biggest
fifth gives. It is a model, not data. Formulas: Gini coefficient and Lorenz curve of the lognormal,
Aitchison and Brown, "The Lognormal Distribution" (1957).

Every function works on numbers, on arrays and on Altair expressions.
"""

from __future__ import annotations

from typing import Any

from livemoney.formula import exp, formula, normal_below, normal_quantile
from livemoney.quantities import Rate, Share

TOP_FIFTH = 0.2


@formula
def tail_width(top_fifth_share: Share) -> Any:
    """The lognormal's sigma at which the biggest fifth gives `top_fifth_share` of the whole.

    From the Lorenz curve at 0.8: `z(1 - 0.2) + z(top_fifth_share)`, with `z` the standard
    normal's quantile. `top_fifth_share` is above 0.2 (all give the same) and below 1.
    """
    return normal_quantile(1 - TOP_FIFTH) + normal_quantile(top_fifth_share)


@formula
def lorenz_share(people_share: Share, sigma: Rate) -> Any:
    """The part of the whole from the `people_share` that gives least.

    Lorenz curve of the lognormal: `below(z(people_share) - sigma)`, with `below` the standard
    normal's distribution function; `people_share` is between 0 and 1.
    """
    return normal_below(normal_quantile(people_share) - sigma)


@formula
def tail_gini(sigma: Rate) -> Any:
    """The Gini coefficient of the lognormal: `2 * below(sigma / sqrt(2)) - 1`.

    0 if all give the same, near 1 if one gives all.
    """
    return 2 * normal_below(sigma / 2**0.5) - 1


@formula
def tail_median(mean: Rate, sigma: Rate) -> Any:
    """The middle one, given the mean: `mean * exp(-sigma**2 / 2)`."""
    return mean * exp(-sigma * sigma / 2)


@formula
def below_mean_share(sigma: Rate) -> Any:
    """The part of all that lies below the mean: `below(sigma / 2)`."""
    return normal_below(sigma / 2)
