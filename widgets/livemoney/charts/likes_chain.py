"""From likes to take-home: every stage with its range, and what each assumption does."""

from __future__ import annotations

import functools
from typing import Any

from livemoney.charts import theme
from livemoney.formula import maximum, minimum
from livemoney.model.audience import live_take_home, reach_with_likes

GAP = " "


def likes_chain(v: Any) -> Any:
    """Rows for the stages on a logarithmic scale; under them, rows for the assumptions in US$."""
    import altair as alt

    stages, moved = _stages(v), _moved(v)
    place = alt.Y(
        "row:N",
        title=None,
        scale=alt.Scale(domain=[*stages, GAP, *moved]),
        axis=alt.Axis(ticks=False, domain=False, labelLimit=120),
    )
    return (
        alt.layer(_stage_rows(v, stages, place), _moved_rows(moved, v.wanted_usd, place))
        .resolve_scale(x="independent")
        .properties(height=alt.Step(40))
    )


def _stages(v: Any) -> dict[str, tuple[Any, Any, Any, Any]]:
    """For each stage: usual, with more likes, and the ends of its range."""
    coming = v.reach * v.entry_rate
    giving = coming * v.gifter_rate
    return {
        "Likes": (v.likes, v.likes * v.likes_ratio, v.likes, v.likes * v.likes_ratio),
        "Shown to": (v.reach, v.reach_after, v.reach_low, v.reach_high),
        "Viewers": (coming, v.viewers_after, v.viewers_low, v.viewers_high),
        "Gifters": (giving, v.gifters_after, v.gifters_low, v.gifters_high),
        "Coins": (giving * v.coins_per_gifter, v.coins_after, v.coins_low, v.coins_high),
        "You keep, US$": (
            v.usual_usd,
            v.take_home_after_usd,
            v.take_home_low_usd,
            v.take_home_high_usd,
        ),
    }


def _moved(v: Any) -> dict[str, tuple[Any, Any]]:
    """For each assumption: the extra take-home at the low and at the high end of its range."""
    from livemoney import tracing
    from livemoney.declared_calculators.do_likes_pay import COINS, GIFTERS, REWARD
    from livemoney.facts import fact

    gross = fact("diamond.gross_usd").number
    set_ = {
        "likes_ratio": v.likes_ratio,
        "elasticity": v.elasticity,
        "reach": v.reach,
        "entry_rate": v.entry_rate,
        "gifter_rate": v.gifter_rate,
        "coins_per_gifter": v.coins_per_gifter,
        "reward_rate": v.reward_rate,
    }

    def extra(name: str, value: Any) -> Any:
        one = {**set_, name: tracing.trace(value)}
        ratio, elasticity = one.pop("likes_ratio"), one.pop("elasticity")
        kept = live_take_home(**one, diamond_gross_usd=gross, tax_share=v.tax_share)
        usual = kept["take_home_usd"]
        return reach_with_likes(usual, ratio, elasticity) - usual

    def between(name: str, low: Any, high: Any) -> tuple[Any, Any]:
        return extra(name, low), extra(name, high)

    more = v.likes_ratio - 1
    return {
        "Elasticity": between("elasticity", 0, maximum(v.elasticity, 1)),
        "More likes": between("likes_ratio", 1 + more / 2, 1 + more * 2),
        "Reach": between("reach", v.reach / 2, v.reach * 2),
        "Entry rate": between("entry_rate", v.entry_rate / 2, minimum(v.entry_rate * 2, 1)),
        "Gifter rate": between(
            "gifter_rate",
            minimum(v.gifter_rate, GIFTERS.low),
            maximum(v.gifter_rate, GIFTERS.high),
        ),
        "Coins each": between(
            "coins_per_gifter",
            minimum(v.coins_per_gifter, COINS.low),
            maximum(v.coins_per_gifter, COINS.high),
        ),
        "Reward rate": between(
            "reward_rate", minimum(v.reward_rate, REWARD.low), maximum(v.reward_rate, REWARD.high)
        ),
    }


def _short(field: str) -> str:
    """The amount in `field` in few characters: `11.8`, `2,200`, `10.7k`."""
    amount = f"datum.{field}"
    small = f"{amount} < 100 ? format({amount}, '.3~r') : format({amount}, ',.0f')"
    return f"({amount} < 10000 ? ({small}) : format({amount}, '.3~s'))"


def _stage_rows(v: Any, stages: Any, place: Any) -> Any:
    import altair as alt

    from livemoney import tracing

    row = alt.datum.row

    def of_stage(at: int) -> Any:
        return tracing.lookup(row, {name: four[at] for name, four in stages.items()})

    base = (
        alt.Chart(alt.Data(values=[{"row": name} for name in stages]))
        .transform_calculate(
            usual=of_stage(0),
            after=of_stage(1),
            low=of_stage(2),
            high=of_stage(3),
        )
        .transform_calculate(
            said=f"{_short('usual')} + ' → ' + {_short('after')}"
            f" + (datum.row == 'Likes' ? '' : ' (' + {_short('low')} + '–'"
            f" + {_short('high')} + ')')"
        )
    )
    scale = alt.Scale(type="log", nice=False)
    axis = alt.Axis(
        orient="top", title="Likes, people, coins, US$", format="~s", tickCount=5, grid=False
    )
    tips = [
        alt.Tooltip("row:N", title="Stage"),
        alt.Tooltip("usual:Q", title="Usual", format=",.2~f"),
        alt.Tooltip("after:Q", title="With more likes", format=",.2~f"),
        alt.Tooltip("low:Q", title="At least", format=",.2~f"),
        alt.Tooltip("high:Q", title="At most", format=",.2~f"),
    ]
    line = base.mark_rule(strokeWidth=7, color=theme.color("line"), yOffset=8).encode(
        y=place, x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", tooltip=tips
    )
    usual = base.mark_point(
        shape="circle", filled=False, size=70, strokeWidth=2, color=theme.color("c1"), yOffset=8
    ).encode(y=place, x=alt.X("usual:Q", scale=scale, axis=axis), tooltip=tips)
    after = base.mark_point(
        shape="circle", filled=True, size=70, opacity=1, color=theme.color("c2"), yOffset=8
    ).encode(y=place, x=alt.X("after:Q", scale=scale, axis=axis), tooltip=tips)
    said = base.mark_text(align="left", dy=-8, fontSize=12).encode(
        y=place, x=alt.value(2), text="said:N"
    )
    return alt.layer(line, after, usual, said)


def _moved_rows(moved: Any, wanted_usd: Any, place: Any) -> Any:
    import altair as alt

    from livemoney import tracing

    row = alt.datum.row
    longest = functools.reduce(maximum, (high for _, high in moved.values()))
    base = (
        alt.Chart(alt.Data(values=[{"row": name} for name in moved]))
        .transform_calculate(
            low=tracing.lookup(row, {name: ends[0] for name, ends in moved.items()}),
            high=tracing.lookup(row, {name: ends[1] for name, ends in moved.items()}),
            wanted=repr(wanted_usd),
        )
        .transform_calculate(
            said="format(datum.low, '$,.2f') + ' to ' + format(datum.high, '$,.2f')"
        )
    )
    scale = alt.Scale(domainMin=0, domainMax=alt.expr(f"{longest!r} * 1.05"), nice=False)
    axis = alt.Axis(
        orient="bottom", title="Extra take-home, US$", format="$,~f", tickCount=4, grid=False
    )
    bars = base.mark_bar(height=9, color=theme.color("c3"), yOffset=8).encode(
        y=place,
        x=alt.X("low:Q", scale=scale, axis=axis),
        x2="high:Q",
        tooltip=[
            alt.Tooltip("row:N", title="Assumption"),
            alt.Tooltip("low:Q", title="Low end, US$", format=",.2f"),
            alt.Tooltip("high:Q", title="High end, US$", format=",.2f"),
        ],
    )
    # Where the work breaks even; outside the plot it is left out, not drawn at the edge.
    enough = base.mark_tick(
        clip=True, thickness=2, size=22, color=theme.color("ink"), yOffset=8
    ).encode(y=place, x=alt.X("wanted:Q", scale=scale, axis=axis))
    said = base.mark_text(align="left", dy=-8, fontSize=12).encode(
        y=place, x=alt.value(2), text="said:N"
    )
    return alt.layer(bars, enough, said)
