"""An edition's own stylesheet: it decides for light, dark and print, and paper stays white unless it says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.snapshots import ferry_snapshot
from workbench.render.site import render_edition
from workbench.store.atomic import write_many

pytestmark = pytest.mark.browser

SCREEN = ":root { --paper: light-dark(#fff4e0, #101830); --size: 20px; --measure: 25rem; }"
PRINT = "@media print { :root:root { --size: 10pt; } }"
LOOK = """() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).fontSize]"""


def look(chromium: Any, folder: Path, theme: str, scheme: str, media: str, chosen: str = "") -> list[str]:
    write_many(folder, render_edition(ferry_snapshot(), theme.encode()))
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    if chosen:
        page.locator("[name=theme]").select_option(chosen)
    page.emulate_media(media=media)
    seen: list[str] = page.evaluate(LOOK)
    context.close()
    return seen


@pytest.mark.parametrize(
    ("theme", "scheme", "media", "chosen", "expected"),
    [
        (SCREEN, "light", "screen", "", ["rgb(255, 244, 224)", "20px"]),
        (SCREEN, "dark", "screen", "", ["rgb(16, 24, 48)", "20px"]),
        (SCREEN, "light", "screen", "dark", ["rgb(16, 24, 48)", "20px"]),
        (SCREEN, "dark", "screen", "light", ["rgb(255, 244, 224)", "20px"]),
        (SCREEN, "dark", "print", "", ["rgb(255, 255, 255)", "11.6667px"]),
        (SCREEN, "light", "print", "dark", ["rgb(255, 255, 255)", "11.6667px"]),
        (SCREEN + PRINT, "dark", "print", "", ["rgb(255, 255, 255)", "13.3333px"]),
    ],
)
def test_a_theme_decides(
    chromium: Any, tmp_path: Path, theme: str, scheme: str, media: str, chosen: str, expected: list[str]
) -> None:
    assert look(chromium, tmp_path / "html", theme, scheme, media, chosen) == expected
