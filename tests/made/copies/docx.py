"""A Word document edited with python-docx, as Word saves it: bookmarks stay where their words are."""

from __future__ import annotations

import copy as copying
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.made.edits import Copy
from workbench.cli.main import run

SUFFIX = ".docx"


def write(edition: Path, copy: Copy, target: Path) -> None:
    assert run(["-q", "-C", str(edition), "export", "docx", "-o", str(target)]) == 0
    document = Document(str(target))
    body = document.element.body
    blocks = [each for each in body.iterchildren(qn("w:p")) if words(each)]
    originals = [words(each) for each in blocks]
    made = []
    notes: list[etree._Element] = []
    for at, (text, origin) in enumerate(zip(copy.paragraphs, copy.origins, strict=True)):
        block = blocks[origin[0]] if origin else new_paragraph(blocks[1])
        if [originals[each] for each in origin] != [text]:
            set_words(block, text)
        if note := copy.note_in(at):
            set_words(block, text[: note[0]])
            runs = list(block.iter(qn("w:r")))
            reference = new_note(notes, note[1])
            rest = copying.deepcopy(runs[-1])
            rest.find(qn("w:t")).text = text[note[0] :]
            runs[-1].addnext(reference)
            reference.addnext(rest)
        made.append(block)
    for each in blocks:
        body.remove(each)
    for at, each in enumerate(made):
        body.insert(at, each)
    add_footnotes(document, notes)
    document.save(str(target))


def new_note(
    notes: list[etree._Element], text: str, around: Callable[[], etree._Element] | None = None
) -> etree._Element:
    """The run that calls it. around: what the run and the words of the note stand in, such as a tracked change."""
    number = str(len(notes) + 1)
    note: etree._Element = OxmlElement("w:footnote")
    note.set(qn("w:id"), number)
    paragraph: etree._Element = OxmlElement("w:p")
    inner: etree._Element = OxmlElement("w:r")
    words_: etree._Element = OxmlElement("w:t")
    words_.text = text
    inner.append(words_)
    call: etree._Element = OxmlElement("w:r")
    reference: etree._Element = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), number)
    call.append(reference)
    if around is not None:
        outer, held = around(), around()
        outer.append(call)
        held.append(inner)
        call, inner = outer, held
    paragraph.append(inner)
    note.append(paragraph)
    notes.append(note)
    return call


def add_footnotes(document: DocumentObject, notes: list[etree._Element]) -> None:
    """A part of its own, as Word makes it with the first footnote."""
    if not notes:
        return
    root: etree._Element = OxmlElement("w:footnotes")
    for each in notes:
        root.append(each)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, etree.tostring(root), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def words(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


def new_paragraph(like: etree._Element) -> etree._Element:
    """Of the same style, without a bookmark."""
    made: etree._Element = OxmlElement("w:p")
    properties = like.find(qn("w:pPr"))
    if properties is not None:
        made.append(copying.deepcopy(properties))
    return made


def set_words(paragraph: etree._Element, text: str) -> None:
    """One run, inside the bookmark if there is one."""
    runs = list(paragraph.iter(qn("w:r")))
    run: etree._Element = copying.deepcopy(runs[0]) if runs else OxmlElement("w:r")
    for each in runs:
        paragraph.remove(each)
    for each in list(run.iterchildren(qn("w:t"))):
        run.remove(each)
    inner: etree._Element = OxmlElement("w:t")
    inner.text = text
    inner.set(qn("xml:space"), "preserve")
    run.append(inner)
    start = paragraph.find(qn("w:bookmarkStart"))
    paragraph.insert(paragraph.index(start) + 1 if start is not None else len(paragraph), run)
