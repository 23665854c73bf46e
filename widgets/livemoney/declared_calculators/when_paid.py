"""When does the money arrive? A calendar from the first LIVE to the bank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney import shown
from livemoney.calculator import COUNT, USD, Calculator, Choice, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.facts import fact
from livemoney.formula import formula, lookup, negate, where
from livemoney.model.money import reward_usd
from livemoney.model.payout import DAYS_A_WEEK, lives_by_day, payout_days, phase_of_day

OWN = "own"
# Each threshold that circulates, and who says so; only the first is TikTok's.
THRESHOLDS = {
    "official_2019": ("payout.minimum_official_2019", "TikTok's page of 2019, superseded"),
    "blog_100": ("payout.minimum_blog_100", "an agency and a blog"),
    "blog_50": ("payout.minimum_blog_50", "two blogs, 2025"),
    "blog_10": ("payout.minimum_blog_10", "two blogs, no date"),
    "blog_half_dollar": ("payout.minimum_blog_half_dollar", "one blog, no date"),
}
WEEKS = 14
PHASES = ("Collecting", "You ask for it", "TikTok processes", "Bank or PayPal", "It arrives")


def threshold_labels() -> dict[str, str]:
    """The choices: each threshold with who says so, official or circulating."""
    labels = {}
    for key, (id_, who) in THRESHOLDS.items():
        known = fact(id_)
        kind = "official" if known.confidence == "H" else "circulating"
        labels[key] = f"{shown.number(known.number, known.unit)}: {who} ({kind})"
    return {OWN: "What my app shows: I type it in", **labels}


@formula
def when_paid(
    threshold: Any,
    own_threshold_usd: Any,
    diamonds_per_live: Any,
    reward_rate: Any,
    lives_per_week: Any,
    balance_usd: Any,
    daily_cap_usd: Any,
    processing_days: Any,
    provider_days: Any,
    diamond_gross_usd: Any,
) -> Mapping[str, Any]:
    """From LIVE to bank; see `livemoney.model.payout.payout_days`."""
    listed = {key: fact(id_).number for key, (id_, _) in THRESHOLDS.items()}
    threshold_usd = where(
        threshold == OWN, own_threshold_usd, lookup(threshold, {OWN: 0, **listed})
    )
    per_live = reward_usd(diamonds_per_live, diamond_gross_usd, reward_rate)
    days = payout_days(
        threshold_usd=threshold_usd,
        balance_usd=balance_usd,
        reward_per_live_usd=per_live,
        lives_per_week=lives_per_week,
        daily_cap_usd=daily_cap_usd,
        processing_days=processing_days,
        provider_days=provider_days,
    )
    return {
        "threshold_usd": threshold_usd,
        "reward_per_live_usd": per_live,
        **days,
        # People count the first day as day 1.
        "days_to_bank": days["first_arrival"] + 1,
        "days_to_all": days["last_arrival"] + 1,
        "days_to_threshold": days["request_day"] + 1,
    }


def calendar(v: Any) -> Any:
    """A square for each day, a row for each week, coloured by where the money is."""
    import altair as alt

    day = alt.datum.day
    # In the model the first day is day 0, for people it is day 1.
    phase = phase_of_day(
        day,
        v.days_to_threshold - 1,
        v.payouts,
        v.processing_days,
        v.days_to_bank - 1,
        v.days_to_all - 1,
    )
    late = v.days_to_bank > WEEKS * DAYS_A_WEEK
    days = alt.Chart(alt.sequence(0, WEEKS * DAYS_A_WEEK, as_="day")).transform_calculate(
        week=f"floor(datum.day / {DAYS_A_WEEK}) + 1",
        weekday=f"datum.day % {DAYS_A_WEEK} + 1",
        number="datum.day + 1",
        phase=lookup(phase, dict(enumerate([*PHASES, ""]))),
        live=lives_by_day(day, v.lives_per_week) - lives_by_day(day - 1, v.lives_per_week),
        until=v.days_to_all - 1,
    )
    x = alt.X(
        "weekday:O",
        title="Day of the week, from your first LIVE",
        axis=alt.Axis(orient="top", labelAngle=0, ticks=False, domain=False),
        scale=alt.Scale(paddingInner=0.08),
    )
    y = alt.Y(
        "week:O",
        title="Week",
        axis=alt.Axis(ticks=False, domain=False),
        scale=alt.Scale(paddingInner=0.12),
    )
    colors = [theme.color(name) for name in ("line", "c4", "c1", "c6", "c2")]
    squares = (
        days.transform_filter("datum.phase != ''")
        .mark_rect(cornerRadius=3)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "phase:N",
                title=None,
                scale=alt.Scale(domain=list(PHASES), range=colors),
                legend=alt.Legend(columns=2, symbolType="square", labelLimit=150),
            ),
            tooltip=[
                alt.Tooltip("number:Q", title="Day"),
                alt.Tooltip("phase:N", title="The money"),
            ],
        )
    )
    every = days.mark_text(text="\N{MIDDLE DOT}", color=theme.color("muted")).encode(x=x, y=y)
    lives = (
        days.transform_filter("datum.live > 0 && datum.day <= datum.until")
        .transform_filter((alt.datum.week != WEEKS - 1) | negate(late))
        # A ring of paper keeps the dot apart from the darkest squares.
        .mark_point(
            size=44,
            opacity=1,
            fill=theme.color("ink"),
            stroke=theme.color("paper"),
            strokeWidth=1.5,
        )
        .encode(x=x, y=y, tooltip=[alt.Tooltip("number:Q", title="LIVE on day")])
    )
    too_short = (
        alt.Chart(alt.Data(values=[{"week": WEEKS - 1, "weekday": 4}]))
        .transform_filter(late)
        .mark_text(fontWeight="bold", text=f"Later than these {WEEKS} weeks")
        .encode(x=x, y=y)
    )
    return alt.layer(every, squares, lives, too_short).properties(height=alt.Step(21))


CALCULATOR = Calculator(
    id="when-paid",
    title="When does the money arrive?",
    question="How many LIVEs until you can cash out, and how many days from the first of them "
    "until the money is in the bank?",
    inputs=(
        Choice(
            "threshold",
            "Least amount that can be paid out",
            default="official_2019",
            choices=threshold_labels(),
            help="TikTok's later page speaks of thresholds and names none. Your app shows yours.",
        ),
        Number(
            "own_threshold_usd",
            "What your app shows",
            default=fact("payout.minimum_official_2019").number,
            low=1,
            high=1000,
            step=1,
            unit="usd",
            shown_when=("threshold", OWN),
        ),
        Number(
            "diamonds_per_live",
            "Diamonds in each LIVE",
            default=2000,
            low=10,
            high=500_000,
            step=10,
            unit="diamonds",
            integer=True,
            help="An example. Real LIVEs differ widely from one to the next.",
        ),
        Number(
            "lives_per_week",
            "LIVEs a week, evenly spread",
            default=3,
            low=1,
            high=7,
            step=1,
            integer=True,
            help="An example.",
        ),
        reward_rate(low=0.05),
        Number(
            "balance_usd",
            "Already in your balance",
            more=True,
            default=0,
            low=0,
            high=10_000,
            step=1,
            unit="usd",
        ),
        Number.of(
            "payout.daily_cap",
            "daily_cap_usd",
            "Most that can be paid out in a day",
            more=True,
            low=10,
            high=10_000,
            step=10,
            help="Official, but from an old page.",
        ),
        Number.of(
            "payout.processing_days",
            "processing_days",
            "Days that TikTok takes to process, at most",
            more=True,
            low=0,
            high=60,
            step=1,
            integer=True,
            help="Official, but from an old page.",
        ),
        Number(
            "provider_days",
            "Further days at your bank or PayPal",
            more=True,
            default=fact("shop_payout.bank_days").high,
            low=0,
            high=60,
            step=1,
            unit="days",
            integer=True,
            fact="shop_payout.bank_days",
            help="No figure for LIVE was found. This is another TikTok product's, in business "
            "days.",
        ),
    ),
    model=when_paid,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("lives_needed", "LIVEs until the threshold", COUNT, main=True),
        Output("days_to_threshold", "Reached on day", COUNT, main=True),
        Output(
            "days_to_bank",
            "In the bank on day, if every wait is full",
            COUNT,
            main=True,
            help="It can be sooner. A bank or PayPal can also take longer than we know.",
        ),
        Output("threshold_usd", "The threshold", USD),
        Output("reward_per_live_usd", "Each LIVE credits", USD),
        Output("payout_usd", "In your balance when you ask", USD),
        Output("payouts", "Days on which you must ask, because of the cap", COUNT),
        Output("days_to_all", "All of it in the bank on day", COUNT),
    ),
    more_title="Reward rate, balance, cap, days",
    chart_title=f"From LIVE to bank: {WEEKS} weeks, a square a day, a dot for each LIVE",
    chart_description=(
        "A calendar with a row for each week and a square for each day, from your first LIVE on. "
        "Dots mark LIVEs. The first days are for collecting until the threshold; then comes the "
        "day on which you ask for the money, then the days in which TikTok processes it, then "
        "those at your bank or PayPal, then the day on which it arrives. The results above give "
        "each day's number."
    ),
    chart=calendar,
    formula=(
        "Each LIVE credits its diamonds, times a diamond's gross value, times your reward rate.",
        "LIVEs until the threshold: what is still missing, divided by that, rounded up. Diamonds "
        "add up over LIVEs.",
        "You ask for the money on the day of that LIVE. If there is more than the daily cap, you "
        "ask again on the days after.",
        "Then come TikTok's days and your bank's or PayPal's, all of them in full: it can be "
        "sooner. Weekends and holidays are not counted apart, so business days make it later.",
    ),
    facts=(*(id_ for id_, _ in THRESHOLDS.values()), "payout.paypal_extra_days"),
)
