"""What to quote for one sponsored video: from your views, and from published tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

from livemoney.calculator import USD, Calculator, Choice, Format, Number, Output
from livemoney.charts import theme
from livemoney.charts.brand_tables import table_name
from livemoney.facts import BrandRate, brand_rates, fact
from livemoney.formula import formula, lookup, maximum, minimum, where
from livemoney.model.brands import by_size, cpm_quote_usd, middle, with_terms_usd

OWN = "own"
NICHES = {
    "average": ("brand.cpm_usd", "Average of all"),
    "food": ("brand.cpm_food_usd", "Food"),
    "finance": ("brand.cpm_finance_usd", "Finance"),
}


def cpm(end: str) -> dict[str, float]:
    """Each niche's price of a thousand views: the `low` or the `high` end."""
    return {OWN: 0} | {niche: getattr(fact(id_), end) for niche, (id_, _) in NICHES.items()}


def upper(rate: BrandRate) -> float:
    """The upper end of a rate; where the table gives none, its lower end."""
    return rate.usd_low if rate.usd_high is None else rate.usd_high


def rate_middle(rate: BrandRate) -> float:
    """The middle of one table's range."""
    return float(middle(rate.usd_low, upper(rate)))


def of_size(followers: float) -> list[BrandRate]:
    """The rates that the tables give for an account of this size, each by its own classes."""
    return [
        rate
        for rate in brand_rates()
        if rate.followers_low <= followers
        and (rate.followers_high is None or followers < rate.followers_high)
    ]


def by_table(figure: Callable[[list[BrandRate]], float]) -> list[tuple[float, float]]:
    """`figure` of the tables' rates, for each size at which any table changes its class."""
    ends = {rate.followers_low for rate in brand_rates()} | {
        rate.followers_high for rate in brand_rates() if rate.followers_high
    }
    return [(size, figure(of_size(size))) for size in sorted(ends)]


TABLE_FIGURES: dict[str, Callable[[list[BrandRate]], float]] = {
    "table_low": lambda rates: min(rate.usd_low for rate in rates),
    "table_middle": lambda rates: median(rate_middle(rate) for rate in rates),
    "table_high": lambda rates: max(upper(rate) for rate in rates),
    "tables_times": lambda rates: max(map(rate_middle, rates)) / min(map(rate_middle, rates)),
}


@formula
def what_to_quote(
    followers: Any,
    views: Any,
    niche: Any,
    own_cpm_low: Any,
    own_cpm_high: Any,
    usage_share: Any,
    exclusivity_usd: Any,
) -> Mapping[str, Any]:
    """Low, typical, high: from views and CPM, from tables, and both together.

    See `livemoney.model.brands`. "Both" has the lower low, the higher high, and the middle of the
    two middles. That choice is ours.
    """
    own = niche == OWN
    typed_low = minimum(own_cpm_low, own_cpm_high)
    typed_high = maximum(own_cpm_low, own_cpm_high)
    low = where(own, typed_low, lookup(niche, cpm("low")))
    high = where(own, typed_high, lookup(niche, cpm("high")))

    def priced(usd: Any) -> Any:
        return with_terms_usd(usd, usage_share, exclusivity_usd)

    views_low, views_high = cpm_quote_usd(views, low), cpm_quote_usd(views, high)
    views_middle = middle(views_low, views_high)
    tables = {name: by_size(followers, by_table(TABLE_FIGURES[name])) for name in TABLE_FIGURES}
    return {
        "quote_low": priced(minimum(views_low, tables["table_low"])),
        "quote_middle": priced(middle(views_middle, tables["table_middle"])),
        "quote_high": priced(maximum(views_high, tables["table_high"])),
        "views_low": priced(views_low),
        "views_middle": priced(views_middle),
        "views_high": priced(views_high),
        "table_low": priced(tables["table_low"]),
        "table_middle": priced(tables["table_middle"]),
        "table_high": priced(tables["table_high"]),
        "tables_times": tables["tables_times"],
    }


def every_range(v: Any) -> Any:
    """Ranges on a logarithmic axis: your views, each table for your size, both together."""
    import altair as alt

    tables: list[dict[str, Any]] = [
        {
            "row": table_name(rate),
            "from": rate.followers_low,
            "to": rate.followers_high or 1e12,
            "base_low": rate.usd_low,
            "base_middle": rate_middle(rate),
            "base_high": upper(rate),
            "kind": "a table for your size",
        }
        for rate in brand_rates()
    ]
    order = ["Your views", *dict.fromkeys(row["row"] for row in tables), "Together"]
    kinds = ["your views x CPM", "a table for your size", "together"]
    scale = alt.Scale(
        type="log",
        domainMin=1,
        domainMax=alt.expr(f"max(1000, {v.quote_high!r} * 1.5)"),
        nice=False,
    )
    axis = alt.Axis(tickCount=3, format="$,~s")
    y = alt.Y("row:N", sort=order, title=None, axis=alt.Axis(labelLimit=130, labelFontSize=12))
    # Each row has its label; a legend would say it again.
    colors = alt.Color(
        "kind:N", scale=alt.Scale(domain=kinds, range=theme.categories(3)), legend=None
    )

    def drawn(base: Any) -> list[Any]:
        span = base.mark_rule(strokeWidth=7, opacity=0.6).encode(
            y=y,
            x=alt.X("low:Q", scale=scale, axis=axis, title="US$ for one video"),
            x2="high:Q",
            color=colors,
            tooltip=[
                alt.Tooltip("row:N", title="From"),
                alt.Tooltip("low:Q", title="Low, US$", format=",.0f"),
                alt.Tooltip("middle:Q", title="Middle, US$", format=",.0f"),
                alt.Tooltip("high:Q", title="High, US$", format=",.0f"),
            ],
        )
        dot = base.mark_point(filled=True, size=80, opacity=1).encode(
            y=y, x=alt.X("middle:Q", scale=scale), color=colors
        )
        return [span, dot]

    def terms(name: str) -> Any:
        return with_terms_usd(alt.datum[f"base_{name}"], v.usage_share, v.exclusivity_usd)

    published = (
        alt.Chart(alt.Data(values=tables))
        .transform_filter((alt.datum["from"] <= v.followers) & (v.followers < alt.datum["to"]))
        .transform_calculate(low=terms("low"), middle=terms("middle"), high=terms("high"))
    )
    layers = []
    for label, prefix, kind in (
        ("Your views", "views", kinds[0]),
        ("Together", "quote", kinds[2]),
    ):
        one = alt.Chart(alt.Data(values=[{"row": label, "kind": kind}])).transform_calculate(
            low=getattr(v, f"{prefix}_low"),
            middle=getattr(v, f"{prefix}_middle"),
            high=getattr(v, f"{prefix}_high"),
        )
        layers += drawn(one)
    return alt.layer(*layers[:2], *drawn(published), *layers[2:]).properties(height=alt.Step(30))


CALCULATOR = Calculator(
    id="what-to-quote",
    title="What to quote",
    question="A brand wants one sponsored video and asks for your price. What do you say?",
    inputs=(
        Number(
            "followers",
            "Followers",
            default=8_000,
            low=1_000,
            high=2_000_000,
            step=100,
            integer=True,
            help="An example. The tables begin at 1,000.",
        ),
        Number(
            "views",
            "Views that a video of yours usually gets",
            default=2_000,
            low=10,
            high=2_000_000,
            step=10,
            integer=True,
            help="An example. Take the middle one of your last ten videos, not the best.",
        ),
        Choice(
            "niche",
            "Price of a thousand views (CPM)",
            default="average",
            choices={niche: label for niche, (_, label) in NICHES.items()}
            | {OWN: "A range that I type in"},
            help="One blog each, not verified. The two niches are probably per thousand views.",
        ),
        Number(
            "own_cpm_low",
            "CPM, low",
            default=fact("brand.cpm_usd").number,
            low=0.5,
            high=500,
            step=0.5,
            unit="usd_per_1000_views",
            shown_when=("niche", OWN),
        ),
        Number(
            "own_cpm_high",
            "CPM, high",
            default=fact("brand.cpm_food_usd").high,
            low=0.5,
            high=500,
            step=0.5,
            unit="usd_per_1000_views",
            shown_when=("niche", OWN),
        ),
        Number(
            "usage_share",
            "Added for usage rights: the brand may run your video as its own advertisement",
            default=0,
            low=0,
            high=3,
            step=0.05,
            unit="share",
            help="No source gives a figure. It is what the two of you agree on: 0.5 adds half.",
        ),
        Number(
            "exclusivity_usd",
            "Deals that exclusivity makes you turn down",
            default=0,
            low=0,
            high=10_000,
            step=10,
            unit="usd",
            help="No source gives a figure. If you may not work for rivals, what do you lose?",
        ),
    ),
    model=what_to_quote,
    outputs=(
        Output("quote_low", "Low", USD, main=True),
        Output("quote_middle", "Typical", USD, main=True),
        Output("quote_high", "High", USD, main=True),
        Output("views_low", "From your views: low", USD),
        Output("views_middle", "From your views: typical", USD),
        Output("views_high", "From your views: high", USD),
        Output("table_low", "From the tables: low", USD),
        Output("table_middle", "From the tables: typical", USD),
        Output("table_high", "From the tables: high", USD),
        Output(
            "tables_times",
            "The dearest table over the cheapest, middle to middle",
            Format(suffix=" times"),
        ),
    ),
    chart_title="One video, many prices: each table's range for an account of your size",
    chart_description=(
        "Ranges on a logarithmic axis of US$: what your views bring at the chosen price of a "
        "thousand views; one range for each published table that has a class for your size; and "
        "all of them together. A dot marks the middle of each. The tables lie far apart: for "
        "small accounts the dearest table's middle is twenty times the cheapest's."
    ),
    chart=every_range,
    formula=(
        "From your views: views, divided by a thousand, times the price of a thousand views.",
        "From the tables: the lowest low, the highest high, and the median of the tables' "
        "middles, of those tables that have a class for your number of followers. The middle of "
        "a range is as many times above its low as it is below its high.",
        "Together: the lower low, the higher high, and the middle of the two middles. That "
        "choice is ours, not a source's.",
        "Usage rights add their share to each price. Then comes what exclusivity costs you.",
    ),
    facts=(
        "brand.cpm_usd",
        "brand.cpm_food_usd",
        "brand.cpm_finance_usd",
        "brand.view_rate",
        "brand.mean_payment_usd",
        "brand.tiktok_one_fee",
    ),
)
