"""The course's colours: for the pages' style sheet and for every chart.

Text colours hold 4.5:1 and chart colours 3:1 against paper and panel, in light and in dark. `c1` to
`c8` tell categories apart, for colour-blind readers too.
"""

LIGHT = {
    "ink": "#1c2024",
    "muted": "#565d63",
    "paper": "#fcfbf8",
    "panel": "#f3f1eb",
    "line": "#d9d5cb",
    "mark": "#fbe7a2",
    "accent": "#0b6a58",
    "accent-2": "#a8265a",
    "good": "#1f6b2e",
    "warn": "#8a4b00",
    "bad": "#b3261e",
    "c1": "#0343b5",
    "c2": "#da6604",
    "c3": "#0c7b6c",
    "c4": "#ba5bab",
    "c5": "#ae490b",
    "c6": "#3c89e5",
    "c7": "#623677",
    "c8": "#2e452c",
}

DARK = {
    "ink": "#e8e6e1",
    "muted": "#a5abb2",
    "paper": "#14171c",
    "panel": "#1d2128",
    "line": "#363c46",
    "mark": "#5a4a12",
    "accent": "#62cdb4",
    "accent-2": "#f391b4",
    "good": "#7fce8a",
    "warn": "#f0b45c",
    "bad": "#ff9a8f",
    "c1": "#79acfb",
    "c2": "#ff9e18",
    "c3": "#288c92",
    "c4": "#c0aba5",
    "c5": "#dd6a1b",
    "c6": "#9bdcff",
    "c7": "#9761eb",
    "c8": "#dae0a5",
}
