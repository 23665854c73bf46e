"""A creator's own numbers: logs of LIVEs and exports, read with a report on every row.

`read(path)` recognises the file and gives `.events`, `.sessions` and `.report`. It needs pandas
and, for logs, orjson; for an agency's workbook openpyxl.
"""

from typing import Any

from livemoney.logs.problems import Limits, LogError

__all__ = ["Limits", "LogError", "compare", "dashboard", "figures", "forecast", "read", "samples"]

_HOMES = {
    "read": "reading",
    "samples": "shipped",
    "compare": "comparing",
    "dashboard": "dashboards",
    "forecast": "forecasting",
}


def __getattr__(name: str) -> Any:
    """Import the readers, and with them pandas, only when they are used."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"livemoney.logs.{_HOMES[name]}"), name)
    if name == "figures":
        return import_module("livemoney.logs.figures")
    raise AttributeError(f"module 'livemoney.logs' has no attribute {name!r}")
