from __future__ import annotations

import unicodedata

import pytest

from workbench.text.squeeze import squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hadn't said it.", "hadn 't said it ."),
        ("He said “no”.", 'He said  "no" .'),
        ("1941–1945", "1941 - 1945"),
        ("café", "cafe\u0301"),
        ("и\u0306 ё", "й е"),
        ("a\u00a0b\tc\n", "a b c"),
    ],
)
def test_texts_with_the_same_letters(one: str, other: str) -> None:
    assert squeeze(one).letters == squeeze(other).letters


@pytest.mark.parametrize("text", ["He said “no”.", "plain text", "cafe\u0301 é", "", " \n ", "а\u0301б 😀 x"])
def test_letters_know_where_they_come_from(text: str) -> None:
    squeezed = squeeze(text)
    assert len(squeezed.letters) == len(squeezed.starts) == len(squeezed.ends)
    for letter, start, end in zip(squeezed.letters, squeezed.starts, squeezed.ends, strict=True):
        assert letter in squeeze(text[start:end]).letters
    assert "".join(unicodedata.normalize("NFC", text).split()) == "" or squeezed.letters


def test_a_stretch_of_letters() -> None:
    squeezed = squeeze("ab  cd")
    assert squeezed.range_of(1, 5) == (1, 3)
    assert squeezed.range_of(2, 4) == (2, 2), "blanks"
