"""Edited copies merged: is the text the file's, and how many decisions did it take?

    python -m tests.quality.merged              # 50 edits × txt and TEI, five times each

The edition has corrections of its own before the copy is exported.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.made.edits import Copy, edit, make_paragraphs
from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.correct.state import compute_state
from workbench.store.journal import read_journal

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
PARAGRAPHS = 260


@dataclass(frozen=True, slots=True)
class Score:
    edits: int
    acts: int
    is_exact: bool
    again: int  # decisions of a second merge of the same file


def make_edition(folder: Path, seed: int) -> Path:
    """A text with corrections, a cut, a seam, a new paragraph and one that is gone."""
    chance = random.Random(seed)
    paragraphs = make_paragraphs(PARAGRAPHS, chance)
    (folder / "base.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    edition = folder / "edition"
    here = ["-q", "-C", str(edition)]
    who = ["--who", "Anna Keller"]
    assert run(["-q", "new", str(edition), "--base", str(folder / "base.txt")]) == 0
    for command in (
        ["split", "p20", "--before", paragraphs[19].split(". ")[2]],
        ["join", "p40", "p41"],
        ["drop", "p60"],
        ["insert", "--after", "p80", "Anna put a paragraph in."],
    ):
        assert run([*here, *command, *who]) == 0, command
    for number in chance.sample(range(100, PARAGRAPHS - 3), 12):
        words = paragraphs[number - 1].split(". ")[1]
        assert run([*here, "correct", f"p{number}", words, f"{words} indeed", *who]) == 0
    return edition


def texts_of(edition: Path) -> list[str]:
    desk = Desk.open(edition)
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    return [segment.text for segment in state.witness.segments if segment.text.strip()]


def write_copy(edition: Path, copy: Copy, kind: str, target: Path) -> None:
    """As somebody would save it: the plain text, or our TEI with elements changed, moved, taken out and put in."""
    if kind == "txt":
        target.write_text("\n\n".join(copy.paragraphs) + "\n", "utf-8")
        return
    folder = target.with_suffix("")
    assert run(["-q", "-C", str(edition), "export", "tei", "-o", str(folder)]) == 0
    tree = etree.parse(folder / "en-corr.xml")
    read = list(_passages(tree))
    blocks = [element for element, _ in read]
    originals = [text for _, text in read]
    parent = blocks[0].getparent()
    assert parent is not None
    made = []
    for text, origin in zip(copy.paragraphs, copy.origins, strict=True):
        element = blocks[origin[0]] if origin else etree.Element(f"{_TEI}p")
        if [originals[each] for each in origin] != [text]:
            _set_text(element, text)
        made.append(element)
    for element in {*blocks, *made}:
        if (above := element.getparent()) is not None:
            above.remove(element)
    for at, element in enumerate(made):
        element.tail = "\n"
        parent.insert(at, element)
    tree.write(target, encoding="utf-8", xml_declaration=True)


def _passages(tree: etree._ElementTree) -> list[tuple[etree._Element, str]]:
    """The elements with words in the corrected reading; a paragraph cut in two becomes two elements."""
    from workbench.tei.returned import read_returned

    texts = {each.segment: each.text for each in read_returned(etree.tostring(tree), "en-corr.xml").passages}
    found = []
    for element in list(tree.iter(f"{_TEI}p", f"{_TEI}head")):
        if element.get(_ID) in texts and element.getparent().tag != f"{_TEI}note":  # type: ignore[union-attr]
            found.append((element, texts.pop(element.get(_ID, ""))))
            for mark in list(element.iter(f"{_TEI}milestone")):
                if mark.get(_ID) in texts:
                    second = etree.Element(f"{_TEI}p", {_ID: mark.get(_ID, "")})
                    _set_text(second, texts[mark.get(_ID, "")])
                    _set_text(element, found[-1][1])
                    found.append((second, texts.pop(mark.get(_ID, ""))))
    return found


def _set_text(element: etree._Element, text: str) -> None:
    anchor = element.find(f"{_TEI}anchor")
    for child in list(element):
        element.remove(child)
    element.text = text
    if anchor is not None:
        element.text, anchor.tail = None, text
        element.append(anchor)


def score(kind: str, seed: int) -> Score:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edition = make_edition(folder, seed)
        copy = edit(texts_of(edition), random.Random(seed + 100))
        file = folder / f"copy.{'xml' if kind == 'tei' else kind}"
        write_copy(edition, copy, kind, file)
        acts = _merge(edition, file)
        return Score(copy.edits, acts, texts_of(edition) == copy.paragraphs, _merge(edition, file))


def _merge(edition: Path, file: Path) -> int:
    """How many decisions it wrote."""
    before = len(read_journal(edition / "journal.jsonl").acts)
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    return len(read_journal(edition / "journal.jsonl").acts) - before


if __name__ == "__main__":
    for kind in ("txt", "tei"):
        for seed in range(5):
            print(kind, score(kind, seed))
