"""How many LIVEs do you need before you can tell? The power of an experiment with heavy tails."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import COUNT, SHARE, Calculator, Format, Number, Output
from livemoney.charts import theme
from livemoney.formula import formula, minimum
from livemoney.quantities import Amount, Count, Share
from livemoney.simulator.experiment import effect, lives_needed, rank_power

MOST_LIVES = 10_000
AIM = 0.8


@formula
def how_many_lives(
    lives: Count, uplift_share: Share, gifters: Amount, top_fifth_share: Share
) -> dict[str, Any]:
    """The power of a comparison of two arms of LIVEs, and the LIVEs that a power of 80% takes.

    `livemoney.simulator.experiment`: an effect size from the simulator, then the power of the
    rank-sum test.
    """
    size = effect(uplift_share, gifters, top_fifth_share)
    found = rank_power(lives, size)
    return {
        "power_share": found,
        "needed_lives": lives_needed(size, MOST_LIVES),
        "missed_share": 1 - found,
        "months": minimum(2 * lives_needed(size, MOST_LIVES) / 30, 2 * MOST_LIVES / 30),
    }


def power_by_lives(v: Any) -> Any:
    """Power against LIVEs in each arm, with the reader's number and the aim marked."""
    import altair as alt

    from livemoney import tracing

    # Forty steps from 2 to 2,000 LIVEs, evenly along the axis.
    steps = alt.sequence(0, 41, 1, as_="step")
    curve = alt.Chart(steps).transform_calculate(lives="floor(2 * pow(1000, datum.step / 40))")
    size = effect(v.uplift_share, v.gifters, v.top_fifth_share)
    across = alt.X(
        "lives:Q",
        title="LIVEs of each kind",
        scale=alt.Scale(type="log", domain=[2, 2000], nice=False),
        axis=alt.Axis(values=[2, 10, 50, 200, 1000], format=",", grid=False),
    )
    up = alt.Y(
        "power:Q",
        title="Chance to find it",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", tickCount=5),
    )
    line = (
        curve.transform_calculate(size=size)
        .transform_calculate(
            power=rank_power(tracing.symbol("datum.lives"), tracing.symbol("datum.size"))
        )
        .mark_line(strokeWidth=3)
        .encode(x=across, y=up)
    )
    aim = (
        alt.Chart(alt.Data(values=[{"power": AIM}]))
        .mark_rule(strokeDash=[4, 4])
        .encode(y=alt.Y("power:Q"))
    )
    yours = (
        alt.Chart(alt.Data(values=[{}]))
        .transform_calculate(lives=v.lives, power=v.power_share)
        .mark_point(filled=True, size=160, opacity=1, color=theme.color("c2"))
        .encode(
            x="lives:Q",
            y="power:Q",
            tooltip=[
                alt.Tooltip("lives:Q", title="LIVEs of each kind"),
                alt.Tooltip("power:Q", title="Chance to find it", format=".0%"),
            ],
        )
    )
    return alt.layer(aim, line, yours).properties(height=230)


CALCULATOR = Calculator(
    id="how-many-lives",
    title="How many LIVEs do you need before you can tell?",
    question=(
        "You try something new in some LIVEs and not in others. It truly helps. Will you see it?"
    ),
    inputs=(
        Number(
            "lives",
            "LIVEs of each kind, with it and without",
            default=10,
            low=2,
            high=500,
            step=1,
            integer=True,
        ),
        Number(
            "uplift_share",
            "What it truly adds to your viewers, so to your gifters",
            default=0.25,
            low=0,
            high=1,
            step=0.05,
            unit="share",
            help="You do not know it: that is why you test. Put in what would be worth finding. "
            "At 0 there is nothing to find, and what is found is a false alarm.",
        ),
        Number(
            "gifters",
            "Gifters in one of your LIVEs now, on average",
            default=2,
            low=0.5,
            high=64,
            step=0.5,
            help="An assumption. Your LIVE Center shows how many gave in each of yours.",
        ),
        Number.of(
            "research.inke_top_gift_share",
            "top_fifth_share",
            "Part of all coins from the biggest fifth of gifters",
            low=0.6,
            high=0.97,
            step=0.01,
            help="How heavy the tail is. Measured on Inke, of viewers; that it holds of TikTok's "
            "gifters is an assumption.",
        ),
    ),
    model=how_many_lives,
    outputs=(
        Output("power_share", "Chance that you find it", SHARE, main=True),
        Output(
            "needed_lives",
            "LIVEs of each kind for a chance of 80%",
            COUNT,
            main=True,
            help="10,000 stands for: more than that, or no number is enough.",
        ),
        Output("missed_share", "Chance that you miss it, though it helps", SHARE),
        Output(
            "months",
            "Months that takes, at a LIVE a day",
            Format(digits=1),
            help="For both kinds together, and of no meaning where the LIVEs are 10,000.",
        ),
    ),
    chart_title="The point is your plan. The dashed line is a chance of 80%.",
    chart_description=(
        "A rising curve: the chance to find the true difference, against the number of LIVEs of "
        "each kind on a logarithmic axis from 2 to 2,000. A point marks your number of LIVEs, a "
        "dashed line a chance of 80%. At first settings the point lies far below that line."
    ),
    chart=power_by_lives,
    formula=(
        "Two kinds of LIVEs are compared by a rank-sum test (Wilcoxon, Mann and Whitney), which "
        "asks how often a LIVE of one kind beats one of the other. A false alarm has a chance of "
        "5%.",
        "How often a better LIVE wins was simulated, for several audiences and tails, at an "
        "uplift of one half. For other uplifts it grows with the logarithm of 1 plus the uplift.",
        "The chance to find it is the normal distribution's, at that advantage times the square "
        "root of the number of LIVEs.",
        "The LIVEs for 80% follow from the same formula, turned around.",
    ),
    facts=("gifter_rate.simulation",),
)
