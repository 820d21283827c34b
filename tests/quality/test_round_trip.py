"""With `sources/` removed, every received text comes back, but for the closed list of normalisations.

The command line is used as an editor would; what must come back is worked out without the importer (tests.received):
line by line, blank lines counted, and where lines were wrapped by hand, paragraph by paragraph. No file is excepted.
"""

from __future__ import annotations

import json
import lzma
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.data import data_dir
from tests.received import by_blocks, by_lines
from workbench.cli.main import run

pytestmark = pytest.mark.data


@dataclass(frozen=True)
class Text:
    """A received file, and what must come back."""

    name: str
    data: bytes
    language: str
    expected: str


def _lost(folder: Path, base: Text, source: Text | None = None, *, build: bool = True) -> list[str]:
    """Makes an edition of one or two texts, takes its sources away, and says what is not as it was."""
    folder.mkdir(parents=True)
    arguments = ["new", str(folder / "edition")]
    texts = {"base": base, "source": source}
    for option, text in texts.items():
        if text is not None:
            file = folder / f"{option}.txt"
            file.write_bytes(text.data)
            arguments += [f"--{option}", str(file), f"--{option}-language", text.language]
    assert run([*arguments, "--base-id", "base", "--title", "A title"]) == 0
    edition = ["-C", str(folder / "edition")]
    assert not build or run([*edition, "build"]) == 0
    shutil.rmtree(folder / "edition" / "sources")
    lost = []
    for identifier, text in {"base": base, source.language if source else "": source}.items():
        if text is not None:
            out = folder / "back.txt"
            assert run([*edition, "export", "txt", "--of", identifier, "--with-furniture", "-o", str(out)]) == 0
            lost += _differences(text, out.read_bytes().decode("utf-8"))
    shutil.rmtree(folder)
    return lost


def _differences(text: Text, got: str) -> list[str]:
    """At most one for each text: the first line that is not as expected."""
    if got == text.expected:
        return []
    ours, theirs = got.split("\n"), text.expected.split("\n")
    at = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    return [f"{text.name}, line {at + 1}: {ours[at : at + 1]} for {theirs[at : at + 1]}"]


def _by_lines(name: str, file: Path, language: str) -> Text:
    data = file.read_bytes()
    return Text(name, data, language, by_lines(data.decode("utf-8-sig")))


def _aligned() -> list[tuple[Text, Text]]:
    """All pairs of texts of the alignment data, one segment a line."""
    pairs = []
    for meta in sorted(data_dir("align").glob("*/*/meta.json")):
        languages = json.loads(meta.read_text("utf-8"))["langs"]
        name = f"{meta.parent.parent.name}/{meta.parent.name}"
        source, target = (
            _by_lines(f"{name}/{file}", meta.parent / file, language)
            for file, language in zip(("src.txt", "tgt.txt"), languages, strict=True)
        )
        pairs.append((target, source))
    return sorted(pairs, key=lambda pair: (len(pair[0].data), pair[0].name))


def _documents(file: Path, number: int) -> Iterator[list[str]]:
    """Some documents of a corpus, as paragraphs; those of more than 40,000 characters are cut off."""
    documents = lzma.decompress(file.read_bytes()).decode("utf-8").strip("\n").split("\n\n")
    for document in documents[:: max(1, len(documents) // number)][:number]:
        yield [by_lines(line).strip("\n") for line in document[:40_000].split("\n")]


def _wrapped(paragraphs: Sequence[str], between: str, indent: str = "") -> str:
    return between.join(
        textwrap.fill(each, 72, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
        for each in paragraphs
    )


def _shaped(name: str, paragraphs: Sequence[str], language: str) -> tuple[Text, Text, Text, Text]:
    """One document in the shapes and encodings that texts come in; its paragraphs are known beforehand."""
    apart, close = "\n\n".join(paragraphs) + "\n", "\n".join(paragraphs) + "\n"
    wrapped = _wrapped(paragraphs, "\n\n").encode("utf-8-sig")
    indented = _wrapped(paragraphs, "\n", "    ").replace("\n", "\r\n").encode("utf-16")
    encoding = "cp1251" if language == "ru" else "utf-8"
    lines = "\n".join(paragraphs).encode(encoding, "ignore")
    return (
        Text(f"{name}, wrapped", wrapped, language, apart),
        Text(f"{name}, indented", indented, language, close),
        Text(f"{name}, blank lines", apart.replace("\n", "\r").encode(), language, apart),
        Text(f"{name}, one a line", lines, language, by_lines(lines.decode(encoding))),
    )


def test_the_sample_and_short_texts_come_back(tmp_path: Path) -> None:
    lost = _lost(tmp_path / "sample", _by_lines("the sample", data_dir("sample", "en-mt.txt"), "en"))
    for number, pair in enumerate(_aligned()[:4]):
        lost += _lost(tmp_path / str(number), *pair)
    assert lost == []


@pytest.mark.slow
def test_every_text_of_the_alignment_data_comes_back(tmp_path: Path) -> None:
    pairs = _aligned()
    assert len(pairs) > 60
    lost = []
    for number, pair in enumerate(pairs):
        # Aligning the longer ones takes minutes; the book below is as long as all of them, and is built.
        lost += _lost(tmp_path / str(number), *pair, build=len(pair[0].data) < 60_000)
    assert lost == []


@pytest.mark.slow
def test_the_book_comes_back(tmp_path: Path) -> None:
    """2 MB, wrapped by hand, CRLF, with licence and contents; 7,751 blocks between blank lines."""
    data = data_dir("book", "anna-karenina", "en-garnett.txt").read_bytes()
    assert _lost(tmp_path / "book", Text("the book", data, "en", by_blocks(data.decode("utf-8-sig")))) == []


@pytest.mark.slow
@pytest.mark.parametrize(("corpus", "language", "number"), [("english", "en", 2), ("russian", "ru", 4)])
def test_documents_of_every_shape_come_back(tmp_path: Path, corpus: str, language: str, number: int) -> None:
    lost = []
    for file in sorted(data_dir(corpus).glob("*.xz")):
        for count, paragraphs in enumerate(_documents(file, number)):
            wrapped, indented, blank, lines = _shaped(f"{file.name} {count}", paragraphs, language)
            lost += _lost(tmp_path / "a", wrapped, indented)
            lost += _lost(tmp_path / "b", blank, lines)
    assert lost == []
