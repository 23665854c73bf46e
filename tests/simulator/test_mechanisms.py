"""Each mechanism does what it says, and can be switched off without touching the others."""

from __future__ import annotations

from typing import Any

import pytest

from livemoney import simulate
from livemoney.simulator.sizes import ladder

BASE = {"sessions": 4000, "minutes": 60}


def run(**given: Any) -> Any:
    return simulate(**BASE, **given)


def test_likes_never_become_money() -> None:
    few, many = (run(likes_per_viewer_minute=rate).sessions for rate in (0, 30))
    assert few["likes"].sum() == 0 < many["likes"].sum()
    assert few.drop(columns=["likes", "comments"]).equals(many.drop(columns=["likes", "comments"]))


def test_no_comments_without_them() -> None:
    assert run(comments_per_viewer=0).sessions["comments"].sum() == 0


def test_no_gifters_no_money() -> None:
    assert run(gifter_rate=0).summary()["chance_of_nothing"] == 1


def test_without_bursts_every_gifter_gives_once() -> None:
    sessions = run(burst=0).sessions
    assert (sessions["gifts"] == sessions["gifters"]).all()


def test_bursts_bring_more_gifts_and_leave_the_gifters() -> None:
    calm, bursting = run(burst=0).sessions, run(burst=0.5).sessions
    assert (calm["gifters"] == bursting["gifters"]).all()
    # Half a gift for each gift: twice as many in the end, less what the end of the LIVE cuts off.
    assert bursting["gifts"].sum() / calm["gifts"].sum() == pytest.approx(1.93, abs=0.08)


def test_gifts_come_in_bursts() -> None:
    calm, bursting = (
        simulate(400, 120, concurrent_viewers=30, reach_spread=0, burst=burst).minutes["gifts"]
        for burst in (0, 0.7)
    )
    assert calm.var() / calm.mean() < 1.1 < 1.25 < bursting.var() / bursting.mean()


def test_crowd_out_lowers_gifts_comments_and_stay_and_leaves_likes() -> None:
    settings = {"concurrent_viewers": 100, "comments_per_viewer": 1}
    open_, crowded = run(**settings).sessions.sum(), run(crowd_out=1, **settings).sessions.sum()
    for name in ("gifters", "comments", "viewer_hours"):
        assert crowded[name] < 0.95 * open_[name], name
    likes = [one["likes"] / one["viewer_hours"] for one in (open_, crowded)]
    assert likes[0] == pytest.approx(likes[1], rel=0.01)


def test_the_boost_is_off_and_when_on_it_is_likes_that_bring_viewers() -> None:
    viewers = [
        run(reach_boost=boost, likes_per_viewer_minute=likes).sessions["viewers"].mean()
        for boost, likes in ((0, 30), (1, 0), (1, 30))
    ]
    assert viewers[0] == viewers[1] < 1.1 * viewers[0] < viewers[2] < 2.1 * viewers[0]


def test_the_audience_is_what_was_asked_for() -> None:
    sessions = run(concurrent_viewers=40).sessions
    assert sessions["viewer_hours"].mean() == pytest.approx(40, rel=0.03)
    spread = sessions["viewers"].std() / sessions["viewers"].mean()
    assert spread == pytest.approx(0.5, abs=0.03)
    alike = run(concurrent_viewers=40, reach_spread=0).sessions["viewers"]
    assert alike.var() / alike.mean() == pytest.approx(1, abs=0.1)


def test_who_stays_for_longer_gives_after_longer() -> None:
    early, late = (
        simulate(200, 60, concurrent_viewers=200, settle_minutes=minutes, mean_stay_minutes=30)
        .minutes.query("gifts > 0")["minute"]
        .mean()
        for minutes in (1, 30)
    )
    assert early + 2 < late


def test_every_price_stands_on_the_ladder() -> None:
    run_ = simulate(2000, 60, burst=0)
    assert set(run_.gifter_coins.tolist()) <= set(ladder())


def test_without_a_tail_all_gifts_cost_nearly_the_same() -> None:
    gifts = simulate(2000, 60, burst=0, top_fifth_share=0.2, coins_per_gifter=60).gifter_coins
    assert set(gifts.tolist()) == {30, 90}
    assert gifts.mean() == pytest.approx(60, rel=0.03)


def test_the_money_chain_is_the_courses_own() -> None:
    whole, part = run(), run(agency_share=0.2, tax_share=0.25, fx_spread_share=0.1)
    assert part.sessions["reward_usd"].equals(whole.sessions["reward_usd"])
    assert part.sessions["take_home_usd"].to_numpy() == pytest.approx(
        whole.sessions["take_home_usd"].to_numpy() * 0.8 * 0.9 * 0.75
    )
