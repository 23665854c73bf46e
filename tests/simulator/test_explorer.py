"""In a kernel the calculator runs the simulator itself, with a progress bar."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import pytest

from livemoney.quantities import InputError
from livemoney.simulator import explore


def test_the_button_runs_the_simulator_with_the_calculators_inputs() -> None:
    box = explore(sessions=25_000, concurrent_viewers=5, hours=0.25)
    seen: list[float] = []
    box.bar.observe(lambda change: seen.append(change["new"]), names="value")
    box.calculator.gifter_rate = 0.05
    box.button.click()
    assert box.button.description == "Stop"
    box.wait()
    assert box.result is not None
    assert box.result.minute_count == 15
    assert box.result.parameters["gifter_rate"] == 0.05
    assert seen[-1] == 1
    assert len(seen) >= 3
    assert "25,000 simulated LIVEs" in box.answer.value
    assert box.button.description == "Run the simulator"


def test_a_long_run_can_be_stopped_and_run_again() -> None:
    box = explore(sessions=1_000_000)
    box.button.click()
    box.button.click()
    box.wait()
    assert box.result is None
    assert "Stopped" in box.answer.value
    assert box.bar.value < 1
    box.sessions.value = 100
    box.button.click()
    box.wait()
    assert box.result is not None
    assert "100 simulated LIVEs" in box.answer.value


def test_the_numbers_of_other_settings_do_not_stay() -> None:
    box = explore(100)
    box.run()
    assert "100 simulated LIVEs" in box.answer.value
    box.calculator.gifter_rate = 0.05
    assert "Run the simulator again" in box.answer.value


def test_what_went_wrong_is_said_beside_the_button(monkeypatch: pytest.MonkeyPatch) -> None:
    box = explore(100)
    monkeypatch.setattr(box, "seed", -1)
    box.button.click()
    box.wait()
    assert "seed: -1 is not allowed" in box.answer.value
    assert box.button.description == "Run the simulator"


def test_it_is_made_of_ordinary_widgets() -> None:
    box = explore(100)
    assert isinstance(box, widgets.VBox)
    assert isinstance(box.bar, widgets.FloatProgress)
    first = explore(100).run().sessions
    assert first.equals(box.run().sessions)


def test_the_page_shows_the_calculator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVEMONEY_SITE_BUILD", "1")
    bundle: dict[str, Any] = explore(100)._repr_mimebundle_()
    assert 'data-calculator="who-gives"' in bundle["text/html"]


def test_a_bad_number_of_sessions_is_refused() -> None:
    with pytest.raises(InputError, match="sessions"):
        explore(0)
