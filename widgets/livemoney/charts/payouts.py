"""What comes before the bank: whose share of what, and thresholds that do not agree."""

from __future__ import annotations

from livemoney import shown
from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import fact

# Each published share: the fact, its row, and what it is a share of.
VALUE = "of the diamonds' value"
NET = "of revenue after store fees"
SPENT = "of what the viewer paid"
STATED = {
    "creator_share.official_2023": ("TikTok, 2023", NET),
    "reward_rate.scaled_max": ("US 2025, most", VALUE),
    "reward_rate.scaled_min": ("US 2025, least", VALUE),
    "check.abc_creator_share": ("ABC, 2024", SPENT),
    "creator_share.restofworld": ("a report, 2022", SPENT),
    "creator_share.louderback": ("analyst, 2023", SPENT),
    "check.bbc_creator_share": ("BBC test, 2022", SPENT),
    "check.bbc_2025_creator_share": ("BBC, 2025", SPENT),
}
THRESHOLDS = {
    "payout.minimum_official_2019": "TikTok, 2019",
    "payout.minimum_blog_100": "agency, blog",
    "payout.minimum_blog_50": "blogs, 2025",
    "payout.minimum_blog_10": "two blogs",
    "payout.minimum_blog_half_dollar": "one blog",
}


def stated_shares() -> Figure:
    """The creator's share as it was stated or measured, by what it is a share of."""
    import altair as alt

    rows = [{"who": who, "share": fact(id_).number, "of": of} for id_, (who, of) in STATED.items()]
    kinds = [NET, VALUE, SPENT]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y(
            "who:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelLimit=160, labelFontSize=12, minExtent=100),
        ),
        x=alt.X(
            "share:Q",
            title="The creator's share",
            axis=alt.Axis(format="%", tickCount=4),
            scale=alt.Scale(domain=[0, 0.65]),
        ),
        color=alt.Color(
            "of:N",
            title=None,
            scale=alt.Scale(domain=kinds, range=theme.categories(3)),
            legend=alt.Legend(columns=1, labelLimit=200),
        ),
    )
    return Figure(
        alt.layer(
            base.mark_bar(height={"band": 0.7}),
            base.mark_text(align="left", dx=4).encode(
                text=alt.Text("share:Q", format=".0%"), color=alt.value(theme.color("ink"))
            ),
        ).properties(height=alt.Step(28)),
        title="The creator's share, stated or measured: look at what it is a share of",
        description="Bars. "
        + " ".join(f"{row['who']}: {row['share']:.0%} {row['of']}." for row in rows),
        source_ids=list(
            dict.fromkeys(
                source.id for id_ in STATED for source in fact(id_).sources if source.id != "ours"
            )
        ),
        note="The two of 2025 are the ends of Scaled LIVE rewards; the low end is a newsletter's. "
        "The report of 2022 is a journalist's phrase about a Lion; the analyst's is a sum, not a "
        "measurement.",
    )


def thresholds_that_circulate() -> Figure:
    """Least amounts to be paid out, official and circulating, on one axis."""
    import altair as alt

    rows = [
        {
            "who": who,
            "usd": fact(id_).number,
            "text": shown.number(fact(id_).number, "usd"),
            "kind": "official" if fact(id_).confidence == "H" else "circulating",
        }
        for id_, who in THRESHOLDS.items()
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=None, title=None, axis=alt.Axis(labelLimit=150, minExtent=95)),
        x=alt.X(
            "usd:Q",
            title="US$ in the balance",
            scale=alt.Scale(type="log", domain=[0.3, 2000]),
            axis=alt.Axis(values=[0.5, 1, 5, 10, 50, 100], format="$~g"),
        ),
    )
    points = base.mark_point(filled=True, size=140, opacity=1).encode(
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=["official", "circulating"], range=theme.categories(2)),
        ),
        shape=alt.Shape(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=["official", "circulating"], range=["circle", "diamond"]),
        ),
    )
    texts = base.mark_text(align="left", dx=10).encode(text="text:N")
    return Figure(
        alt.layer(points, texts).properties(height=alt.Step(32)),
        title="The least that can be paid out: one old official figure, and what circulates",
        description="Points on a logarithmic axis of US dollars. "
        + " ".join(f"{row['who']}: {row['text']}, {row['kind']}." for row in rows),
        source_ids=list(dict.fromkeys(s.id for id_ in THRESHOLDS for s in fact(id_).sources)),
        note="TikTok's later page names no figure. Your app shows your own threshold.",
    )
