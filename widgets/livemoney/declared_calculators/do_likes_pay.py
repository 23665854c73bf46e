"""What would have to be true for likes to pay, from likes to take-home."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import COUNT, USD, Calculator, Format, Number, Output
from livemoney.charts.likes_chain import likes_chain
from livemoney.declared_calculators._inputs import reward_rate, tax_share
from livemoney.facts import fact
from livemoney.formula import formula, maximum, minimum
from livemoney.model.audience import break_even_elasticity, live_take_home, reach_with_likes
from livemoney.quantities import Amount, Rate, Share
from livemoney.simulator.parameters import declared

SIMULATED = declared()
GIFTERS = fact("gifter_rate.simulation")
REWARD = fact("reward_rate.standard")
COINS = SIMULATED["coins_per_gifter"]


@formula
def do_likes_pay(
    likes: Rate,
    likes_ratio: Rate,
    elasticity: Rate,
    reach: Rate,
    entry_rate: Share,
    gifter_rate: Share,
    coins_per_gifter: Rate,
    effort_hours: Rate,
    hourly_usd: Amount,
    reward_rate: Share,
    tax_share: Share,
    diamond_gross_usd: Rate,
) -> dict[str, Any]:
    """Likes to reach to viewers to gifters to coins to take-home; see `livemoney.model.audience`.

    A stage's range has every assumption up to that stage at its low and at its high end, and
    always holds what the reader set: an elasticity from 0 to 1, an entry rate from half to
    double, and the ranges that `declared` and the facts give for the others.
    """
    rates = (diamond_gross_usd, reward_rate, 0, tax_share)
    usual = live_take_home(reach, entry_rate, gifter_rate, coins_per_gifter, *rates)
    raised = reach_with_likes(reach, likes_ratio, elasticity)
    after = live_take_home(raised, entry_rate, gifter_rate, coins_per_gifter, *rates)
    low = live_take_home(
        reach,
        entry_rate / 2,
        minimum(gifter_rate, GIFTERS.low),
        minimum(coins_per_gifter, COINS.low),
        diamond_gross_usd,
        minimum(reward_rate, REWARD.low),
        0,
        tax_share,
    )
    high = live_take_home(
        reach_with_likes(reach, likes_ratio, maximum(elasticity, 1)),
        minimum(entry_rate * 2, 1),
        maximum(gifter_rate, GIFTERS.high),
        maximum(coins_per_gifter, COINS.high),
        diamond_gross_usd,
        maximum(reward_rate, REWARD.high),
        0,
        tax_share,
    )
    extra = after["take_home_usd"] - usual["take_home_usd"]
    stages = ("reach", "viewers", "gifters", "coins")
    ends = {"after": after, "low": low, "high": high}
    return {
        # What is paid for the likes themselves, whatever the reader sets.
        "likes_usd": 0 * likes,
        "extra_usd": extra,
        "break_even": break_even_elasticity(
            usual["take_home_usd"], hourly_usd * effort_hours, likes_ratio
        ),
        "usual_usd": usual["take_home_usd"],
        "wanted_usd": hourly_usd * effort_hours,
        "extra_likes": likes * (likes_ratio - 1),
        "per_thousand_usd": extra / (likes * (likes_ratio - 1)) * 1000,
        **{f"{stage}_{end}": one[stage] for stage in stages for end, one in ends.items()},
        **{f"take_home_{end}_usd": one["take_home_usd"] for end, one in ends.items()},
    }


PEOPLE = Format(digits=1)

CALCULATOR = Calculator(
    id="do-likes-pay",
    title="What would have to be true for likes to pay?",
    question="You work for more likes. What do they bring, if you grant them an effect?",
    inputs=(
        Number(
            "elasticity",
            "Elasticity: percent more people shown your LIVE for each percent more likes",
            default=0.1,
            low=0,
            high=2,
            step=0.01,
            help="An assumption, and nobody can tell you the figure. 0: likes change nothing. "
            "1: twice the likes, twice the people.",
        ),
        Number(
            "likes",
            "Likes that your LIVE usually gets",
            default=20_000,
            low=100,
            high=1_000_000,
            step=100,
            integer=True,
        ),
        Number(
            "likes_ratio",
            "With work, times as many likes",
            default=2,
            low=1.1,
            high=10,
            step=0.1,
            help="An assumption.",
        ),
        Number(
            "effort_hours",
            "Hours of work that this takes, a LIVE",
            default=1,
            low=0.1,
            high=10,
            step=0.1,
            unit="hours",
            help="An assumption: preparing, thanking, counting goals.",
        ),
        Number(
            "hourly_usd",
            "What an hour must bring to be worth it",
            default=10,
            low=1,
            high=100,
            step=1,
            unit="usd",
            help="Your choice.",
        ),
        Number(
            "reach",
            "People who are shown your LIVE",
            default=10_000,
            low=100,
            high=1_000_000,
            step=100,
            integer=True,
            more=True,
            help="An assumption. Your LIVE Center shows where viewers came from.",
        ),
        Number(
            "entry_rate",
            "Entry rate: of those, how many come in",
            default=0.1,
            low=0.01,
            high=1,
            step=0.01,
            unit="share",
            more=True,
            help="An assumption.",
        ),
        Number(
            "gifter_rate",
            "Gifter rate: of those, how many give",
            default=SIMULATED["gifter_rate"].default,
            low=0.001,
            high=0.2,
            step=0.001,
            unit="share",
            more=True,
            help="An assumption. No figure for TikTok LIVE can be traced.",
        ),
        Number(
            "coins_per_gifter",
            "Coins of a gifter in a LIVE, mean",
            default=COINS.default,
            low=1,
            high=2000,
            step=1,
            unit="coins",
            more=True,
            help="An assumption. Most give less than the mean.",
        ),
        reward_rate(low=0.01),
        tax_share(),
    ),
    model=do_likes_pay,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("likes_usd", "Paid for the likes themselves", USD, main=True),
        Output(
            "extra_usd",
            "Extra take-home, if your elasticity were true",
            USD,
            main=True,
            help="From viewers whom the likes would have brought.",
        ),
        Output(
            "break_even",
            "Elasticity at which your work breaks even",
            Format(digits=2),
            main=True,
            help="There, the extra take-home is what your hours must bring.",
        ),
        Output("usual_usd", "Take-home of your usual LIVE", USD),
        Output("wanted_usd", "What your work must bring", USD),
        Output("extra_likes", "Extra likes", COUNT),
        Output("per_thousand_usd", "Extra take-home for 1,000 of them", USD),
        Output("reach_after", "Shown to, with more likes", COUNT),
        Output("reach_low", "Shown to, at least", COUNT),
        Output("reach_high", "Shown to, at most", COUNT),
        Output("viewers_after", "Viewers, with more likes", COUNT),
        Output("viewers_low", "Viewers, at least", COUNT),
        Output("viewers_high", "Viewers, at most", COUNT),
        Output("gifters_after", "Gifters, with more likes", PEOPLE),
        Output("gifters_low", "Gifters, at least", PEOPLE),
        Output("gifters_high", "Gifters, at most", PEOPLE),
        Output("coins_after", "Coins, with more likes", COUNT),
        Output("coins_low", "Coins, at least", COUNT),
        Output("coins_high", "Coins, at most", COUNT),
        Output("take_home_after_usd", "Take-home, with more likes", USD),
        Output("take_home_low_usd", "Take-home, at least", USD),
        Output("take_home_high_usd", "Take-home, at most", USD),
    ),
    more_title="From people to take-home: five more assumptions",
    chart_title=(
        "Above: each stage, usual (open) and with more likes (filled), and its range. Below: the "
        "extra take-home as one assumption moves through its range; the upright marks are "
        "break-even."
    ),
    chart_description=(
        "Two groups of rows. In the first, a row each for likes, people shown the LIVE, viewers, "
        "gifters, coins and take-home: an open mark for the usual LIVE, a filled one with more "
        "likes, over a line for the stage's range; on a scale that grows tenfold at each label. "
        "The lines get longer from row to row. In the second group, a bar each for seven "
        "assumptions: the extra take-home while that one moves through its range, with an upright "
        "mark where the work breaks even. At the first settings the bar of the elasticity is by "
        "far the longest, and the only one that reaches the mark. The results above give the "
        "numbers."
    ),
    chart=likes_chain,
    formula=(
        "Likes are paid nothing. All that follows grants them an effect on how many people are "
        "shown your LIVE.",
        "Reach with more likes is reach, times (likes now over likes before) to the power of the "
        "elasticity.",
        "Viewers are reach times entry rate; gifters are viewers times gifter rate; coins are "
        "gifters times coins of a gifter.",
        "One coin is one diamond. Take-home is diamonds, times a diamond's gross value, times "
        "reward rate, less what you set aside for tax.",
        "Your work breaks even where the extra take-home is hours times what an hour must bring. "
        "Solved for the elasticity: log(1 + that amount over the usual take-home), over log(times "
        "as many likes).",
        "Ranges: elasticity 0 to 1, entry rate half to double, gifter rate and reward rate as the "
        "facts have them, coins of a gifter as the simulator has them. At a stage's ends all of "
        "them up to that stage are low, or all are high.",
        "Averages over many LIVEs. A single LIVE is mostly below them.",
    ),
    facts=("gifter_rate.simulation", "platform.creator_usd_per_viewer_hour"),
)
