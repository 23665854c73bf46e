"""One Galaxy, five answers: the conventions that circulate, and the two checks from outside."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from livemoney.calculator import USD, Calculator, Number, Output
from livemoney.charts import theme
from livemoney.facts import conventions, fact
from livemoney.formula import formula
from livemoney.gifts import gift
from livemoney.model.money import convention_usd
from livemoney.quantities import Coins, Rate


@formula
def five_answers(coins: Coins, bbc_usd_per_coin: Rate) -> dict[str, Any]:
    """What each circulating convention says that a gift of `coins` coins brings the creator.

    `livemoney.model.money.convention_usd` for every row of the conventions. The price that the
    BBC's team paid for a coin does not change these answers; the chart's check needs it.
    """
    return {
        f"{convention.id}_usd": convention_usd(
            coins,
            convention.diamonds_per_coin,
            convention.usd_per_diamond,
            convention.creator_share,
        )
        for convention in conventions()
    }


def against_the_checks(v: Any) -> Any:
    """Each convention's answer over what was reported, for the BBC's test and the Lion."""
    import altair as alt

    bbc_viewer = fact("check.bbc_viewer_usd").number
    lion_coins = gift("Lion").coins
    rows = [
        {
            # In short lines, for a phone's axis.
            "convention": "\n".join(wrap(convention.label, 15)),
            "diamonds_per_coin": convention.diamonds_per_coin,
            "usd_per_diamond": convention.usd_per_diamond,
            "creator_share": convention.creator_share,
        }
        for convention in conventions()
    ]
    checks = {
        "BBC test": (bbc_viewer / v.bbc_usd_per_coin, fact("check.bbc_creator_usd").number),
        "BBC Lion": (lion_coins, fact("check.lion_creator_usd").number),
    }
    datum = alt.datum

    def predicted(coins: Any) -> Any:
        return convention_usd(
            coins, datum.diamonds_per_coin, datum.usd_per_diamond, datum.creator_share
        )

    base = (
        alt.Chart(alt.Data(values=rows))
        .transform_calculate(
            **{name: predicted(coins) / seen for name, (coins, seen) in checks.items()}
        )
        .transform_fold(list(checks), as_=["check", "times"])
    )
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        y=alt.Y(
            "convention:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelExpr=r"split(datum.label, '\n')"),
        ),
        yOffset=alt.YOffset("check:N", sort=list(checks)),
        x=alt.X(
            "times:Q",
            scale=alt.Scale(type="log", domain=[0.25, 20]),
            axis=alt.Axis(values=[0.25, 0.5, 1, 2, 5, 10, 20], format="~g"),
            title="Answer, times what was reported",
        ),
        color=alt.Color(
            "check:N",
            scale=alt.Scale(domain=list(checks), range=theme.categories(2)),
            title=None,
        ),
        shape=alt.Shape("check:N", scale=alt.Scale(domain=list(checks)), title=None),
        tooltip=[
            alt.Tooltip("convention:N", title="Convention"),
            alt.Tooltip("check:N", title="Check"),
            alt.Tooltip("times:Q", title="Times what was reported", format=".2f"),
        ],
    )
    reported = (
        alt.Chart(alt.Data(values=[{"times": 1}])).mark_rule(strokeDash=[4, 4]).encode(x="times:Q")
    )
    return alt.layer(reported, points).properties(height=alt.Step(44))


CALCULATOR = Calculator(
    id="one-galaxy",
    title="One Galaxy, five answers",
    question="Five ways to count are in use. What does each say that one gift brings you?",
    inputs=(
        Number(
            "coins",
            "The gift's price",
            default=gift("Galaxy").coins,
            low=1,
            high=50_000,
            step=1,
            unit="coins",
            integer=True,
        ),
        Number.of(
            "coin_price.in_app_us",
            "bbc_usd_per_coin",
            "What the BBC's team paid for a coin (not reported: try the range)",
            low=0.01,
            high=0.02,
            step=0.0001,
        ),
    ),
    model=five_answers,
    outputs=tuple(
        Output(
            f"{convention.id}_usd",
            convention.label,
            USD,
            main=convention.verdict == "fits",
            help=f"Used by: {convention.used_by}",
        )
        for convention in conventions()
    ),
    chart_title="Which way of counting fits what was reported? On the dashed line: it does.",
    chart_description=(
        "Points on a logarithmic axis: each convention's answer divided by what was reported, for "
        "two published checks. One diamond a coin at half a cent lies at about 1 for both. The "
        "double halving lies at about one half, the others at one and a half to ten times."
    ),
    chart=against_the_checks,
    formula=(
        "Each way of counting is coins, times diamonds a coin, times US$ a diamond, times the "
        "creator's share. Only these three numbers differ.",
        "The first check: the BBC sent gifts, and saw what arrived. How many coins that was "
        "depends on the price of a coin, which was not reported, so you set it.",
        "The second check: a Lion, whose price in coins is known, and what arrives of it, as a "
        "middleman told the BBC.",
    ),
    facts=(
        "check.bbc_viewer_usd",
        "check.bbc_creator_usd",
        "check.lion_creator_usd",
    ),
)
