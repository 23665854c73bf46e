"""In a kernel: the calculator of the page, and a button that runs the simulator beside it."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from livemoney.charts.theme import building_site
from livemoney.simulator.simulation import SESSIONS, Simulation, simulate
from livemoney.text import SHARE, USD

CALCULATOR = "who-gives"
# The calculator's result, the simulation's, and what they are called.
ROWS = (
    ("p10_usd", "p10_usd", "P10", USD),
    ("p50_usd", "median_usd", "Median", USD),
    ("p90_usd", "p90_usd", "P90", USD),
    ("mean_usd", "mean_usd", "Mean", USD),
    ("nothing_share", "chance_of_nothing", "Chance of nothing", SHARE),
)


class Explorer(widgets.VBox):
    """The calculator `who-gives`, with the simulator behind a button.

    Attributes
    ----------
    calculator : CalculatorWidget
        Its inputs are the run's.
    sessions : ipywidgets.BoundedIntText
        How many LIVEs to simulate.
    button, bar : ipywidgets.Button, ipywidgets.FloatProgress
        Starts a run; shows how far it is.
    result : Simulation or None
        The last run.
    """

    def __init__(self, sessions: int = 10_000, seed: int = 1, **inputs: Any) -> None:
        from livemoney import calculators

        SESSIONS.check("sessions", sessions)
        self.seed = seed
        self.result: Simulation | None = None
        self.calculator = calculators[CALCULATOR].widget(**inputs)
        self.sessions = widgets.BoundedIntText(
            value=sessions, min=1, max=1_000_000, description="LIVEs"
        )
        self.button = widgets.Button(description="Run the simulator", icon="play")
        self.bar = widgets.FloatProgress(
            min=0, max=1, description="Progress", layout={"visibility": "hidden"}
        )
        self.answer = widgets.HTML()
        self.button.on_click(self.run)
        super().__init__(
            [self.calculator, widgets.HBox([self.sessions, self.button, self.bar]), self.answer]
        )

    def run(self, _: Any = None) -> Simulation:
        """Simulate the calculator's LIVE, and show the numbers beside the calculator's."""
        inputs = dict(self.calculator.inputs)
        minutes = round(inputs.pop("hours") * 60)
        self.button.disabled = True
        self.bar.value, self.bar.layout.visibility = 0, "visible"
        try:
            self.result = simulate(
                self.sessions.value, minutes, self.seed, progress=self._show_progress, **inputs
            )
        except Exception as error:
            self.answer.value = f"<p><b>{escape(str(error))}</b></p>"
            raise
        finally:
            self.button.disabled = False
            self.bar.layout.visibility = "hidden"
        self.answer.value = self._table(self.result.summary())
        return self.result

    def _show_progress(self, done: float) -> None:
        self.bar.value = done

    def _table(self, said: dict[str, float]) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{label}</th><td>{form.text(getattr(self.calculator, page))}</td>"
            f"<td>{form.text(said[simulated])}</td></tr>"
            for page, simulated, label, form in ROWS
        )
        return (
            f"<table><caption>{said['sessions']:,.0f} simulated LIVEs, made up by the model"
            "</caption><thead><tr><th></th><th>Calculator</th><th>Simulator</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # The published page has no kernel that could simulate: it shows the calculator.
        if building_site():
            return self.calculator._repr_mimebundle_(**kwargs)
        return super()._repr_mimebundle_(**kwargs)


def explore(sessions: int = 10_000, seed: int = 1, **inputs: Any) -> Explorer:
    """The calculator `who-gives` with a button that runs the simulator; `inputs` are its inputs."""
    return Explorer(sessions, seed, **inputs)
