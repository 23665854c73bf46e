"""The samples that the course ships: synthetic, in every format, each from the same LIVEs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["LABEL", "made_lives", "make", "samples"]

LABEL = "Synthetic: made up by the course's simulator, of no real person."
MINUTES = 40
SEED = 2026
# The whole series; the logs hold the first LIVEs of it, so that they stay small.
SESSIONS = 12
LOGGED = 3
# What a forecast needs, in the format that holds it in little space.
FOLDER = Path(__file__).resolve().parents[1] / "data" / "samples"


@cache
def samples() -> dict[str, Path]:
    """Give the shipped samples by name; all of them are synthetic.

    Returns
    -------
    dict of str to Path
        Files and folders that `livemoney.logs.read` takes.
    """
    return {
        path.name.split(".")[0].removeprefix("synthetic-"): path
        for path in sorted(FOLDER.iterdir())
        if path.name.startswith("synthetic-")
    }


def made_lives() -> list[Any]:
    """The LIVEs behind all samples."""
    from livemoney.logs.synthetic import lives
    from livemoney.simulator import simulate

    simulation = simulate(
        sessions=SESSIONS, minutes=MINUTES, seed=SEED, concurrent_viewers=45, gifter_rate=0.03
    )
    return lives(simulation.sessions.to_dict("records"), MINUTES, SEED)


def make(folder: Path, made: list[Any] | None = None) -> None:
    """Write all samples into a folder, in place of those that are there."""
    from shutil import rmtree

    from livemoney.logs import writers

    made = made_lives() if made is None else made
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("synthetic-*"):
        if old.is_dir():
            rmtree(old)
        else:
            old.unlink()
    messages = [message for live in made[:LOGGED] for message in live.messages]
    for name, shape in (
        ("tiktoklive-5.jsonl.gz", "tiktoklive-5"),
        ("tiktoklive-6.jsonl.gz", "tiktoklive-6"),
        ("tiktoklive-7.jsonl", "tiktoklive-7"),
        ("connector-1.json.gz", "connector-1"),
        ("connector-2.jsonl.gz", "connector-2"),
        ("tikfinity.jsonl.gz", "tikfinity"),
    ):
        writers.write_log(folder / f"synthetic-{name}", shape, messages)
    every = [message for live in made for message in live.messages]
    writers.write_log(folder / "synthetic-twelve-lives.jsonl.gz", "tiktoklive-7", every)
    writers.write_six_csv(folder / "synthetic-six-csv", made[1])
    writers.write_export(folder / "synthetic-export-new.json", made)
    writers.write_export(folder / "synthetic-export-old.json", made, old=True)
    writers.write_export(folder / "synthetic-export.zip", made)
    writers.write_live_center(folder / "synthetic-live-center", made)
    writers.write_live_center(folder / "synthetic-live-center-ja", made, "ja")
    writers.write_backstage(folder / "synthetic-backstage.xlsx", _readings(made))
    (folder / "README.md").write_text(
        f"# Samples\n\n{LABEL}\n\n`livemoney.logs.samples()` lists them; "
        "`livemoney.logs.shipped.make` writes them.\n",
        encoding="utf-8",
    )


def _readings(made: list[Any]) -> list[dict[str, Any]]:
    """Two downloads in one month: counters that run on, and a creator who has left."""
    from livemoney.logs.synthetic import HOST

    month = f"{made[0].start:%Y-%m}"
    rows: list[dict[str, Any]] = []
    for last in (10, 24):
        done = [live for live in made if f"{live.start:%Y-%m}" == month and live.start.day <= last]
        minutes = sum(live.minutes for live in done)
        diamonds = sum(live.diamonds for live in done)
        rows.append(
            {
                "Data period": f"{month}-01 ~ {month}-{last:02}",
                "Creator ID": str(HOST.id),
                "Creator's username": HOST.handle,
                "Group": "Synthetic group",
                "Diamonds": diamonds,
                "LIVE duration": f"{minutes // 60}h {minutes % 60}m 0s",
                "Valid go LIVE days": len(done),
                "LIVE streams": len(done),
                "Diamonds last month": 0,
                "Fan contribution %": "94%" if last == 10 else 0.94,
                "Status": "Synthetic",
            }
        )
    rows.append(
        {
            "Data period": f"{month}-01 ~ {month}-24",
            "Creator ID": "This synthetic creator has left the network",
            "Creator's username": "synthetic_leaver",
            "Diamonds": 0,
            "LIVE duration": "0s",
        }
    )
    return rows


if __name__ == "__main__":
    make(FOLDER)
