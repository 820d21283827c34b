"""One real browser for all tests here, opened on files from disk; without one the tests are left out, loudly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.browser.harbour import make_harbour
from tests.data import leave_out
from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.app.compute import compute
from workbench.app.workspace import open_workspace
from workbench.model.edition import Snapshot
from workbench.render.site import render_edition

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find_chromium() -> str:
    named = os.environ.get("WORKBENCH_CHROMIUM")
    for name in (named, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name) if name else None
        if found:
            return found
    leave_out("browser", "there is no Chromium (install it, or set WORKBENCH_CHROMIUM)")
    raise AssertionError("unreachable")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    executable = find_chromium()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        leave_out("browser", "playwright is not installed (pip install .[dev])")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page, what it asked for and what it complained about. at: the address to open with an anchor."""

    page: Any
    index: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def goto(self, anchor: str = "", file: str = "index.html") -> Any:
        address = (self.index.parent / file).as_uri()
        self.page.goto("about:blank")
        self.page.goto(f"{address}#{anchor}" if anchor else address)
        return self.page


class Site:
    """A written folder and the browser to see it in; every page gets a context of its own."""

    def __init__(self, browser: Any, folder: Path, snapshot: Snapshot) -> None:
        self._browser = browser
        self._contexts: list[Any] = []
        self.snapshot = snapshot
        self.index = folder / "index.html"

    def open(self, *, anchor: str = "", file: str = "index.html", width: int = 1400, **options: Any) -> Opened:
        context = self._browser.new_context(viewport={"width": width, "height": 900}, **options)
        self._contexts.append(context)
        opened = Opened(context.new_page(), self.index)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.goto(anchor, file)
        return opened

    def close(self) -> None:
        while self._contexts:
            self._contexts.pop().close()


def write_site(folder: Path, snapshot: Snapshot) -> None:
    for name, data in render_edition(snapshot).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@pytest.fixture(scope="session")
def article_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("an article, with a blank")
    write_site(folder, ferry_snapshot())
    return folder


@pytest.fixture
def site(chromium: Any, article_folder: Path) -> Iterator[Site]:
    made = Site(chromium, article_folder, ferry_snapshot())
    yield made
    made.close()


@pytest.fixture
def book(chromium: Any, tmp_path: Path) -> Iterator[Site]:
    snapshot = book_snapshot(11, 40)
    write_site(tmp_path, snapshot)
    made = Site(chromium, tmp_path, snapshot)
    yield made
    made.close()


@pytest.fixture(scope="session")
def harbour_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_harbour(tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="session")
def harbour_snapshot(harbour_folder: Path) -> Snapshot:
    return compute(open_workspace(harbour_folder))


@pytest.fixture
def harbour(chromium: Any, harbour_folder: Path, harbour_snapshot: Snapshot) -> Iterator[Site]:
    """A real edition, made and built by commands; `index.parents[2]` is its folder."""
    made = Site(chromium, harbour_folder / "build" / "html", harbour_snapshot)
    yield made
    made.close()
