"""Your plan: all sources of income and all that comes off, for a month and a year, as a range."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import SHARE, USD, Calculator, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import agency_share, reward_rate, tax_share
from livemoney.facts import brand_rates, fact
from livemoney.formula import formula, ratio
from livemoney.model.brands import middle
from livemoney.model.fans import WEEKS_PER_MONTH
from livemoney.model.plan import MONTHS, combined_range, plan_month, plan_swings
from livemoney.model.subscriptions import subscriber_usd
from livemoney.quantities import Rate, Share
from livemoney.simulator.parameters import declared
from livemoney.text import Format

SIMULATED = declared()
USUAL_GIFTERS = fact("gifter_rate.simulation")
# What the sources' range for gifters means as a factor around its middle: 1% to 5%.
GIFTERS_TIMES = round((USUAL_GIFTERS.high / USUAL_GIFTERS.low) ** 0.5, 1)
ONE_SUBSCRIBER = subscriber_usd(
    fact("subscription.price_from_2025").number,
    fact("store_fee.in_app").number,
    fact("subscription.base_share").number,
)
NANO = [rate for rate in brand_rates() if rate.tier == "nano"]
LEAST_DEAL = min(rate.usd_low for rate in NANO)
MOST_DEAL = max(rate.usd_high or rate.usd_low for rate in NANO)
ONE_DEAL = round(middle(LEAST_DEAL, MOST_DEAL))
# What the tables' range for a deal means as a factor around its middle.
DEAL_TIMES = round((MOST_DEAL / LEAST_DEAL) ** 0.5, 1)

# Label in the chart: input of `plan_month` that moves.
LEVERS = {
    "Coins a gifter": "coins_per_gifter",
    "Viewers": "viewers_per_live",
    "Gifter rate": "gifter_rate",
    "Pay of a deal": "deal_usd",
    "Brand deals": "deals_per_month",
    "Subscribers": "subscribers",
    "Reward rate": "reward_rate",
    "LIVEs held": "lives_per_week",
    "Likes": "likes_weight",
}
UNCERTAIN = (
    *("viewers_times", "gifters_times", "coins_times"),
    *("deal_times", "others_times", "held_share"),
)
SETTINGS = (
    "lives_per_week",
    "viewers_per_live",
    "gifter_rate",
    "coins_per_gifter",
    "reward_rate",
    "subscribers",
    "subscriber_usd",
    "deals_per_month",
    "deal_usd",
    "likes_times",
    "likes_weight",
    "agency_share",
    "payout_fee_usd",
    "fx_spread_share",
    "tax_share",
    "diamond_gross_usd",
)


@formula
def your_plan(
    hours_per_live: Rate,
    other_hours: Rate,
    reward_rate_low: Share,
    reward_rate_high: Share,
    **settings: Any,
) -> dict[str, Any]:
    """A month and a year as a range; see `livemoney.model.plan`."""
    plan = {name: settings[name] for name in SETTINGS}
    month = plan_month(**plan)
    swings = plan_swings(
        plan,
        **{name: settings[name] for name in UNCERTAIN},
        reward_rate_low=reward_rate_low,
        reward_rate_high=reward_rate_high,
    )
    kept = month["take_home_usd"]
    low, high = combined_range(kept, swings)
    hours = settings["lives_per_week"] * WEEKS_PER_MONTH * hours_per_live + other_hours
    income = (
        month["gifts_usd"] - month["agency_usd"] + month["subscriptions_usd"] + month["brands_usd"]
    )
    return {
        **month,
        "month_usd": kept,
        "month_low_usd": low,
        "month_high_usd": high,
        "year_usd": kept * MONTHS,
        "year_low_usd": low * MONTHS,
        "year_high_usd": high * MONTHS,
        "likes_usd": kept - plan_month(**{**plan, "likes_weight": 0})["take_home_usd"],
        "hours": hours,
        "hour_usd": ratio(kept, hours),
        "gifts_share": ratio(month["gifts_usd"] - month["agency_usd"], income),
    }


def tornado(v: Any) -> Any:
    """What each uncertain input does to the month, the longest bar on top."""
    import altair as alt

    from livemoney import tracing

    constants = {"diamond_gross_usd": fact("diamond.gross_usd").number}
    plan = {name: constants.get(name, getattr(v, name, None)) for name in SETTINGS}
    swings = plan_swings(
        plan,
        **{name: getattr(v, name) for name in UNCERTAIN},
        reward_rate_low=fact("reward_rate.scaled_min").number,
        reward_rate_high=fact("reward_rate.scaled_max").number,
    )
    label = alt.datum.lever
    ends = ("if it is low", "if it is high")
    base = (
        alt.Chart(alt.Data(values=[{"lever": lever} for lever in LEVERS]))
        .transform_calculate(
            low=tracing.lookup(label, {text: swings[name][0] for text, name in LEVERS.items()}),
            high=tracing.lookup(label, {text: swings[name][1] for text, name in LEVERS.items()}),
        )
        .transform_calculate(swing="abs(datum.high - datum.low)", middle=v.month_usd)
        .transform_fold(["low", "high"], as_=["end", "usd"])
        .transform_calculate(which=f"datum.end == 'low' ? '{ends[0]}' : '{ends[1]}'")
    )
    bars = base.mark_bar().encode(
        y=alt.Y(
            "lever:N",
            title=None,
            sort=alt.EncodingSortField(field="swing", op="max", order="descending"),
        ),
        x=alt.X("middle:Q", title="US$ a month", axis=alt.Axis(format="$,.0f", tickCount=4)),
        x2="usd:Q",
        color=alt.Color(
            "which:N",
            title=None,
            scale=alt.Scale(domain=list(ends), range=[theme.color("c2"), theme.color("c1")]),
            legend=alt.Legend(columns=2, labelLimit=150),
        ),
        tooltip=[
            alt.Tooltip("lever:N", title="Input"),
            alt.Tooltip("which:N", title="End"),
            alt.Tooltip("usd:Q", title="US$ a month", format=",.2f"),
        ],
    )
    plan_line = (
        alt.Chart(alt.Data(values=[{}]))
        .transform_calculate(middle=v.month_usd)
        .mark_rule(strokeWidth=2, color=theme.color("ink"))
        .encode(x="middle:Q")
    )
    return alt.layer(bars, plan_line).properties(height=alt.Step(30))


def _times(name: str, label: str, default: float, help_: str, most: float = 10) -> Number:
    return Number(name, label, default=default, low=1, high=most, step=0.1, help=help_, more=True)


CALCULATOR = Calculator(
    id="your-plan",
    title="Your plan",
    question="Everything together: what may a month bring, and a year?",
    inputs=(
        Number("lives_per_week", "LIVEs a week", default=3, low=0, high=14, step=0.5),
        Number("hours_per_live", "Hours of a LIVE", default=2, low=0.25, high=12, step=0.25),
        Number(
            "viewers_per_live",
            "Different viewers of a LIVE",
            default=150,
            low=0,
            high=20_000,
            step=10,
            help="Unique viewers, from your LIVE Center.",
        ),
        Number(
            "gifter_rate",
            "Of them, those who give",
            default=SIMULATED["gifter_rate"].default,
            low=0,
            high=0.2,
            step=0.001,
            unit="share",
            help="Yours: gift givers over viewers. Else the simulator's assumption.",
        ),
        Number(
            "coins_per_gifter",
            "Coins that each of those sends in a LIVE",
            default=SIMULATED["coins_per_gifter"].default,
            low=0,
            high=5_000,
            step=1,
            unit="coins",
            help="A mean. Yours: diamonds over gift givers. Else the simulator's assumption.",
        ),
        reward_rate(more=False, help="From 'Your reward percentage', or from 'Your own rate'."),
        Number("subscribers", "Subscribers", default=3, low=0, high=2_000, step=1),
        Number(
            "subscriber_usd",
            "What one subscriber brings a month",
            default=round(ONE_SUBSCRIBER, 2),
            low=0,
            high=25,
            step=0.05,
            unit="usd",
            help="From 'Subscriptions against gifts'. Here: the lowest usual price, bought in the "
            "app, at the base share outside North America.",
        ),
        Number(
            "deals_per_month",
            "Brand deals a month",
            default=0.25,
            low=0,
            high=20,
            step=0.05,
            help="0.25 is three in a year. An assumption.",
        ),
        Number(
            "deal_usd",
            "What one deal pays",
            default=ONE_DEAL,
            low=0,
            high=50_000,
            step=10,
            unit="usd",
            help="From 'What to quote'. Here: the middle of what tables name for 1,000 to 10,000 "
            "followers. Their ends differ by a factor of a hundred.",
        ),
        Number(
            "likes_weight",
            "The weight that you give to likes",
            default=0,
            low=0,
            high=1,
            step=0.01,
            help="By how many percent viewers rise when likes rise by one percent. 0: likes are a "
            "signal and nothing more. No source gives another number.",
        ),
        Number(
            "likes_times",
            "Likes, as a multiple of now",
            default=2,
            low=0.1,
            high=10,
            step=0.1,
            help="Counts only with a weight above 0.",
            more=True,
        ),
        Number(
            "other_hours",
            "Other hours in a month",
            default=12,
            low=0,
            high=300,
            step=1,
            help="Preparing, promoting, brand work, messages.",
            more=True,
        ),
        agency_share(
            "Share of gifts that you owe an agency",
            help="As reported in 2023, TikTok pays agencies from its own part. Put 0 unless your "
            "contract says more.",
        ),
        Number.of(
            "payout.tiktok_fee",
            "payout_fee_usd",
            "Payout fees in a month",
            low=0,
            high=100,
            step=0.05,
            help="TikTok says that it takes none; a bank or PayPal may. From 'What is left'.",
            more=True,
        ),
        Number(
            "fx_spread_share",
            "Lost when dollars become your currency",
            default=0,
            low=0,
            high=0.1,
            step=0.001,
            unit="share",
            help="No official figure was found.",
            more=True,
        ),
        tax_share(0.2, help="An assumption. The right share depends on where you live."),
        _times("viewers_times", "Viewers: may be wrong by a factor of", 2, "An assumption."),
        _times(
            "gifters_times",
            "Gifter rate: by a factor of",
            GIFTERS_TIMES,
            "The range of our simulations, 1% to 5%, is this factor either side of its middle.",
        ),
        _times("coins_times", "Coins of a gifter: by a factor of", 3, "An assumption."),
        _times(
            "deal_times",
            "What a deal pays: by a factor of",
            DEAL_TIMES,
            "The tables' range is this factor either side of its middle. A quote that a brand "
            "agreed to is a factor of 1.",
        ),
        _times("others_times", "How many subscribers and deals: by", 2, "An assumption."),
        Number(
            "held_share",
            "LIVEs that you hold in a bad month",
            default=0.7,
            low=0,
            high=1,
            step=0.01,
            unit="share",
            help="Illness, holidays, a broken phone. An assumption.",
            more=True,
        ),
    ),
    model=your_plan,
    constants={
        "diamond_gross_usd": "diamond.gross_usd",
        "reward_rate_low": "reward_rate.scaled_min",
        "reward_rate_high": "reward_rate.scaled_max",
    },
    outputs=(
        Output("month_usd", "You keep, a month", USD, main=True),
        Output("month_low_usd", "at the low end", USD, main=True),
        Output("month_high_usd", "at the high end", USD, main=True),
        Output("year_usd", "A year", USD),
        Output("year_low_usd", "A year, at the low end", USD),
        Output("year_high_usd", "A year, at the high end", USD),
        Output("gifts_usd", "A month of gifts, credited", USD),
        Output("subscriptions_usd", "Subscriptions", USD),
        Output("brands_usd", "Brand deals", USD),
        Output("gifts_share", "Of all income, from gifts", SHARE),
        Output("agency_usd", "Agency", USD),
        Output("fee_paid_usd", "Payout fees", USD),
        Output("fx_spread_usd", "Currency exchange", USD),
        Output("tax_usd", "Set aside for tax", USD),
        Output("likes_usd", "Of the month, because of likes", USD),
        Output("hours", "Hours of work in the month", Format(digits=1)),
        Output("hour_usd", "You keep, for an hour", USD),
    ),
    chart_title="What moves your month most: one thing changed at a time",
    chart_description=(
        "A tornado: bars to the left and right of your month, one for each uncertain input, the "
        "longest on top. With the values that it begins with, what a brand deal pays moves it "
        "most, then what a gifter sends, the gifter rate and the viewers. Likes have no bar, "
        "because their weight is 0."
    ),
    chart=tornado,
    formula=(
        "Gifts: LIVEs in a month, times viewers, times the share who give, times their coins, "
        "times a diamond's gross value, times your reward rate.",
        "Likes: viewers are multiplied by the change in likes to the power of the weight that you "
        "set. At 0 nothing changes.",
        "Subscriptions and brand deals: how many, times what one brings.",
        "From the sum come off the agency's share of gifts, payout fees, the exchange, and what "
        "you set aside for tax.",
        "For the bars, one input at a time goes to its low and its high end; all others stay.",
        "The range: the bars' left parts, squared, summed, and the root of that, below the month; "
        "the same with the right parts above it. That is what errors make that have nothing to do "
        "with each other. If several go wrong together, it can be worse or better.",
        "A year is twelve such months. If an assumption is wrong, it is wrong in all of them.",
    ),
    more_title="Hours, fees, tax, and how wrong each may be",
    facts=(
        "gifter_rate.simulation",
        "subscription.price_from_2025",
        "subscription.base_share",
        "store_fee.in_app",
    ),
)
