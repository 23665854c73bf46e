"""`python -m livemoney log FILE`: read a log or an export and say where every row went."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives 0, or 1 if the file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m livemoney")
    commands = parser.add_subparsers(dest="command", required=True)
    log = commands.add_parser("log", help="read a log of LIVEs or an export, and report on it")
    log.add_argument("file", type=Path, help="a file, a folder of CSV files, or a ZIP")
    log.add_argument("--host", help="handle or id of the host, if the file does not say")
    log.add_argument("--live-center", type=Path, help="the LIVE Center's tables, to compare with")
    log.add_argument("--timezone", help="zone of times that have none, such as Europe/London")
    log.add_argument("--json", action="store_true", help="print the report as JSON")
    log.add_argument("--html", type=Path, metavar="REPORT.HTML", help="write the report as a page")
    chosen = parser.parse_args(arguments)
    # A file's names may hold what the terminal's encoding has no character for.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        status = _log(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the report has seen enough; the interpreter must not write to them again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _log(chosen: argparse.Namespace) -> int:
    from livemoney.logs import LogError, read

    page = chosen.html
    if page is not None and page.exists() and chosen.file.exists() and page.samefile(chosen.file):
        print(f"{page}: the report would overwrite the file to read", file=sys.stderr)
        return 1
    try:
        result = read(
            chosen.file,
            chosen.host,
            live_center=chosen.live_center,
            timezone=chosen.timezone,
        )
        if page is not None:
            from livemoney.logs.report_page import as_page

            page.write_text(as_page(result), encoding="utf-8")
    except LogError as error:
        from livemoney.logs.report_text import printable

        print(printable(str(error)), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except ImportError as error:
        print(f"{error.name} is missing; it is in the group 'interactive'", file=sys.stderr)
        return 1
    if chosen.json:
        print(json.dumps(result.report.as_dict(), indent=2, ensure_ascii=False))
    else:
        print(result.report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
