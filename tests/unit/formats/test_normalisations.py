"""The closed list of normalisations is what the reference page says."""

from __future__ import annotations

from tests.data import ROOT
from workbench.formats.text import NORMALISATIONS


def test_the_page_has_the_closed_list() -> None:
    page = (ROOT / "docs" / "reference" / "normalisations.md").read_text("utf-8")
    listed = [line.removeprefix("- ") for line in page.splitlines() if line.startswith("- ")]
    assert listed == list(NORMALISATIONS)
