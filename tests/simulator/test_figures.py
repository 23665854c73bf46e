"""What readers see of the simulator: a chart of power, parameters, contradictions."""

from __future__ import annotations

from html import unescape

import numpy as np
import pytest

from livemoney.charts.concentration import many_lives
from livemoney.charts.draws import published_among
from livemoney.charts.live_dots import position
from livemoney.charts.simulated import power_by_lives
from livemoney.facts import income_case
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


def test_a_published_sum_stands_among_simulated_nights() -> None:
    case = income_case("hector_stream")
    nights = {"few give": np.array([0.0, 1.0, 10.0, 30.0]), "many give": np.array([50.0, 70.0])}
    figure = published_among(case, nights, "how many give")
    assert "by how many give, and the published US$10" in figure.title
    assert "few give: in the middle US$5.50, and 75% of the nights" in figure.description
    assert "many give: in the middle US$60.00, and 0% of the nights" in figure.description
    assert "Synthetic" in figure.note
    assert figure.sources == list(case.sources)
    line, dots, middles = figure.chart.to_dict()["layer"]
    assert line["data"]["values"] == [{"place": position(10)}]
    assert [row["row"] for row in dots["data"]["values"]] == [
        *["few give"] * 20,
        *["many give"] * 20,
    ]
    assert middles["data"]["values"][1] == {"row": "many give", "place": position(60)}
    assert figure.html().count("<svg") == 2


def test_a_published_range_is_no_line() -> None:
    case = income_case("pinkydoll_stream")
    with pytest.raises(ValueError, match="'pinkydoll_stream' is not allowed"):
        published_among(case, {"few give": np.array([1.0])}, "how many give")


def test_months_have_their_ends_and_their_name() -> None:
    amounts = np.arange(101.0)
    lives, months = many_lives(amounts), many_lives(amounts, of="month", ends=True)
    assert "P10" not in str(lives.chart.to_dict())
    assert "simulated LIVEs" in lives.title
    assert "simulated months" in months.title
    assert "One month in ten brings less than US$10.00, one in ten more than US$90.00." in (
        months.description
    )
    rules = months.chart.to_dict()["layer"][1]["data"]["values"]
    assert [row["what"] for row in rules] == [
        "P10 US$10.00",
        "median US$50.00",
        "mean US$50.00",
        "P90 US$90.00",
    ]
