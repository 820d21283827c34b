"""The rules that need the English alone: what an example of one text in plain English cannot show."""

from __future__ import annotations

import pytest

from workbench.check.calques import ALONE, matches
from workbench.check.registry import rules
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Witness
from workbench.packs.tables import read_table, read_words
from workbench.text.mint import mint

ENGLISH = (
    "agents-differ", "agreement", "article", "capital-differs", "heading-question", "mixed-quotes", "pronoun-differs",
    "spelling-convention", "tense-sequence", "verb-frame",
)  # fmt: skip


def to_context(text: str, language: str = "en", kind: str = "p") -> Context:
    return Context(Witness("mt", language, Role.BASE, mint((Segment("", kind, text),), "mt", "en")))


def quotes(rule: str, context: Context) -> list[str]:
    return [claim.spans[0].quote for claim in rules()[rule].find(context)]


@pytest.mark.parametrize("rule", ENGLISH)
def test_other_languages_are_left_alone(rule: str) -> None:
    for example in rules()[rule].hits:
        assert quotes(rule, to_context(example.text.replace("\n", " "), "de")) == []


@pytest.mark.parametrize("rule", ENGLISH)
def test_an_empty_text_says_nothing(rule: str) -> None:
    assert quotes(rule, to_context("")) == []


def test_the_language_tag_decides_the_spelling() -> None:
    text = "The colour of the harbor; they organise and organize it."
    assert quotes("spelling-convention", to_context(text, "en-GB")) == ["harbor"]
    assert quotes("spelling-convention", to_context(text, "en-US")) == ["colour", "organise"]
    assert quotes("spelling-convention", to_context(text)) == []


def test_the_tag_says_nothing_about_ise_and_ize_in_british() -> None:
    text = "They organized, realized, criticized, mobilized it. " * 5 + "They recognise it. " * 4
    assert quotes("spelling-convention", to_context(text, "en-GB")) == []
    assert quotes("spelling-convention", to_context(text, "en-US")) == ["recognise"] * 4


def test_no_pair_of_spellings_stands_twice() -> None:
    forms = [
        stem + ending
        for _, british, american, endings in read_table("spelling-pairs.tsv")
        for ending in endings.replace("-", "").split(" ")
        for stem in (british, american)
    ]
    assert len(forms) == len(set(forms))


def test_a_heading_keeps_its_capitals() -> None:
    text = (
        "The Foreign Minister spoke. The Foreign Minister left. The Foreign Minister came. The foreign minister went."
    )
    assert quotes("capital-differs", to_context(text)) == ["foreign minister"]
    assert quotes("capital-differs", to_context(text, kind="head")) == []


def test_a_heading_anywhere_may_ask() -> None:
    nodes = (Segment("", "p", "We came at dawn."), Segment("", "head", "The Visit of the Minister?"))
    context = Context(Witness("mt", "en", Role.BASE, mint(nodes, "mt", "en")))
    assert quotes("heading-question", context) == ["?"]


def test_what_calques_name_is_named_once() -> None:
    """No row of either table alone, and no place twice where both stand."""
    phrases = [each.split("|")[0].replace("_", " ") for each in read_words("articles.tsv", "en", "phrase")]
    assert phrases
    for phrase in phrases:
        assert not list(matches(to_context(f"He came {phrase} the thing."), ALONE)), phrase
    both = to_context("They discussed about the war and he mentioned about the war.")
    assert [match.span.quote for match in matches(both, ALONE)] == ["discussed about"]
    assert quotes("verb-frame", both) == ["mentioned about"]


def test_the_tables_of_frames_are_whole() -> None:
    for row in read_table("verb-frames.tsv"):
        assert len(row) == 5, row
    forms = {len(read_words("agreement.tsv", "en", kind)) for kind in ("base", "third", "past")}
    assert len(forms) == 1
