"""The plan, the published cases and the circle of fans, against sums done by hand."""

from __future__ import annotations

import pytest

from livemoney import calculators
from livemoney.model.cases import coins_behind, family_chain, sponsored_posts, usd_per_viewer_hour
from livemoney.model.fans import coins_over_year, coins_per_month, fans_after, viewers_to_meet
from livemoney.model.plan import combined_range, plan_month

PLAN = {
    "lives_per_week": 3,
    "viewers_per_live": 100,
    "gifter_rate": 0.02,
    "coins_per_gifter": 50,
    "reward_rate": 0.5,
    "subscribers": 4,
    "subscriber_usd": 2,
    "deals_per_month": 0.5,
    "deal_usd": 60,
    "likes_times": 2,
    "likes_weight": 0,
    "agency_share": 0,
    "payout_fee_usd": 1,
    "fx_spread_share": 0,
    "tax_share": 0.2,
    "diamond_gross_usd": 0.01,
}


def test_a_month_adds_up_all_that_comes_in_and_takes_off_all_that_goes():
    month = plan_month(**PLAN)
    # 13 LIVEs, 2 gifters each, 50 coins, half a cent a coin
    assert month["gifts_usd"] == pytest.approx(13 * 2 * 50 * 0.005)
    assert month["subscriptions_usd"] == 8
    assert month["brands_usd"] == 30
    assert month["take_home_usd"] == pytest.approx((6.5 + 8 + 30 - 1) * 0.8)


def test_likes_without_a_weight_change_nothing_and_with_one_only_the_gifts():
    assert plan_month(**PLAN | {"likes_times": 9})["gifts_usd"] == pytest.approx(6.5)
    weighed = plan_month(**PLAN | {"likes_weight": 1})
    assert weighed["gifts_usd"] == pytest.approx(13)
    assert weighed["brands_usd"] == 30


def test_an_agency_takes_its_share_of_gifts_alone():
    month = plan_month(**PLAN | {"agency_share": 0.5, "tax_share": 0, "payout_fee_usd": 0})
    assert month["take_home_usd"] == pytest.approx(3.25 + 8 + 30)


def test_one_bar_alone_is_the_whole_range_and_two_are_less_than_their_sum():
    assert combined_range(32, {"coins": (20, 60)}) == pytest.approx((20, 60))
    assert combined_range(10, {"a": (7, 13), "b": (6, 14)}) == pytest.approx((5, 15))


def test_a_bar_that_works_the_other_way_round_still_counts():
    """With half the likes, a larger weight brings less."""
    assert combined_range(10, {"likes": (14, 7)}) == pytest.approx((7, 14))
    fewer = {"likes_times": 0.5, "likes_weight": 0.5}
    known = dict.fromkeys(("viewers_times", "gifters_times", "coins_times"), 1)
    known |= {"deal_times": 1, "others_times": 1, "held_share": 1}
    month = calculators["your-plan"].evaluate(**fewer, **known, reward_rate=0.5)
    without = calculators["your-plan"].evaluate(likes_weight=0)
    assert month["month_high_usd"] >= without["month_usd"] > month["month_usd"]


def test_the_range_never_falls_below_nothing():
    assert combined_range(1, {"a": (0, 2), "b": (0, 2)})[0] == 0


def test_the_plan_takes_what_a_deal_pays_for_as_uncertain_as_the_tables_are():
    plan = calculators["your-plan"]
    deal, times = plan.defaults["deal_usd"], plan.defaults["deal_times"]
    assert deal / times == pytest.approx(5, rel=0.05)
    assert deal * times == pytest.approx(500, rel=0.05)
    known = plan.evaluate(deal_times=1)
    assert known["month_high_usd"] < plan.evaluate()["month_high_usd"]


def test_the_bbc_chain_in_whole_cents():
    parts = family_chain(106, 33, 0.10, 0.35)
    assert parts["family_usd"] == pytest.approx(19.305)
    assert sum(parts.values()) == pytest.approx(106)


def test_no_more_arrives_than_was_sent():
    assert family_chain(10, 500, 0, 0) == {
        "platform_usd": 0,
        "money_shop_usd": 0,
        "middleman_usd": 0,
        "family_usd": 10,
    }


def test_an_income_turned_round():
    assert sponsored_posts(1_000_000, 0.4, 100_000) == pytest.approx(4)
    assert coins_behind(5, 0.01, 0.5) == pytest.approx(1_000)
    assert usd_per_viewer_hour(10, 8, 2_000) == pytest.approx(0.000625)


def test_a_circle_month_by_month_as_a_loop_has_it():
    left, regular = 20.0, 0.0
    for _ in range(12):
        regular += coins_per_month(left, 0.5, 30, 299, 3)["regular_coins"]
        left = left * 0.9 + 1
    assert fans_after(20, 1, 0.10, 12) == pytest.approx(left)
    year = coins_over_year(20, 1, 0.10, 0.5, 30, 299, 3)
    assert year["regular_coins"] == pytest.approx(regular)
    assert year["top_coins"] == pytest.approx(12 * 13 * 299)


def test_where_nobody_leaves_the_new_ones_add_up():
    assert fans_after(20, 2, 0, 12) == 44


def test_the_one_who_gives_most_is_not_counted_among_the_others():
    assert coins_per_month(1, 1, 30, 100, 3) == {"top_coins": 1_300, "regular_coins": 0}


def test_viewers_to_meet():
    assert viewers_to_meet(20, 0.05) == 400
