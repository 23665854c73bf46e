"""livemoney: how money moves on TikTok LIVE.

`livemoney.calculators` maps each calculator's id to it; `livemoney.model` holds the formulas, the
money chain first; `livemoney.facts` the sourced figures; `livemoney.formula` what lets one formula
serve numbers, arrays and charts; `livemoney.simulate` simulates LIVEs; `livemoney.logs` reads a
creator's own files. Nothing is read or computed on import.
"""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name == "calculators":
        from livemoney.declared_calculators import discover

        return discover()
    if name == "simulate":
        from livemoney.simulator import simulate

        return simulate
    raise AttributeError(f"module 'livemoney' has no attribute {name!r}")
