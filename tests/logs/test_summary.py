"""The dashboard's sums and what its charts say: they agree, and small amounts are no zeros."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from log_rows import gift

from livemoney import logs
from livemoney.charts.figure import Figure
from livemoney.logs import figures, summary
from livemoney.logs.dashboards import Dashboard
from livemoney.logs.opening import Uploaded


def of_lives(*diamonds: int, viewers: int = 0) -> logs.read:
    """The result of a log with one gift in each LIVE."""
    rows: list[dict[str, Any]] = []
    for number, amount in enumerate(diamonds, start=1):
        row = gift(amount, end=1, group=number, at=1 + number * 10**8)
        row["common"]["roomId"] = str(number)
        rows.append(row)
        seen = {"total": "3", "totalUser": str(viewers), "roomId": str(number)}
        if viewers:
            rows.append({"event": "roomUserSeq", "data": seen})
    return logs.read(Uploaded("log.jsonl", "\n".join(map(json.dumps, rows)).encode()))


@pytest.mark.parametrize(
    ("diamonds", "said", "tabled"),
    [
        ((10, 59, 65, 90), "62", "62.00"),
        ((10, 60, 65, 90), "62.5", "62.50"),
        ((10, 62, 1500), "62", "62.00"),
        ((1000, 1234, 5000), "1,234", "1,234.00"),
    ],
)
def test_chart_and_table_say_the_same_median(
    diamonds: tuple[int, ...], said: str, tabled: str
) -> None:
    result = of_lives(*diamonds)
    found = {name: text for name, text, _ in summary.rows(result)}
    assert found["Half of the LIVEs brought at most"] == tabled
    assert f"half of the LIVEs brought {said} or less." in figures.earnings(result).description


def test_small_amounts_are_no_zeros() -> None:
    result = of_lives(40, 36, viewers=200)
    rows = {name: shown for name, *shown in summary.rows(result, usd_per_diamond=0.005)}
    assert rows["Each viewer who came in"] == ["0.190", "US$0.00095"]
    assert rows["All LIVEs together"] == ["76", "US$0.38"]
    few = of_lives(1, 1, viewers=40_000)
    rows = {name: shown for name, *shown in summary.rows(few, usd_per_diamond=0.005)}
    assert rows["Each viewer who came in"] == ["0.000025", "US$0.00000013"]
    assert rows["Each LIVE, on average"] == ["1.00", "US$0.0050"]


def test_gifts_without_times_are_said_and_not_drawn() -> None:
    result = logs.read(Uploaded("log.jsonl", json.dumps(gift(3, end=1)).encode()))
    parts = list(Dashboard(result).parts())
    assert "The file holds no times of gifts, so when they come is not known." in parts
    assert sum(isinstance(part, Figure) for part in parts) == 3


def test_labels_of_the_concentration_chart_leave_room_on_a_phone() -> None:
    """A plot there is some 230 pixels wide and "100%" some 30: a label a quarter, no more."""
    specification = figures.concentration(of_lives(10, 59, 65)).chart.to_dict()
    ticks = specification["layer"][1]["encoding"]["x"]["axis"]["values"]
    assert ticks[0] == 0
    assert ticks[-1] == 1
    assert min(after - tick for tick, after in pairwise(ticks)) >= 0.25
