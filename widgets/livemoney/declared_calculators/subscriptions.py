"""Subscriptions against gifts, month by month, with people who leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney import shown
from livemoney.calculator import USD, Calculator, Choice, Format, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.facts import fact
from livemoney.formula import formula, lookup, ratio, where
from livemoney.model.fans import fans_after
from livemoney.model.money import diamonds, reward_usd
from livemoney.model.subscriptions import (
    coins_like_a_subscriber,
    months_of_stay,
    settled_subscribers,
    subscriber_usd,
)

YEAR_MONTHS = 12
AXIS_MONTHS = 24
# Where the creator lives, and whether the bonus is reached: the fact with the share.
SHARES = {
    "us_ca": ("subscription.base_share_us_ca", "US or Canada"),
    "us_ca_bonus": ("subscription.max_share_us_ca", "US or Canada, with the bonus"),
    "elsewhere": ("subscription.base_share", "Elsewhere"),
    "elsewhere_bonus": ("subscription.max_share", "Elsewhere, with the bonus"),
}
ONE_DECIMAL = Format(digits=1)


def share_labels() -> dict[str, str]:
    """The choices, each with its share."""
    return {
        key: f"{label}: {shown.number(fact(id_).number, 'share')}"
        for key, (id_, label) in SHARES.items()
    }


@formula
def subscriptions_against_gifts(
    region: Any,
    price_usd: Any,
    bought: Any,
    subscribers: Any,
    new_a_month: Any,
    leaving_share: Any,
    gifters: Any,
    coins_per_gifter: Any,
    gifts_lost_share: Any,
    hours_a_month: Any,
    reward_rate: Any,
    diamond_gross_usd: Any,
    store_fee_share: Any,
) -> Mapping[str, Any]:
    """A month and a year of subscriptions, and of gifts; see `livemoney.model.subscriptions`."""
    share = lookup(region, {key: fact(id_).number for key, (id_, _) in SHARES.items()})
    each = subscriber_usd(price_usd, where(bought == "in_app", store_fee_share, 0), share)
    usd_per_coin = reward_usd(diamonds(1), diamond_gross_usd, reward_rate)
    gifts = gifters * coins_per_gifter * usd_per_coin
    year_subscriber_months = sum(
        fans_after(subscribers, new_a_month, leaving_share, month)
        for month in range(1, YEAR_MONTHS + 1)
    )
    subscriptions_year = each * year_subscriber_months
    lost_year = YEAR_MONTHS * gifts * gifts_lost_share
    return {
        "subscriber_usd": each,
        "stay_months": months_of_stay(leaving_share),
        "subscriber_total_usd": each * months_of_stay(leaving_share),
        "settled": settled_subscribers(new_a_month, leaving_share),
        "settled_usd": each * settled_subscribers(new_a_month, leaving_share),
        "subscriptions_year_usd": subscriptions_year,
        "gifts_month_usd": gifts,
        "gifts_year_usd": YEAR_MONTHS * gifts,
        "added_year_usd": subscriptions_year - lost_year,
        "added_hour_usd": ratio(subscriptions_year - lost_year, YEAR_MONTHS * hours_a_month),
        "subscribers_like_gifts": ratio(gifts, each),
        "coins_like_one": coins_like_a_subscriber(each, usd_per_coin),
    }


def month_by_month(v: Any) -> Any:
    """Income of each month: subscriptions climb and level off, gifts stay where you set them."""
    import altair as alt

    kinds = ["Subscriptions", "Gifts, mean", "Where they settle"]
    months = alt.Chart(alt.sequence(1, AXIS_MONTHS + 1, as_="month")).transform_calculate(
        subscriptions=v.subscriber_usd
        * fans_after(v.subscribers, v.new_a_month, v.leaving_share, alt.datum.month),
        gifts=v.gifts_month_usd,
        settled=v.settled_usd,
    )
    x = alt.X(
        "month:Q",
        title="Month",
        axis=alt.Axis(values=[1, 6, 12, 18, 24], grid=False),
        scale=alt.Scale(domain=[1, AXIS_MONTHS]),
    )
    dashes = {"subscriptions": [1, 0], "gifts": [8, 4], "settled": [2, 3]}
    layers = [
        months.transform_calculate(kind=f"'{kind}'")
        .mark_line(strokeWidth=3 if column != "settled" else 2, strokeDash=dashes[column])
        .encode(
            x=x,
            y=alt.Y(
                f"{column}:Q",
                title="US$ a month, credited",
                axis=alt.Axis(format="$,.2~f", tickCount=5, minExtent=50),
            ),
            color=alt.Color(
                "kind:N",
                title=None,
                scale=alt.Scale(
                    domain=kinds,
                    range=[theme.color("c1"), theme.color("c2"), theme.color("muted")],
                ),
                legend=alt.Legend(columns=2, symbolType="stroke", labelLimit=150),
            ),
            tooltip=[
                alt.Tooltip("month:Q", title="Month"),
                alt.Tooltip(f"{column}:Q", title=f"{kind}, US$", format=",.2f"),
            ],
        )
        for kind, column in zip(kinds, dashes, strict=True)
    ]
    return alt.layer(*layers).properties(height=240)


CALCULATOR = Calculator(
    id="subscriptions",
    title="Subscriptions against gifts",
    question="Some fans would pay each month. What does that bring beside their gifts, when some "
    "of them leave again?",
    inputs=(
        Number(
            "new_a_month",
            "New subscribers a month",
            default=10,
            low=0,
            high=200,
            step=1,
            help="An assumption.",
        ),
        Number(
            "leaving_share",
            "Of the subscribers, leave each month",
            default=0.2,
            low=0.01,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption: no source gives it for TikTok.",
        ),
        Number(
            "price_usd",
            "Price a month",
            default=fact("subscription.price_2022").low,
            low=0.99,
            high=fact("subscription.price_2022").high,
            step=0.5,
            unit="usd_per_month",
            fact="subscription.price_2022",
        ),
        Choice(
            "region",
            "Your share",
            default="us_ca",
            choices=share_labels(),
            help="Of what is left after the store's fee. The bonus has conditions.",
        ),
        Choice(
            "bought",
            "Where they subscribe",
            default="in_app",
            choices={"in_app": "In the app, through a store", "web": "On the web, no store"},
            help="Two assumptions: that the store takes its usual fee for coins here too, and that "
            "your fans can subscribe on the web at all.",
        ),
        Number(
            "gifters",
            "Gifters a month",
            default=20,
            low=0,
            high=1_000,
            step=1,
            help="An assumption.",
        ),
        Number(
            "coins_per_gifter",
            "Coins each of them sends a month",
            default=500,
            low=0,
            high=10_000,
            step=10,
            unit="coins",
            help="An assumption. Averages hide that a few send most of it.",
        ),
        Number(
            "subscribers",
            "Subscribers now",
            more=True,
            default=0,
            low=0,
            high=5_000,
            step=1,
        ),
        Number(
            "gifts_lost_share",
            "Gifts that stop because people subscribe instead",
            more=True,
            default=0,
            low=0,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption. No source says whether subscribers give more or less.",
        ),
        Number(
            "hours_a_month",
            "Your hours a month for exclusive content",
            more=True,
            default=6,
            low=0.5,
            high=300,
            step=0.5,
            unit="hours",
            help="An assumption.",
        ),
        reward_rate("Reward rate of gifts", low=0.05),
    ),
    model=subscriptions_against_gifts,
    constants={
        "diamond_gross_usd": "diamond.gross_usd",
        "store_fee_share": "store_fee.in_app",
    },
    outputs=(
        Output("settled_usd", "Subscriptions settle at, a month", USD, main=True),
        Output("gifts_month_usd", "Gifts bring, a month", USD, main=True),
        Output("settled", "Subscribers, when they settle", Format()),
        Output("stay_months", "Months that one stays, on average", ONE_DECIMAL),
        Output("subscriber_usd", "One subscriber brings, a month", USD),
        Output("subscriber_total_usd", "One subscriber brings, until they leave", USD),
        Output("coins_like_one", "Coins of gifts that bring as much as one, a month", Format()),
        Output(
            "subscribers_like_gifts", "Subscribers that bring as much as the gifts", ONE_DECIMAL
        ),
        Output("subscriptions_year_usd", "Subscriptions, the first 12 months", USD),
        Output("gifts_year_usd", "Gifts, 12 months", USD),
        Output("added_year_usd", "The first 12 months add, after lost gifts", USD),
        Output("added_hour_usd", "They add, for each hour of exclusive content", USD),
    ),
    more_title="Subscribers now, lost gifts, hours, reward rate",
    chart_title=f"Income a month over {AXIS_MONTHS} months: subscriptions climb, then level off",
    chart_description=(
        "Lines over two years of months. Subscriptions climb at first and then level off at a "
        "dotted line, where as many people leave as arrive. A dashed line is what gifts bring on "
        "average; real gifts would jump up and down around it. The results above give the levels."
    ),
    chart=month_by_month,
    formula=(
        "One subscriber brings the price, less the store's fee, times your share.",
        "Each month the same part of the subscribers leaves and the same number arrives. The "
        "number settles where the two are equal: arrivals divided by the part that leaves.",
        "How long one stays, on average: one divided by the part that leaves.",
        "Gifts: gifters, times coins each, times a diamond's gross value, times the reward rate. "
        "It is an average; single months differ widely.",
        "Who leaves in a month does not pay for it; who arrives does. The first 12 months: each "
        "month's subscribers added up, times what one brings. Before fees and tax.",
    ),
    facts=(
        "subscription.base_share_us_ca",
        "subscription.max_share_us_ca",
        "subscription.base_share",
        "subscription.max_share",
        "subscription.price_from_2025",
    ),
)
