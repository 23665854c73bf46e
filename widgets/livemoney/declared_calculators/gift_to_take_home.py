"""From a gift to your take-home: the whole money chain on one real gift."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livemoney.calculator import SHARE, USD, Calculator, Choice, Number, Output
from livemoney.charts.waterfall import waterfall
from livemoney.declared_calculators._inputs import agency_share, reward_rate, tax_share
from livemoney.formula import formula, lookup, ratio, where
from livemoney.gifts import current_gifts
from livemoney.model.money import gift_coins, viewer_money

A_COIN_AMOUNT = "a coin amount"
OWN_PRICE = "own"

GIFTS = {gift.name: gift.coins for gift in current_gifts()}


@formula
def gift_to_take_home(
    gift: Any,
    coins_per_gift: Any,
    gifts: Any,
    channel: Any,
    usd_per_coin: Any,
    reward_rate: Any,
    agency_share: Any,
    payout_fee_usd: Any,
    fx_spread_share: Any,
    tax_share: Any,
    web_usd_per_coin: Any,
    in_app_usd_per_coin: Any,
    store_fee_share: Any,
    diamond_gross_usd: Any,
) -> Mapping[str, Any]:
    """The money chain of `gifts` gifts of one kind; see `livemoney.model.money.viewer_money`."""
    listed = lookup(gift, {A_COIN_AMOUNT: 0, **GIFTS})
    coins = gift_coins(where(gift == A_COIN_AMOUNT, coins_per_gift, listed), gifts)
    listed_price = lookup(
        channel, {"web": web_usd_per_coin, "in_app": in_app_usd_per_coin, OWN_PRICE: 0}
    )
    money = viewer_money(
        coins=coins,
        usd_per_coin=where(channel == OWN_PRICE, usd_per_coin, listed_price),
        # Only the app goes through a store; for a price of your own nobody knows the way.
        store_fee_share=where(channel == "in_app", store_fee_share, 0),
        diamond_gross_usd=diamond_gross_usd,
        reward_rate=reward_rate,
        agency_share=agency_share,
        payout_fee_usd=payout_fee_usd,
        fx_spread_share=fx_spread_share,
        tax_share=tax_share,
    )
    spend = money["viewer_spend_usd"]
    return {
        "coins": coins,
        **money,
        "creator_share": ratio(money["reward_usd"], spend),
        "take_home_share": ratio(money["take_home_usd"], spend),
    }


CALCULATOR = Calculator(
    id="gift-to-take-home",
    title="From a gift to your take-home",
    question="Someone sends you a gift. How much of their money is yours in the end?",
    inputs=(
        Choice(
            "gift",
            "Gift",
            default="Galaxy",
            choices={A_COIN_AMOUNT: "A coin amount that you type in"}
            | {
                name: f"{name}: {coins:,} coin{'s' * (coins != 1)}" for name, coins in GIFTS.items()
            },
            help="Prices from public copies of TikTok's gift list; your region's may differ.",
        ),
        Number(
            "coins_per_gift",
            "Coins a gift",
            default=GIFTS["Galaxy"],
            low=1,
            high=50_000,
            step=1,
            unit="coins",
            integer=True,
            shown_when=("gift", A_COIN_AMOUNT),
        ),
        Number("gifts", "How many", default=1, low=0, high=1000, step=1, integer=True),
        Choice(
            "channel",
            "Where the viewer bought the coins",
            default="in_app",
            choices={
                "in_app": "In the app, through a store (US)",
                "web": "On tiktok.com (US)",
                OWN_PRICE: "At a price that you type in",
            },
        ),
        Number.of(
            "coin_price.bbc_uk",
            "usd_per_coin",
            "Price of one coin",
            # Below a diamond's gross value TikTok would pay out more than it took in.
            low=0.01,
            high=0.05,
            step=0.0001,
            shown_when=("channel", OWN_PRICE),
        ),
        reward_rate(
            "Reward rate: the part of a diamond's value that TikTok credits to you", more=False
        ),
        agency_share(),
        Number.of(
            "payout.tiktok_fee",
            "payout_fee_usd",
            "Payout fee of your bank or PayPal",
            more=True,
            low=0,
            high=50,
            step=0.05,
            help="TikTok says that it takes no fee for a payout; a bank or PayPal may.",
        ),
        Number(
            "fx_spread_share",
            "Lost when dollars become your currency",
            more=True,
            default=0,
            low=0,
            high=0.1,
            step=0.001,
            unit="share",
            help="No official figure was found. Compare your payout with the day's rate.",
        ),
        tax_share(help="Gifts are income. The right share depends on where you live."),
    ),
    model=gift_to_take_home,
    constants={
        "web_usd_per_coin": "coin_price.web_us",
        "in_app_usd_per_coin": "coin_price.in_app_us",
        "store_fee_share": "store_fee.in_app",
        "diamond_gross_usd": "diamond.gross_usd",
    },
    outputs=(
        Output("take_home_usd", "You keep", USD, main=True),
        Output("take_home_share", "Of the viewer's money", SHARE, main=True),
        Output("viewer_spend_usd", "The viewer pays", USD),
        Output("store_fee_usd", "App store's fee", USD),
        Output("platform_usd", "Stays with TikTok and its other costs", USD),
        Output("reward_usd", "Credited to you before deductions", USD),
        Output("creator_share", "as a share of the viewer's money", SHARE),
        Output("agency_usd", "Agency", USD),
        Output("fee_paid_usd", "Payout fee", USD),
        Output("fx_spread_usd", "Currency exchange", USD),
        Output("tax_usd", "Set aside for tax", USD),
    ),
    more_title="Agency, fees, currency, tax",
    chart_title="Where does the viewer's money go?",
    chart_description=(
        "Bars, one for each part of the viewer's money: the app store's fee, what stays with "
        "TikTok, the agency, the payout fee, currency exchange, tax, and what you keep. Together "
        "they make what the viewer paid. The results above give each bar's number."
    ),
    chart=lambda v: waterfall(
        total=("Viewer pays", v.viewer_spend_usd),
        parts={
            "App store": v.store_fee_usd,
            "TikTok, others": v.platform_usd,
            "Agency": v.agency_usd,
            "Payout fee": v.fee_paid_usd,
            "Exchange": v.fx_spread_usd,
            "Tax": v.tax_usd,
        },
        rest=("You keep", v.take_home_usd),
        axis_title="US$ of the viewer's money",
    ),
    formula=(
        "The viewer pays the coins times the price of one coin.",
        "In the app, the store's fee comes off that first.",
        "One coin of gift is one diamond. Your reward is diamonds, times a diamond's gross value, "
        "times your reward rate.",
        "What is left of the viewer's money, after the store and your reward, stays with TikTok: "
        "its own part, payment costs, sales tax, agencies' bonuses.",
        "From your reward come off, in this order, each from what the one before left: the "
        "agency's share, the payout fee, the exchange, and what you set aside for tax.",
    ),
)
