"""`python -m benchmarks [MEASURE ...]`: measure, print, and write results.md and results.json."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from benchmarks import machine, measures
from benchmarks.table import Table

HERE = Path(__file__).parent
DATA = HERE / "results.json"
READ = HERE / "results.md"


def found() -> list[str]:
    """The names of all measures."""
    return [each.name for each in iter_modules(measures.__path__) if not each.name.startswith("_")]


def written(results: dict[str, dict[str, object]]) -> str:
    """All results for a reader."""
    parts = [
        "# Benchmarks\n\nWritten by `make bench`; `benchmarks/README.md` says how it measures.\n"
    ]
    for result in results.values():
        known = "; ".join(f"{name} {value}" for name, value in result["machine"].items())  # type: ignore[attr-defined]
        parts.append(f"{Table.from_dict(result['table']).markdown()}\n{known}.\n")  # type: ignore[arg-type]
    return "\n".join(parts)


def main(names: list[str]) -> int:
    """Run the named measures, or all; the results of the others stay."""
    unknown = set(names) - set(found())
    if unknown:
        sys.exit(f"bench: no measure {', '.join(unknown)}; there are: {', '.join(found())}")
    results = json.loads(DATA.read_text()) if DATA.is_file() else {}
    for name in names or found():
        print(f"bench: {name} ...", file=sys.stderr, flush=True)
        known = machine.facts()
        table = import_module(f"{measures.__name__}.{name}").measure()
        print(table.markdown(), flush=True)
        results[name] = {"machine": known, "table": table.as_dict()}
        # After each measure: what was measured stays if a later one fails.
        results = {name: results[name] for name in sorted(results) if name in found()}
        DATA.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        READ.write_text(written(results))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
