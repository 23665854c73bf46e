"""What is left of a reward after fees, currency and tax."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney import shown
from livemoney.calculator import SHARE, USD, Calculator, Choice, Number, Output
from livemoney.charts.waterfall import waterfall
from livemoney.declared_calculators._inputs import agency_share, tax_share
from livemoney.facts import fact
from livemoney.formula import formula, lookup, ratio, where
from livemoney.model.money import after_deductions
from livemoney.model.payout import payout_fees_usd
from livemoney.text import Format

OWN = "own"
TIKTOK = "tiktok"
PAYPAL = fact("paypal.commercial_fee").high
PAYPAL_FIXED = fact("paypal.commercial_fixed_usd").number
ABROAD = fact("paypal.cross_border_fee").number
SHOP_FIXED = fact("shop_payout.bank_fee_usd").number
SHOP_PAYPAL = fact("shop_payout.paypal_fee").number
TIKTOK_FEE = fact("payout.tiktok_fee").number

# Way of being paid: its label, its fee as a share, its fee for each payout in US$.
WAYS: dict[str, tuple[str, float, float]] = {
    TIKTOK: ("TikTok pays, your bank or PayPal takes nothing", 0, TIKTOK_FEE),
    "shop_bank": ("As TikTok Shop's creators, to a bank (US)", 0, SHOP_FIXED),
    "shop_paypal": ("As TikTok Shop's creators, to PayPal (US)", SHOP_PAYPAL, 0),
    "paypal": ("An agency or brand pays you by PayPal", PAYPAL, PAYPAL_FIXED),
    "paypal_abroad": ("The same, from abroad", PAYPAL + ABROAD, PAYPAL_FIXED),
}


def way_labels() -> dict[str, str]:
    """The choices, each with its fees."""
    labels = {}
    for key, (label, share, fixed) in WAYS.items():
        parts = [shown.number(share, "share")] if share else []
        parts += [shown.number(fixed, "usd")] if fixed or not share else []
        labels[key] = f"{label}: {' + '.join(parts)}"
    return {**labels, OWN: "Fees that I type in"}


@formula
def after_fees(
    reward_usd: Any,
    way: Any,
    own_fee_share: Any,
    own_fee_usd: Any,
    payouts: Any,
    fx_spread_share: Any,
    tax_share: Any,
    agency_share: Any,
    local_per_usd: Any,
) -> Mapping[str, Any]:
    """The parts of a reward; see `livemoney.model.money.after_deductions`."""
    fee_share = where(
        way == OWN, own_fee_share, lookup(way, {OWN: 0} | {k: w[1] for k, w in WAYS.items()})
    )
    fee_usd = where(
        way == OWN, own_fee_usd, lookup(way, {OWN: 0} | {k: w[2] for k, w in WAYS.items()})
    )
    paid_out = reward_usd * (1 - agency_share)
    parts = after_deductions(
        reward_usd,
        agency_share=agency_share,
        payout_fee_usd=payout_fees_usd(paid_out, payouts, fee_share, fee_usd),
        fx_spread_share=fx_spread_share,
        tax_share=tax_share,
    )
    return {
        **parts,
        "kept_share": ratio(parts["take_home_usd"], reward_usd),
        "take_home_local": parts["take_home_usd"] * local_per_usd,
        "tax_local": parts["tax_usd"] * local_per_usd,
    }


CALCULATOR = Calculator(
    id="after-fees",
    title="What is left after fees, currency and tax",
    question="TikTok credits you a reward. How much of it can you spend?",
    inputs=(
        Number(
            "reward_usd",
            "Credited to you",
            default=fact("payout.minimum_official_2019").number,
            low=1,
            high=10_000,
            step=1,
            unit="usd",
            help="An example.",
        ),
        Choice(
            "way",
            "How you are paid",
            default=TIKTOK,
            choices=way_labels(),
            help="TikTok says that it takes no fee for a payout, and that a bank or PayPal may. "
            "TikTok Shop is another product: its fees are here to compare.",
        ),
        Number(
            "own_fee_share",
            "Fee as a part of each payout",
            default=0,
            low=0,
            high=0.2,
            step=0.001,
            unit="share",
            shown_when=("way", OWN),
        ),
        Number(
            "own_fee_usd",
            "Fee for each payout",
            default=0,
            low=0,
            high=50,
            step=0.01,
            unit="usd",
            shown_when=("way", OWN),
        ),
        Number(
            "payouts",
            "Split into how many payouts",
            default=1,
            low=1,
            high=100,
            step=1,
            integer=True,
            help="A fixed fee is taken from each.",
        ),
        Number(
            "fx_spread_share",
            "Lost when dollars become your currency",
            default=0.02,
            low=0,
            high=0.1,
            step=0.001,
            unit="share",
            help="An assumption: no official figure was found. Compare your payout with the "
            "day's rate. 0 if you keep dollars.",
        ),
        tax_share(
            0.2,
            more=False,
            help="An assumption to show the step, not advice. The right share depends on where "
            "you live and what else you earn.",
        ),
        agency_share(),
        Number(
            "local_per_usd",
            "Your currency for one US$, the day's rate",
            more=True,
            default=1,
            low=0.01,
            high=100_000,
            step=0.01,
            help="Leave it at 1 to count in dollars. No exchange rate is stored here.",
        ),
    ),
    model=after_fees,
    outputs=(
        Output("take_home_usd", "You keep", USD, main=True),
        Output("kept_share", "Of what was credited", SHARE, main=True),
        Output("agency_usd", "Agency", USD),
        Output("fee_paid_usd", "Fees of bank or PayPal", USD),
        Output("fx_spread_usd", "Lost in the exchange", USD),
        Output("tax_usd", "Set aside for tax", USD),
        Output("take_home_local", "You keep, in your currency", Format(digits=2)),
        Output("tax_local", "Set aside, in your currency", Format(digits=2)),
    ),
    more_title="Agency and your currency",
    chart_title="From what is credited to what you keep",
    chart_description=(
        "Bars: what is credited; what comes off for the agency, for fees, in the exchange and for "
        "tax; and what you keep. Together the parts make what is credited. The results above "
        "give each bar's number."
    ),
    chart=lambda v: waterfall(
        total=("Credited", v.reward_usd),
        parts={
            "Agency": v.agency_usd,
            "Fees": v.fee_paid_usd,
            "Exchange": v.fx_spread_usd,
            "Tax, set aside": v.tax_usd,
        },
        rest=("You keep", v.take_home_usd),
        axis_title="US$ of what is credited",
        whole="of what is credited",
    ),
    formula=(
        "First comes off what your contract owes an agency, if anything.",
        "Then fees: a part of the amount, and a fixed sum for each payout.",
        "Then what the exchange costs: a part of what is left.",
        "Then what you set aside for tax: a part of what arrives.",
    ),
    facts=(
        "payout.tiktok_fee",
        "shop_payout.bank_fee_usd",
        "shop_payout.paypal_fee",
        "paypal.payouts_recipient_fee",
        "paypal.commercial_fee",
        "paypal.commercial_fixed_usd",
        "paypal.cross_border_fee",
    ),
)
