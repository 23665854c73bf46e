"""What readers see of the simulator: a chart of power, parameters, contradictions."""

from __future__ import annotations

from html import unescape

from livemoney.charts.simulated import power_by_lives
from livemoney.simulator.experiment import effect, rank_power
from livemoney.simulator.parameters import declared
from livemoney.simulator.shown import Conflicts, parameter_table


def test_it_says_that_it_is_synthetic_and_describes_itself() -> None:
    figure = power_by_lives()
    assert "Synthetic" in figure.note
    assert "25%: " in figure.description


def test_it_draws_on_the_page() -> None:
    assert power_by_lives().html().count("<svg") == 2


def test_its_lines_are_the_planners() -> None:
    drawn = power_by_lives(uplifts=(0.5,), gifters=4).chart.to_dict()
    (row, *_) = drawn["layer"][1]["data"]["values"]
    assert row == {
        "uplift": "50%",
        "lives": 2,
        "power": rank_power(2, effect(0.5, 4, 0.97)),
    }


def test_every_parameter_stands_in_the_table_with_what_it_rests_on() -> None:
    table = parameter_table()
    assert [row[1] for row in table.rows] == list(declared())
    assert len(table.found("assumption")) > len(table.rows) / 3


def test_every_contradiction_is_told_with_its_numbers() -> None:
    shown = Conflicts(2000)
    html = unescape(shown._repr_html_())
    assert html.count("<table>") == len(shown.conflicts) == repr(shown).count("\n") + 1
    for each in shown.conflicts:
        assert all(name in html for name in each.numbers)
