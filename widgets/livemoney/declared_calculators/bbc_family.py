"""The BBC's test: what became of the gifts for a family, step by step."""

from __future__ import annotations

from typing import Any

from livemoney.calculator import COUNT, SHARE, USD, Calculator, Number, Output
from livemoney.charts.waterfall import waterfall
from livemoney.declared_calculators._inputs import reward_rate
from livemoney.formula import formula, ratio
from livemoney.model.cases import family_chain
from livemoney.model.money import diamonds, reward_usd
from livemoney.quantities import Amount, Rate, Share


@formula
def bbc_family(
    gifts_usd: Amount,
    account_usd: Amount,
    money_shop_share: Share,
    middleman_share: Share,
    usd_per_coin: Rate,
    reward_rate: Share,
    diamond_gross_usd: Rate,
) -> dict[str, Any]:
    """`livemoney.model.cases.family_chain`, and what our money chain would have said."""
    chain = family_chain(gifts_usd, account_usd, money_shop_share, middleman_share)
    coins = ratio(gifts_usd, usd_per_coin)
    return {
        "sent_usd": gifts_usd,
        **chain,
        "arrived_usd": gifts_usd - chain["platform_usd"],
        "family_share": ratio(chain["family_usd"], gifts_usd),
        "platform_share": ratio(chain["platform_usd"], gifts_usd),
        "coins": coins,
        "predicted_usd": reward_usd(diamonds(coins), diamond_gross_usd, reward_rate),
    }


CALCULATOR = Calculator(
    id="bbc-family",
    title="From a viewer to a family",
    question="Gifts were sent for a family. What did the family have in the end?",
    inputs=(
        Number.of("check.bbc_viewer_usd", "gifts_usd", "Gifts sent", low=1, high=1000, step=1),
        Number.of(
            "check.bbc_creator_usd",
            "account_usd",
            "What reached the account",
            low=0,
            high=1000,
            step=1,
            help="More than was sent cannot arrive: the rest is not counted.",
        ),
        Number.of(
            "check.money_shop_share",
            "money_shop_share",
            "The money shop's share",
            low=0,
            high=1,
            step=0.01,
        ),
        Number.of(
            "check.middleman_share",
            "middleman_share",
            "The middleman's share of the rest",
            low=0,
            high=1,
            step=0.01,
        ),
        Number.of(
            "coin_price.bbc_uk",
            "usd_per_coin",
            "What a coin cost (not reported)",
            low=0.01,
            high=0.02,
            step=0.0001,
            more=True,
        ),
        reward_rate(),
    ),
    model=bbc_family,
    constants={"diamond_gross_usd": "diamond.gross_usd"},
    outputs=(
        Output("family_usd", "The family has", USD, main=True),
        Output("family_share", "Of what was sent", SHARE, main=True),
        Output("sent_usd", "Sent", USD),
        Output("platform_usd", "Did not reach the account", USD),
        Output("platform_share", "as a share of what was sent", SHARE),
        Output("arrived_usd", "Reached the account", USD),
        Output("money_shop_usd", "Money shop", USD),
        Output("middleman_usd", "Middleman", USD),
        Output("coins", "Coins, at your price of a coin", COUNT),
        Output("predicted_usd", "Our money chain says, for the account", USD),
    ),
    chart_title="Where did the gifts go?",
    chart_description=(
        "Bars from what was sent down to what the family had: the part that did not reach the "
        "account is the longest, then the middleman, then the money shop. The results above give "
        "each bar's number."
    ),
    chart=lambda v: waterfall(
        total=("Sent", v.sent_usd),
        parts={
            "TikTok, stores": v.platform_usd,
            "Money shop": v.money_shop_usd,
            "Middleman": v.middleman_usd,
        },
        rest=("The family", v.family_usd),
        axis_title="US$ of what was sent",
    ),
    formula=(
        "What did not reach the account is what was sent, less what arrived.",
        "The money shop's share is of what arrived, the middleman's of what the shop left.",
        "What our money chain says: the gifts, divided by the price of a coin, are coins; a coin "
        "is a diamond; diamonds, times their gross value, times the reward rate.",
    ),
    more_title="Check our money chain against it",
    facts=("check.bbc_family_usd",),
)
