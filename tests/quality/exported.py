"""Editions to export from, each untouched or with corrections of every kind in force.

    edition = make("chapter", corrected=True, folder=tmp_path)

made: paragraphs of ours. sample: the edition that ships. news: a machine's translation beside a person's, with foreign
paragraphing. chapter: one of a novel with verse, out of plain text, beside foreign TEI.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from tests.data import ROOT, data_dir
from tests.quality.merged import make_edition, texts_of
from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.model.witness import Segment

_ANNA = ["--who", "Anna Keller"]
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CHAPTER = 11  # of the first part
_PARAGRAPHS = 60  # of the news


def make(name: str, folder: Path, *, corrected: bool) -> Path:
    """name: one of EDITIONS."""
    edition = EDITIONS[name](folder)
    if corrected:
        correct(edition)
    return edition


def _sample(folder: Path) -> Path:
    sample = ROOT / "editions" / "japan-1945"
    return Path(shutil.copytree(sample, folder / "sample", ignore=shutil.ignore_patterns("build")))


def _news(folder: Path) -> Path:
    """Two texts without the original; paragraphs of the one are cut otherwise than those of the other."""
    data = data_dir("align", "editions", "wmt21-mt-ref-para")
    for name in ("src", "tgt"):
        lines = (data / f"{name}.txt").read_text("utf-8").splitlines()[:_PARAGRAPHS]
        (folder / f"{name}.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
    edition = folder / "news"
    _do("new", str(edition), "--base", str(folder / "src.txt"))
    _on(edition, "add", str(folder / "tgt.txt"), "--id", "en-ref", "--role", "translation", "--language", "en")
    return edition


def _chapter(folder: Path) -> Path:
    book = data_dir("book", "anna-karenina")
    english = (book / "en-garnett.txt").read_bytes().decode("utf-8-sig")
    parts = re.split(r"(?m)^(?=Chapter \d+\r?$)", english)
    (folder / "en.txt").write_bytes(parts[_CHAPTER].encode("utf-8"))
    tree = etree.parse(book / "ru-1.xml")
    part = next(each for each in tree.iter(f"{_TEI}div") if each.get(_ID) == "vol1part1")
    for number, each in enumerate(part.findall(f"{_TEI}div"), 1):
        if number != _CHAPTER:
            part.remove(each)
    for other in list(tree.iter(f"{_TEI}div")):
        if other.get("type") == "part" and other is not part:
            _remove(other)
    (folder / "ru.xml").write_bytes(etree.tostring(tree, xml_declaration=True, encoding="utf-8"))
    edition = folder / "chapter"
    _do("new", str(edition), "--base", str(folder / "en.txt"), "--source", str(folder / "ru.xml"))
    return edition


def _remove(element: etree._Element) -> None:
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)


EDITIONS: dict[str, Callable[[Path], Path]] = {
    "made": lambda folder: make_edition(folder, 7),
    "sample": _sample,
    "news": _news,
    "chapter": _chapter,
}


def correct(edition: Path) -> None:
    """Words changed, put in, taken out; paragraphs cut, joined, dropped, added, moved; a remark, a mark of reading."""
    cut, *rest = _long_ones(Desk.open(edition).base.segments)
    words, out, gone, seam, also = rest[:5]
    base = Desk.open(edition).base.segments
    after = base[base.index(seam) + 1]
    second = cut.sentences[1]
    _on(edition, "split", cut.id, "--before", cut.text[second.start : second.end], *_ANNA)
    first, middle = words.text.split(" "), out.text.split(" ")
    once = ["--nth", "1"]
    _on(edition, "correct", words.id, " ".join(first[:3]), f"{first[0]} verily", "--why", "closer", *once, *_ANNA)
    _on(edition, "correct", words.id, " ".join(first[-2:]), f"{first[-2]} at last {first[-1]}", *once, *_ANNA)
    _on(edition, "correct", out.id, " ".join(middle[2:6]), " ".join(middle[2:4]), *once, *_ANNA)
    _on(edition, "drop", gone.id, *_ANNA)
    _on(edition, "join", seam.id, after.id, *_ANNA)
    _on(edition, "insert", "--after", also.id, "Anna put “a paragraph” in.", *_ANNA)
    _on(edition, "remark", words.id, "Is this <her> word?", "--on", first[0], *once, *_ANNA)
    _on(edition, "read", also.id, *_ANNA)
    _move(edition)


def _long_ones(segments: Sequence[Segment]) -> list[Segment]:
    """Paragraphs of some length, none beside another, and each with a paragraph behind it."""
    found: list[Segment] = []
    last = -2
    for number, each in enumerate(segments[:-1]):
        fits = each.kind == segments[number + 1].kind == "p" and len(each.sentences) > 1 and len(each.text) > 80
        if fits and number > last + 1:
            found.append(each)
            last = number
    return found


def _move(edition: Path) -> None:
    """The last paragraph but three goes before the one before it, in a plain text."""
    file = edition.parent / "moved.txt"
    _on(edition, "export", "txt", "-o", str(file))
    lines = file.read_text("utf-8").split("\n\n")
    lines[-5:-3] = lines[-4], lines[-5]
    file.write_text("\n\n".join(lines), "utf-8")
    before = texts_of(edition)
    _on(edition, "merge", str(file), "--yes", "--who", "Vera Editor")
    assert sorted(texts_of(edition)) == sorted(before) != before


def _on(edition: Path, *arguments: str) -> None:
    _do("-C", str(edition), *arguments)


def _do(*arguments: str) -> None:
    assert run(["-q", *arguments]) == 0, arguments
