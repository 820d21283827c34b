"""Rules that go by English words, or by a lexicon of the two languages, leave other translations alone."""

from __future__ import annotations

import pytest

from workbench.app.bitext import read_pair
from workbench.check.registry import rules


@pytest.mark.parametrize(
    ("rule", "source", "text"),
    [
        ("abbreviation-kept", "Мозговой кровоток (МК) снизился.", "Die Durchblutung des Gehirns (MK) sank."),
        ("name-differs", "Вчера Сидоренко подписал письмо.", "Gestern unterschrieb der Leiter den Brief."),
    ],
)
def test_german(rule: str, source: str, text: str) -> None:
    assert list(rules()[rule].find(read_pair(source, text, "ru", "de"))) == []
    assert list(rules()[rule].find(read_pair("", text, "ru", "de"))) == []


@pytest.mark.parametrize("rule", sorted(rules()))
def test_capitals_in_a_language_tag_change_nothing(rule: str) -> None:
    """BCP 47 has it so: EN-GB is en-GB."""
    for example in rules()[rule].hits:
        if "\n" not in example.text and not example.glossary and not rules()[rule].needs_others:
            found, in_capitals = (
                [claim.spans[0].quote for claim in rules()[rule].find(read_pair(example.source, example.text, *tags))]
                for tags in (("ru", "en"), ("RU", "EN"))
            )
            assert found == in_capitals
