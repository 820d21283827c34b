"""Every received text comes back from its TEI, but for the closed list of normalisations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import data_dir
from tests.received import as_received, import_text, to_tei
from workbench.formats.text_writer import to_text
from workbench.model.witness import Role
from workbench.tei.witness import read_witness

pytestmark = pytest.mark.data
LANGUAGES = {"src.txt": "ru", "tgt.txt": "en"}


def _differs(file: Path, language: str) -> str:
    data = file.read_bytes()
    again = read_witness(to_tei(import_text(data, language)), "x.xml", role=Role.BASE, language=language)
    got, expected = as_received(to_text(again, with_furniture=True)), as_received(data.decode("utf-8-sig"))
    at = next(
        (at for at, (a, b) in enumerate(zip(got, expected, strict=False)) if a != b), min(len(got), len(expected))
    )
    return "" if got == expected else f"{file.parent.name}/{file.name}: {got[at - 20 : at + 30]!r}"


def _texts() -> list[tuple[Path, str]]:
    found = sorted(data_dir("align").glob("*/*/*.txt"))
    return [(file, LANGUAGES[file.name]) for file in found if file.name in LANGUAGES]


def test_the_sample_and_short_texts_come_back() -> None:
    short = sorted(_texts(), key=lambda each: (each[0].stat().st_size, each[0]))[:30]
    texts = [(data_dir("sample", "en-mt.txt"), "en"), *short]
    assert [each for each in (_differs(*text) for text in texts) if each] == []


@pytest.mark.slow
def test_every_text_comes_back() -> None:
    book = (data_dir("book", "anna-karenina", "en-garnett.txt"), "en")
    assert [each for each in (_differs(*text) for text in [book, *_texts()]) if each] == []
