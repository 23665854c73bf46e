"""What the numbers were measured on, without naming anybody's folders."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime

from benchmarks.browser import chromium_version


def facts() -> dict[str, str]:
    """The machine, as far as it explains the numbers."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return {
        "measured": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": str(os.cpu_count()),
        "load when it began": load,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "browser": chromium_version(),
    }
