"""Inputs that several calculators share, so that a reader meets the same slider each time."""

from __future__ import annotations

from livemoney.calculator import Number


def reward_rate(
    label: str = "Reward rate", *, low: float = 0, more: bool = True, help: str = ""
) -> Number:
    """The share of a diamond's gross value that the creator is credited."""
    return Number.of(
        "reward_rate.standard",
        "reward_rate",
        label,
        low=low,
        high=1,
        step=0.01,
        more=more,
        help=help,
    )


def tax_share(
    default: float = 0,
    *,
    more: bool = True,
    help: str = "The right share depends on where you live.",
) -> Number:
    """The share of the take-home that is set aside for tax."""
    return Number(
        "tax_share",
        "Set aside for tax",
        default=default,
        low=0,
        high=0.6,
        step=0.01,
        unit="share",
        more=more,
        help=help,
    )


def agency_share(
    label: str = "Share that you owe an agency",
    help: str = "TikTok pays agencies from its own part. Put 0 unless your contract says more.",
) -> Number:
    """The share of the reward that a contract gives to an agency."""
    return Number(
        "agency_share",
        label,
        default=0,
        low=0,
        high=1,
        step=0.01,
        unit="share",
        more=True,
        help=help,
    )
