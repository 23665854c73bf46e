"""A calculator's settings and results as CSV, the same rows that the page's button saves."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from livemoney.calculator import Calculator

COLUMNS = ("kind", "name", "label", "value")


def csv_text(calculator: Calculator, **inputs: Any) -> str:
    """The calculator's inputs and results, a row each, as CSV.

    Columns are `kind` (input or result), `name`, `label` and `value`, not rounded. Missing inputs
    take their defaults.

    Raises
    ------
    InputError
        An unknown input, or a value that its input does not allow.
    """
    values = calculator.complete(inputs)
    results = calculator.apply(values)
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for part in calculator.inputs:
        writer.writerow(("input", part.name, part.label, values[part.name]))
    for output in calculator.outputs:
        writer.writerow(("result", output.name, output.label, float(results[output.name])))
    return buffer.getvalue()


def write_csv(calculator: Calculator, path: str | Path, **inputs: Any) -> Path:
    """Write `csv_text` to a file; gives its path."""
    target = Path(path)
    target.write_text(csv_text(calculator, **inputs), encoding="utf-8", newline="")
    return target
