"""What denies, and what only looks so."""

from __future__ import annotations

import pytest

from workbench.app.bitext import read_pair
from workbench.check.negation import looks_denied, may_deny, read_negation
from workbench.check.rules.negation_differs import RULE


@pytest.mark.parametrize(
    ("text", "language", "denials"),
    [
        ("He did not come", "en", (2,)),
        ("He didn’t come", "en", (1,)),
        ("It is not only late", "en", ()),
        ("Он не пришёл", "ru", (1,)),
        ("Он не только пришёл", "ru", ()),
        ("Он чуть не упал", "ru", ()),
        ("Пока рабочие порта не вернутся", "ru", ()),
        ("Он не мог не прийти", "ru", ()),
        ("Никто не пришёл", "ru", (1,)),
        ("Er kam nicht", "de", ()),
    ],
)
def test_denials(text: str, language: str, denials: tuple[int, ...]) -> None:
    assert read_negation(text.split(), language).denials == denials


def test_a_denial_in_other_words_is_half_of_one() -> None:
    assert read_negation(["They", "failed", "to", "come"], "en").half == (1,)


def test_a_language_without_a_table_says_nothing() -> None:
    context = read_pair("Er kam gestern nicht nach Hause.", "He did not come home yesterday.", "de", "en")
    assert list(RULE.find(context)) == []


def test_forms_deny_where_the_rest_is_a_word() -> None:
    assert all(map(looks_denied, ["unknown", "hopeless", "invisible", "нездоров"]))
    assert not any(map(looks_denied, ["until", "unit", "include", "неделя", "безопасность"]))


def test_most_texts_are_passed_over_quickly() -> None:
    assert may_deny("He can’t come", "en")
    assert not may_deny("A knot in another note", "en")
