"""Your own rate, from the pair that your LIVE Center shows: estimated US$ and diamonds."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import SHARE, USD, Calculator, Number, Output
from livemoney.charts import theme
from livemoney.facts import conventions, fact
from livemoney.formula import formula, ratio
from livemoney.model.money import reward_usd
from livemoney.model.tracking import own_reward_rate, own_usd_per_diamond
from livemoney.quantities import Amount, Diamonds, Rate, Share
from livemoney.synthetic.sessions import synthetic_sessions
from livemoney.text import COUNT, Format

GROSS = fact("diamond.gross_usd").number
STANDARD = fact("reward_rate.standard").number
# The page opens with the synthetic record's diamonds, at the rate of an account whose LIVEs are
# long and several a week.
EXAMPLE_RATE = fact("scaled.long_live_rate").number + fact("scaled.weekly_two_lives").number
EXAMPLE_DIAMONDS = sum(session.diamonds for session in synthetic_sessions())
EXAMPLE_HOURS = round(sum(session.minutes for session in synthetic_sessions()) / 60, 1)


@formula
def calibrate(
    estimated_usd: Amount,
    diamonds_shown: Diamonds,
    hours_live: Amount,
    diamond_gross_usd: Rate,
    standard_rate: Share,
) -> dict[str, Any]:
    """The account's own rate, and what the usual half would have brought.

    See `livemoney.model.tracking.own_usd_per_diamond` and `own_reward_rate`.
    """
    own = own_usd_per_diamond(estimated_usd, diamonds_shown)
    standard = reward_usd(diamonds_shown, diamond_gross_usd, standard_rate)
    return {
        "usd_per_diamond": own,
        "own_rate": own_reward_rate(own, diamond_gross_usd),
        "usd_per_1000": own * 1000,
        "usd_per_hour": ratio(estimated_usd, hours_live),
        "diamonds_per_usd": ratio(1, own),
        "standard_diamonds_per_usd": ratio(1, diamond_gross_usd * standard_rate),
        "standard_usd": standard,
        "difference_usd": estimated_usd - standard,
    }


def known_rates() -> list[dict[str, Any]]:
    """What one diamond brings: by a known reward rate, and by each convention that circulates.

    Two conventions say the same of one diamond and differ in how many a coin makes; they share
    a row.
    """
    rows = [
        {"way": f"Rate {fact(id_).number:.0%}", "usd": GROSS * fact(id_).number, "kind": "rate"}
        for id_ in ("reward_rate.scaled_min", "reward_rate.standard", "reward_rate.scaled_max")
    ]
    circulating: dict[float, list[str]] = {}
    for convention in conventions():
        usd = convention.usd_per_diamond * convention.creator_share
        # The labels are too long for a phone's axis.
        circulating.setdefault(usd, []).append(convention.id.replace("_", " ").capitalize())
    short = {2: "Usual, or halved twice"}
    rows += [
        {"way": short.get(len(labels), labels[0]), "usd": usd, "kind": "web"}
        for usd, labels in sorted(circulating.items())
    ]
    return rows


def against_the_rates(v: Any) -> Any:
    """Points for what is known and said, a line for the reader's own rate."""
    import altair as alt

    scale = alt.Scale(type="log", domain=[0.001, 0.1])
    axis = alt.Axis(values=[0.001, 0.005, 0.02, 0.1], format="$.3~f")
    kinds = {"rate": "reported rates", "web": "said on the web"}
    points = (
        alt.Chart(alt.Data(values=[row | {"kind": kinds[row["kind"]]} for row in known_rates()]))
        .mark_point(filled=True, size=130, opacity=1)
        .encode(
            y=alt.Y("way:N", sort=None, title=None, axis=alt.Axis(labelLimit=150)),
            x=alt.X("usd:Q", scale=scale, axis=axis, title="US$ a diamond"),
            color=alt.Color(
                "kind:N",
                title=None,
                legend=alt.Legend(columns=1),
                scale=alt.Scale(domain=list(kinds.values()), range=theme.categories(2)),
            ),
            shape=alt.Shape(
                "kind:N",
                title=None,
                scale=alt.Scale(domain=list(kinds.values()), range=["circle", "diamond"]),
            ),
            tooltip=[
                alt.Tooltip("way:N", title="Way of counting"),
                alt.Tooltip("usd:Q", title="US$ a diamond", format=".4~f"),
            ],
        )
    )
    # A log axis has no place for 0: below its end, the line stands at the end.
    at = alt.expr.max(alt.expr.min(v.usd_per_diamond, 0.1), 0.001)
    yours = alt.Chart(alt.Data(values=[{}])).transform_calculate(usd=at)
    line = yours.mark_rule(strokeDash=[4, 4], strokeWidth=2).encode(x=alt.X("usd:Q", scale=scale))
    label = yours.mark_text(align="left", dx=5, dy=-6, fontWeight="bold").encode(
        x=alt.X("usd:Q", scale=scale), y=alt.value("height"), text=alt.value("you")
    )
    return alt.layer(line, points, label).properties(height=alt.Step(34))


CALCULATOR = Calculator(
    id="calibrate",
    title="Your own rate",
    question="Your LIVE Center shows two numbers. What does one diamond bring you?",
    inputs=(
        Number(
            "diamonds_shown",
            "Diamonds that your LIVE Center shows",
            default=EXAMPLE_DIAMONDS,
            low=1,
            high=10_000_000,
            step=1,
            unit="diamonds",
            integer=True,
            help="The example is the synthetic record's. Take a whole week or month: part of a "
            "reward may come later.",
        ),
        Number(
            "estimated_usd",
            "Estimated amount that it shows for the same time",
            default=round(EXAMPLE_DIAMONDS * GROSS * EXAMPLE_RATE, 2),
            low=0.01,
            high=100_000,
            step=0.01,
            unit="usd",
            help="The example is made up. If yours is in another currency, change it to US$ first.",
        ),
        Number(
            "hours_live",
            "Hours LIVE in that time",
            default=EXAMPLE_HOURS,
            low=0.1,
            high=744,
            step=0.1,
            unit="hours",
            help="The example is the synthetic record's.",
        ),
    ),
    model=calibrate,
    constants={
        "diamond_gross_usd": "diamond.gross_usd",
        "standard_rate": "reward_rate.standard",
    },
    outputs=(
        Output("usd_per_diamond", "One diamond brings you", Format("US$", 5), main=True),
        Output("own_rate", "Your reward rate", SHARE, main=True),
        Output("usd_per_hour", "One hour LIVE brings you", USD, main=True),
        Output("usd_per_1000", "1,000 diamonds bring you", USD),
        Output("diamonds_per_usd", "Diamonds for one US$", Format(digits=1)),
        Output("standard_diamonds_per_usd", f"the same at a rate of {STANDARD:.0%}", COUNT),
        Output("standard_usd", f"At a rate of {STANDARD:.0%} it would have been", USD),
        Output("difference_usd", "Yours, compared with that", USD),
    ),
    chart_title="Where your rate lies among those that are known or said",
    chart_description=(
        "Points on a logarithmic axis of US$ a diamond. Three reported reward rates "
        "lie between a fifth of a cent and a little over half a cent. Four that circulate "
        "on the web lie from half a cent to five cents. A dashed line marks your own rate."
    ),
    chart=against_the_rates,
    formula=(
        "One diamond brings you the estimated amount divided by the diamonds.",
        "Your reward rate is that, divided by a diamond's gross value. The gross value is "
        "inferred, so the reward rate is too. What one diamond brings you is not: it is yours.",
    ),
    facts=("reward_rate.scaled_min", "reward_rate.scaled_max", "diamond.net_usd"),
)
