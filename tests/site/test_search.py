"""Readers find each answer through the site's own search, in words of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from search_phrases import HELD_OUT, TYPED

QUESTIONS = Path(__file__).resolve().parents[2] / "book" / "questions.md"
HEADINGS = re.findall(r"^## (.+)$", QUESTIONS.read_text(encoding="utf-8"), re.MULTILINE)
# A question stands among the first three places, wherever else its words lead.
PLACES = 3

# The 25 questions, each as a reader may type it: a sentence, key words, a clumsy phrase.
ASKED = (
    (
        "why is my payout lower than the gifts i saw",
        "tiktok taking money from gifts",
        "received less than viewers sent me",
    ),
    ("what is one diamond worth in dollars", "diamond value usd", "how much is a tiktok diamond"),
    (
        "how many diamonds make 1 dollar",
        "10000 diamonds worth",
        "convert diamonds to money",
    ),
    (
        "coins vs diamonds difference",
        "can i convert coins to diamonds",
        "are coins and diamonds the same",
    ),
    (
        "what share does tiktok keep from a gift",
        "tiktok commission percentage",
        "how much does tiktok take from gifts",
    ),
    ("does tiktok pay for likes", "do i get money for taps on live", "earn money from likes"),
    (
        "how many likes do i need to get paid",
        "number of likes to earn money on live",
        "how many likes to get paid on tiktok live",
    ),
    ("what do likes on live do", "what are likes for", "do likes push me to the for you page"),
    (
        "what do i get from a rose galaxy lion universe",
        "how much is a lion worth",
        "galaxy gift creator gets",
    ),
    (
        "how many diamonds before i can cash out",
        "minimum withdrawal tiktok live",
        "payout threshold",
    ),
    (
        "how long until the money arrives",
        "payout pending",
        "how many days does withdrawal take",
    ),
    ("is there a withdrawal fee", "how much does paypal take", "bank fee payout"),
    ("daily withdrawal cap", "weekly withdrawal limit", "maximum i can withdraw per day"),
    ("do i owe tax on gifts", "when must i declare gifts tax", "taxes on tiktok live income"),
    (
        "what are scaled live rewards",
        "will scaled rewards cut my pay",
        "rewards percentage missions us",
    ),
    (
        "does an agency take part of my gifts",
        "how do agency bonuses work",
        "agency commission",
    ),
    (
        "how many followers to go live",
        "what age to receive gifts",
        "how old do i have to be to go live",
    ),
    (
        "should fans buy coins on the web",
        "cheaper coins website",
        "do i earn more if coins are bought on the web",
    ),
    (
        "what would i earn with 100 viewers for 2 hours",
        "how much money per hour with viewers",
        "earnings with n viewers for h hours",
    ),
    (
        "how accurate are these calculators",
        "can i trust tiktok money calculators",
        "calculator accuracy",
    ),
    (
        "tracker says 205 diamonds studio 101",
        "tracker shows more diamonds than studio",
        "tikfinity different from tiktok studio",
    ),
    ("gift counted twice", "combo counted once", "why is one gift double in my log"),
    (
        "total coins for the whole live before i connected",
        "gifts before connecting tracker",
        "get total coins from start of live",
    ),
    (
        "logged likes do not match the app",
        "like count in log wrong",
        "fewer likes in tracker than app",
    ),
    ("can i see all viewers", "when do viewers leave", "list of who watched my live"),
)
CASES = [
    (heading, query)
    for phrasings in (ASKED, TYPED, HELD_OUT)
    for heading, several in zip(HEADINGS, phrasings, strict=True)
    for query in several
]


@pytest.fixture(scope="module")
def search(browser_context, site_url):
    page = browser_context.new_page()

    def search(query: str) -> Page:
        page.goto(f"{site_url}search.html")
        page.locator("main input[name=q]").fill(query)
        page.keyboard.press("Enter")
        page.wait_for_selector("#search-results h2")
        return page

    yield search
    page.close()


def found(page: Page) -> list[tuple[str, str, str]]:
    """Each result's title, address and excerpt."""
    return page.eval_on_selector_all(
        "#search-results li",
        """items => items.map(item => [
            item.querySelector("a").textContent,
            item.querySelector("a").getAttribute("href"),
            item.querySelector(".context")?.textContent ?? "",
        ])""",
    )


def test_there_are_25_questions_of_eight_phrasings():
    assert len(HEADINGS) == 25
    assert {len(three) for three in ASKED + TYPED} == {3}
    assert {len(two) for two in HELD_OUT} == {2}
    assert len({query for _, query in CASES}) == 200


def test_a_number_is_the_same_however_it_is_written(search):
    places = [found(search(f"{number} diamonds")) for number in ("10,000", "10000", "10k")]
    assert places[0] == places[1] == places[2] != []


@pytest.mark.parametrize(("heading", "query"), CASES, ids=[query for _, query in CASES])
def test_question_is_found(search, heading, query):
    places = found(search(query))[:PLACES]
    titles = [title for title, _, _ in places]
    assert heading in titles, titles
    _, href, excerpt = places[titles.index(heading)]
    assert re.search(r"book/questions\.html#.+", href)
    assert len(excerpt) > 40


def test_every_question_is_found_by_its_own_words(search):
    for heading in HEADINGS:
        assert found(search(heading))[0][0] == heading


def test_result_leads_to_the_question(search, site_url):
    page = search("minimum withdrawal")
    page.locator("#search-results li a").first.click()
    page.wait_for_url(re.compile(r"book/questions\.html#"))
    anchor = page.url.partition("#")[2]
    section = page.locator(f"[id='{anchor}']")
    assert section.locator("h2").count() == 1


def test_chapters_and_glossary_are_found(search):
    assert any("chapters/01-" in href for _, href, _ in found(search("app store smaller share")))
    assert any("glossary.html#term-" in href for _, href, _ in found(search("concurrent viewers")))


def test_unknown_words_find_nothing_and_say_so(search):
    page = search("xylophone")
    assert found(page) == []
    assert "Nothing found" in page.inner_text("#search-results")


def test_what_is_typed_stays_text(search):
    page = search('<img src=x onerror="document.title=1"> diamonds')
    assert page.locator("#search-results img").count() == 0
    assert page.title() != "1"


def test_index_is_small(site):
    # The search page has a budget like every other, and Sphinx's own index is not loaded.
    import gzip

    script = (site / "_static" / "search-sections.js").read_bytes()
    assert len(gzip.compress(script)) < 90_000
    json.loads(script.decode()[len("searchSections(") : -len(");\n")])
    assert "searchindex.js" not in (site / "search.html").read_text(encoding="utf-8")
