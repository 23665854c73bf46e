"""The synthetic LIVE: the shipped file is what its maker draws, and shows what it should."""

from __future__ import annotations

from pathlib import Path
from statistics import correlation

import pytest

from livemoney.facts.tables import DataError
from livemoney.synthetic import live_minutes
from livemoney.synthetic.live_minutes import LiveMinute, bursts, synthetic_live


def minute(at: int, gifts: int) -> LiveMinute:
    return LiveMinute(minute=at, viewers=10, likes=0, comments=0, gifts=gifts, coins=gifts)


def test_the_shipped_file_is_what_the_maker_draws() -> None:
    assert synthetic_live() == tuple(live_minutes.make_rows())


def test_likes_and_gifts_go_together_only_by_the_audience() -> None:
    rows = synthetic_live()
    raw = correlation([row.likes for row in rows], [row.gifts for row in rows])
    each = correlation(
        [row.likes / row.viewers for row in rows], [row.gifts / row.viewers for row in rows]
    )
    assert raw > 0.5
    assert abs(each) < 0.1


def test_a_burst_may_catch_its_breath_for_a_minute() -> None:
    counts = [0, 3, 1, 4, 0, 0, 3]
    rows = [minute(at, gifts) for at, gifts in enumerate(counts, start=1)]
    assert bursts(rows, gifts=3) == [(2, 4), (7, 7)]
    assert bursts(rows, gifts=5) == []


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / live_minutes.FILE).write_text(
        "minute,viewers,likes,comments,gifts,coins\n1,10,0,0,5,2\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match="coins"):
        synthetic_live(tmp_path)
