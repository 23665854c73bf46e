"""Charts as SVG, made at build time: there before any script runs, and all that print needs."""

from __future__ import annotations

import copy
import re
from html import escape
from typing import Any
from zlib import crc32

# A phone's column and a desktop's: a drawing that is only scaled would have tiny or huge text.
PHONE_WIDTH = 310
WIDE_WIDTH = 640
_DECIMALS = re.compile(r"\d+\.\d{3,}")


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
    svg = _slim(str(vl_convert.vega_to_svg(fixed)))
    # Ids would clash between the drawings of one page; clip paths are the only ones that are used.
    prefix = f"w{width}-{crc32(svg.encode()):x}-"
    svg = re.sub(r'(id="|url\(#)', lambda found: found.group(1) + prefix, svg)
    # The live drawing's text alternative comes from Vega; vl-convert leaves it out.
    alternative = escape(str(vega.get("description", "")))
    return svg.replace("<svg ", f'<svg role="img" aria-label="{alternative}" ', 1)


def _slim(svg: str) -> str:
    """`svg` without what a drawing with one text alternative does not need, on a slow line."""
    svg = re.sub(r' xmlns(:xlink)?="[^"]*"', "", svg, count=2)
    # Inside an image with a label nothing is read out by itself.
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    # A hundredth of a pixel is finer than any screen. A label between the tags keeps its digits.
    svg = re.sub(r"<[^>]*>", _in_hundredths, svg)
    # Vega counts clip paths over a process's life; a page must come out the same each time.
    numbers: dict[str, str] = {}
    return re.sub(
        r"\bclip\d+\b",
        lambda found: numbers.setdefault(found.group(), f"clip{len(numbers)}"),
        svg,
    )


def _in_hundredths(tag: re.Match[str]) -> str:
    return _DECIMALS.sub(lambda found: f"{float(found.group()):.2f}", tag.group())
