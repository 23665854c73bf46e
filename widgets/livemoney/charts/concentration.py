"""What was measured of how uneven gifts are, and what averages hide."""

from __future__ import annotations

from typing import Any

from livemoney import shown
from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.charts.live_dots import NOTHING, axis, position
from livemoney.facts import fact

SYNTHETIC = "Synthetic data: simulated LIVEs with the figures of this chapter, of no real person."
BAND = 0.5


def streamer_ranks() -> Figure:
    """Three of the best-paid streamers of Australia and New Zealand, by their rank."""
    import altair as alt

    ids = {1: "au_nz.rank_1_aud", 20: "au_nz.rank_20_aud", 50: "au_nz.rank_50_aud"}
    rows: list[dict[str, Any]] = [
        {
            "rank": f"Rank {rank}",
            "aud": fact(id_).number,
            "said": shown.figure(fact(id_)),
        }
        for rank, id_ in ids.items()
    ]
    top = rows[0]["aud"]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("rank:N", sort=None, title=None),
        x=alt.X(
            "aud:Q",
            title="A$ in one month",
            scale=alt.Scale(domain=[0, top * 1.45]),
            axis=alt.Axis(format="~s", tickCount=4),
        ),
    )
    bars = base.mark_bar(height={"band": 0.6})
    texts = base.mark_text(align="left", dx=4).encode(text="said:N")
    streamers = fact("au_nz.streamers").number
    return Figure(
        alt.layer(bars, texts).properties(height=alt.Step(40)),
        title=f"Three of {streamers:g} top streamers in Australia and New Zealand, one month",
        description="Bars of income in one month. "
        + " ".join(f"{row['rank']}: {row['said']}." for row in rows)
        + " The bars fall steeply.",
        source_ids=["adms-2024"],
        note="Probably what streamers kept. Not to be added to the total of gifts: the two are "
        "not one measure.",
    )


def payer_rates() -> Figure:
    """Payers among users where a company published both: upper bounds for gifters."""
    import altair as alt

    bounds = {
        "Bigo Live": "gifter_rate.bigo",
        "DouYu": "gifter_rate.douyu",
        "DouYu, mobile": "gifter_rate.douyu_mobile",
    }
    rows: list[dict[str, Any]] = [
        {"what": name, "low": 0, "high": fact(id_).number, "kind": "payers of users, at most"}
        for name, id_ in bounds.items()
    ]
    sleep, used = fact("gifter_rate.sleep_stream"), fact("gifter_rate.simulation")
    rows.append({"what": "Twitch stream", "low": 0, "high": sleep.number, "kind": "an anecdote"})
    rows.append({"what": "We use", "low": used.low, "high": used.high, "kind": "our assumption"})
    for row in rows:
        span = f"{row['low']:.0%}–" if row["low"] else ""
        digits = 0 if row["high"] * 100 == int(row["high"] * 100) or row["low"] else 1
        row["said"] = f"{span}{row['high']:.{digits}%}"
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("what:N", sort=None, title=None, axis=alt.Axis(minExtent=96)),
        x=alt.X(
            "low:Q",
            title="Share of users or viewers",
            scale=alt.Scale(domain=[0, 0.16]),
            axis=alt.Axis(format="%", tickCount=4),
        ),
    )
    bars = base.mark_bar(height={"band": 0.6}).encode(
        x2="high:Q",
        color=alt.Color(
            "kind:N",
            title=None,
            sort=None,
            scale=alt.Scale(domain=kinds, range=theme.categories(3)),
            legend=alt.Legend(columns=1, labelLimit=240),
        ),
    )
    texts = base.mark_text(align="left", dx=4).encode(x="high:Q", text="said:N")
    return Figure(
        alt.layer(bars, texts).properties(height=alt.Step(34)),
        title="Who pays, where somebody published it",
        description="Bars of the share who pay. "
        + " ".join(f"{row['what']}: {row['said']}, {row['kind']}." for row in rows)
        + " None of the published figures is of TikTok LIVE.",
        source_ids=["joyy-2024", "douyu-2020", "wired-sleep"],
        note="Payers over monthly users, derived from company reports. Other apps' payers and "
        "several LIVEs are in them, so they are upper bounds for one LIVE.",
    )


def many_lives(usd: Any, note: str = SYNTHETIC, of: str = "LIVE", ends: bool = False) -> Figure:
    """What many LIVEs brought, with mean and median: `usd` is an array of take-homes.

    `of` says what an amount belongs to, a LIVE or a month of them; `ends` draws P10 and P90 too.
    """
    import altair as alt
    import numpy as np

    places = np.array([position(float(one)) for one in usd])
    # LIVEs that bring nothing have a bar around their own place on the axis.
    lefts = np.where(places == NOTHING, NOTHING - BAND / 2, np.floor(places / BAND) * BAND)
    bins, counts = np.unique(lefts, return_counts=True)
    rows = [
        {"place": float(at), "right": float(at) + BAND * 0.9, "none": 0, "share": count / len(usd)}
        for at, count in zip(bins, counts.tolist(), strict=True)
    ]
    along = axis(f"US$ that a {of} brings")
    bars = (
        alt.Chart(alt.Data(values=rows))
        .mark_rect(color=theme.color("c1"))
        .encode(
            x=along,
            x2="right:Q",
            y=alt.Y("share:Q", title=f"Part of all {of}s", axis=alt.Axis(format="%", tickCount=4)),
            y2="none:Q",
        )
    )
    p10, median, p90 = (float(one) for one in np.quantile(usd, [0.1, 0.5, 0.9]))
    mean = float(np.mean(usd))
    nothing = float((np.asarray(usd) <= 0).mean())
    below = float((np.asarray(usd) < mean).mean())
    lines = {"median": (median, "c2"), "mean": (mean, "c3")}
    if ends:
        lines = {"P10": (p10, "muted"), **lines, "P90": (p90, "ink")}
    rules = (
        alt.Chart(
            alt.Data(
                values=[
                    {"what": f"{name} US${value:.2f}", "place": position(value)}
                    for name, (value, _) in lines.items()
                ]
            )
        )
        .mark_rule(strokeWidth=3)
        .encode(
            x=along,
            color=alt.Color(
                "what:N",
                title=None,
                sort=None,
                scale=alt.Scale(range=[theme.color(color) for _, color in lines.values()]),
                legend=alt.Legend(columns=2, columnPadding=14),
            ),
        )
    )
    one_in_ten = f" One {of} in ten brings less than US${p10:.2f}, one in ten more than "
    return Figure(
        alt.layer(bars, rules).properties(height=240),
        title=f"{len(usd):,} simulated {of}s of one creator: what each brings",
        description=f"A histogram over an axis that grows tenfold at each label. {nothing:.0%} of "
        f"the {of}s bring nothing. The median is US${median:.2f}, the mean US${mean:.2f}; "
        f"{below:.0%} of the {of}s lie below the mean."
        + (f"{one_in_ten}US${p90:.2f}." if ends else ""),
        note=note,
    )
