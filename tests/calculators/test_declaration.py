"""A new calculator is one declaration: both faces and the parity test follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from test_parity import differences

from livemoney.calculator import COUNT, SHARE, USD, Calculator, Choice, Number, Output
from livemoney.formula import formula, lookup, minimum, ratio, where
from livemoney.quantities import Count, InputError, Rate


@formula
def tips(taps: Count, way: Any, usd_per_tap: Rate, most_usd: Rate) -> Mapping[str, Any]:
    paid = minimum(taps * usd_per_tap * lookup(way, {"all": 1, "some": 0.25}), most_usd)
    return {
        "paid_usd": paid,
        "paid_share": ratio(paid, taps * usd_per_tap),
        "paid_taps": where(way == "all", taps, taps / 4),
    }


def bars(v: Any) -> Any:
    import altair as alt

    rows = alt.Data(values=[{"what": "paid"}])
    return (
        alt.Chart(rows)
        .transform_calculate(usd=f"{v.paid_usd!r}")
        .mark_bar()
        .encode(x="usd:Q", y="what:N")
    )


def declared(**change: Any) -> Calculator:
    parts: dict[str, Any] = {
        "id": "demo-taps",
        "title": "What if taps paid?",
        "question": "They do not. What if?",
        "inputs": (
            Number("taps", "Taps", default=40_000, low=0, high=100_000, step=100, integer=True),
            Choice("way", "Which", default="all", choices={"all": "All & every", "some": "<Some>"}),
            Number("usd_per_tap", "A tap", default=0.001, low=0, high=0.01, step=0.0001),
        ),
        "constants": {"most_usd": "check.lion_creator_usd"},
        "model": tips,
        "outputs": (
            Output("paid_usd", "Paid", USD, main=True),
            Output("paid_share", "Of all", SHARE),
            Output("paid_taps", "Taps paid", COUNT),
        ),
        "chart": bars,
        "chart_title": "Paid",
        "chart_description": "One bar: what is paid. </script><b>No markup.</b>",
        "formula": ("Taps times price, at most so much.",),
    }
    return Calculator(**parts | change)


def test_it_computes() -> None:
    assert declared().evaluate() == {"paid_usd": 40, "paid_share": 1, "paid_taps": 40_000}
    assert declared().evaluate(taps=0) == {"paid_usd": 0, "paid_share": 0, "paid_taps": 0}
    assert declared().shown(way="some")["paid_share"] == "25%"


def test_it_has_a_page_with_pythons_numbers(run_vega: Any) -> None:
    html = declared().html()
    assert 'data-calculator="demo-taps"' in html
    assert ">US$40.00</output>" in html
    assert "All &amp; every" in html
    assert "&lt;Some&gt;" in html
    assert differences(declared(), run_vega) == []


def test_it_has_a_kernels_face() -> None:
    box = declared().widget()
    box.way = "some"
    assert box.paid_usd == 10
    box.taps = 1_000
    assert box.paid_usd == 0.25


def test_the_parity_test_sees_a_model_that_python_alone_can_follow(run_vega: Any) -> None:
    """The parity test must be able to fail: a number baked in while tracing is such a fault."""
    from livemoney.formula import is_expression

    def two_minded(**inputs: Any) -> dict[str, Any]:
        answer = dict(tips(**inputs))
        if is_expression(inputs["taps"]):
            answer["paid_usd"] = answer["paid_usd"] * 1.000001
        return answer

    wrong = differences(declared(model=two_minded), run_vega)
    assert wrong
    assert all(line.startswith("paid_usd") for line in wrong)


def test_python_branches_in_a_model_are_refused_before_anything_is_published() -> None:
    def branching(taps: Any, way: Any, usd_per_tap: Any, most_usd: Any) -> dict[str, Any]:
        paid = taps * usd_per_tap if way == "all" else 0
        return {"paid_usd": paid, "paid_share": 1, "paid_taps": taps}

    assert declared(model=branching).evaluate()["paid_usd"] == 40
    with pytest.raises(TypeError, match="where"):
        declared(model=branching).html()


@pytest.mark.parametrize("bounds", [{"low": 1, "high": 9_000}, {"low": 0, "high": 9_050}])
def test_a_slider_that_cannot_stand_at_its_default_and_its_end_is_refused(bounds: Any) -> None:
    with pytest.raises(InputError, match=r"taps: step.*100"):
        Number("taps", "Taps", default=8_000, step=100, **bounds)


def test_a_module_among_the_declared_is_all_that_it_takes(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import livemoney
    from livemoney import declared_calculators

    before = set(livemoney.calculators)
    (tmp_path / "zz_demo.py").write_text(
        "from test_declaration import declared\nCALCULATOR = declared()\n"
    )
    monkeypatch.setattr(
        declared_calculators, "__path__", [*declared_calculators.__path__, str(tmp_path)]
    )
    declared_calculators.discover.cache_clear()
    try:
        assert set(livemoney.calculators) == before | {"demo-taps"}
    finally:
        monkeypatch.undo()
        declared_calculators.discover.cache_clear()
    assert set(livemoney.calculators) == before
