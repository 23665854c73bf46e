"""The drawing that stands on a page before any script runs."""

from __future__ import annotations

import re

import altair as alt
import pytest
import vl_convert

from livemoney.charts import svg


@pytest.fixture(scope="module")
def drawing() -> str:
    chart = (
        alt.Chart(alt.Data(values=[{"usd": 0.0004600383}, {"usd": 3.3}]))
        .mark_point()
        .encode(
            x=alt.X(
                "usd:Q",
                scale=alt.Scale(type="log", domain=[0.00001, 10]),
                axis=alt.Axis(values=[0.00001, 0.001, 10], format="$.5~f"),
            )
        )
        .properties(width="container")
    )
    return svg.draw(vl_convert.vegalite_to_vega(chart.to_dict()), svg.PHONE_WIDTH)


def test_a_small_amount_on_an_axis_keeps_its_digits(drawing: str) -> None:
    assert {"$0.00001", "$0.001", "$10"} <= set(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))


def test_places_are_no_finer_than_a_hundredth_of_a_pixel(drawing: str) -> None:
    tags = "".join(re.findall(r"<[^>]*>", drawing))
    assert re.search(r"\d\.\d\d", tags)
    assert not re.search(r"\d\.\d{3,}", tags)
