"""What the files of the site point to: each link leads somewhere, and nothing is fetched from
another host."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from site_visit import PAGES, SITE

# What a browser fetches by itself; a link is followed only by a reader.
FETCHED = {
    *(("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("link", "href")),
    *(("source", "src"), ("source", "srcset"), ("video", "src"), ("audio", "src")),
    *(("video", "poster"), ("object", "data"), ("embed", "src"), ("form", "action")),
    *(("image", "href"), ("use", "href"), ("image", "xlink:href"), ("use", "xlink:href")),
    *(("script", "data-vega"), ("input", "src"), ("body", "background")),
}
OTHER_HOST = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')]+)""")


class Links(HTMLParser):
    """The ids of a page, its links, and what it fetches."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.styles: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif tag == "a" and name == "href":
                self.links.append(value or "")
            elif (tag, name) in FETCHED and value:
                self.fetched.append(value)
            elif name == "style" and value:
                self.styles.append(value)


@cache
def read(name: str) -> Links:
    return Links((SITE / name).read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _needs_the_site(site: Path) -> None:
    """Say that there is no site before anything else fails for it."""


def broken(name: str, link: str) -> bool:
    parts = urlsplit(link)
    target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
    if target.endswith("/") or (SITE / target).is_dir():
        target = normpath(join(target, "index.html"))
    if not (SITE / target).is_file():
        return True
    # `#ID?name=value` sets a calculator.
    fragment = unquote(parts.fragment.partition("?")[0])
    return bool(
        fragment and target.endswith(".html") and fragment not in (*read(target).ids, "top")
    )


@pytest.mark.parametrize("name", PAGES)
def test_internal_links_resolve(name: str) -> None:
    page = read(name)
    inside = [link for link in page.links + page.fetched if not urlsplit(link).scheme]
    assert [link for link in inside if not OTHER_HOST.match(link) and broken(name, link)] == []


@pytest.mark.parametrize("name", PAGES)
def test_links_are_addresses(name: str) -> None:
    known = ("", "http", "https", "mailto")
    assert [link for link in read(name).links if urlsplit(link).scheme not in known] == []
    assert "" not in read(name).links


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_from_another_host(name: str) -> None:
    page = read(name)
    asked = page.fetched + CSS_ADDRESS.findall("\n".join(page.styles))
    assert [address for address in asked if OTHER_HOST.match(address)] == []


@pytest.mark.parametrize("name", PAGES)
def test_ids_stand_once(name: str) -> None:
    ids = read(name).ids
    assert sorted({id_ for id_ in ids if ids.count(id_) > 1}) == []


def test_style_sheets_and_scripts_fetch_nothing_from_another_host() -> None:
    for path in SITE.rglob("*.css"):
        addresses = CSS_ADDRESS.findall(path.read_text(encoding="utf-8"))
        assert [one for one in addresses if OTHER_HOST.match(one)] == [], path
    for name in ("calculator.js", "page.js"):
        script = (SITE / "_static" / name).read_text(encoding="utf-8")
        assert "//" not in re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE), name


def test_our_script_is_small() -> None:
    built = (SITE / "_static" / "calculator.js").read_text(encoding="utf-8")
    assert len(built.splitlines()) < 400
    assert "shown(" in built


def test_the_runtime_holds_vega_alone() -> None:
    size = (SITE / "_static" / "vega.js").stat().st_size
    assert 300_000 < size < 650_000, "with Vega-Lite and Embed it would be far larger"
