"""How the course's charts look: one theme for the page and for a kernel.

On the page every colour is a CSS variable, so one drawing follows light and dark by CSS alone. A
kernel's chart has the light colours on paper of its own.
"""

from __future__ import annotations

import os
from typing import Any

from livemoney.charts.palette import LIGHT

# Sphinx sets it while it builds the site; see `livemoney.site`.
SITE_BUILD = "LIVEMONEY_SITE_BUILD"


def building_site() -> bool:
    """Whether outputs are for the published page rather than for a kernel's client."""
    return bool(os.environ.get(SITE_BUILD))


def color(name: str) -> str:
    """The theme's colour `name`: `ink`, `muted`, `accent`, `good`, `bad`, `c1` ... `c8`."""
    return f"var(--lm-{name})" if building_site() else LIGHT[name]


def categories(count: int) -> list[str]:
    """`count` colours that tell categories apart, at most eight."""
    return [color(f"c{number + 1}") for number in range(count)]


def apply(chart: Any, description: str) -> Any:
    """`chart` with the course's look and its text alternative."""
    axis = {
        "labelColor": color("ink"),
        "titleColor": color("muted"),
        "gridColor": color("line"),
        "domainColor": color("line"),
        "tickColor": color("line"),
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 170,
    }
    config = {
        "background": "transparent" if building_site() else color("paper"),
        "font": "system-ui, sans-serif",
        "view": {"stroke": None},
        "axis": axis,
        "legend": {
            "labelColor": color("ink"),
            "titleColor": color("muted"),
            "labelFontSize": 13,
            "titleFontSize": 13,
            "orient": "top",
        },
        "title": {"color": color("ink"), "fontSize": 15, "anchor": "start"},
        "mark": {"color": color("c1")},
        "bar": {"color": color("c1")},
        "text": {"color": color("ink"), "fontSize": 13},
        "rule": {"color": color("muted")},
        "range": {"category": categories(8)},
    }
    return chart.properties(
        description=description,
        autosize={"type": "fit", "contains": "padding"},
        config=config,
    )


def specification(chart: Any) -> dict[str, Any]:
    """The chart's Vega-Lite specification."""
    return dict(chart.to_dict())
