"""The names of a text without a source."""

from __future__ import annotations

from workbench.app.bitext import read_pair
from workbench.check.name_list import name_entries


def test_words_that_say_little_are_no_names() -> None:
    text = "The sign read No Smoking near One Oak, where Orlov lived. He saw No Smoking, and One Oak, and Orlov."
    found = [entry.name for entry in name_entries(read_pair("", text, "ru", "en"))]
    assert "Orlov" in found
    assert {"No", "One"}.isdisjoint(found)
