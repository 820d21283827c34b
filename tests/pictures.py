"""Pictures of the sample's page for the documentation: wide, dark, narrow, on paper.

    python -m tests.pictures --write        # docs/images/*.png

They are made by hand when the page looks different, and never compared: fonts differ from machine to machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from tests.browser.conftest import QUIET, find_chromium
from workbench.app.compute import compute
from workbench.app.demo import fetch_sample
from workbench.app.page import page_of
from workbench.app.workspace import open_workspace
from workbench.store.atomic import write_many

FOLDER = Path(__file__).parent.parent / "docs" / "images"
LARGEST = 300_000  # bytes
Scheme = Literal["light", "dark"]
TO_ROW = "document.querySelector('{}').closest('.row').scrollIntoView()"
# What a printer leaves free; what the edition is fills half a sheet before the text.
PAPER = "document.body.style.padding = '14mm 13mm'; document.querySelector('.about').remove()"


def take(page: Any, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.relative_to(FOLDER.parent.parent)}: {size // 1000} kB{' - too large' if size > LARGEST else ''}")


def write_pictures(address: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)

        def opened(width: int, height: int, scheme: Scheme, place: str = "") -> Any:
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            if place:
                page.evaluate(TO_ROW.format(place))
            return page

        both: tuple[tuple[str, Scheme], ...] = (("page", "light"), ("page-dark", "dark"))
        for name, scheme in both:
            page = opened(1360, 820, scheme, "#p1")
            page.locator("#p1 .change").nth(1).hover()
            take(page, name)
        page = opened(1360, 820, "light")
        page.locator(".charts > summary").click()
        take(page, "page-head")
        take(opened(390, 760, "light", "#p3"), "page-narrow")
        page = opened(1123, 794, "light")  # A4 on its side: the sample has four texts
        page.emulate_media(media="print")
        page.evaluate(PAPER)
        take(page, "page-print")
        browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "japan-1945"
        fetch_sample(sample)
        work = open_workspace(sample)
        write_many(sample / "html", page_of(work, compute(work)))
        write_pictures((sample / "html" / "index.html").as_uri())


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("python -m tests.pictures --write")
    main()
