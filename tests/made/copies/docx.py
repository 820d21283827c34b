"""A Word document edited with python-docx, as Word saves it: bookmarks stay where their words are."""

from __future__ import annotations

import copy as copying
from pathlib import Path

from docx import Document
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
    for text, origin in zip(copy.paragraphs, copy.origins, strict=True):
        block = blocks[origin[0]] if origin else new_paragraph(blocks[1])
        if [originals[each] for each in origin] != [text]:
            set_words(block, text)
        made.append(block)
    for each in blocks:
        body.remove(each)
    for at, each in enumerate(made):
        body.insert(at, each)
    document.save(str(target))


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
