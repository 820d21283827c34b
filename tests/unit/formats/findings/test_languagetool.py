from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.formats.findings.read import marked, read
from workbench.model.errors import InputError

TEXT = "A Visit 𝒞\n\nWe met at the the berth 😀 on Monday.\nIt rained.\n\nWe met at the the berth 😀 on Monday.\n"


def units(text: str) -> int:
    """UTF-16 code units, counted without the importer."""
    return len(text.encode("utf-16-le")) // 2


def match(words: str, nth: int = 0, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """What LanguageTool says of the nth place of these words; context and offsets as it counts them."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    before, after = text[max(0, at - 20) : at], text[at + len(words) : at + len(words) + 20]
    shown = ("..." if at > 20 else "") + before
    context = {
        "text": (shown + words + after + "...").replace("\n", " "),
        "offset": units(shown),
        "length": units(words),
    }
    place = {"offset": units(text[:at]), "length": units(words)}
    rule = {"id": "REPEAT", "issueType": "duplication", "category": {"id": "MISC", "name": "Miscellaneous"}}
    values = [{"value": "the"}, {"value": "a"}]
    return {"message": "Twice.", "replacements": values, "context": context, "rule": rule, **place} | more


def answer(*matches: dict[str, Any]) -> str:
    return json.dumps({"software": {"name": "LanguageTool"}, "matches": list(matches)}, ensure_ascii=False)


def test_with_the_text_beside_it_code_units_are_counted() -> None:
    texts = read(answer(match("Monday"), match("the the", 1), match("Monday", 1)), "languagetool", TEXT)
    assert [each.text.split("\n")[0][:6] for each in texts] == ["A Visi", "We met", "We met"]
    assert [marked(each) for each in texts] == [[], ["Monday"], ["the the", "Monday"]]
    claim = texts[2].claims[0]
    assert (claim.category, claim.severity, claim.suggestion, claim.confidence) == ("duplication", "minor", "the", None)
    assert [(each.kind, each.value) for each in claim.evidence] == [
        ("rule", "REPEAT"), ("kind", "Miscellaneous"), ("or", "a"),
    ]  # fmt: skip


def test_line_ends_of_the_text_count() -> None:
    text = TEXT.replace("\n", "\r\n")
    texts = read(answer(match("rained", text=text)), "languagetool", text)
    assert marked(texts[1]) == ["rained"]


def test_a_text_that_is_not_the_one_that_was_checked() -> None:
    texts = read(answer(match("rained")), "languagetool", TEXT.replace("𝒞", "C"))
    assert "its words are “rained”" in texts[1].claims[0].problem
    with pytest.raises(InputError, match="do not lie in beside"):
        read(answer(match("Monday", 1)), "languagetool", "Short.")


def test_blank_space_between_paragraphs_has_no_place() -> None:
    texts = read(answer(match("\n\nWe", length=2)), "languagetool", TEXT)
    assert [claim.problem for each in texts for claim in each.claims] == ["it marks blank space between paragraphs"]


def test_without_the_text_the_sentence_is_looked_for() -> None:
    sentence = "We met at the the berth 😀 on Monday."
    texts = read(answer(match("the the", sentence=sentence), match("Monday", sentence=sentence)), "languagetool")
    assert [(each.text, marked(each)) for each in texts] == [(sentence, ["the the"]), (sentence, ["Monday"])]


def test_the_context_says_which_of_two_equal_words() -> None:
    text = "The cat saw the cat and the cat ran."
    texts = read(answer(*(match("cat", nth, text, sentence=text) for nth in range(3))), "languagetool")
    assert [each.claims[0].start for each in texts] == [4, 16, 28]


def test_without_a_sentence_the_context_is_the_text() -> None:
    (text,) = read(answer(match("Monday")), "languagetool")
    assert " on Monday. It rained. " in text.text, "line ends are blanks in a context"
    assert marked(text) == ["Monday"]
    assert not text.text.startswith("...")


def test_without_text_and_context_there_is_no_place() -> None:
    with pytest.raises(InputError, match="has no context"):
        read(answer(match("Monday", context=None)), "languagetool")


@pytest.mark.parametrize(
    ("issue", "severity"),
    [("style", "neutral"), ("register", "neutral"), ("misspelling", "minor"), ("grammar", "minor")],
)
def test_severities(issue: str, severity: str) -> None:
    found = read(answer(match("Monday", rule={"issueType": issue})), "languagetool")
    assert found[0].claims[0].severity == severity


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"offset": -1}, "do not lie in beside"),
        ({"length": 10**9}, "do not lie in beside"),
        ({"offset": 1.5}, "offset is not a whole number"),
        ({"message": None}, "message is missing"),
        ({"replacements": ["x"]}, "not a list of objects"),
        ({"rule": []}, "rule is not an object"),
    ],
)
def test_a_bad_match_is_named(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(answer(match("Monday") | change), "languagetool", TEXT)
