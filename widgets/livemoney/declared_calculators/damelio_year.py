"""Charli D'Amelio's year: how many sponsored posts an estimate implies, and why not gifts."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import COUNT, Calculator, Choice, Number, Output
from livemoney.charts import theme
from livemoney.facts import fact
from livemoney.formula import formula, lookup
from livemoney.gifts import gift
from livemoney.model.cases import coins_behind, sponsored_posts
from livemoney.quantities import Amount, Rate, Share
from livemoney.text import Format

YEARS = {"2020": "damelio.income_2020_usd", "2021": "damelio.income_2021_usd"}
SHARES = fact("forbes.sponsored_share")
PRICES = fact("forbes.post_usd")
CLAIMS = fact("damelio.post_claim_usd")
HIGHEST = fact("forbes.post_max_usd").number
LION = gift("Lion").coins
WEEKS = 52
WHOLE_USD = Format(prefix="US$")


@formula
def damelio_year(
    year: Any,
    sponsored_share: Share,
    usd_per_post: Amount,
    diamond_gross_usd: Rate,
    reward_rate: Share,
) -> dict[str, Any]:
    """The posts that an estimate implies; see `livemoney.model.cases.sponsored_posts`."""
    income = lookup(year, {name: fact(id_).number for name, id_ in YEARS.items()})
    posts = sponsored_posts(income, sponsored_share, usd_per_post)
    return {
        "income_usd": income,
        "sponsored_usd": income * sponsored_share,
        "other_usd": income - income * sponsored_share,
        "posts": posts,
        "days_per_post": 365 / posts,
        "lions": coins_behind(income, diamond_gross_usd, reward_rate) / LION,
    }


def posts_by_price(v: Any) -> Any:
    """Posts a year against the price of a post: Forbes' shares as a band, the reader's point."""
    import altair as alt

    datum = alt.datum
    prices = [CLAIMS.low, 60_000, 80_000, PRICES.low, 125_000, 150_000, 200_000, PRICES.high]
    prices += [300_000, 400_000, HIGHEST]
    x = alt.X(
        "price:Q",
        scale=alt.Scale(type="log", domain=[CLAIMS.low, HIGHEST], nice=False),
        axis=alt.Axis(values=[50_000, 100_000, 200_000, 500_000], format="$~s"),
        title="US$ per sponsored post",
    )
    log = alt.Scale(type="log", domain=[1, 500], nice=False, clamp=True)
    y = alt.Axis(values=[1, 10, 52, 100, 365])
    band = (
        alt.Chart(alt.Data(values=[{"price": price} for price in prices]))
        .transform_calculate(
            low=sponsored_posts(v.income_usd, SHARES.low, datum.price),
            high=sponsored_posts(v.income_usd, SHARES.high, datum.price),
        )
        .mark_area(opacity=0.35, color=theme.color("c1"))
        .encode(
            x=x, y=alt.Y("low:Q", scale=log, axis=y, title="Sponsored posts a year"), y2="high:Q"
        )
    )
    yours = (
        alt.Chart(alt.Data(values=[{}]))
        .transform_calculate(price=v.usd_per_post, posts=v.posts)
        .mark_point(filled=True, size=170, opacity=1, color=theme.color("c2"))
        .encode(
            x=x,
            y=alt.Y("posts:Q", scale=log),
            tooltip=[
                alt.Tooltip("price:Q", title="US$ a post", format=",.0f"),
                alt.Tooltip("posts:Q", title="Posts a year", format=",.0f"),
            ],
        )
    )
    return alt.layer(band, yours).properties(height=240)


CALCULATOR = Calculator(
    id="damelio-year",
    title="A year of brand deals",
    question="How many sponsored posts does Forbes' estimate imply?",
    inputs=(
        Choice(
            "year",
            "Forbes' estimate for Charli D'Amelio",
            default="2021",
            choices={
                "2020": "July 2019 to June 2020",
                "2021": "2021",
            },
        ),
        Number(
            "sponsored_share",
            "Part that came from sponsored posts",
            default=(SHARES.low + SHARES.high) / 2,
            low=0.05,
            high=1,
            step=0.01,
            unit="share",
            help="Forbes gives a range for top TikTokers of 2021, not for her. We begin in its "
            "middle; for 2020 it is an assumption.",
        ),
        Number(
            "usd_per_post",
            "Price of a sponsored post",
            default=(PRICES.low + PRICES.high) / 2,
            low=CLAIMS.low,
            high=HIGHEST,
            step=5_000,
            unit="usd",
            help="Forbes gives a range for top TikTokers. We begin in its middle.",
        ),
    ),
    model=damelio_year,
    constants={
        "diamond_gross_usd": "diamond.gross_usd",
        "reward_rate": "reward_rate.standard",
    },
    outputs=(
        Output("posts", "Sponsored posts in the year", COUNT, main=True),
        Output("days_per_post", "One post every", Format(digits=1, suffix=" days"), main=True),
        Output("income_usd", "Forbes' estimate", WHOLE_USD),
        Output("sponsored_usd", "From sponsored posts", WHOLE_USD),
        Output("other_usd", "From endorsements and the rest", WHOLE_USD),
        Output(
            "lions",
            "If it had been gifts: Lions in the year",
            COUNT,
            help="It was not. No source gives her any income from LIVE gifts.",
        ),
    ),
    chart_title="Posts in the year, by what one post pays",
    chart_description=(
        "A falling band: the more one post pays, the fewer posts the estimate needs. The band is "
        "Forbes' range for the part of income from sponsored posts; the point is your setting. "
        "Both axes are logarithmic."
    ),
    chart=posts_by_price,
    formula=(
        "The estimate, times the part from sponsored posts, divided by the price of a post, is "
        "the number of posts.",
        "The rest of the estimate came from endorsements and other deals.",
        "For comparison only: the estimate, divided by half a cent a coin, divided by a Lion's "
        "coins.",
    ),
    facts=(
        *YEARS.values(),
        "forbes.sponsored_share",
        "forbes.post_usd",
        "forbes.post_max_usd",
        "damelio.post_claim_usd",
    ),
)
