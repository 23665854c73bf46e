"""`livemoney.simulate`: many LIVEs, in blocks, from one seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from livemoney.model.money import after_deductions, diamonds, reward_usd
from livemoney.quantities import Domain
from livemoney.simulator.closed_form import expected_gifters
from livemoney.simulator.given import complete

SESSIONS = Domain(1, 10_000_000, integer=True, hint="sessions")
MINUTES = Domain(1, 1440, integer=True, hint="minutes, at most a day")
SEED = Domain(0, 2**63 - 1, integer=True, hint="a seed")
# A block's arrays fit the processor's cache, and a run of any length or audience the memory.
BLOCK = 10_000
GIFTS_IN_A_BLOCK = 2_000_000
# A million rows of minutes are a table to work with; a hundred million are not.
MOST_MINUTE_ROWS = 20_000_000


class Simulation:
    """Simulated LIVEs: a row a session, a row a minute if asked for, and what they say together.

    Attributes
    ----------
    parameters : dict
        Every parameter of the run, defaults included.
    session_count, minute_count, seed : int
        What was asked for.
    sessions : DataFrame
        A row a session: `take_home_usd`, `reward_usd`, `diamonds`, `coins`, `gifts`, `gifters`,
        `top_gifter_coins`, `viewers` (unique), `peak_viewers`, `viewer_hours`, `likes`,
        `comments`.
    """

    def __init__(
        self,
        sessions: int,
        minutes: int,
        seed: int,
        parameters: Mapping[str, Any],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        import numpy as np

        self.parameters = dict(parameters)
        self.session_count, self.minute_count, self.seed = sessions, minutes, seed
        blocks = []
        done = 0
        for size, block_seed in self._blocks():
            totals = self._run(size, block_seed, by_minute=False)[0]
            # As many as there are gifters: too much to keep unless asked for.
            del totals["gifter_coins"]
            blocks.append(totals)
            done += size
            if progress is not None:
                progress(done / sessions)
        totals = {name: np.concatenate([one[name] for one in blocks]) for name in blocks[0]}
        self.sessions = self._table(totals)

    def summary(self) -> dict[str, float]:
        """Mean, median, P10, P90, chance of nothing, concentration; see `summary.summary`."""
        from livemoney.simulator.summary import summary

        return summary(self.sessions)

    @cached_property
    def gifter_coins(self) -> Any:
        """What each gifter of each session gave, in coins; made when it is first asked for."""
        import numpy as np

        return np.concatenate(
            [
                self._run(size, seed, by_minute=False)[0]["gifter_coins"]
                for size, seed in self._blocks()
            ]
        )

    @cached_property
    def minutes(self) -> Any:
        """A row a session and minute: arrivals, viewers, likes, comments, gifts, coins, diamonds.

        Made when it is first asked for, by running the same seed once more.
        """
        import pandas as pd

        rows = self.session_count * self.minute_count
        Domain(0, MOST_MINUTE_ROWS, hint="rows of minutes; simulate fewer sessions").check(
            "minutes", rows
        )
        tables, first = [], 0
        for size, block_seed in self._blocks():
            counts = self._run(size, block_seed, by_minute=True)[1]
            tables.append(_minute_table(counts, first))
            first += size
        return pd.concat(tables, ignore_index=True)

    def _blocks(self) -> Any:
        """Sizes and seeds of the blocks; a block does not depend on how many follow it."""
        import numpy as np

        block = block_size(self.parameters, self.minute_count)
        left, root = self.session_count, np.random.SeedSequence(self.seed)
        while left:
            (block_seed,) = root.spawn(1)
            yield min(left, block), block_seed
            left -= min(left, block)

    def _run(self, size: int, seed: Any, by_minute: bool) -> Any:
        from livemoney.simulator.model import run

        return run(self.parameters, size, self.minute_count, seed, by_minute)

    def _table(self, totals: Mapping[str, Any]) -> Any:
        import pandas as pd

        values = self.parameters
        in_diamonds = diamonds(totals["coins"])
        reward = reward_usd(in_diamonds, values["diamond_gross_usd"], values["reward_rate"])
        left = after_deductions(
            reward,
            agency_share=values["agency_share"],
            fx_spread_share=values["fx_spread_share"],
            tax_share=values["tax_share"],
        )
        columns = {
            "take_home_usd": left["take_home_usd"],
            "reward_usd": reward,
            "diamonds": in_diamonds,
            "viewer_hours": totals["viewer_minutes"] / 60,
        }
        counts = ("coins", "gifts", "gifters", "top_gifter_coins", "viewers", "peak_viewers")
        taps = ("likes", "comments")
        columns |= {name: totals[name] for name in (*counts, *taps)}
        order = ["take_home_usd", "reward_usd", "diamonds", *counts, "viewer_hours", *taps]
        return pd.DataFrame(columns)[order].rename_axis("session")

    def __repr__(self) -> str:
        said = self.summary()
        return (
            f"{self.session_count:,} simulated LIVEs of {self.minute_count} minutes: "
            f"median US${said['median_usd']:.2f}, mean US${said['mean_usd']:.2f}, "
            f"nothing in {said['chance_of_nothing']:.0%}"
        )


def block_size(values: Mapping[str, Any], minutes: int) -> int:
    """How many sessions to simulate together: fewer where each has many gifts."""
    names = ("mean_stay_minutes", "settle_minutes", "gifter_rate")
    gifters = expected_gifters(
        values["concurrent_viewers"], minutes, *(values[name] for name in names)
    )
    gifts = max(1.0, gifters * (1 + values["reach_boost"]) / (1 - values["burst"]))
    return max(1, min(BLOCK, int(GIFTS_IN_A_BLOCK / gifts)))


def _minute_table(counts: Mapping[str, Any], first: int) -> Any:
    import numpy as np
    import pandas as pd

    minutes, sessions = counts["coins"].shape
    columns = {
        "session": np.repeat(np.arange(first, first + sessions), minutes),
        "minute": np.tile(np.arange(minutes), sessions),
    }
    columns |= {name: table.T.ravel() for name, table in counts.items()}
    columns["diamonds"] = diamonds(columns["coins"])
    return pd.DataFrame(columns)


def simulate(
    sessions: int = 10_000,
    minutes: int = 120,
    seed: int = 1,
    *,
    progress: Callable[[float], None] | None = None,
    **parameters: Any,
) -> Simulation:
    """Simulate many LIVEs of one creator.

    Parameters
    ----------
    sessions
        How many LIVEs.
    minutes
        How long each is.
    seed
        The same seed and parameters give the same LIVEs.
    progress
        Called with the share that is done, after each block of sessions.
    **parameters
        Any of `livemoney.simulator.parameters()`; the others take their defaults.

    Returns
    -------
    Simulation
        `.sessions`, `.minutes`, `.summary()`.

    Raises
    ------
    InputError
        An unknown parameter, or a value that is not allowed; the message names the field, the
        value and what is allowed.

    Examples
    --------
    >>> simulate(sessions=100, minutes=60, gifter_rate=0).summary()["chance_of_nothing"]
    1.0
    """
    SESSIONS.check("sessions", sessions)
    MINUTES.check("minutes", minutes)
    SEED.check("seed", seed)
    values = complete(parameters)
    return Simulation(int(sessions), int(minutes), int(seed), values, progress)
