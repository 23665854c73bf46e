"""Small creators: what the platform's total says about them, and what it leaves open."""

from __future__ import annotations

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import fact
from livemoney.formula import ratio


def split_of_the_total() -> Figure:
    """TikTok's claim: the part of LIVE revenue that small accounts got in thirty days."""
    import altair as alt

    total = fact("platform.creator_revenue_30_days_usd").number
    share = fact("platform.small_creator_share").number
    rows = [
        {"who": "Under 50k", "order": 0, "usd": total * share},
        {"who": "50k and up", "order": 1, "usd": total * (1 - share)},
    ]
    names = [str(row["who"]) for row in rows]
    bars = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=names, title=None),
        x=alt.X("usd:Q", title="US$ in 30 days", axis=alt.Axis(format="$~s", tickCount=4)),
    )
    return Figure(
        alt.layer(
            bars.mark_bar().encode(
                color=alt.Color(
                    "who:N",
                    legend=None,
                    scale=alt.Scale(domain=names, range=theme.categories(2)),
                )
            ),
            bars.mark_text(align="left", dx=4).encode(text=alt.Text("usd:Q", format="$.2~s")),
        ).properties(height=alt.Step(44)),
        title=f"Who got TikTok's US${total / 1e6:.0f} million? By followers, as TikTok counts",
        description=f"Two bars. Accounts under 50,000 followers: US${total * share / 1e6:.1f} "
        f"million, {share:.1%}. All others: US${total * (1 - share) / 1e6:.1f} million.",
        source_ids=["passionfruit-live", "routenote-live"],
        note="TikTok's figures, told to Digiday. How many accounts share each bar is not said.",
    )


def each_if_shared() -> Figure:
    """What the small accounts' part is for each of them, by how many they might be."""
    import altair as alt

    pot = (
        fact("platform.creator_revenue_30_days_usd").number
        * fact("platform.small_creator_share").number
    )
    counts = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]
    rows = [{"creators": count, "usd": ratio(pot, count)} for count in counts]
    daily = fact("platform.live_creators_daily").number
    x = alt.X(
        "creators:Q",
        scale=alt.Scale(type="log", domain=[10_000, 10_000_000]),
        axis=alt.Axis(values=[10_000, 100_000, 1_000_000, 10_000_000], format="~s"),
        title="Accounts that share it (nobody says)",
    )
    y = alt.Y(
        "usd:Q",
        scale=alt.Scale(type="log", domain=[1, 10_000]),
        axis=alt.Axis(values=[1, 10, 100, 1_000, 10_000], format="$,.0f"),
        title="US$ each, in 30 days",
    )
    line = alt.Chart(alt.Data(values=rows)).mark_line(strokeWidth=2.5, point=True).encode(x=x, y=y)
    known = alt.Chart(alt.Data(values=[{"creators": daily}]))
    rule = known.mark_rule(strokeDash=[4, 4]).encode(x=x)
    label = known.mark_text(align="left", dx=6, baseline="top").encode(
        x=x, y=alt.value(4), text=alt.value("LIVE in a day")
    )
    return Figure(
        alt.layer(line, rule, label).properties(height=240),
        title="The same part, shared by more: from thousands of US$ each to a few",
        description="A falling line on logarithmic axes. "
        + "; ".join(f"{row['creators']:,} accounts: US${row['usd']:,.0f} each" for row in rows)
        + f". A dashed line marks {daily:,.0f}, the creators who go LIVE in a day.",
        source_ids=["passionfruit-live", "routenote-live"],
        note="A mean: it says nothing about a typical account. The dashed line has another scope "
        "than the total: the total is probably of the US, the daily count is not.",
    )


def months_with_nothing() -> Figure:
    """One agency's active creators in a month: with diamonds, and with none."""
    import altair as alt

    active = fact("agency.active_creators").number
    none = fact("agency.creators_without_diamonds").number
    rows = [
        {"creators": "None", "count": none, "share": none / active},
        {"creators": "Some", "count": active - none, "share": 1 - none / active},
    ]
    bars = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("creators:N", sort=None, title=None),
        x=alt.X("count:Q", title="Active creators, by diamonds in the month"),
    )
    return Figure(
        alt.layer(
            bars.mark_bar().encode(
                color=alt.Color(
                    "creators:N",
                    legend=None,
                    scale=alt.Scale(
                        domain=["None", "Some"],
                        range=[theme.color("c2"), theme.color("c1")],
                    ),
                )
            ),
            bars.mark_text(align="left", dx=4).encode(text=alt.Text("share:Q", format=".0%")),
        ).properties(height=alt.Step(44)),
        title=f"One agency, by mid-month: {none:.0f} of {active:.0f} active creators had nothing",
        description=f"Two bars. Creators with no diamonds in the month: {none:.0f}, "
        f"{none / active:.0%}. Creators with some: {active - none:.0f}.",
        source_ids=["agency-readme"],
        note="The agency's own count, not audited, taken in the middle of a month. Some of those "
        "with nothing may have had something by its end.",
    )
