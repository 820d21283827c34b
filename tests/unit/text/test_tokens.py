"""Tokens join back to the text; what belongs together stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.tokens import TokenKind, count_words, split_tokens, tokenize, words

TEXTS = st.text(alphabet=st.sampled_from("aБ9 \n\u00a0.,:-‑'’\u0301\u00ad_😀½Ⅷ—"), max_size=30)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Don’t, 1,500!", ["Don’t", ",", " ", "1,500", "!"]),
        ("semi-official", ["semi-official"]),
        ("non‑breaking", ["non‑breaking"]),
        ("a - b", ["a", " ", "-", " ", "b"]),
        ("’twas", ["’", "twas"]),
        ("dogs’ tails", ["dogs", "’", " ", "tails"]),
        ("за\u0301мок", ["за\u0301мок"]),
        ("ex\u00adample", ["ex\u00adample"]),
        ("1.5, 12:30", ["1.5", ",", " ", "12:30"]),
        ("1\u00a0500\u202f000", ["1\u00a0500\u202f000"]),
        ("1945.", ["1945", "."]),
        ("а_б", ["а", "_", "б"]),
        ("№5", ["№", "5"]),
        ("...", [".", ".", "."]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert split_tokens(text) == tokens


def test_kinds_and_places() -> None:
    found = tokenize("At 3, ice")
    assert [(each.text, each.start, each.end, each.kind) for each in found] == [
        ("At", 0, 2, TokenKind.WORD),
        (" ", 2, 3, TokenKind.BLANK),
        ("3", 3, 4, TokenKind.NUMBER),
        (",", 4, 5, TokenKind.MARK),
        (" ", 5, 6, TokenKind.BLANK),
        ("ice", 6, 9, TokenKind.WORD),
    ]


def test_words_are_words_and_numbers() -> None:
    assert [each.text for each in words("— Yes, 12 of them…")] == ["Yes", "12", "of", "them"]


@given(TEXTS)
def test_tokens_join_back(text: str) -> None:
    found = tokenize(text)
    assert "".join(each.text for each in found) == text
    assert [text[each.start : each.end] for each in found] == [each.text for each in found] == split_tokens(text)
    assert count_words(text) == len(words(text))
