"""Figures in prose: every one comes from the data, and stays right when the data change.

A figure in a page's text stands between two HTML comments that no reader sees, on the site, in
JupyterLab or on GitHub::

    A Galaxy brings about <!--=calc gift-to-take-home?gift=Galaxy take_home_usd-->US$5.00<!--/-->.

The first comment says where the figure comes from:

* ``fact ID``: the fact's figure, with its unit; ``low ID``, ``high ID``: an end of its range;
  ``asof ID``: its date;
* ``case ID``: a published income's figure, or its range;
* ``calc ID?name=value&... OUTPUT``: a calculator's result, shown as the calculator shows it;
* ``gift NAME``: a gift's price in coins;
* ``count TABLE``: how many gifts, facts or sources there are;
* ``given TEXT``: what an example or an exercise sets; it is made up, and claims nothing.

In a notebook a dollar sign is written as an element of its own: JupyterLab, Colab and GitHub take
what stands between two dollar signs for mathematics, whether they are escaped or not.

``python -m livemoney.figures FILE ...`` writes the figures anew; with ``--check`` it only says
which are stale, and which sums of money and percentages stand in the prose without such a mark.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sized
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

from livemoney import shown
from livemoney.calculator import Calculator
from livemoney.facts import fact, facts, income_case, sources
from livemoney.gifts import gift, gifts

MARK = re.compile(r"<!--=(?P<what>.+?)-->(?P<text>.*?)<!--/-->", re.DOTALL)
FIGURE = re.compile(
    r"(?:US|A|NT)?[$£€]\s?\d[\d,.]*"
    r"|\d[\d,.]*\s?(?:(?:dollars|cents|pounds|euros|percent)\b|%)"
)
NOTEBOOK = ".ipynb"
NOTEBOOK_DOLLAR = "<span>&#36;</span>"
# A fence ends at one of its own kind and length, and so does code within a line.
CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})(?:[^\n]*)\n.*?^[ \t]*(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`)"
    # A comment's line, which no reader sees, and a page's own style.
    r"|^%[^\n]*$|<style>.*?</style>",
    re.DOTALL | re.MULTILINE,
)
CODE_OR_MARK = re.compile(f"{CODE.pattern}|{MARK.pattern}", re.DOTALL | re.MULTILINE)


class UnknownFigure(ValueError):
    """A mark that names nothing in the data."""


def figure(what: str) -> str:
    """The text of the figure that a mark names.

    Raises
    ------
    UnknownFigure
        A mark of no known kind, or that names nothing in the data.
    """
    kind, _, rest = what.strip().partition(" ")
    if kind not in KINDS:
        raise UnknownFigure(f"{what!r}: a mark begins with one of {', '.join(KINDS)}")
    try:
        return KINDS[kind](rest.strip())
    except (KeyError, ValueError) as error:
        raise UnknownFigure(f"{what!r}: {error}") from error


def _calculated(rest: str) -> str:
    from livemoney import calculators

    address, _, output = rest.rpartition(" ")
    id_, _, query = address.partition("?")
    calculator: Calculator = calculators[id_]
    inputs = {part.name: part for part in calculator.inputs}
    return calculator.shown(
        **{name: inputs[name].parse(text) for name, text in parse_qsl(query, strict_parsing=True)}
        if query
        else {}
    )[output]


TABLES: dict[str, Callable[[], Sized]] = {"gifts": gifts, "facts": facts, "sources": sources}
KINDS: dict[str, Callable[[str], str]] = {
    "fact": lambda id_: shown.figure(fact(id_)),
    "low": lambda id_: shown.number(fact(id_).low, fact(id_).unit),
    "high": lambda id_: shown.number(fact(id_).high, fact(id_).unit),
    "asof": lambda id_: shown.dated(fact(id_)),
    "case": lambda id_: shown.case_figure(income_case(id_)),
    "calc": _calculated,
    "gift": lambda name: f"{gift(name).coins:,}",
    "given": lambda text: text,
    "count": lambda table: f"{len(TABLES[table]()):,}",
}


def refresh(prose: str, dollar: str = "$") -> str:
    """`prose` with every marked figure as the data now give it, dollar signs as `dollar`."""

    def fresh(mark: re.Match[str]) -> str:
        if not mark["what"]:
            return mark[0]
        return f"<!--={mark['what']}-->{figure(mark['what']).replace('$', dollar)}<!--/-->"

    return CODE_OR_MARK.sub(fresh, prose)


def marks(prose: str) -> Iterator[re.Match[str]]:
    """The marks in `prose`; one in code is an example, and left alone."""
    return (found for found in CODE_OR_MARK.finditer(prose) if found["what"])


def stray_figures(prose: str) -> list[str]:
    """Sums of money and percentages in `prose` that no mark ties to the data. Code is not prose."""
    words = CODE_OR_MARK.sub(" ", prose).replace(NOTEBOOK_DOLLAR, "$")
    return FIGURE.findall(words)


def facts_used(prose: str) -> set[str]:
    """Ids of the facts that `prose` shows, directly or through a calculator."""
    from livemoney import calculators

    used: set[str] = set()
    for mark in marks(prose):
        kind, _, rest = mark["what"].strip().partition(" ")
        if kind in ("fact", "low", "high", "asof"):
            used.add(rest.strip())
        elif kind == "calc":
            used.update(calculators[re.split(r"[? ]", rest)[0]].fact_ids)
    return used


def _dollar(path: Path) -> str:
    return NOTEBOOK_DOLLAR if path.suffix == NOTEBOOK else "$"


def _map_prose(path: Path, change: Callable[[str], str]) -> str:
    """The file's text with `change` made to its prose: all of it, or a notebook's Markdown."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != NOTEBOOK:
        return change(text)
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = change("".join(cell["source"])).splitlines(keepends=True)
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def prose_of(path: Path) -> str:
    """The prose of a Markdown file or a notebook."""
    found: list[str] = []

    def keep(prose: str) -> str:
        found.append(prose)
        return prose

    _map_prose(path, keep)
    return "\n\n".join(found)


def problems(path: Path) -> Iterator[str]:
    """What is wrong with the figures of a file, a line each."""
    prose = prose_of(path)
    dollar = _dollar(path)
    for mark in marks(prose):
        try:
            now = figure(mark["what"]).replace("$", dollar)
        except UnknownFigure as error:
            yield f"{path}: {error}"
            continue
        if mark["text"] != now:
            yield f"{path}: {mark['what']!r} is now {now!r}, the text says {mark['text']!r}"
    for text in stray_figures(prose):
        yield f"{path}: {text!r} has no mark that ties it to the data"
    if dollar != "$" and "$" in CODE.sub(" ", prose):
        yield f"{path}: '$' in the text, which notebooks take for mathematics: write US dollars"


def main(arguments: list[str]) -> int:
    """Refresh the named files, or with `--check` say what is wrong with them."""
    paths = [Path(argument) for argument in arguments if argument != "--check"]
    if "--check" in arguments:
        found = [problem for path in paths for problem in problems(path)]
        print("\n".join(found) or "every figure comes from the data")
        return bool(found)
    for path in paths:
        new = _map_prose(path, partial(refresh, dollar=_dollar(path)))
        if new != path.read_text(encoding="utf-8"):
            path.write_text(new, encoding="utf-8")
            print(f"{path}: figures refreshed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
