"""Published tables about brand deals, drawn beside each other: they do not agree."""

from __future__ import annotations

from typing import Any

from livemoney.charts import theme
from livemoney.charts.figure import Figure
from livemoney.facts import BrandRate, EngagementBenchmark, brand_rates, engagement_benchmarks

# The size classes of this course, as the rate tables A and E draw them: from, to, label.
TIERS: dict[str, tuple[int, int | None, str]] = {
    "nano": (0, 10_000, "Nano"),
    "micro": (10_000, 50_000, "Micro"),
    "mid": (50_000, 500_000, "Mid"),
    "macro": (500_000, 1_000_000, "Macro"),
    "mega": (1_000_000, None, "Mega"),
}
SIZES = "Nano: to 10k followers; micro: to 50k; mid: to 500k; macro: to 1M; mega: above."


def of_tier(row: EngagementBenchmark, tier: str) -> bool:
    """Whether a source's figure is for accounts of this tier.

    Figures for all accounts together belong to no tier.
    """
    if row.followers_low is None:
        return False
    low, high, _ = TIERS[tier]
    ends_after = row.followers_high is None or row.followers_high > low
    return ends_after and (high is None or row.followers_low < high)


def short(source: str) -> str:
    """A source's name, short enough for a phone's legend."""
    return source.replace("Influencer Marketing Factory", "IM Factory")


def benchmark_ranges(basis: str) -> list[dict[str, Any]]:
    """For each tier and source: the range of what it calls usual engagement."""
    found = []
    for tier, (_, _, label) in TIERS.items():
        by_source: dict[str, list[EngagementBenchmark]] = {}
        for row in engagement_benchmarks():
            if row.basis == basis and of_tier(row, tier):
                by_source.setdefault(row.source, []).append(row)
        found += [
            {"tier": label, "key": tier, "source": short(source)}
            | {"low": min(row.rate_low for row in rows), "high": max(row.rate_high for row in rows)}
            for source, rows in by_source.items()
        ]
    return found


def benchmarks_by_tier(basis: str) -> Figure:
    """What sources call usual engagement, by size of account; `basis` is followers or views."""
    import altair as alt

    rows = benchmark_ranges(basis)
    names = list(dict.fromkeys(str(row["source"]) for row in rows))
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("tier:N", sort=None, title=None, axis=alt.Axis(labelLimit=120)),
        yOffset=alt.YOffset("source:N", sort=names),
        color=alt.Color(
            "source:N",
            title=None,
            scale=alt.Scale(domain=names, range=theme.categories(len(names))),
            legend=alt.Legend(columns=1, labelLimit=200),
        ),
    )
    x = alt.X(
        "low:Q",
        title=f"Engagement rate by {basis}",
        axis=alt.Axis(format="%", tickCount=5),
        scale=alt.Scale(domain=[0, 0.16] if basis == "views" else [0, 0.1]),
    )
    ranges = base.mark_rule(strokeWidth=4).encode(x=x, x2="high:Q")
    ends = [
        base.mark_point(filled=True, size=70, opacity=1).encode(
            x=alt.X(f"{end}:Q"),
            shape=alt.Shape("source:N", scale=alt.Scale(domain=names), legend=None),
        )
        for end in ("low", "high")
    ]
    used = [
        row for row in engagement_benchmarks() if row.basis == basis and short(row.source) in names
    ]
    kept = [row for row in used if any(of_tier(row, tier) for tier in TIERS)]
    spread = max(row["high"] for row in rows) / min(row["low"] for row in rows)
    notes = [SIZES, "A source's classes that reach into a size are shown as a range."]
    if basis == "followers":
        notes.append("IM Factory is the Influencer Marketing Factory.")
    return Figure(
        alt.layer(ranges, *ends).properties(height=alt.Step(20)),
        title=f"Usual engagement by {basis}, as {len(names)} sources have it",
        description=f"For each size of account, what each source calls usual by {basis}. "
        + " ".join(
            f"{label}: "
            + "; ".join(
                f"{row['source']} {_ends(row['low'], row['high'])}"
                for row in rows
                if row["tier"] == label
            )
            + "."
            for _, _, label in TIERS.values()
            if any(row["tier"] == label for row in rows)
        )
        + f" From the lowest to the highest of all it is {spread:.0f} times.",
        source_ids=list(dict.fromkeys(source.id for row in kept for source in row.sources)),
        note=" ".join(notes),
    )


def _ends(low: float, high: float) -> str:
    return f"{low:.1%}" if low == high else f"{low:.1%} to {high:.1%}"


def table_name(row: BrandRate) -> str:
    """A rate table's name on a chart: its publisher's short name and its year."""
    return f"{NAMES[row.sources[0].id]} {row.as_of[:4]}"


NAMES = {
    "sponsorrate": "sponsorrate",
    "toptensocialmedia": "toptensocial",
    "stackmatix": "stackmatix",
    "influenceflow": "influenceflow",
    "iidb-benchmarks": "iidb",
    "alittleclass-cost": "alittleclass",
}


def rate_tables() -> Figure:
    """What published tables say a sponsored TikTok video costs, by size of account."""
    import altair as alt

    labels = {tier: label for tier, (_, _, label) in TIERS.items()}
    rows: list[dict[str, Any]] = [
        {
            "tier": labels[row.tier],
            "table": table_name(row),
            "low": row.usd_low,
            # A class without an upper end is drawn as the point where it begins.
            "high": row.usd_high or row.usd_low,
        }
        for row in brand_rates()
    ]
    names = list(dict.fromkeys(row["table"] for row in rows))
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("tier:N", sort=list(labels.values()), title=None, axis=alt.Axis(labelLimit=120)),
        yOffset=alt.YOffset("table:N", sort=names),
        color=alt.Color(
            "table:N",
            title=None,
            scale=alt.Scale(domain=names, range=theme.categories(len(names))),
            legend=alt.Legend(columns=2, labelLimit=120, labelFontSize=12),
        ),
    )
    x = alt.X(
        "low:Q",
        title="US$ for one sponsored video",
        scale=alt.Scale(type="log", domain=[5, 500_000]),
        axis=alt.Axis(values=[10, 100, 1_000, 10_000, 100_000], format="$,~s"),
    )
    return Figure(
        alt.layer(
            base.mark_rule(strokeWidth=5).encode(x=x, x2="high:Q"),
            base.mark_point(filled=True, size=50, opacity=1).encode(x=x),
        ).properties(height=alt.Step(11)),
        title="What one sponsored video costs, by six tables",
        description="Ranges on a logarithmic axis, for each size of account and each table. "
        + " ".join(
            f"{label}: from US${min(r['low'] for r in rows if r['tier'] == label):,.0f} to "
            f"US${max(r['high'] for r in rows if r['tier'] == label):,.0f}."
            for label in labels.values()
        ),
        source_ids=list(dict.fromkeys(s.id for row in brand_rates() for s in row.sources)),
        note=SIZES
        + " All are blogs or agencies. The table of iidb is for all platforms and draws its "
        "classes elsewhere: micro to 100k, mid from there. Where a table gives no upper end, the "
        "bar is a point.",
    )
