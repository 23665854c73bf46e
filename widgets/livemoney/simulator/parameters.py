"""What the simulator takes, declared: each a sourced fact or an assumption marked as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from livemoney.facts import fact
from livemoney.quantities import Domain

ASSUMPTION = "assumption"


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of the simulated LIVE.

    Attributes
    ----------
    name : str
        The argument of `livemoney.simulate`.
    label : str
        What it is, in words.
    default : float
        Its value unless given: the fact's, or our assumption.
    low, high : float
        The range that is plausible: the fact's, or our assumption.
    least, most : float
        What the model allows; a run may go beyond what is plausible.
    unit : str
        Its unit.
    mechanism : str
        Which part of the model it belongs to.
    fact : str
        Id of the fact that the default or the range comes from; blank for an assumption.
    sources : str
        Ids of sources for the mechanism, separated by semicolons.
    off : float or None
        The value that switches the mechanism off.
    whole : bool
        Whether it must be a whole number.
    note : str
        What the default rests on, and what is not known.
    """

    name: str
    label: str
    default: float
    low: float
    high: float
    least: float
    most: float
    unit: str
    mechanism: str
    fact: str = ""
    sources: str = ""
    off: float | None = None
    whole: bool = False
    note: str = ""

    def check(self, value: Any) -> float:
        """`value` as a number; raises `InputError` where the model does not allow it."""
        Domain(self.least, self.most, integer=self.whole, hint=self._hint).check(self.name, value)
        return float(value)

    @property
    def _hint(self) -> str:
        return "a share: 0.5 means 50%" if self.unit == "share" else self.unit.replace("_", " ")

    @property
    def basis(self) -> str:
        """The fact's id, or the word `assumption`."""
        return self.fact or ASSUMPTION


@cache
def declared() -> Mapping[str, Parameter]:
    """Every parameter by its name, in the order of the model's mechanisms."""
    reward_rate = fact("reward_rate.standard")
    gifters = fact("gifter_rate.simulation")
    gross = fact("diamond.gross_usd")
    settle = fact("research.minutes_before_gift")
    top_share = fact("research.inke_top_gift_share")
    comments = fact("kuailive.comments_per_100")
    every = (
        Parameter(
            name="concurrent_viewers",
            label="Viewers at one time, on average over many LIVEs",
            default=10,
            low=1,
            high=1000,
            least=0,
            most=100_000,
            unit="viewers",
            mechanism="arrivals",
            note="A small LIVE. Yours stands in your LIVE Center.",
        ),
        Parameter(
            name="reach_spread",
            label="How much the audience differs from LIVE to LIVE (standard deviation over mean)",
            default=0.5,
            low=0,
            high=1,
            least=0,
            most=3,
            unit="ratio",
            mechanism="arrivals",
            off=0,
            note="Reach is gamma-distributed with mean 1. No source gives its spread.",
        ),
        Parameter(
            name="reach_boost",
            label="Most that likes can add to arrivals",
            default=0,
            low=0,
            high=1,
            least=0,
            most=10,
            unit="ratio",
            mechanism="arrivals",
            off=0,
            note="Off: that likes bring viewers is folklore without an official source. 1 would "
            "mean that very many likes double the arrivals.",
        ),
        Parameter(
            name="likes_for_half_boost",
            label="Likes in a minute that bring half of that boost",
            default=500,
            low=50,
            high=5000,
            least=1,
            most=1_000_000,
            unit="likes",
            mechanism="arrivals",
            note="Matters only while reach_boost is above 0.",
        ),
        Parameter(
            name="mean_stay_minutes",
            label="Average watch time",
            default=6,
            low=5,
            high=30,
            least=1,
            most=600,
            unit="minutes",
            mechanism="stay",
            note="Your LIVE Center shows yours. Every minute a viewer leaves with the same chance.",
        ),
        Parameter(
            name="likes_per_viewer_minute",
            label="Likes (taps) of a viewer in a minute",
            default=2,
            low=0,
            high=20,
            least=0,
            most=1000,
            unit="likes",
            mechanism="likes",
            off=0,
            note="No sourced figure for TikTok LIVE was found. Likes never become money here.",
        ),
        Parameter(
            name="comments_per_viewer",
            label="Comments per viewer who comes in",
            default=comments.number / 100,
            low=0,
            high=0.2,
            least=0,
            most=100,
            unit="comments",
            mechanism="comments",
            fact=comments.id,
            sources="kuailive",
            off=0,
            note="Kuaishou, and biased upward. The range is our assumption.",
        ),
        Parameter(
            name="settle_minutes",
            label="Minutes of watching before a viewer may give",
            default=settle.number,
            low=5,
            high=15,
            least=0,
            most=120,
            unit="minutes",
            whole=True,
            mechanism="gifters",
            fact=settle.id,
            sources="liveforesighter",
            off=0,
            note="Kuaishou. The range is our assumption. In a shorter LIVE nobody gives.",
        ),
        Parameter(
            name="gifter_rate",
            label="Gifters among unique viewers",
            default=0.02,
            low=gifters.low,
            high=gifters.high,
            least=0,
            most=1,
            unit="share",
            mechanism="gifters",
            fact=gifters.id,
            sources="joyy-2024;douyu-2020",
            off=0,
            note="The fact is a range, taken from other platforms; 2% is our choice within it.",
        ),
        Parameter(
            name="burst",
            label="Further gifts that a gift sets off, on average",
            default=0.4,
            low=0,
            high=0.6,
            least=0,
            most=0.95,
            unit="gifts",
            mechanism="bursts",
            sources="tu-2018;zhu-2017",
            off=0,
            note="That gifts come in bursts is measured; how strongly on TikTok is not.",
        ),
        Parameter(
            name="burst_minutes",
            label="Minutes until those further gifts, on average",
            default=2,
            low=1,
            high=10,
            least=1,
            most=120,
            unit="minutes",
            mechanism="bursts",
            sources="tu-2018",
            note="Research says short; no figure was found.",
        ),
        Parameter(
            name="crowd_out",
            label="How strongly gifts in view keep others from giving, commenting and staying",
            default=0,
            low=0,
            high=1,
            least=0,
            most=10,
            unit="ratio",
            mechanism="crowd-out",
            sources="yao-2023",
            off=0,
            note="Off: one field experiment found it, while others found that gifts invite gifts. "
            "Likes are not crowded out.",
        ),
        Parameter(
            name="coins_per_gifter",
            label="Coins of a gifter in a LIVE, mean",
            default=120,
            low=48,
            high=240,
            least=1,
            most=40_000,
            unit="coins",
            mechanism="gift sizes",
            sources="passionfruit-live;streamingwars-live",
            note="Set so that the mean agrees with creators' revenue per viewer-hour (fact "
            "platform.creator_usd_per_viewer_hour) at the other defaults. The range goes with the "
            "range of gifter rates.",
        ),
        Parameter(
            name="top_fifth_share",
            label="Part of all coins that the biggest fifth of gifters gives",
            default=top_share.number,
            low=0.6,
            high=0.97,
            least=0.2,
            most=0.99,
            unit="share",
            mechanism="gift sizes",
            fact=top_share.id,
            sources="tu-2018;zhu-2017;wang-2022",
            off=0.2,
            note="Inke: a fifth of viewers gave this part. We read it as a fifth of gifters. The "
            "range is our assumption.",
        ),
        Parameter(
            name="diamond_gross_usd",
            label=gross.label,
            default=gross.number,
            low=gross.low,
            high=gross.high,
            least=0,
            most=1,
            unit="usd_per_diamond",
            mechanism="money",
            fact=gross.id,
            note=gross.note,
        ),
        Parameter(
            name="reward_rate",
            label=reward_rate.label,
            default=reward_rate.number,
            low=reward_rate.low,
            high=reward_rate.high,
            least=0,
            most=1,
            unit="share",
            mechanism="money",
            fact=reward_rate.id,
            note=reward_rate.note,
        ),
        Parameter(
            name="agency_share",
            label="Share that you owe an agency",
            default=0,
            low=0,
            high=0.5,
            least=0,
            most=1,
            unit="share",
            mechanism="money",
            off=0,
            note="No sourced figure; 0 unless a contract says more.",
        ),
        Parameter(
            name="fx_spread_share",
            label="Lost when dollars become your currency",
            default=0,
            low=0,
            high=0.1,
            least=0,
            most=1,
            unit="share",
            mechanism="money",
            off=0,
            note="No official figure was found.",
        ),
        Parameter(
            name="tax_share",
            label="Set aside for tax",
            default=0,
            low=0,
            high=0.6,
            least=0,
            most=1,
            unit="share",
            mechanism="money",
            off=0,
            note="Depends on where you live.",
        ),
    )
    return {parameter.name: parameter for parameter in every}


def parameters() -> Any:
    """The parameters as a DataFrame: what each rests on, or that it is an assumption."""
    import pandas as pd

    rows = [
        {
            "name": one.name,
            "what": one.label,
            "default": one.default,
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "mechanism": one.mechanism,
            "off": one.off,
            "fact": one.basis,
            "citation": citation(one),
            "note": one.note,
        }
        for one in declared().values()
    ]
    return pd.DataFrame(rows).set_index("name")


def citation(parameter: Parameter) -> str:
    """The sources of a parameter, in words; blank where there is none."""
    from livemoney.facts import sources

    cited = [sources()[id_] for id_ in parameter.sources.split(";") if id_]
    if parameter.fact:
        cited += [one for one in fact(parameter.fact).sources if one not in cited]
    return "; ".join(f"{one.title} ({one.published})" for one in cited)
