"""Pairs are read in order; what is not a pair is refused with its line."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from workbench.model.errors import InputError
from workbench.training.bitext import Pair, read_bitext

GOOD = "Добрый день!\tGood day!\tletters\n\nСнег идёт.\tIt is snowing.\n"


def test_plain_and_packed_files_are_read_in_order(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.tsv", tmp_path / "b.tsv.xz"
    plain.write_bytes(GOOD.encode())
    packed.write_bytes(lzma.compress("Кто там?\tWho is there?\tplays\r\n".encode()))
    assert read_bitext([plain, packed]) == [
        Pair("Добрый день!", "Good day!", "letters"),
        Pair("Снег идёт.", "It is snowing.", ""),
        Pair("Кто там?", "Who is there?", "plays"),
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a\tb\tc\none cell\n", 2),
        (b"a\tb\tc\td\n", 1),
        (b"a\t \tc\n", 1),
        (b"a\tb\n\xff\xfe\tb\n", 2),
    ],
)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "bad.tsv"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_bitext([path])
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_a_damaged_or_missing_file_is_an_input_error(tmp_path: Path) -> None:
    torn = tmp_path / "torn.tsv.xz"
    torn.write_bytes(lzma.compress(GOOD.encode() * 1000)[:-40])
    for path in (torn, tmp_path / "none.tsv"):
        with pytest.raises(InputError, match="cannot be read"):
            read_bitext([path])
