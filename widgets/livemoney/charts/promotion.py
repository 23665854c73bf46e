"""From an announcement to gifters, and what the length of a LIVE changes."""

from __future__ import annotations

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import fact
from livemoney.model.audience import gifters
from livemoney.model.promotion import announced_arrivals, long_watchers, per_hour_of_work
from livemoney.simulator.parameters import declared

REACHED, CLICK, SHOW_UP = 3_000, 0.03, 0.3
ARRIVALS_PER_MINUTE, PREPARATION_MINUTES = 1, 30
LENGTHS = (10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240)


def announcement_funnel() -> Figure:
    """Our example: from people who see an announcement to people who give."""
    import altair as alt

    arrivals = announced_arrivals(REACHED, CLICK, SHOW_UP)
    steps = {
        "See it": REACHED,
        "Tap it": announced_arrivals(REACHED, CLICK, 1),
        "Come": arrivals,
        "Give": gifters(arrivals, declared()["gifter_rate"].default),
    }
    rows = [
        {
            "step": step,
            "people": people,
            "text": f"{people:,.0f}" if people >= 1 else f"{people:.1f}",
        }
        for step, people in steps.items()
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("step:N", sort=None, title=None))
    x = alt.X(
        "people:Q",
        scale=alt.Scale(type="log", domain=[0.1, 10_000]),
        axis=alt.Axis(values=[1, 10, 100, 1_000, 10_000], format="~s"),
        title="People (log scale)",
    )
    return Figure(
        alt.layer(
            base.mark_rule(strokeWidth=6, color=theme.color("c1")).encode(x=x, x2=alt.datum(0.1)),
            base.mark_text(align="left", dx=6).encode(x=x, text="text:N"),
        ).properties(height=alt.Step(40)),
        title=f"An announcement that {REACHED:,} people see: who is left at the end?",
        description="Four bars that get shorter, on a logarithmic axis. "
        + "; ".join(f"{row['step']}: {row['text']}" for row in rows)
        + ".",
        note=f"An example, not data: {CLICK:.0%} tap, {SHOW_UP:.0%} of those come, and the "
        "simulator's share of them gives. No source gives these for TikTok LIVE.",
    )


def length_of_a_live() -> Figure:
    """Viewers who can watch long enough to give, per hour, by the length of the LIVE."""
    import altair as alt

    needed = fact("research.minutes_before_gift").number
    stay = declared()["mean_stay_minutes"].default
    names = ["per hour LIVE", "per hour of work"]
    rows = []
    for minutes in LENGTHS:
        watchers = long_watchers(ARRIVALS_PER_MINUTE, stay, minutes, needed)
        for name, preparation in zip(names, (0, PREPARATION_MINUTES), strict=True):
            rows.append(
                {"minutes": minutes, "what": name}
                | {"viewers": per_hour_of_work(watchers, minutes, preparation)}
            )
    lines = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("minutes:Q", title="Minutes LIVE", axis=alt.Axis(values=[30, 60, 120, 180, 240])),
        y=alt.Y("viewers:Q", title="Long watchers, an hour"),
        color=alt.Color(
            "what:N",
            title=None,
            scale=alt.Scale(domain=names, range=theme.categories(2)),
            legend=alt.Legend(columns=2, labelLimit=150),
        ),
    )
    by_length = {(row["minutes"], row["what"]): row["viewers"] for row in rows}
    return Figure(
        alt.layer(
            lines.mark_line(strokeWidth=2.5), lines.mark_point(filled=True, size=45, opacity=1)
        ).properties(height=240),
        title=f"Longer LIVEs: more viewers can watch for {needed:.0f} minutes, up to a point",
        description=f"Two rising lines that flatten: viewers who watch for {needed:.0f} minutes "
        "or more, per hour, by the LIVE's length. "
        + "; ".join(
            f"{minutes} minutes: {by_length[minutes, names[0]]:.1f} {names[0]}, "
            f"{by_length[minutes, names[1]]:.1f} {names[1]}"
            for minutes in (15, 30, 60, 120, 240)
        )
        + ".",
        source_ids=["liveforesighter"],
        note=f"A model, not data: one viewer arrives each minute and stays {stay:.0f} minutes on "
        f"average; each LIVE takes {PREPARATION_MINUTES} minutes of work around it. Only the "
        f"{needed:.0f} minutes have a source, and it is about another platform.",
    )
