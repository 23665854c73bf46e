"""The power of an experiment with LIVEs, as a chart that stands still."""

from __future__ import annotations

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.text import SHARE

SYNTHETIC = "Synthetic: made up by the simulator, calibrated to the cited figures."


def power_by_lives(uplifts: tuple[float, ...] = (0.1, 0.25, 0.5, 1), gifters: float = 2) -> Figure:
    """The chance to find a true uplift, against the number of LIVEs, for several uplifts."""
    import altair as alt

    from livemoney.facts import fact
    from livemoney.simulator.experiment import effect, lives_needed, rank_power

    tail = fact("research.inke_top_gift_share").number
    sizes = {SHARE.text(uplift): effect(uplift, gifters, tail) for uplift in uplifts}
    needed = {name: lives_needed(size, 10_000) for name, size in sizes.items()}
    rows = [
        {"uplift": name, "lives": lives, "power": rank_power(lives, size)}
        for name, size in sizes.items()
        for lives in sorted({round(2 * 1000 ** (step / 40)) for step in range(41)})
    ]
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=3)
        .encode(
            x=alt.X(
                "lives:Q",
                title="LIVEs of each kind",
                scale=alt.Scale(type="log", domain=[2, 2000], nice=False),
                axis=alt.Axis(values=[2, 10, 50, 200, 1000], format=",", grid=False),
            ),
            y=alt.Y(
                "power:Q",
                title="Chance to find it",
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(format="%", tickCount=5),
            ),
            color=alt.Color(
                "uplift:N",
                title="True uplift",
                sort=None,
                scale=alt.Scale(domain=list(sizes), range=theme.categories(len(sizes))),
                legend=alt.Legend(columns=2),
            ),
            tooltip=[
                alt.Tooltip("uplift:N", title="True uplift"),
                alt.Tooltip("lives:Q", title="LIVEs of each kind"),
                alt.Tooltip("power:Q", title="Chance", format=".0%"),
            ],
        )
    )
    aim = alt.Chart(alt.Data(values=[{"power": 0.8}])).mark_rule(strokeDash=[4, 4])
    told = "; ".join(f"{name}: {int(lives):,}" for name, lives in needed.items())
    return Figure(
        alt.layer(aim.encode(y="power:Q"), lines).properties(height=260),
        title="How many LIVEs it takes to see that something helped",
        description="Rising curves, one for each true uplift, on a logarithmic axis of LIVEs. "
        f"LIVEs of each kind for a chance of 80%, the dashed line: {told}.",
        note=f"{SYNTHETIC} {gifters:g} gifters in a LIVE, rank-sum test.",
    )
