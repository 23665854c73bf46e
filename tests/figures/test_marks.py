"""Figures in prose: refreshed from the data, and refused where they do not follow it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from livemoney import calculators
from livemoney.facts import fact, facts, sources
from livemoney.figures import (
    UnknownFigure,
    facts_used,
    figure,
    main,
    problems,
    prose_of,
    refresh,
    stray_figures,
)
from livemoney.gifts import gift, gifts

GALAXY_REWARD = "calc gift-to-take-home?gift=Galaxy reward_usd"


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("fact payout.daily_cap", "US$1,000"),
        ("fact coin_price.in_app_us", "US$0.0151 per coin"),
        ("fact damelio.birth_year", "2004"),
        ("low reward_rate.standard", "20%"),
        ("high reward_rate.standard", "53%"),
        ("asof reward_rate.scaled_max", "2025-02-06"),
        ("gift Galaxy", "1,000"),
        ("count gifts", f"{len(gifts()):,}"),
        ("count facts", f"{len(facts()):,}"),
        ("count sources", f"{len(sources()):,}"),
        (GALAXY_REWARD, "US$5.00"),
        ("calc gift-to-take-home?gift=Lion reward_usd", "US$150.00"),
        ("calc gift-to-take-home?gift=Galaxy&channel=web creator_share", "47%"),
        ("calc gift-to-take-home creator_share", "33%"),
        ("  gift   Lion ", f"{gift('Lion').coins:,}"),
    ],
)
def test_figure(what: str, shown: str) -> None:
    assert figure(what) == shown


def test_a_range_is_shown_as_a_range() -> None:
    assert figure("fact coin_price.in_app_uk") == "£0.012 per coin to £0.014 per coin"


def test_marks_are_refreshed_and_nothing_else_is() -> None:
    prose = (
        "# Title\n\nA Galaxy costs <!--=gift Galaxy-->7<!--/--> coins and brings "
        f"<!--={GALAXY_REWARD}-->?<!--/-->.\n\n<!-- a comment --> `<b>`\n"
    )
    fresh = refresh(prose)
    assert fresh == prose.replace(">7<", ">1,000<").replace(">?<", ">US$5.00<")
    assert refresh(fresh) == fresh


@pytest.mark.parametrize(
    "what",
    [
        "sum of all",
        "",
        "fact",
        "fact no.such",
        "low no.such",
        "asof no.such",
        "gift Galaxi",
        "count likes",
        "calc no-such usd",
        "calc gift-to-take-home no_such",
        "calc gift-to-take-home?gift=Galaxi reward_usd",
        "calc gift-to-take-home?reward_rate=50 reward_usd",
        "calc gift-to-take-home?no_such=1 reward_usd",
        "calc gift-to-take-home?gift reward_usd",
    ],
)
def test_unknown_mark_is_refused(what: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownFigure):
        figure(what)
    page = tmp_path / "page.md"
    page.write_text(f"Text <!--={what or ' '}-->x<!--/-->.")
    assert main(["--check", str(page)]) == 1


FIGURES = (
    *("US$5.00", "$5", "$ 5", "£48.99", "€0.0116", "A$64,000", "NT$30", "US$1,000"),
    *("5 dollars", "30 cents", "1,000 euros", "20 pounds"),
    *("50%", "9.38 %", "3 percent"),
)


@pytest.mark.parametrize("text", FIGURES)
def test_stray_figures_are_found(text: str, tmp_path: Path) -> None:
    assert stray_figures(f"A gift brings {text} to you.") == [text.rstrip()]
    page = tmp_path / "page.md"
    page.write_text(f"A gift brings {text} to you.")
    (problem,) = problems(page)
    assert text in problem
    assert str(page) in problem


@pytest.mark.parametrize(
    "prose",
    [
        "```python\nprice = '$5.00'\n```",
        "~~~\nUS$5.00\n~~~",
        "````md\n```\n$5\n```\nand $6\n````",
        "Type `$5` there.",
        "Type ``$5 ` $6`` there.",
        "<!--=gift Galaxy-->1,000<!--/-->",
        f"<!--={GALAXY_REWARD}-->US$5.00<!--/-->",
        "Every dollar counts; 40,000 likes do not.",
        "Text.\n\n% asked: half, 50%, 30 dollars\n\nText.",
        "<style>\ntable { width: 100%; }\n</style>",
        "<!--=given 40%-->40%<!--/-->",
    ],
)
def test_code_and_marks_are_no_stray_figures(prose: str) -> None:
    assert stray_figures(prose) == []


def test_money_after_a_code_fence_is_found() -> None:
    assert stray_figures("```\n$1\n```\nThen $2.\n\n```\n$3\n```\n") == ["$2."]


def test_marks_inside_code_are_left_alone() -> None:
    """An example that explains marks must survive the tool that it explains."""
    prose = "Write `<!--=gift Galaxy-->?<!--/-->`:\n\n```\n<!--=gift Lion-->?<!--/-->\n```\n"
    assert refresh(prose) == prose


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    cells = [
        {
            "cell_type": "markdown",
            "source": ["A Galaxy: <!--=gift Galaxy-->999<!--/-->.\n", "End."],
        },
        {"cell_type": "code", "source": ["price = '$5 <!--=gift Lion-->1<!--/-->'"]},
    ]
    path = tmp_path / "chapter.ipynb"
    path.write_text(json.dumps({"cells": cells, "nbformat": 4}))
    return path


def test_check_finds_what_is_stale_and_changes_nothing(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = notebook.read_text()
    assert main(["--check", str(notebook)]) == 1
    said = capsys.readouterr().out
    assert "'1,000'" in said
    assert "'999'" in said
    assert str(notebook) in said
    assert notebook.read_text() == before


def test_refresh_writes_a_notebooks_prose_and_not_its_code(notebook: Path) -> None:
    assert main([str(notebook)]) == 0
    markdown, code = json.loads(notebook.read_text())["cells"]
    assert markdown["source"] == ["A Galaxy: <!--=gift Galaxy-->1,000<!--/-->.\n", "End."]
    assert code["source"] == ["price = '$5 <!--=gift Lion-->1<!--/-->'"]
    assert main(["--check", str(notebook)]) == 0
    before = notebook.stat().st_mtime_ns
    main([str(notebook)])
    assert notebook.stat().st_mtime_ns == before, "a fresh file is left as it is"


def test_a_copy_of_the_landing_page_goes_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "landing.md"
    page.write_text((Path(__file__).parents[2] / "book" / "landing.md").read_text())
    assert main(["--check", str(page)]) == 0
    text = page.read_text()
    assert "US$5.00<!--/-->" in text
    page.write_text(text.replace("US$5.00<!--/-->", "US$50.00<!--/-->", 1) + "\nOr US$7.\n")
    capsys.readouterr()
    assert main(["--check", str(page)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2
    assert "US$50.00" in said[0]
    assert "US$7" in said[1]
    assert main([str(page)]) == 0
    assert page.read_text() == text + "\nOr US$7.\n"


def test_facts_used_by_prose() -> None:
    prose = (
        "<!--=fact payout.daily_cap-->x<!--/--> <!--=low coin_price.web_us-->x<!--/--> "
        "<!--=calc one-galaxy?coins=5 one_to_one_usd-->x<!--/--> <!--=gift Galaxy-->x<!--/-->"
    )
    assert facts_used(prose) == {
        "payout.daily_cap",
        "coin_price.web_us",
        *calculators["one-galaxy"].fact_ids,
    }
    assert all(fact(id_) for id_ in facts_used(prose))


def test_money_of_a_notebook_is_found_however_its_dollar_is_written(notebook: Path) -> None:
    text = notebook.read_text().replace("End.", "End. US<span>&#36;</span>7.")
    notebook.write_text(text)
    assert [problem for problem in problems(notebook) if "'US$7.' has no mark" in problem]


def test_prose_of_a_notebook_is_its_markdown(notebook: Path) -> None:
    assert "Galaxy" in prose_of(notebook)
    assert "price =" not in prose_of(notebook)
