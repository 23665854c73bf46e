"""One sponsored LIVE against gifts: which is worth more, and from which audience on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.calculator import COUNT, USD, Calculator, Format, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.facts import fact
from livemoney.formula import formula, ratio
from livemoney.model.audience import coins_from_gifters, coins_take_home, gifters
from livemoney.model.brands import even_viewers, sponsored_live
from livemoney.simulator.parameters import declared

SIMULATED = declared()
STEPS = 60


@formula
def against_gifts(
    viewers: Any,
    gifter_rate: Any,
    coins_per_gifter: Any,
    fee_usd: Any,
    gifts_lost_share: Any,
    live_hours: Any,
    extra_hours: Any,
    agent_share: Any,
    reward_rate: Any,
    diamond_gross_usd: Any,
) -> Mapping[str, Any]:
    """The same LIVE with a sponsor and without, before tax; see `livemoney.model.brands`."""
    coins = coins_from_gifters(gifters(viewers, gifter_rate), coins_per_gifter)
    gifts_usd = coins_take_home(coins, diamond_gross_usd, reward_rate)
    money = sponsored_live(gifts_usd, fee_usd, agent_share, gifts_lost_share)
    return {
        "gifts_usd": gifts_usd,
        **money,
        "lives_like_fee": ratio(money["fee_kept_usd"], gifts_usd),
        "even_viewers": even_viewers(
            money["fee_kept_usd"], ratio(gifts_usd, viewers), gifts_lost_share
        ),
        "gifts_hour_usd": ratio(gifts_usd, live_hours),
        "sponsored_hour_usd": ratio(money["sponsored_usd"], live_hours + extra_hours),
    }


def by_audience(v: Any) -> Any:
    """What the LIVE brings with a sponsor and without one, as the audience grows."""
    import altair as alt

    known = fact("gifter_rate.simulation")
    reach = f"max({v.viewers!r} * 2, {v.even_viewers!r} * 1.4)"
    kinds = ["Gifts alone", "With the sponsor"]

    def gifts(rate: Any) -> Any:
        coins = coins_from_gifters(gifters(alt.datum.audience, rate), v.coins_per_gifter)
        return coins_take_home(coins, fact("diamond.gross_usd").number, v.reward_rate)

    swept = (
        alt.Chart(alt.sequence(0, STEPS + 1, as_="step"))
        .transform_calculate(audience=f"datum.step / {STEPS} * {reach}")
        .transform_calculate(
            low=gifts(known.low),
            high=gifts(known.high),
            alone=gifts(v.gifter_rate),
            sponsored=v.fee_kept_usd + gifts(v.gifter_rate) * (1 - v.gifts_lost_share),
        )
    )
    x = alt.X(
        "audience:Q",
        title="Viewers who come in",
        axis=alt.Axis(format="~s", tickCount=4, grid=False),
        scale=alt.Scale(nice=False),
    )

    def y(column: str) -> Any:
        return alt.Y(
            f"{column}:Q",
            title="US$ for the LIVE, before tax",
            axis=alt.Axis(format="$,.2~f", tickCount=5, minExtent=50),
        )

    band = swept.mark_area(opacity=0.18, color=theme.color("c1")).encode(
        x=x, y=y("low"), y2="high:Q"
    )
    lines = [
        swept.transform_calculate(kind=f"'{kind}'")
        .mark_line(strokeWidth=3, strokeDash=dash)
        .encode(
            x=x,
            y=y(column),
            color=alt.Color(
                "kind:N",
                title=None,
                scale=alt.Scale(domain=kinds, range=theme.categories(2)),
                legend=alt.Legend(columns=2, symbolType="stroke", labelLimit=150),
            ),
        )
        for kind, column, dash in (
            (kinds[0], "alone", [1, 0]),
            (kinds[1], "sponsored", [8, 3]),
        )
    ]
    here = alt.Chart(alt.Data(values=[{}])).transform_calculate(
        audience=v.viewers, alone=v.gifts_usd, sponsored=v.sponsored_usd
    )
    yours = here.mark_rule(strokeDash=[2, 2]).encode(x="audience:Q")
    label = here.mark_text(align="left", dx=4, baseline="top", text="you").encode(
        x="audience:Q", y=alt.value(2)
    )
    points = [
        here.mark_point(filled=True, size=80, opacity=1, color=theme.color("ink")).encode(
            x="audience:Q", y=f"{column}:Q"
        )
        for column in ("alone", "sponsored")
    ]
    return alt.layer(band, *lines, yours, label, *points).properties(height=240)


CALCULATOR = Calculator(
    id="sponsored-live",
    title="One sponsored LIVE against gifts: which is worth more, and when",
    question="A brand offers you a fee for one LIVE. Is that more than the gifts that you might "
    "lose by it?",
    inputs=(
        Number(
            "viewers",
            "Viewers who come in",
            default=500,
            low=10,
            high=100_000,
            step=10,
            integer=True,
            help="Unique viewers. An example.",
        ),
        Number(
            "fee_usd",
            "The brand's fee for the LIVE",
            default=50,
            low=0,
            high=10_000,
            step=10,
            unit="usd",
            help="An example. The tables that circulate are for videos; none is for LIVEs.",
        ),
        Number(
            "gifts_lost_share",
            "Gifts that you lose because it is sponsored",
            default=0.5,
            low=0.01,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption: no source measures it. Without a loss the fee always adds.",
        ),
        Number(
            "gifter_rate",
            "Of the viewers, give",
            default=SIMULATED["gifter_rate"].default,
            low=0.001,
            high=0.1,
            step=0.001,
            unit="share",
            fact="gifter_rate.simulation",
            help="An assumption; no figure for TikTok LIVE can be traced.",
        ),
        Number(
            "coins_per_gifter",
            "Coins of a gifter, on average",
            default=SIMULATED["coins_per_gifter"].default,
            low=1,
            high=2_000,
            step=1,
            unit="coins",
            help="An assumption, a mean over a heavy tail: most give much less.",
        ),
        Number(
            "live_hours",
            "Length of the LIVE",
            more=True,
            default=2,
            low=0.25,
            high=24,
            step=0.25,
            unit="hours",
            help="An example.",
        ),
        Number(
            "extra_hours",
            "Further hours for the brand: briefing, script, report",
            more=True,
            default=3,
            low=0,
            high=100,
            step=0.5,
            unit="hours",
            help="An example.",
        ),
        Number(
            "agent_share",
            "Share of the fee that you owe an agent",
            more=True,
            default=0,
            low=0,
            high=0.9,
            step=0.01,
            unit="share",
            help="0 unless your contract says more.",
        ),
        reward_rate("Reward rate of gifts", low=0.05),
    ),
    model=against_gifts,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("gifts_usd", "Gifts alone", USD, main=True),
        Output("sponsored_usd", "With the sponsor", USD, main=True),
        Output("even_viewers", "Equal at this many viewers", COUNT, main=True),
        Output("gain_usd", "The sponsor adds", USD),
        Output("fee_kept_usd", "The fee, after an agent", USD),
        Output("gifts_left_usd", "Gifts that are left", USD),
        Output("least_fee_usd", "Below this fee, the sponsor costs you money", USD),
        Output("lives_like_fee", "LIVEs without a sponsor that bring the fee", Format(digits=1)),
        Output("gifts_hour_usd", "An hour of the LIVE without a sponsor", USD),
        Output("sponsored_hour_usd", "An hour of work with one", USD),
    ),
    more_title="Hours, agent, reward rate",
    chart_title="The fee stays; gifts grow with the audience. The lines cross where both are equal",
    chart_description=(
        "Two lines over the number of viewers. Gifts alone rise from nothing. With the sponsor "
        "the line begins at the fee and rises more slowly, because gifts are lost. Left of the "
        "crossing the sponsored LIVE brings more, right of it gifts alone do. A band shows gifts "
        "alone over the range of gifter rates of other platforms. A dotted line marks you."
    ),
    chart=by_audience,
    formula=(
        "Gifts alone: viewers, times the part that gives, times coins of a gifter, times a "
        "diamond's gross value, times your reward rate. An average: most LIVEs bring less.",
        "With the sponsor: the fee, less an agent's share, and the gifts that are left.",
        "Both are equal where the gifts that you lose are as much as the fee that you keep.",
        "An hour: the LIVE's hours without a sponsor; with one, the further hours as well. All "
        "before tax and payout fees.",
    ),
    facts=("brand.tiktok_one_fee",),
)
