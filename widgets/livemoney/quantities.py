"""The kinds of quantity that the model takes, and what each allows.

A model function names its arguments' kinds in annotations; `livemoney.formula.formula` reads them
and refuses a value outside its domain before any arithmetic happens.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Annotated, Any


class InputError(ValueError):
    """A value that a field does not allow.

    The message names the field, the value, and what is allowed.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"{field}: {value!r} is not allowed; allowed: {allowed}")
        self.field = field
        self.value = value
        self.allowed = allowed


@dataclass(frozen=True)
class Domain:
    """The numbers that a quantity may take: `low <= value <= high`, whole if `integer`."""

    low: float = -math.inf
    high: float = math.inf
    integer: bool = False
    hint: str = ""

    @property
    def allowed(self) -> str:
        """What the domain allows, in words."""
        kind = "a whole number" if self.integer else "a number"
        if self.low == -math.inf and self.high == math.inf:
            bounds = ""
        elif self.high == math.inf:
            bounds = f", {show(self.low)} or more"
        elif self.low == -math.inf:
            bounds = f", {show(self.high)} or less"
        else:
            bounds = f" from {show(self.low)} to {show(self.high)}"
        return kind + bounds + (f" ({self.hint})" if self.hint else "")

    def check(self, field: str, value: Any) -> None:
        """Raise `InputError` unless `value`, a number or an array of numbers, is in the domain."""
        if not is_array(value):
            self._check_one(field, value)
            return
        import numpy as np

        array = np.asarray(value)
        if array.dtype.kind in "iuf":
            good = np.isfinite(array) & (array >= self.low) & (array <= self.high)
            if self.integer:
                good &= array == np.floor(array)
            array = array[~good]
        # What is left is wrong, or not of a number's type: the first of it makes the message.
        for element in array.ravel():
            self._check_one(field, element)

    def _check_one(self, field: str, value: Any) -> None:
        numpy = sys.modules.get("numpy")
        if numpy is not None and isinstance(value, numpy.generic):
            value = value.item()
        # A bool is an int to Python; as a number of coins or a share it is a mistake.
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise InputError(field, value, self.allowed)
        if not math.isfinite(value) or not self.low <= value <= self.high:
            raise InputError(field, value, self.allowed)
        if self.integer and value != math.floor(value):
            raise InputError(field, value, self.allowed)


def is_array(value: Any) -> bool:
    """Whether `value` is a NumPy array or a pandas Series, without importing either."""
    numpy = sys.modules.get("numpy")
    pandas = sys.modules.get("pandas")
    return (numpy is not None and isinstance(value, numpy.ndarray)) or (
        pandas is not None and isinstance(value, pandas.Series)
    )


def show(number: float) -> str:
    """A bound as people write it: `44,999`, `0.53`, never `44999.0`."""
    return f"{int(number):,}" if number == math.floor(number) else f"{number:g}"


# `Any` because each argument may be a number, an array or an Altair expression.
Count = Annotated[Any, Domain(low=0, integer=True)]
Coins = Annotated[Any, Domain(low=0)]
Diamonds = Annotated[Any, Domain(low=0)]
Amount = Annotated[Any, Domain(low=0)]
Share = Annotated[Any, Domain(low=0, high=1, hint="a share: 0.5 means 50%")]
Rate = Annotated[Any, Domain(low=0)]
Real = Annotated[Any, Domain()]
