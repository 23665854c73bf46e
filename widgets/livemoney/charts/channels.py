"""One gift bought in different places, and whose money it is."""

from __future__ import annotations

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import fact
from livemoney.gifts import gift
from livemoney.model.money import viewer_money

CHANNELS = {
    "Web (US)": ("coin_price.web_us", False),
    "In the app (US)": ("coin_price.in_app_us", True),
    "BBC's Lion (UK)": ("coin_price.bbc_uk", True),
}
PARTS = {
    "You": "reward_usd",
    "TikTok, other costs": "platform_usd",
    "App store": "store_fee_usd",
}


def share_by_channel(name: str = "Galaxy", reward_rate: float = 0.5) -> Figure:
    """The parts of the viewer's money for one gift, by where the coins were bought."""
    import altair as alt

    rows = []
    for channel, (price, in_app) in CHANNELS.items():
        money = viewer_money(
            coins=gift(name).coins,
            usd_per_coin=fact(price).number,
            store_fee_share=fact("store_fee.in_app").number if in_app else 0,
            diamond_gross_usd=fact("diamond.gross_usd").number,
            reward_rate=reward_rate,
        )
        for order, (part, key) in enumerate(PARTS.items()):
            share = money[key] / money["viewer_spend_usd"]
            rows.append(
                {"channel": channel, "part": part, "order": order, "share": share}
                | {"usd": money[key], "paid": money["viewer_spend_usd"]}
            )
    yours = {row["channel"]: row for row in rows if row["part"] == "You"}
    bars = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            y=alt.Y("channel:N", sort=None, title=None),
            x=alt.X(
                "share:Q",
                title="Share of the viewer's money",
                axis=alt.Axis(format="%"),
                scale=alt.Scale(domain=[0, 1]),
            ),
            color=alt.Color(
                "part:N",
                title=None,
                scale=alt.Scale(domain=list(PARTS), range=theme.categories(3)),
                legend=alt.Legend(columns=2, labelLimit=200),
            ),
            order="order:Q",
        )
    )
    return Figure(
        bars.properties(height=alt.Step(46)),
        title=f"The same {name}, bought in three places: your part of the viewer's money",
        description="Stacked bars of the viewer's money. "
        + " ".join(
            f"{channel}: the viewer pays US${row['paid']:.2f}, you get US${row['usd']:.2f}, "
            f"{row['share']:.0%}."
            for channel, row in yours.items()
        ),
        source_ids=["the-sun-recharge", "ticker-dataai", "bbc-2022"],
        note=f"At a reward rate of {reward_rate:.0%}, before agency, fees and tax. For the BBC's "
        "Lion the app store's part is an assumption: the report does not say where its coins "
        "were bought.",
    )
