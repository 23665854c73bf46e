"""What one more point of gifter rate is worth, between a Rose each and the mean."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import SHARE, USD, Calculator, Format, Number, Output
from livemoney.charts.rate_point import rate_point
from livemoney.declared_calculators._inputs import reward_rate, tax_share
from livemoney.formula import formula, ratio
from livemoney.gifts import gift
from livemoney.model.audience import coins_from_gifters, coins_take_home, gifters
from livemoney.model.fans import WEEKS_PER_MONTH
from livemoney.quantities import Rate, Share
from livemoney.simulator.parameters import declared

SIMULATED = declared()


@formula
def gifter_rate_point(
    unique_viewers: Rate,
    lives_per_week: Rate,
    gifter_rate: Share,
    extra_rate: Share,
    coins_per_gifter: Rate,
    new_gifter_coins: Rate,
    reward_rate: Share,
    tax_share: Share,
    diamond_gross_usd: Rate,
) -> dict[str, Any]:
    """A month of LIVEs now, and with `extra_rate` more gifters among the same viewers.

    The extra gifters give either `coins_per_gifter`, as those now do on average, or
    `new_gifter_coins`. See `livemoney.model.audience` for the stages.
    """
    month = unique_viewers * lives_per_week * WEEKS_PER_MONTH
    extra_gifters = gifters(month, extra_rate)

    def usd(giving: Any, coins: Any) -> Any:
        return coins_take_home(
            coins_from_gifters(giving, coins), diamond_gross_usd, reward_rate, 0, tax_share
        )

    now = usd(gifters(month, gifter_rate), coins_per_gifter)
    at_mean = usd(extra_gifters, coins_per_gifter)
    return {
        "small_usd": usd(extra_gifters, new_gifter_coins),
        "mean_usd": at_mean,
        "now_usd": now,
        "gifters_now": gifters(unique_viewers, gifter_rate),
        "gifters_extra": gifters(unique_viewers, extra_rate),
        "live_small_usd": usd(gifters(unique_viewers, extra_rate), new_gifter_coins),
        "live_mean_usd": usd(gifters(unique_viewers, extra_rate), coins_per_gifter),
        "more_viewers_share": ratio(extra_rate, gifter_rate),
    }


PEOPLE = Format(digits=1)

CALCULATOR = Calculator(
    id="gifter-rate-point",
    title="What one more point of gifter rate is worth",
    question="One more viewer in a hundred gives something. What does that bring in a month?",
    inputs=(
        Number(
            "unique_viewers",
            "Different viewers in a LIVE",
            default=300,
            low=10,
            high=10_000,
            step=10,
            integer=True,
            help="An assumption. Your LIVE Center shows yours as unique viewers.",
        ),
        Number(
            "lives_per_week",
            "LIVEs a week",
            default=3,
            low=1,
            high=14,
            step=1,
            integer=True,
            help="An assumption.",
        ),
        Number(
            "gifter_rate",
            "Gifter rate now",
            default=SIMULATED["gifter_rate"].default,
            low=0.005,
            high=0.1,
            step=0.005,
            unit="share",
            help="An assumption. Yours: gift givers over unique viewers, from your LIVE Center.",
        ),
        Number(
            "extra_rate",
            "More gifters, in points",
            default=0.01,
            low=0.001,
            high=0.05,
            step=0.001,
            unit="share",
            help="One point is one more viewer in a hundred.",
        ),
        Number(
            "coins_per_gifter",
            "Coins of a gifter in a LIVE, mean",
            default=SIMULATED["coins_per_gifter"].default,
            low=1,
            high=2000,
            step=1,
            unit="coins",
            more=True,
            help="An assumption. A few big gifters make this mean.",
        ),
        Number(
            "new_gifter_coins",
            "Coins of somebody who would not have given otherwise",
            default=gift("Rose").coins,
            low=1,
            high=2000,
            step=1,
            unit="coins",
            more=True,
            help="An assumption: a Rose.",
        ),
        reward_rate(),
        tax_share(),
    ),
    model=gifter_rate_point,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output(
            "small_usd",
            "A month, if each new gifter gives little",
            USD,
            main=True,
            help="As much as you set for them in the folded settings: at first, a Rose.",
        ),
        Output(
            "mean_usd",
            "A month, if they give like your mean gifter",
            USD,
            main=True,
            help="Most give far less than the mean: a few big gifters make it.",
        ),
        Output("gifters_extra", "New gifters in a LIVE", PEOPLE, main=True),
        Output("live_small_usd", "A LIVE, if each gives little", USD),
        Output("live_mean_usd", "A LIVE, if they give like the mean", USD),
        Output("gifters_now", "Gifters in a LIVE now", PEOPLE),
        Output("now_usd", "A month now", USD),
        Output("more_viewers_share", "More viewers that would bring the same at the mean", SHARE),
    ),
    more_title="Coins, reward rate, tax",
    chart_title="Take-home of a month by gifter rate: between a little each and the mean each",
    chart_description=(
        "A line that rises with the gifter rate up to where you are now, marked with a point. "
        "From there a wedge opens: its lower edge if every new gifter gives little, its upper "
        "edge if they give like the mean gifter. Two marks stand on the edges where your extra "
        "points lead. At the first settings the lower edge is nearly flat. The results above give "
        "the numbers."
    ),
    chart=rate_point,
    formula=(
        "Gifters are different viewers times gifter rate. The extra ones are viewers times the "
        "points that you add.",
        "Coins are gifters times coins of a gifter: for the extra ones, once a little each, once "
        "your mean.",
        "A coin is a diamond; a diamond's gross value times your reward rate, less tax, is yours. "
        "A month has 52 weeks over 12.",
        "More viewers would bring the same at the mean if there were as many more, in percent, as "
        "the points are of your gifter rate.",
        "Averages over many LIVEs; a single LIVE is mostly below them.",
    ),
    facts=("gifter_rate.simulation", "platform.creator_usd_per_viewer_hour"),
)
