"""The report as a browser shows it: nothing is asked for, nothing sticks out, axe has nothing to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_use import complaints_of_axe
from tests.unit.render.test_report_page import REPORT
from workbench.render.report_page import draw_report

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_the_report(chromium: Any, tmp_path: Path, width: int, scheme: str) -> None:
    (tmp_path / "report.html").write_bytes(draw_report(REPORT))
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((tmp_path / "report.html").as_uri())
    assert asked == [(tmp_path / "report.html").as_uri()]
    assert complaints == []
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") == "grid", "the style is applied"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints_of_axe(page) == []
    context.close()
