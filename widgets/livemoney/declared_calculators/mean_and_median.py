"""Mean against median in a heavy tail: how far an average lies from the middle."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import SHARE, Calculator, Format, Number, Output
from livemoney.charts.lorenz import live_lorenz
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.formula import formula, ratio
from livemoney.model.money import diamonds, reward_usd
from livemoney.model.tails import (
    below_mean_share,
    lorenz_share,
    tail_gini,
    tail_median,
    tail_width,
)
from livemoney.quantities import Rate, Share
from livemoney.simulator.parameters import declared


@formula
def mean_and_median(
    top_fifth_share: Share, mean_coins: Rate, reward_rate: Share, diamond_gross_usd: Rate
) -> dict[str, Any]:
    """A lognormal of gifters, in coins and in US$; see `livemoney.model.tails`."""
    sigma = tail_width(top_fifth_share)
    median_coins = tail_median(mean_coins, sigma)

    def usd(coins: Any) -> Any:
        return reward_usd(diamonds(coins), diamond_gross_usd, reward_rate)

    return {
        "mean_usd": usd(mean_coins),
        "median_usd": usd(median_coins),
        "median_coins": median_coins,
        "times": ratio(mean_coins, median_coins),
        "below_share": below_mean_share(sigma),
        "top_hundredth_share": 1 - lorenz_share(0.99, sigma),
        "gini": tail_gini(sigma),
    }


# A cent is too coarse for the middle gifter, who brings little more than one.
TENTHS_OF_A_CENT = Format(prefix="US$", digits=3)

CALCULATOR = Calculator(
    id="mean-and-median",
    title="Mean against middle",
    question="How far apart are the average gifter and the one in the middle?",
    inputs=(
        Number.of(
            "research.inke_top_gift_share",
            "top_fifth_share",
            "Part of all coins from the biggest fifth of gifters",
            low=0.21,
            high=0.99,
            step=0.01,
            help="Measured on Inke, of viewers. Lower it, and gifters become alike.",
        ),
        Number(
            "mean_coins",
            "Coins of a gifter, mean",
            default=declared()["coins_per_gifter"].default,
            low=1,
            high=2000,
            step=1,
            unit="coins",
            help="An assumption, the same as the simulator's.",
        ),
        reward_rate(),
    ),
    model=mean_and_median,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("mean_usd", "The mean gifter brings you", TENTHS_OF_A_CENT, main=True),
        Output("median_usd", "The middle gifter brings you", TENTHS_OF_A_CENT, main=True),
        Output("below_share", "Gifters who give less than the mean", SHARE, main=True),
        Output("median_coins", "Coins of the middle gifter", Format(digits=1)),
        Output("times", "The mean is so many times the middle", Format(digits=1)),
        Output("top_hundredth_share", "Part from the biggest one in a hundred", SHARE),
        Output("gini", "Gini coefficient", Format(digits=2)),
    ),
    more_title="Reward rate",
    chart_title="Lorenz curve of this model, under the dashed line where all give the same",
    chart_description=(
        "A curve of the part of all coins against gifters, ordered from the smallest to the "
        "biggest, under a straight dashed line of equal shares. At the first settings the curve "
        "lies flat along the bottom and rises only at the right end. A point marks what the lower "
        "four fifths give. The results above give the Gini coefficient."
    ),
    chart=live_lorenz,
    formula=(
        "The model: what gifters give is lognormal. One number fixes its shape, the part that the "
        "biggest fifth gives. It is a model, not data.",
        "The middle gifter gives the mean times exp(-s * s / 2), where s is the width of the tail. "
        "More gifters than the half lie below the mean: the chance that a normal number is below "
        "s / 2.",
        "The Gini coefficient is twice the area between the curve and the dashed line: 0 if all "
        "give the same, near 1 if one gives all.",
        "A coin is a diamond; a diamond's gross value times your reward rate is yours.",
    ),
    facts=("research.inke_top_viewers",),
)
