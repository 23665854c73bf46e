"""What do N viewers bring? A distribution from the simulator, on the page without a kernel."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import SHARE, USD, Calculator, Format, Number, Output
from livemoney.charts.live_dots import live_dots
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.formula import formula
from livemoney.model.money import diamonds, reward_usd
from livemoney.quantities import Amount, Rate, Share
from livemoney.simulator.closed_form import burst_part, chance_of_nothing, expected_gifters
from livemoney.simulator.parameters import declared
from livemoney.simulator.quantiles import bursts_in_time, coins_quantile

SIMULATED = declared()


@formula
def who_gives(
    concurrent_viewers: Amount,
    hours: Amount,
    gifter_rate: Share,
    top_fifth_share: Share,
    reward_rate: Share,
    mean_stay_minutes: Amount,
    diamond_gross_usd: Rate,
    settle_minutes: Amount,
) -> dict[str, Any]:
    """What a LIVE brings: the middle LIVE, the ends, the mean, the chance of nothing.

    Expected gifters, the chance of nothing and the mean follow from the model in closed form;
    quantiles of coins are the simulator's (`livemoney.simulator.quantiles`); coins become US$ by
    `livemoney.model.money.reward_usd`. Reach, bursts and coins per gifter are at the simulator's
    defaults.
    """
    spread = SIMULATED["reach_spread"].default
    gifters = expected_gifters(
        concurrent_viewers, hours * 60, mean_stay_minutes, settle_minutes, gifter_rate
    )
    nothing = chance_of_nothing(gifters, spread)
    in_time = burst_part(
        hours * 60,
        mean_stay_minutes,
        settle_minutes,
        SIMULATED["burst"].default,
        SIMULATED["burst_minutes"].default,
    )
    twice_nothing = chance_of_nothing(2 * gifters, spread)

    shorter = bursts_in_time(hours * 60, mean_stay_minutes, settle_minutes)

    def quantile(of: Any, none: Any, part: float) -> Any:
        return usd(shorter * coins_quantile(of, top_fifth_share, none, part))

    def usd(coins: Any) -> Any:
        return reward_usd(diamonds(coins), diamond_gross_usd, reward_rate)

    return {
        "p50_usd": quantile(gifters, nothing, 0.5),
        "nothing_share": nothing,
        "mean_usd": usd(gifters * SIMULATED["coins_per_gifter"].default * in_time),
        "p10_usd": quantile(gifters, nothing, 0.1),
        "p90_usd": quantile(gifters, nothing, 0.9),
        "gifters": gifters,
        "twice_p50_usd": quantile(2 * gifters, twice_nothing, 0.5),
        "twice_nothing_share": twice_nothing,
    }


CALCULATOR = Calculator(
    id="who-gives",
    title="What do N viewers bring?",
    question="Many LIVEs like yours, one after the other. What does the middle one bring?",
    inputs=(
        Number(
            "concurrent_viewers",
            "Viewers at one time, on average",
            default=SIMULATED["concurrent_viewers"].default,
            low=1,
            high=500,
            step=1,
            help="The number at the top of your LIVE, averaged over it. Try twice as many.",
        ),
        Number("hours", "Length of the LIVE", default=1, low=0.25, high=8, step=0.25, unit="hours"),
        Number(
            "gifter_rate",
            "Gifters among all viewers who come in",
            default=SIMULATED["gifter_rate"].default,
            low=0.005,
            high=0.1,
            step=0.005,
            unit="share",
            help="An assumption. No figure for TikTok LIVE can be traced; the range for "
            "simulations comes from other platforms.",
        ),
        Number.of(
            "research.inke_top_gift_share",
            "top_fifth_share",
            "Part of all coins from the biggest fifth of gifters",
            low=0.6,
            high=0.97,
            step=0.01,
            help="How heavy the tail is. Measured on Inke, of viewers; that it holds of TikTok's "
            "gifters is an assumption. Lower: gifters are more alike.",
        ),
        reward_rate(more=False),
        Number(
            "mean_stay_minutes",
            "Average watch time",
            default=SIMULATED["mean_stay_minutes"].default,
            low=SIMULATED["mean_stay_minutes"].low,
            high=SIMULATED["mean_stay_minutes"].high,
            step=1,
            unit="minutes",
            more=True,
            help="An assumption; your LIVE Center shows yours. Shorter: more people come in.",
        ),
    ),
    model=who_gives,
    constants={
        "diamond_gross_usd": "diamond.gross_usd",
        "settle_minutes": "research.minutes_before_gift",
    },
    outputs=(
        Output("p50_usd", "Half of such LIVEs bring less than", USD, main=True),
        Output("nothing_share", "Chance of nothing at all", SHARE, main=True),
        Output(
            "mean_usd",
            "Mean",
            USD,
            main=True,
            help="What averages promise: a few big LIVEs pull it up.",
        ),
        Output("p10_usd", "One LIVE in ten brings less than (P10)", USD),
        Output("p90_usd", "One LIVE in ten brings more than (P90)", USD),
        Output("gifters", "Gifters in a LIVE, on average", Format(digits=1)),
        Output("twice_p50_usd", "Twice the viewers: half of LIVEs bring less than", USD),
        Output("twice_nothing_share", "Twice the viewers: chance of nothing", SHARE),
    ),
    more_title="Watch time",
    chart_title=(
        "Twenty LIVEs like this one, a dot each. Below: eight LIVEs in ten lie on the line, the "
        "middle one at the mark, and with twice the viewers at the open mark."
    ),
    chart_description=(
        "Twenty dots over an axis of US$ that grows tenfold at each label, with a place for "
        "nothing at its left end; each dot is one LIVE in twenty. Under them a line from P10 to "
        "P90 with a mark at the median, and an open mark at the median with twice the viewers. "
        "The results above give these numbers. The dots spread over several powers of ten."
    ),
    chart=live_dots,
    formula=(
        "Viewers come and go; each stays for the average watch time. Those who stay for a while "
        "may give, so that the share of gifters among all who come in is what you set.",
        "How many people come in differs from LIVE to LIVE. So does how many of them give. The "
        "chance that nobody does follows by a formula.",
        "How much each gives is drawn from the real prices of gifts, with a heavy tail: most give "
        "a few coins, very few give thousands. The mean per gifter agrees with creators' revenue "
        "per hour watched at the first settings.",
        "A simulation of many LIVEs made the table of results that this page reads. Between its "
        "rows it draws straight lines.",
        "Coins become diamonds, one for one; a diamond's gross value times your reward rate is "
        "yours. Agency, fees and tax come off afterwards.",
    ),
    facts=("gifter_rate.simulation", "platform.creator_usd_per_viewer_hour"),
)
