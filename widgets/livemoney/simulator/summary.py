"""What many simulated LIVEs say together: centre, ends, nothing, concentration."""

from __future__ import annotations

from typing import Any


def gini(amounts: Any) -> float:
    """The Gini coefficient of amounts: 0 if all are equal, near 1 if one has everything.

    With the amounts in increasing order `x_1 ... x_n`::

        G = 2 * sum(i * x_i) / (n * sum(x_i)) - (n + 1) / n

    0 where there is nothing to share. Source of the formula: Gini's mean difference over twice the
    mean, written for sorted data.
    """
    import numpy as np

    ordered = np.sort(np.asarray(amounts, dtype=float))
    count, total = len(ordered), ordered.sum()
    if count == 0 or total == 0:
        return 0.0
    ranks = np.arange(1, count + 1)
    return float(2 * (ranks * ordered).sum() / (count * total) - (count + 1) / count)


def top_share(amounts: Any, top: float) -> float:
    """The part of the whole that the biggest `top` (a share) of the amounts make."""
    import numpy as np

    ordered = np.sort(np.asarray(amounts, dtype=float))[::-1]
    total = ordered.sum()
    if total == 0:
        return 0.0
    return float(ordered[: round(len(ordered) * top)].sum() / total)


def lorenz(amounts: Any) -> tuple[Any, Any]:
    """The Lorenz curve: the poorest share of the amounts, and what part of the whole they make."""
    import numpy as np

    ordered = np.sort(np.asarray(amounts, dtype=float))
    running = np.concatenate(([0.0], np.cumsum(ordered)))
    people = np.linspace(0, 1, len(running))
    return people, running / running[-1] if running[-1] else people * 0


def summary(sessions: Any) -> dict[str, float]:
    """Mean, median, P10, P90, the chance of nothing, concentration, of a table of sessions.

    Returns
    -------
    dict
        `sessions`; of take-home in US$ `mean_usd`, `median_usd`, `p10_usd`, `p90_usd`; of sessions
        the `chance_of_nothing` (no diamond at all); `top_gifter_share`, the part of a session's
        coins from its biggest gifter, on average over the sessions that got any; `gini` of
        take-home over the sessions; `gifter_rate`, gifters per viewer; `usd_per_viewer_hour`, the
        creator's reward over all hours watched.
    """
    import numpy as np

    usd = sessions["take_home_usd"].to_numpy()
    p10, median, p90 = np.quantile(usd, [0.1, 0.5, 0.9])
    got = sessions[sessions["coins"] > 0]
    hours = sessions["viewer_hours"].sum()
    viewers = sessions["viewers"].sum()
    return {
        "sessions": float(len(sessions)),
        "mean_usd": float(usd.mean()),
        "median_usd": float(median),
        "p10_usd": float(p10),
        "p90_usd": float(p90),
        "chance_of_nothing": float((sessions["diamonds"] == 0).mean()),
        "top_gifter_share": float((got["top_gifter_coins"] / got["coins"]).mean())
        if len(got)
        else 0.0,
        "gini": gini(usd),
        "gifter_rate": float(sessions["gifters"].sum() / viewers) if viewers else 0.0,
        "usd_per_viewer_hour": float(sessions["reward_usd"].sum() / hours) if hours else 0.0,
    }
