"""Published incomes: Forbes' estimates by year, and single creators' sums by who measured them."""

from __future__ import annotations

from livemoney import shown
from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import fact, income_case

ESTIMATES = (
    ("D'Amelio 2020", "damelio.income_2020_usd"),
    ("D'Amelio 2021", "damelio.income_2021_usd"),
    ("Sister 2020", "forbes.dixie_2020_usd"),
    ("Sister 2021", "forbes.dixie_2021_usd"),
    ("A. Rae 2020", "forbes.rae_2020_usd"),
)

# Who vouches for a sum, from the weakest to the strongest; one colour and shape for each.
MEASURED = {
    "pinkydoll_stream": ("PinkyDoll, LIVE", "creator"),
    "diaz_olson_stream": ("Diaz, LIVE", "creator"),
    "hector_stream": ("Hector, night", "creator"),
    "boehm_month": ("Boehm, month", "press"),
    "gomez_year": ("Gomez, year+", "tracker"),
    "syria_hour": ("Syria, hour", "press"),
    "syria_test_family": ("Syria, BBC test", "BBC"),
}


def forbes_estimates() -> Figure:
    """Forbes' yearly estimates for Charli D'Amelio and for two others on its lists."""
    import altair as alt

    rows = [
        {"who": label, "usd": fact(id_).number, "hers": id_.startswith("damelio")}
        for label, id_ in ESTIMATES
    ]
    bars = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=None, title=None),
        x=alt.X("usd:Q", title="US$ in the year", axis=alt.Axis(format="$.2~s", tickCount=4)),
    )
    share = fact("forbes.sponsored_share")
    return Figure(
        alt.layer(
            bars.mark_bar().encode(
                color=alt.condition(
                    "datum.hers", alt.value(theme.color("c1")), alt.value(theme.color("muted"))
                )
            ),
            bars.mark_text(align="left", dx=4).encode(text=alt.Text("usd:Q", format="$.3~s")),
        ).properties(height=alt.Step(32)),
        title="Forbes' estimates by year: none is said to come from LIVE gifts",
        description="Bars of yearly estimates. "
        + "; ".join(f"{label}: US${fact(id_).number:,.0f}" for label, id_ in ESTIMATES)
        + ".",
        source_ids=["sputnik-forbes", "okayplayer-forbes", "forbesjapan-2022"],
        note="Estimates, not accounts; 2020 is July 2019 to June 2020. Forbes puts "
        f"{share.low:.0%} to {share.high:.0%} of the income of top TikTokers in 2021 down to "
        "sponsored posts.",
    )


def published_incomes() -> Figure:
    """Sums that were published for single creators, and who vouches for each."""
    import altair as alt

    rows = []
    for id_, (label, kind) in MEASURED.items():
        case = income_case(id_)
        middle = (case.low * case.high) ** 0.5 if case.value is None else case.value
        rows.append({"who": label, "kind": kind, "usd": middle, "low": case.low, "high": case.high})
    kinds = list(dict.fromkeys(kind for _, kind in MEASURED.values()))
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=alt.EncodingSortField("usd"), title=None),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=kinds, range=theme.categories(len(kinds))),
            legend=alt.Legend(columns=2, labelLimit=80),
        ),
    )
    x = alt.X(
        "usd:Q",
        scale=alt.Scale(type="log", domain=[1, 1_000_000]),
        axis=alt.Axis(values=[1, 100, 10_000, 1_000_000], format="$,.0f"),
        title="US$, for the time named (log scale)",
    )
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        x=x, shape=alt.Shape("kind:N", title=None, scale=alt.Scale(domain=kinds))
    )
    ranges = base.mark_rule(strokeWidth=3).encode(x=alt.X("low:Q"), x2="high:Q")
    return Figure(
        alt.layer(ranges, points).properties(height=alt.Step(34)),
        title="Published sums: a different time, a different measure, a different witness",
        description="Points on a logarithmic axis from one to a million US dollars. "
        + "; ".join(
            f"{label}: {shown.case_figure(income_case(id_))}, by {kind}"
            for id_, (label, kind) in MEASURED.items()
        )
        + ".",
        source_ids=list(
            dict.fromkeys(source.id for id_ in MEASURED for source in income_case(id_).sources)
        ),
        note="The times differ, from an hour to 14 months, so the rows cannot be compared. Only "
        "the BBC's test was a measurement. Press: a paper printed the sum; who counted it was not "
        "in what we read.",
    )
