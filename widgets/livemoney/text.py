"""How a number is shown, the same in Python and on the page.

The page's script formats with JavaScript's `toFixed`; `Format.text` gives the very same text.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any


@dataclass(frozen=True)
class Format:
    """`prefix`, the number times `scale` with `digits` decimals and thousands commas, `suffix`."""

    prefix: str = ""
    digits: int = 0
    scale: float = 1
    suffix: str = ""

    def text(self, value: float) -> str:
        """The shown text of `value`.

        Rounds as JavaScript's `toFixed` does: the exact binary value, ties away from zero.
        """
        scaled = Decimal(float(value) * self.scale)
        rounded = abs(scaled).quantize(Decimal(1).scaleb(-self.digits), ROUND_HALF_UP)
        sign = "\N{MINUS SIGN}" if scaled < 0 and rounded != 0 else ""
        return f"{sign}{self.prefix}{rounded:,f}{self.suffix}"

    def as_dict(self) -> dict[str, Any]:
        """The format as data for the page's script."""
        return asdict(self)


USD = Format(prefix="US$", digits=2)
SHARE = Format(scale=100, suffix="%")
COUNT = Format()
