"""Old and new can be rebuilt from a diff; no edit cuts a word; every paragraph stands in one pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from workbench.diff.compare import PARAGRAPH
from workbench.diff.documents import diff_documents
from workbench.diff.sequences import diff_tokens
from workbench.diff.words import change_share, diff_words
from workbench.model.edits import Op
from workbench.text.tokens import TokenKind, split_tokens, tokenize

WORDS = st.sampled_from(
    ["he", "went", "to", "Chad", "заму́к", "ё", "е", ",", ".", " ", " ", " ", "“", '"', "🚢", "1,500", "a-b"]
)
texts = st.one_of(st.lists(WORDS, max_size=25).map("".join), st.text(max_size=30))


@given(texts, texts, st.booleans())
def test_both_texts_are_rebuilt(old: str, new: str, folded: bool) -> None:
    edits = diff_words(old, new, folded=folded)
    assert "".join(edit.old for edit in edits) == old
    assert "".join(edit.new for edit in edits) == new
    for edit in edits:
        assert (edit.op is Op.EQUAL) == (edit.old == edit.new)
        assert (edit.op is Op.INSERT) == (not edit.old)
        assert (edit.op is Op.DELETE) == (not edit.new)


@given(texts, texts)
def test_no_edit_cuts_a_word(old: str, new: str) -> None:
    borders = {0, *(token.end for token in tokenize(old))}
    at = 0
    for edit in diff_words(old, new):
        at += len(edit.old)
        assert at in borders


@given(texts)
def test_equal_texts_have_no_edit(text: str) -> None:
    assert change_share(diff_words(text, text)) == 0.0
    assert all(edit.op is Op.EQUAL for edit in diff_words(text, text))


@given(texts)
def test_tokens_join_back(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][: len(tokens)]
    assert all((token.kind is TokenKind.BLANK) == token.text.isspace() for token in tokens)


PARAGRAPHS = st.lists(
    st.sampled_from(["One two three.", "Four five six seven.", "It rained all day in the old harbour town.", "x"]),
    max_size=8,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_stands_in_one_pair(old: list[str], new: list[str]) -> None:
    diffs = diff_documents(old, new)
    assert sorted(i for diff in diffs for i in diff.old) == list(range(len(old)))
    assert [j for diff in diffs for j in diff.new] == list(range(len(new)))
    for diff in diffs:
        assert "".join(edit.old for edit in diff.edits) == PARAGRAPH.join(old[i] for i in diff.old)
        assert "".join(edit.new for edit in diff.edits) == PARAGRAPH.join(new[j] for j in diff.new)


@given(texts)
def test_tokens_are_the_same_without_their_kinds(text: str) -> None:
    assert split_tokens(text) == [token.text for token in tokenize(text)]


@given(texts, texts)
def test_as_many_tokens_as_can_be_stay(old: str, new: str) -> None:
    left, right = split_tokens(old), split_tokens(new)
    runs = diff_tokens(left, right)
    assert sum(len(run) for op, run, _ in runs if op is Op.EQUAL) == LCSseq.similarity(left, right)
    assert [token for _, run, _ in runs for token in run] == left
    assert [token for _, _, run in runs for token in run] == right
