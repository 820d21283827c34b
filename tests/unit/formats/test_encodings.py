"""Encodings are found and said; what cannot be told is refused."""

from __future__ import annotations

import pytest

from workbench.formats.encodings import decode
from workbench.model.errors import InputError

TEXT = "Поздно вечером пришёл он домой, зажёг лампу и долго читал старое письмо о море. " * 3


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866"),
        ("iso8859-5", "ISO 8859-5"),
    ],
)
def test_an_encoding_is_found_and_said(encoding: str, said: str) -> None:
    text, notes = decode(TEXT.encode(encoding), "x.txt")
    assert text == TEXT
    assert [note.message for note in notes] == ([f"was read as {said}"] if said else [])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"\xef\xbb\xbf\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"a\x01\x02\x03\x04b",
        "été à Nîmes".encode("latin-1"),
    ],
    ids=["empty", "blank", "mark only", "binary", "controls", "latin-1"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.txt")
    assert caught.value.hint


def test_english_with_typographic_marks_is_windows_1252() -> None:
    text = "“It’s late” – said Anna…\u00a0«No».\n"
    assert decode(text.encode("cp1252"), "x.txt")[0] == text
    assert [note.message for note in decode(text.encode("cp1252"), "x.txt")[1]] == ["was read as Windows-1252"]
