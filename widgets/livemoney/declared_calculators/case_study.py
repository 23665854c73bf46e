"""Four published incomes, rebuilt: what each hour, viewer and gifter must have brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from livemoney.calculator import COUNT, USD, Calculator, Choice, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.facts import fact, income_case
from livemoney.formula import clamp, formula, lookup, ratio, where
from livemoney.gifts import gift
from livemoney.model.cases import (
    coins_behind,
    coins_each,
    gifters_needed,
    per_hour,
    usd_per_viewer_hour,
)
from livemoney.text import Format

PLATFORM = fact("platform.creator_usd_per_viewer_hour").number
GALAXY = gift("Galaxy").coins
ONE_DIGIT = Format(digits=1)
MONTHS = 14  # June 2024 to July 2025, both counted


@dataclass(frozen=True)
class Case:
    """A published income, and what we assume where the source says no more."""

    key: str
    income_id: str
    label: str
    short: str
    hours: tuple[float, float, float]
    hours_help: str
    viewers: tuple[float, float, float]
    viewers_help: str


CASES = (
    Case(
        key="diaz_olson",
        income_id="diaz_olson_stream",
        label="Diaz, Olson: a stream, the least",
        short="Diaz, Olson",
        hours=(8, 1, 14),
        hours_help="An assumption: a night. The source gives no hours in what we read.",
        viewers=(3_000, 1_000, 10_000),
        viewers_help="Business Insider's range is this slider's. Where in it is an assumption.",
    ),
    Case(
        key="hector",
        income_id="hector_stream",
        label="Hector: his first night",
        short="Hector",
        hours=(8, 1, 14),
        hours_help="An assumption: a night. The source gives no hours in what we read.",
        viewers=(2_000, 1_000, 10_000),
        viewers_help="Thousands, says the source. How many is an assumption.",
    ),
    Case(
        key="boehm",
        income_id="boehm_month",
        label="Boehm: a month of nights",
        short="Boehm",
        hours=(248, 30, 500),
        hours_help="An assumption: 8 hours on each of 31 nights.",
        viewers=(1_000, 50, 10_000),
        viewers_help="An assumption. The same article tells of a stream with about as many.",
    ),
    Case(
        key="gomez",
        income_id="gomez_year",
        label="Gomez: fourteen months",
        short="Gomez",
        hours=(income_case("gomez_hours").value * MONTHS, 1_000, 5_000),  # type: ignore[operator]
        hours_help="The tracker's hours for nine of the months, as if all 14 were like them.",
        viewers=(1_000, 50, 3_000),
        viewers_help="An assumption. Only the peak is known: more than 2,000 at once.",
    ),
)


def _of_case(creator: Any, values: dict[str, Any]) -> Any:
    """The value of the chosen case; nested choices, because the values may be arrays."""
    first, *others = values.items()
    if not others:
        return first[1]
    return where(creator == first[0], first[1], _of_case(creator, dict(others)))


@formula
def rebuilt(
    creator: Any,
    figure_is: Any,
    gifter_rate: Any,
    coins_per_gifter: Any,
    reward_rate: Any,
    diamond_gross_usd: Any,
    platform_usd: Any,
    **settings: Any,
) -> dict[str, Any]:
    """One case taken apart; see `livemoney.model.cases`."""
    usd = lookup(creator, {one.key: income_case(one.income_id).value for one in CASES})
    hours = _of_case(creator, {one.key: settings[f"{one.key}_hours"] for one in CASES})
    viewers = _of_case(creator, {one.key: settings[f"{one.key}_viewers"] for one in CASES})
    # A value of gifts is before TikTok's part, so the rate that stands for it is the whole.
    coins = coins_behind(usd, diamond_gross_usd, where(figure_is == "credited", reward_rate, 1))
    hourly_coins = per_hour(coins, hours)
    gifters = gifters_needed(hourly_coins, coins_per_gifter)
    viewer_hour = usd_per_viewer_hour(usd, hours, viewers)
    return {
        "usd": usd,
        "usd_per_hour": per_hour(usd, hours),
        "coins_per_hour": hourly_coins,
        "galaxies_per_hour": hourly_coins / GALAXY,
        "gifters_per_hour": gifters,
        "giving_share": ratio(gifters, viewers),
        "coins_each": coins_each(hourly_coins, viewers, gifter_rate),
        "viewer_hour_usd": viewer_hour,
        "times_platform": ratio(viewer_hour, platform_usd),
    }


def side_by_side(v: Any) -> Any:
    """All four cases as US$ per hour that one viewer watched; the chosen one stands out."""
    import altair as alt

    from livemoney import tracing

    datum = alt.datum
    hours = tracing.lookup(datum.key, {one.key: getattr(v, f"{one.key}_hours") for one in CASES})
    viewers = tracing.lookup(
        datum.key, {one.key: getattr(v, f"{one.key}_viewers") for one in CASES}
    )
    rows = [
        {"key": one.key, "who": one.short, "usd": income_case(one.income_id).value} for one in CASES
    ]
    scale = alt.Scale(type="log", domain=[0.00001, 10])
    points = (
        alt.Chart(alt.Data(values=rows))
        .transform_calculate(
            # Outside the axis a point stands at its end.
            per=clamp(usd_per_viewer_hour(datum.usd, hours, viewers), 1e-5, 10),
            chosen=where(datum.key == v.creator, "chosen", "other"),
        )
        .mark_point(filled=True, size=150, opacity=1)
        .encode(
            y=alt.Y("who:N", sort=None, title=None),
            x=alt.X(
                "per:Q",
                scale=scale,
                axis=alt.Axis(values=[0.00001, 0.001, 0.1, 10], format="$.5~f"),
                title="US$ per viewer-hour (log scale)",
            ),
            color=alt.Color(
                "chosen:N",
                legend=None,
                scale=alt.Scale(
                    domain=["chosen", "other"], range=[theme.color("c2"), theme.color("c1")]
                ),
            ),
            tooltip=[
                alt.Tooltip("who:N", title="Case"),
                alt.Tooltip("per:Q", title="US$ per viewer-hour", format=".5~f"),
            ],
        )
    )
    mean = alt.Chart(alt.Data(values=[{"per": PLATFORM}]))
    rule = mean.mark_rule(strokeDash=[4, 4]).encode(x=alt.X("per:Q", scale=scale))
    label = mean.mark_text(dy=-8, baseline="bottom").encode(
        x=alt.X("per:Q", scale=scale), y=alt.value(0), text=alt.value("all of LIVE")
    )
    return alt.layer(rule, points, label).properties(height=alt.Step(38))


def _settings() -> tuple[Number, ...]:
    found = []
    for case in CASES:
        chosen = ("creator", case.key)
        hours, least_hours, most_hours = case.hours
        viewers, least, most = case.viewers
        found += [
            Number(
                f"{case.key}_hours",
                f"Hours LIVE for it ({case.short})",
                default=hours,
                low=least_hours,
                high=most_hours,
                step=1,
                help=case.hours_help,
                shown_when=chosen,
            ),
            Number(
                f"{case.key}_viewers",
                f"Viewers at a time, on average ({case.short})",
                default=viewers,
                low=least,
                high=most,
                step=10,
                help=case.viewers_help,
                shown_when=chosen,
            ),
        ]
    return tuple(found)


CALCULATOR = Calculator(
    id="case-study",
    title="A published income, rebuilt",
    question="Somebody reports a sum. What would have to be true for it?",
    inputs=(
        Choice(
            "creator", "Case", default="gomez", choices={case.key: case.label for case in CASES}
        ),
        *_settings(),
        Number(
            "gifter_rate",
            "Viewers who give in an hour",
            default=0.03,
            low=0.001,
            high=0.2,
            step=0.001,
            unit="share",
            help="An assumption. Our simulations use 1% to 5%; nobody has TikTok's figure.",
        ),
        Number(
            "coins_per_gifter",
            "Coins that a gifter sends in an hour",
            default=100,
            low=1,
            high=50_000,
            step=1,
            unit="coins",
            help="An assumption.",
        ),
        Choice(
            "figure_is",
            "The sum is",
            default="credited",
            choices={
                "credited": "what reached the creator",
                "gifts": "the gifts' value, before TikTok's part",
            },
            help="The sources do not say which. It changes the coins by a factor of two.",
            more=True,
        ),
        reward_rate(low=0.05),
    ),
    model=rebuilt,
    constants={
        "diamond_gross_usd": "diamond.gross_usd",
        "platform_usd": "platform.creator_usd_per_viewer_hour",
    },
    outputs=(
        Output("usd_per_hour", "For each hour LIVE", USD, main=True),
        Output("coins_each", "Coins that each gifter must send, an hour", ONE_DIGIT, main=True),
        Output("usd", "The published sum", Format(prefix="US$")),
        Output("coins_per_hour", "Coins an hour", COUNT),
        Output("galaxies_per_hour", "As Galaxies an hour", ONE_DIGIT),
        Output("gifters_per_hour", "Gifters an hour, at your coins a gifter", ONE_DIGIT),
        Output(
            "giving_share",
            "as a share of the viewers",
            Format("", 1, 100, "%"),
            help="Above 100% it cannot be: there are not so many viewers.",
        ),
        Output("viewer_hour_usd", "For each hour that one viewer watched", Format("US$", digits=5)),
        Output("times_platform", "as a multiple of all of LIVE", Format(digits=2, suffix=" times")),
    ),
    chart_title="An hour of one viewer: four cases, and the mean of all LIVEs",
    chart_description=(
        "Four points on a logarithmic axis: US dollars for each hour that one viewer watched. With "
        "our assumptions the two small sleep streams lie below a tenth of a cent, Boehm and Gomez "
        "above ten cents. The dashed line is the mean of all of TikTok LIVE, about eleven cents."
    ),
    chart=side_by_side,
    formula=(
        "The published sum, divided by the hours, is the income per hour LIVE.",
        "The sum, divided by a diamond's gross value and the reward rate, is the coins that "
        "viewers sent. If the sum is the gifts' value, it is divided by the gross value alone.",
        "Coins per hour, divided by a gifter's coins, is the gifters needed. Divided by viewers "
        "and by the share of them who give, it is the coins that each must send.",
        "The sum, divided by hours and viewers, is what an hour of one viewer brought.",
    ),
    more_title="What the sum is, and the reward rate",
    facts=("gifter_rate.simulation", "sleep.diaz_olson_viewers", "gomez.peak_viewers"),
    cases=(*(case.income_id for case in CASES), "gomez_hours"),
)
