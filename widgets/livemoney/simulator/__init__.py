"""The LIVE simulator: what a session earns is a distribution, not a number.

`livemoney.simulate(sessions=10_000, minutes=120, seed=1, **parameters)` gives `.sessions`,
`.minutes` and `.summary()`. `parameters()` lists what it takes, and what each rests on;
`power()` says whether an experiment would find a change; `explore()` puts the simulator beside the
page's calculator; `checks_table()` and `conflicts_table()` hold it against published figures.
"""

from typing import Any

from livemoney.simulator.calibration import checks_table, conflicts_table
from livemoney.simulator.experiment import power
from livemoney.simulator.parameters import parameters
from livemoney.simulator.simulation import Simulation, simulate

__all__ = [
    "Simulation",
    "checks_table",
    "conflicts_table",
    "explore",
    "parameters",
    "power",
    "simulate",
]


def __getattr__(name: str) -> Any:
    # ipywidgets are for a kernel; a plain simulation does without.
    if name == "explore":
        from livemoney.simulator.explorer import explore

        return explore
    raise AttributeError(f"module 'livemoney.simulator' has no attribute {name!r}")
