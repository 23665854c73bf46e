"""What the search page looks through: every section of every page, with the words that lead to it.

Sphinx's own search wants all words of a query on one page, names pages only, and loads each page
that it found to cut an excerpt from it. Readers ask in sentences, a chapter is long, and a phone
pays for every page. So the index is made here, a section an entry, and `search.js` ranks them.
A page's comment `% asked: ...` names further words that people use for the section it stands in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

FILE = "search-sections.js"
ASKED = "asked:"
EXCERPT = 200
# A word in a title says most about a section; beyond a few times, a word in its text no more.
IN_TITLE, IN_ASKED, IN_TEXT_AT_MOST = 6, 4, 3
# Every question has them. Sphinx's own list knows no words of questions.
QUESTION_WORDS = frozenset(
    (
        *("about", "am", "any", "can", "could", "did", "do", "doe", "does", "done", "from"),
        *("get", "go", "had", "has", "have", "how", "i", "it", "its", "just", "many", "me", "much"),
        *("my", "one", "ones", "our", "really", "should", "so", "some", "than", "them", "until"),
        *("us", "we", "what", "when", "where", "which", "while", "who", "whi", "why", "would"),
        *("you", "your"),
    )
)
# What people type for a word of the course, and words whose forms no stemmer brings together. A
# section with only the other word of a group counts for half; a group links each to each.
ALIKE = (
    ("like", "tap", "heart"),
    ("money", "cash", "dollar", "usd", "buck"),
    ("money", "earn", "earnings", "income", "make", "paid"),
    ("pay", "paid", "payed", "payout"),
    ("payout", "withdraw", "withdrawal", "cashout", "cash"),
    ("arrive", "come", "came", "take"),
    ("cap", "limit", "max", "maximum", "maximal", "most"),
    ("minimum", "min", "least", "smallest", "threshold", "need"),
    ("share", "cut", "percent", "percentage", "commission", "fee", "keep", "take"),
    ("fee", "cost", "charge"),
    ("tracker", "tool", "log", "program"),
    ("twice", "double", "two"),
    ("viewer", "fan", "people", "ppl", "audience"),
    ("live", "stream", "livestream"),
    ("agency", "manager", "network"),
    ("accurate", "right", "correct", "exact", "wrong", "trust"),
    ("web", "website", "browser", "online"),
    ("age", "old", "year"),
    ("before", "earlier", "miss", "late"),
    ("leave", "left"),
    ("buy", "bought"),
    ("give", "gave", "given", "gift"),
    ("send", "sent"),
    ("know", "knew", "known"),
)
SKIPPED = (nodes.section, nodes.raw, nodes.comment, nodes.literal_block, nodes.title)


@dataclass(frozen=True)
class Section:
    """One result of a search: a section, or a word of the glossary."""

    docname: str
    anchor: str
    title: str
    text: str
    asked: str


def numbers_whole(text: str) -> str:
    """`text` with each number in digits alone: `10,000` and `10k` are `10000`."""
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = re.sub(r"\b(\d+) ?k\b", r"\g<1>000", text)
    return re.sub(r"\b(\d+) ?(?:m|million)\b", r"\g<1>000000", text)


class Words:
    """Words as the page's script finds them in a query: split, filtered and stemmed alike."""

    def __init__(self) -> None:
        self.language = SearchEnglish({})

    def of(self, text: str) -> Iterator[str]:
        """Each word of `text` that tells sections apart, stemmed."""
        for word in self.language.split(numbers_whole(text.lower())):
            stem = self.language.stem(word)
            if self.language.word_filter(word) and not QUESTION_WORDS & {word, stem}:
                yield stem

    def alike(self) -> dict[str, list[str]]:
        """For each word of `ALIKE`, stemmed, the others of its groups."""
        others: dict[str, set[str]] = {}
        for group in ALIKE:
            stems = {self.language.stem(word) for word in group}
            for stem in stems:
                others.setdefault(stem, set()).update(stems - {stem})
        return {stem: sorted(found) for stem, found in sorted(others.items())}


def own_nodes(section: nodes.Element) -> Iterator[nodes.Node]:
    """The nodes of a section that belong to no section in it."""
    for child in section.children:
        if isinstance(child, SKIPPED):
            if isinstance(child, nodes.comment):
                yield child
            continue
        # Cells hold code and its output; neither is what a reader looks for.
        if isinstance(child, nodes.container) and "cell" in child.get("classes", []):
            continue
        yield child


def text_of(node: nodes.Node) -> str:
    """A node's text, without what no reader sees."""
    words = (
        text.astext()
        for text in node.findall(nodes.Text)
        if not isinstance(text.parent, (nodes.raw, nodes.comment, nodes.literal_block))
    )
    return " ".join(words)


def sections_of(docname: str, doctree: nodes.document) -> Iterator[Section]:
    """Every section of a page, the page itself first."""
    for section in doctree.findall(nodes.section):
        title = next(iter(section.findall(nodes.title)), None)
        if title is None:
            continue
        asked, texts = [str(section.get("asked", ""))], []
        for node in own_nodes(section):
            if isinstance(node, nodes.comment):
                said = node.astext().strip()
                asked += [said.removeprefix(ASKED)] if said.startswith(ASKED) else []
            elif not isinstance(node, nodes.definition_list):
                texts.append(text_of(node))
        whole = isinstance(section.parent, nodes.document)
        yield Section(
            docname,
            "" if whole else section["ids"][0],
            tidy(title.astext()),
            tidy(" ".join(texts)),
            tidy(" ".join(asked)),
        )
    for item in doctree.findall(nodes.definition_list_item):
        term, meaning = item[0], item[-1]
        if isinstance(term, nodes.term) and term["ids"]:
            yield Section(docname, term["ids"][0], text_of(term), tidy(text_of(meaning)), "")


def name_terms(app: Sphinx, doctree: nodes.document) -> None:
    """Give each defined word an address, so that a search can lead to it."""
    for item in doctree.findall(nodes.definition_list_item):
        term = item[0]
        if isinstance(term, nodes.term) and not term["ids"]:
            term["ids"].append("term-" + nodes.make_id(term.astext()))


def tidy(text: str) -> str:
    """`text` in one line, without a gap before a comma or a full stop."""
    return re.sub(r"\s+([.,;:!?)])", r"\1", re.sub(r"\s+", " ", text)).strip()


def excerpt(text: str) -> str:
    """The beginning of `text`, cut at a word."""
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"


def index(sections: list[Section]) -> dict[str, Any]:
    """The index: pages, sections, and for each stem its sections with a weight, in turn.

    Beside them what a query may say instead of a word, and what it says in vain.
    """
    words = Words()
    pages: dict[str, str] = {}
    stems: dict[str, list[int]] = {}
    for number, section in enumerate(sections):
        pages.setdefault(section.docname, section.title)
        weights: dict[str, int] = {}
        for stem in words.of(section.text):
            weights[stem] = min(weights.get(stem, 0) + 1, IN_TEXT_AT_MOST)
        for stem in set(words.of(section.asked)):
            weights[stem] = weights.get(stem, 0) + IN_ASKED
        for stem in set(words.of(section.title)):
            weights[stem] = weights.get(stem, 0) + IN_TITLE
        for stem, weight in weights.items():
            stems.setdefault(stem, []).extend((number, weight))
    at = list(pages)
    return {
        "pages": [[docname, title] for docname, title in pages.items()],
        "sections": [
            [at.index(one.docname), one.anchor, one.title, excerpt(one.text)] for one in sections
        ],
        "words": dict(sorted(stems.items())),
        "alike": words.alike(),
        "ignored": sorted(QUESTION_WORDS),
    }


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the index beside the pages."""
    if exception is not None or app.builder.format != "html":
        return
    root = app.config.root_doc
    docnames = [name for name in sorted(app.env.found_docs) if name != root]
    # Reading order first: between equal results, the earlier page comes first.
    order = [root, *_in_reading_order(app)]
    docnames = [root, *sorted(docnames, key=lambda name: _place(order, name))]
    found = [
        section for name in docnames for section in sections_of(name, app.env.get_doctree(name))
    ]
    # A script, not JSON: a page opened from a disk may not fetch.
    body = json.dumps(index(found), ensure_ascii=False, separators=(",", ":"))
    Path(app.outdir, "_static", FILE).write_text(f"searchSections({body});\n", encoding="utf-8")


def _in_reading_order(app: Sphinx) -> list[str]:
    relations = app.env.collect_relations()
    order, name = [], relations.get(app.config.root_doc, [None, None, None])[2]
    while name and name not in order:
        order.append(name)
        name = relations.get(name, [None, None, None])[2]
    return order


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def setup(app: Sphinx) -> None:
    """Write the index when the pages are there."""
    app.connect("doctree-read", name_terms)
    app.connect("build-finished", write)
