"""Charts as SVG, made at build time: there before any script runs, and all that print needs."""

from __future__ import annotations

import copy
import re
from typing import Any

# A phone's column and a desktop's: a drawing that is only scaled would have tiny or huge text.
PHONE_WIDTH = 310
WIDE_WIDTH = 640


def both_widths(vega: dict[str, Any]) -> str:
    """The drawing of a Vega specification twice, for a phone and for a wide column.

    CSS shows one of them (`display: none` hides the other from screen readers, too).
    """
    return (
        f'<div class="chart-phone">{draw(vega, PHONE_WIDTH)}</div>'
        f'<div class="chart-wide">{draw(vega, WIDE_WIDTH)}</div>'
    )


def draw(vega: dict[str, Any], width: int) -> str:
    """The drawing of a Vega specification, `width` pixels wide, as an `<svg>` element."""
    import vl_convert

    fixed = copy.deepcopy(vega)
    for signal in fixed["signals"]:
        if signal["name"] == "width":
            signal.clear()
            signal.update(name="width", value=width)
    svg = str(vl_convert.vega_to_svg(fixed))
    # Ids would clash between the drawings of one page; clip paths are the only ones that are used.
    prefix = f"w{width}-{abs(hash_text(svg)) % 10**8}-"
    svg = re.sub(r'(id="|url\(#)', lambda found: found.group(1) + prefix, svg)
    return re.sub(r' xmlns(:xlink)?="[^"]*"', "", svg, count=2)


def hash_text(text: str) -> int:
    """A number that is the same for the same text in every process."""
    import zlib

    return zlib.crc32(text.encode())
