"""In a kernel: the calculator of the page, and a button that runs the simulator beside it."""

from __future__ import annotations

from html import escape
from threading import Thread
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


RUN, STOP = "Run the simulator", "Stop"


class Stopped(Exception):
    """The reader stopped the run."""


class Explorer(widgets.VBox):
    """The calculator `who-gives`, with the simulator behind a button.

    Attributes
    ----------
    calculator : CalculatorWidget
        Its inputs are the run's.
    sessions : ipywidgets.BoundedIntText
        How many LIVEs to simulate.
    button, bar : ipywidgets.Button, ipywidgets.FloatProgress
        Starts a run, and stops it; shows how far it is.
    answer : ipywidgets.HTML
        The numbers of the run beside the calculator's, or what went wrong.
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
        self.button = widgets.Button(description=RUN, icon="play", layout={"width": "max-content"})
        self.bar = widgets.FloatProgress(
            min=0, max=1, description="Progress", layout={"visibility": "hidden"}
        )
        self.answer = widgets.HTML()
        self._thread: Thread | None = None
        self._stopping = False
        self.button.on_click(self._clicked)
        self.calculator.observe(self._changed, names=list(self.calculator.inputs))
        super().__init__(
            [self.calculator, widgets.HBox([self.sessions, self.button, self.bar]), self.answer]
        )

    def _clicked(self, _: Any) -> None:
        """Start a run beside the kernel's own work, so that the button can stop it."""
        if self._thread is not None and self._thread.is_alive():
            self._stopping = True
            return
        self._thread = Thread(target=self._run_and_tell, daemon=True)
        try:
            self._thread.start()
        except RuntimeError:
            # A kernel inside a web page has no threads: there the reader waits.
            self._run_and_tell()

    def wait(self) -> None:
        """Wait until the run that the button started has ended."""
        if self._thread is not None:
            self._thread.join()

    def _run_and_tell(self) -> None:
        try:
            self.run()
        except Stopped:
            self.answer.value = "<p>Stopped. Nothing is shown of a part of a run.</p>"
        except Exception as error:
            self.answer.value = f"<p><b>{escape(str(error))}</b></p>"

    def run(self) -> Simulation:
        """Simulate the calculator's LIVE, and show the numbers beside the calculator's."""
        inputs = dict(self.calculator.inputs)
        beside = {page: getattr(self.calculator, page) for page, *_ in ROWS}
        minutes = round(inputs.pop("hours") * 60)
        self._stopping = False
        self.answer.value = ""
        self.button.description, self.button.icon = STOP, "stop"
        self.bar.value, self.bar.layout.visibility = 0, "visible"
        try:
            self.result = simulate(
                self.sessions.value, minutes, self.seed, progress=self._show_progress, **inputs
            )
        finally:
            self.button.description, self.button.icon = RUN, "play"
            self.bar.layout.visibility = "hidden"
        self.answer.value = self._table(beside, self.result.summary())
        return self.result

    def _show_progress(self, done: float) -> None:
        if self._stopping:
            raise Stopped
        self.bar.value = done

    def _changed(self, _: Any) -> None:
        if self.answer.value:
            self.answer.value = "<p>You changed the settings. Run the simulator again.</p>"

    def _table(self, beside: dict[str, float], said: dict[str, float]) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{label}</th><td>{form.text(beside[page])}</td>"
            f"<td>{form.text(said[simulated])}</td></tr>"
            for page, simulated, label, form in ROWS
        )
        return (
            "<table><caption style='white-space: nowrap'>"
            f"{said['sessions']:,.0f} simulated LIVEs, made up by the model</caption>"
            "<thead><tr><th></th><th>Calculator</th><th>Simulator</th></tr></thead>"
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
