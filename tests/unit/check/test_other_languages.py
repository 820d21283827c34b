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
