"""The price ladder of gifts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from livemoney.charts.figure import Figure
from livemoney.gifts import Gift, gifts

STEPS = (1, 2, 10, 100, 500, 1_000, 5_000, 10_000, 50_000)


def gift_price_ladder() -> Figure:
    """How many of the listed gifts cost how much, in coins."""
    import altair as alt

    every = gifts()
    rows = [_band(every, low, high) for low, high in pairwise(STEPS)]
    chart = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("coins:N", sort=None, title="Price in coins"),
        x=alt.X("gifts:Q", title="Gifts at this price", axis=alt.Axis(tickMinStep=1)),
    )
    most = max(rows, key=lambda row: row["gifts"])
    dearest = max(every, key=lambda gift: gift.coins)
    return Figure(
        alt.layer(
            chart.mark_bar(),
            chart.mark_text(align="left", dx=4).encode(text="gifts:Q"),
        ).properties(height=alt.Step(28)),
        title=f"What {len(every):,} gifts cost: the ladder from {every[0].coins} coin "
        f"to {dearest.coins:,}",
        description="Bars, one for each range of prices: "
        + "; ".join(f"{row['coins']} coins, {row['gifts']} gifts" for row in rows)
        + f". Most gifts stand at {most['coins']} coins.",
        source_ids=sorted({source.id for gift in every for source in gift.dumps}),
        note="One name can have several prices, by region and version; each is counted.",
    )


def _band(every: tuple[Gift, ...], low: int, high: int) -> dict[str, Any]:
    label = "1" if high == low + 1 else f"{low:,} to {high - 1:,}"
    return {"coins": label, "gifts": sum(low <= gift.coins < high for gift in every)}
