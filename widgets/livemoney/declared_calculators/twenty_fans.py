"""Your twenty fans: what a small circle of regular gifters is worth, and who it hangs on."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import COUNT, SHARE, USD, Calculator, Number, Output
from livemoney.charts import theme
from livemoney.declared_calculators._inputs import reward_rate, tax_share
from livemoney.facts import fact
from livemoney.formula import formula, ratio
from livemoney.gifts import gift
from livemoney.model.audience import coins_take_home
from livemoney.model.fans import (
    coins_over_year,
    coins_per_month,
    dependence,
    fans_after,
    viewers_to_meet,
)
from livemoney.quantities import Count, Rate, Share

GROSS = fact("diamond.gross_usd").number


@formula
def twenty_fans(
    fans: Count,
    giving_share: Share,
    coins_per_fan: Rate,
    top_fan_coins: Rate,
    lives_per_week: Rate,
    leaving_share: Share,
    new_fans: Rate,
    gifter_rate: Share,
    reward_rate: Share,
    tax_share: Share,
    diamond_gross_usd: Rate,
) -> dict[str, Any]:
    """A month and a year of a circle of fans; see `livemoney.model.fans`."""
    month = coins_per_month(fans, giving_share, coins_per_fan, top_fan_coins, lives_per_week)
    year = coins_over_year(
        fans,
        new_fans,
        leaving_share,
        giving_share,
        coins_per_fan,
        top_fan_coins,
        lives_per_week,
    )

    def usd(coins: Any) -> Any:
        return coins_take_home(coins, diamond_gross_usd, reward_rate, tax_share=tax_share)

    month_coins = month["top_coins"] + month["regular_coins"]
    return {
        "month_usd": usd(month_coins),
        "without_top_usd": usd(month["regular_coins"]),
        "top_share": dependence(month["top_coins"], month_coins),
        "fan_usd": ratio(usd(month_coins), fans),
        "fans_in_a_year": fans_after(fans, new_fans, leaving_share, 12),
        "year_usd": usd(year["top_coins"] + year["regular_coins"]),
        "year_without_top_usd": usd(year["regular_coins"]),
        "viewers_needed": viewers_to_meet(fans, gifter_rate),
    }


def month_by_month(v: Any) -> Any:
    """Twelve months: all fans, and all but the one who gives most."""
    import altair as alt

    datum = alt.datum
    fans = fans_after(v.fans, v.new_fans, v.leaving_share, datum.month - 1)
    coins = coins_per_month(
        fans, v.giving_share, v.coins_per_fan, v.top_fan_coins, v.lives_per_week
    )
    names = ["All fans", "Without the top fan"]

    def usd(coins: Any) -> Any:
        return coins_take_home(coins, GROSS, v.reward_rate, tax_share=v.tax_share)

    lines = (
        alt.Chart(alt.sequence(1, 13, as_="month"))
        .transform_calculate(
            **{
                names[0]: usd(coins["top_coins"] + coins["regular_coins"]),
                names[1]: usd(coins["regular_coins"]),
            }
        )
        .transform_fold([*names], as_=["who", "usd"])
        .encode(
            x=alt.X("month:Q", title="Month", axis=alt.Axis(values=[1, 3, 6, 9, 12])),
            y=alt.Y("usd:Q", title="US$ a month", axis=alt.Axis(format="$,.0f", tickCount=5)),
            color=alt.Color(
                "who:N",
                title=None,
                scale=alt.Scale(domain=names, range=theme.categories(2)),
                legend=alt.Legend(columns=2, labelLimit=150),
            ),
            tooltip=[
                alt.Tooltip("month:Q", title="Month"),
                alt.Tooltip("who:N", title="Who gives"),
                alt.Tooltip("usd:Q", title="US$", format=",.2f"),
            ],
        )
    )
    return alt.layer(
        lines.mark_line(strokeWidth=2.5), lines.mark_point(filled=True, size=60, opacity=1)
    ).properties(height=240)


CALCULATOR = Calculator(
    id="twenty-fans",
    title="Your twenty fans",
    question="A small circle gives something in most of your LIVEs. What is that worth?",
    inputs=(
        Number(
            "fans", "Fans who give regularly", default=20, low=1, high=200, step=1, integer=True
        ),
        Number(
            "giving_share",
            "Of them, those who give in a LIVE",
            default=0.5,
            low=0,
            high=1,
            step=0.01,
            unit="share",
            help="An assumption. Your LIVE Center shows how many gave.",
        ),
        Number(
            "coins_per_fan",
            "Coins that each of those sends in a LIVE",
            default=gift("Doughnut").coins,
            low=0,
            high=500,
            step=1,
            unit="coins",
            help="An assumption: one Doughnut each.",
        ),
        Number(
            "top_fan_coins",
            "Coins in a LIVE from the fan who gives most",
            default=gift("Corgi").coins,
            low=0,
            high=5_000,
            step=1,
            unit="coins",
            help="An assumption: one Corgi. Gifts are very uneven; yours may be more so.",
        ),
        Number("lives_per_week", "LIVEs a week", default=3, low=0.25, high=14, step=0.25),
        Number(
            "leaving_share",
            "Fans who stop each month",
            default=0.1,
            low=0,
            high=0.5,
            step=0.01,
            unit="share",
            help="An assumption. No source gives it for TikTok.",
        ),
        Number(
            "new_fans",
            "New ones each month",
            default=1,
            low=0,
            high=50,
            step=0.5,
            help="An assumption.",
        ),
        Number(
            "gifter_rate",
            "Viewers who become gifters",
            default=0.03,
            low=0.002,
            high=0.2,
            step=0.001,
            unit="share",
            help="An assumption, from the middle of our simulations' 1% to 5%. It changes only the "
            "last line.",
            more=True,
        ),
        reward_rate(),
        tax_share(),
    ),
    model=twenty_fans,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("month_usd", "You keep, this month", USD, main=True),
        Output("top_share", "Of that, from one fan", SHARE, main=True),
        Output("without_top_usd", "This month without that fan", USD),
        Output("fan_usd", "A fan is worth, a month, on average", USD),
        Output("fans_in_a_year", "Fans after a year", COUNT),
        Output("year_usd", "The year, if that one stays", USD),
        Output("year_without_top_usd", "The year without that one", USD),
        Output("viewers_needed", "Viewers among whom one finds so many gifters", COUNT),
    ),
    chart_title="Twelve months: with the fan who gives most, and without",
    chart_description=(
        "Two lines over twelve months. With the values that it begins with both fall a little, "
        "because more fans leave than come. The lower line, without the fan who gives most, lies "
        "at about half of the upper one."
    ),
    chart=month_by_month,
    formula=(
        "A month has 52/12 times your LIVEs a week.",
        "In each LIVE the fan who gives most sends their coins; of the others, the share that "
        "gives sends the coins you set.",
        "Coins become diamonds, one for one; times a diamond's gross value, times your reward "
        "rate, less what you set aside for tax.",
        "Each month the share that stops leaves and the new ones come. The fan who gives most is "
        "counted as staying; the lower line shows the year without them.",
        "Viewers among whom one finds so many gifters: fans, divided by the share of viewers who "
        "become gifters.",
    ),
    more_title="Viewers, reward rate, tax",
    facts=("gifter_rate.simulation",),
)
