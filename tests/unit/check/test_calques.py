"""The table of calques, and where its entries speak."""

from __future__ import annotations

from collections import Counter

from tests.contract.test_rules import to_text_context
from workbench.app.bitext import read_pair
from workbench.check.calques import matches, table
from workbench.check.pairs import to_context
from workbench.check.rule import Example
from workbench.check.rules.calque import RULE as CALQUE
from workbench.check.rules.false_friend import RULE as FALSE_FRIEND
from workbench.model.context import Context
from workbench.model.witness import Role, Witness
from workbench.tei.categories import CATEGORIES


def test_every_entry_is_whole() -> None:
    for entry in table():
        assert entry.rule in ("calque", "false-friend", "translationese"), entry.name
        assert entry.category in CATEGORIES, entry.name
        assert entry.why.endswith("."), entry.name
        assert entry.better, entry.name
        assert entry.behind, entry.name
    assert [name for name, number in Counter(entry.name for entry in table()).items() if number > 1] == []


def test_the_russian_words_make_it_surer_and_are_shown() -> None:
    alone, beside = (
        next(iter(CALQUE.find(to_text_context(Example("It depends from him.", None, source)))))
        for source in ("", "Это зависит от него.")
    )
    assert beside.confidence > alone.confidence
    assert [span.quote for span in beside.source] == ["зависит от"]
    assert "«зависит от»" in beside.message
    assert alone.source == ()


def test_the_source_of_another_sentence_says_nothing() -> None:
    source, text = "Он читает. Это магазин.", "He reads a magazine. It is a shop."
    assert len(list(FALSE_FRIEND.find(to_context(source, text, "ru", "en")))) == 1  # one bead holds both sentences
    assert list(FALSE_FRIEND.find(read_pair(source, text, "ru", "en"))) == []


def test_other_languages_are_left_alone() -> None:
    witness = read_pair("", "Sie depends from ihm.", "ru", "en").witness
    german = Witness("mt", "de", Role.BASE, witness.nodes)
    assert list(matches(Context(german), "calque")) == []


def test_entries_come_in_the_order_of_the_text() -> None:
    context = to_text_context(Example("He answered on the question in the last time."))
    assert [match.span.quote for match in matches(context, "calque")] == [
        "answered on the question",
        "in the last time",
    ]


def test_of_entries_in_one_place_the_longest_speaks() -> None:
    context = to_text_context(Example("They hang noodles on our ears all day."))
    assert [match.span.quote for match in matches(context, "calque")] == ["hang noodles on our ears"]
    assert len([entry for entry in table() if "noodles" in entry.name and entry.rule == "calque"]) > 1
