"""A creator's own rate, what trackers count, and the synthetic record."""

from __future__ import annotations

import pytest

from livemoney import calculators
from livemoney.facts import data_directory, fact
from livemoney.facts.tables import DataError
from livemoney.model.tracking import (
    own_reward_rate,
    own_usd_per_diamond,
    per_hour,
    tracker_diamonds,
)
from livemoney.quantities import InputError
from livemoney.synthetic.sessions import (
    FILE,
    as_csv,
    make_rows,
    synthetic_sessions,
)


def test_own_rate_is_the_pair_divided():
    assert own_usd_per_diamond(50, 10_000) == 0.005
    assert own_reward_rate(0.005, 0.01) == 0.5


def test_nothing_divided_is_nothing():
    assert own_usd_per_diamond(50, 0) == 0
    assert per_hour(50, 0) == 0


def test_calibrate_knows_the_half_and_the_difference_to_it():
    half = calculators["calibrate"].evaluate(estimated_usd=50, diamonds_shown=10_000, hours_live=10)
    assert half["own_rate"] == fact("reward_rate.standard").number
    assert half["difference_usd"] == 0
    assert half["usd_per_hour"] == 5
    assert half["diamonds_per_usd"] == half["standard_diamonds_per_usd"] == 200


def test_one_rose_is_counted_twice_by_a_tracker_that_adds_up_both_events():
    rose = tracker_diamonds(1, 1, 1, 0)
    assert rose == {"sent_diamonds": 1, "ends_diamonds": 1, "events_diamonds": 2}


def test_a_streak_of_ten_is_overcounted_by_its_first_event_alone():
    assert tracker_diamonds(1, 10, 1, 0)["events_diamonds"] == 11


def test_a_large_gift_is_counted_once_by_both():
    lion = tracker_diamonds(0, 1, 1, 29_999)
    assert set(lion.values()) == {29_999}


def test_what_came_before_the_tracker_is_missing_from_both():
    late = tracker_diamonds(100, 1, 1, 0, missed_share=0.25)
    assert late == {"sent_diamonds": 100, "ends_diamonds": 75, "events_diamonds": 150}


def test_a_share_above_one_is_refused():
    with pytest.raises(InputError, match="missed_share"):
        tracker_diamonds(1, 1, 1, 0, missed_share=1.5)


def test_the_record_is_what_its_seed_makes():
    made = as_csv(make_rows())
    assert (data_directory() / FILE).read_text(encoding="utf-8") == made


def test_another_seed_makes_another_record():
    assert make_rows(1) != make_rows(2)


def test_the_record_has_an_evening_without_a_gift_and_few_gifters():
    sessions = synthetic_sessions()
    assert any(session.diamonds == 0 for session in sessions)
    rate = sum(session.gifters for session in sessions) / sum(
        session.unique_viewers for session in sessions
    )
    assert fact("gifter_rate.simulation").low <= rate <= fact("gifter_rate.simulation").high


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2026-01-01,0,10,1,1,1,1", "minutes"),
        ("2026-01-01,60,10,1,11,1,1", "gifters"),
        ("2026-01-01,60,10,1,1,1,2", "top_gifter_diamonds"),
    ],
)
def test_an_impossible_row_is_refused(tmp_path, row, field):
    head = as_csv([]).strip()
    (tmp_path / FILE).write_text(f"{head}\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=field):
        synthetic_sessions(tmp_path)
