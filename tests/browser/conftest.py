"""A headless browser over pages on disk; skipped with a reason where there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

# The browser may look for nothing outside: there is no network, and it needs none.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium, driven by Playwright."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    # CI says that both must be there, so that a skip cannot pass for a success.
    without = pytest.fail if os.environ.get("FACTCHECK_BROWSER") == "required" else pytest.skip
    if path is None:
        without("no browser: install Debian's chromium to run these tests")
    if importlib.util.find_spec("playwright") is None or importlib.util.find_spec("axe_playwright_python") is None:
        without("no driver: pip install -r requirements-browser.lock to run these tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """``show(source, width=1280, scheme="light")``: the page in a tab, with what it asked for and complained of."""
    contexts: list[Any] = []

    def shown(source: str, *, width: int = 1280, scheme: str = "light") -> Any:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(source, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.asked, tab.complaints = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("console", lambda message: tab.complaints.append(message.text))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (tab.complaints.append(dialog.message), dialog.dismiss()))
        tab.goto(path.as_uri())
        return tab

    yield shown
    for context in contexts:
        context.close()
