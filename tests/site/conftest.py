"""One visit to each page of the built site, looked at by many tests."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from site_visit import Visit, look


@pytest.fixture(scope="session")
def visit(browser: Browser, site_url: str) -> Iterator[Callable[[str], Visit]]:
    """Visit a page, once for all tests that ask for it."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    yield functools.cache(lambda name: look(context, site_url, name))
    context.close()
