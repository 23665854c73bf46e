"""Subscriptions in pictures: whose the money is, and how a circle of subscribers shrinks."""

from __future__ import annotations

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import fact
from livemoney.model.fans import fans_after
from livemoney.model.money import viewer_money
from livemoney.model.subscriptions import subscriber_usd

# A row of the chart: the share's fact, and whether a store takes its fee first.
SUBSCRIBED = {
    "Elsewhere": ("subscription.base_share", True),
    "Elsewhere, bonus": ("subscription.max_share", True),
    "US/CA": ("subscription.base_share_us_ca", True),
    "US/CA, bonus": ("subscription.max_share_us_ca", True),
    "US/CA, web": ("subscription.base_share_us_ca", False),
}
GIFTED = {
    "In the app": ("coin_price.in_app_us", True),
    "On the web": ("coin_price.web_us", False),
}
LEAVING = (0.05, 0.1, 0.2, 0.4)


def your_part_by_region() -> Figure:
    """Your part of what a fan pays, by subscription in two regions and by gift."""
    import altair as alt

    rows = []
    store = fact("store_fee.in_app").number
    for label, (id_, in_app) in SUBSCRIBED.items():
        part = subscriber_usd(1, store if in_app else 0, fact(id_).number)
        rows.append({"way": label, "share": part, "kind": "Subscription"})
    for label, (price, in_app) in GIFTED.items():
        money = viewer_money(
            coins=1,
            usd_per_coin=fact(price).number,
            store_fee_share=store if in_app else 0,
            diamond_gross_usd=fact("diamond.gross_usd").number,
            reward_rate=fact("reward_rate.standard").number,
        )
        part = money["reward_usd"] / money["viewer_spend_usd"]
        rows.append({"way": label, "share": part, "kind": "Gift"})
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y(
            "way:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelLimit=160, labelFontSize=12, minExtent=115),
        ),
        x=alt.X(
            "share:Q",
            title="Your part",
            axis=alt.Axis(format="%", tickCount=5),
            scale=alt.Scale(domain=[0, 1]),
        ),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=["Subscription", "Gift"], range=theme.categories(2)),
        ),
    )
    return Figure(
        alt.layer(
            base.mark_bar(height={"band": 0.7}),
            base.mark_text(align="left", dx=4, color=theme.color("ink")).encode(
                text=alt.Text("share:Q", format=".0%"), color=alt.value(theme.color("ink"))
            ),
        ).properties(height=alt.Step(30)),
        title="Of each dollar that a fan pays: subscriptions, by region, and gifts",
        description="Bars of the creator's part of what a fan pays. "
        + " ".join(f"{row['kind']}, {row['way']}: {row['share']:.0%}." for row in rows),
        source_ids=[
            "smt-subscription",
            "tubefilter-subscription",
            "the-sun-recharge",
            "ticker-dataai",
        ],
        note="US/CA: the US and Canada. Subscriptions in the app, but for the one on the web, and "
        "whether fans can subscribe there we do not know. Computed: TikTok's share of "
        "October 2025, of what a store's usual fee leaves. That the store takes that fee on "
        "subscriptions is our assumption. Gifts at a reward rate of "
        f"{fact('reward_rate.standard').number:.0%}.",
    )


def who_is_left() -> Figure:
    """Of 100 subscribers, how many still pay after some months, for four leaving shares."""
    import altair as alt

    months = 12
    rows = [
        {
            "month": month,
            "left": fans_after(100, 0, leaving, month),
            "leaving": f"{leaving:.0%} leave",
        }
        for leaving in LEAVING
        for month in range(months + 1)
    ]
    names = [f"{leaving:.0%} leave" for leaving in LEAVING]
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=3, point=alt.OverlayMarkDef(size=25))
        .encode(
            x=alt.X("month:Q", title="Months later", axis=alt.Axis(values=[0, 3, 6, 9, 12])),
            y=alt.Y("left:Q", title="Of 100 subscribers, still there"),
            color=alt.Color(
                "leaving:N",
                title=None,
                scale=alt.Scale(domain=names, range=theme.categories(len(names))),
                legend=alt.Legend(columns=2, labelLimit=130),
            ),
            strokeDash=alt.StrokeDash(
                "leaving:N",
                legend=None,
                scale=alt.Scale(domain=names, range=[[1, 0], [8, 3], [4, 3], [2, 2]]),
            ),
        )
    )
    return Figure(
        chart.properties(height=220),
        title="A circle with a hole: 100 subscribers, and nobody new",
        description="Lines falling from 100 subscribers over 12 months. "
        + " ".join(
            f"If {leaving:.0%} leave each month, {fans_after(100, 0, leaving, months):.0f} are "
            "left after a year."
            for leaving in LEAVING
        ),
        note="Computed from the formula, not measured: no source says how many leave on TikTok.",
    )
