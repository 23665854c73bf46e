"""The plan as it begins: the year as a range, and the way from income to pocket."""

from __future__ import annotations

from typing import Any

from livemoney.charts import theme
from livemoney.charts.figure import Figure

ENDS = ("year", "year_low", "year_high")
NOTE = (
    "The plan with the values that its calculator begins with: our assumptions, with the sources "
    "that stand under the calculator. Not a forecast for anybody."
)


def _plan(**settings: Any) -> dict[str, float]:
    from livemoney import calculators

    results: dict[str, float] = calculators["your-plan"].evaluate(**settings)
    return results


def range_of_the_year(**settings: Any) -> Figure:
    """The year with its low and high end, by LIVEs a week; other settings as given."""
    import altair as alt

    rows = []
    for lives in (1, 2, 3, 5, 7):
        year = _plan(**settings, lives_per_week=lives)
        rows.append({"lives": lives} | {key: year[f"{key}_usd"] for key in ENDS})
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("lives:O", title="LIVEs a week", sort=None)
    )
    return Figure(
        alt.layer(
            base.mark_rule(strokeWidth=5, opacity=0.5, color=theme.color("c1")).encode(
                x=alt.X(
                    "year_low:Q",
                    title="US$ a year that stay",
                    axis=alt.Axis(format="$,.0f", tickCount=3),
                ),
                x2="year_high:Q",
            ),
            base.mark_point(filled=True, size=130, opacity=1, color=theme.color("c2")).encode(
                x="year:Q"
            ),
        ).properties(height=alt.Step(36)),
        title="A year as a range, by LIVEs a week: more room above than below",
        description="Five lines with a point in each. "
        + "; ".join(
            f"{row['lives']} LIVEs a week: US${row['year']:,.0f}, from US${row['year_low']:,.0f} "
            f"to US${row['year_high']:,.0f}"
            for row in rows
        )
        + ".",
        note=NOTE,
    )


def from_income_to_pocket(**settings: Any) -> Figure:
    """A month's sources of income, one on top of the other, and what comes off."""
    import altair as alt

    month = _plan(**settings)
    steps = [
        ("Gifts", "comes in", month["gifts_usd"]),
        ("Subscriptions", "comes in", month["subscriptions_usd"]),
        ("Brand deals", "comes in", month["brands_usd"]),
        ("Agency", "goes off", -month["agency_usd"]),
        ("Fees", "goes off", -month["fee_paid_usd"] - month["fx_spread_usd"]),
        ("Tax set aside", "goes off", -month["tax_usd"]),
    ]
    rows: list[dict[str, Any]] = []
    level = 0.0
    for step, kind, change in steps:
        rows.append({"step": step, "kind": kind, "from": level, "to": level + change})
        level += change
    rows.append({"step": "You keep", "kind": "stays", "from": 0.0, "to": level})
    for row in rows:
        row["text"] = f"US${abs(row['to'] - row['from']):.2f}"
        row["right"] = max(row["from"], row["to"])
    kinds = ["comes in", "goes off", "stays"]
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("step:N", sort=None, title=None))
    return Figure(
        alt.layer(
            base.mark_bar().encode(
                x=alt.X("from:Q", title="US$ a month", axis=alt.Axis(format="$,.0f", tickCount=4)),
                x2="to:Q",
                color=alt.Color(
                    "kind:N",
                    title=None,
                    scale=alt.Scale(domain=kinds, range=theme.categories(3)),
                    legend=alt.Legend(columns=3, labelLimit=90),
                ),
            ),
            base.mark_text(align="left", dx=4).encode(x="right:Q", text="text:N"),
        ).properties(height=alt.Step(32)),
        title="A month of the plan: what comes in, what goes off, what stays",
        description="Bars, each beginning where the one before it ended. "
        + "; ".join(f"{row['step']}: {row['text']}" for row in rows)
        + ".",
        note=NOTE,
    )
