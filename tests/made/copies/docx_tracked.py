"""A Word document whose editors tracked their changes: two people, each with a moment of their own.

author_of("We came to the port.")      # whoever changed the paragraph that now reads so
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.made.copies.docx import add_footnotes, new_note, new_paragraph, words
from tests.made.edits import Copy
from workbench.cli.main import run

SUFFIX = ".docx"
AUTHORS = (("Vera Smirnova", "2026-05-03T10:00:00Z"), ("Tom Reader", "2026-05-04T16:31:00Z"))
_numbers = count(9000)


def author_of(text: str) -> tuple[str, str]:
    return AUTHORS[sum(map(ord, text)) % 2]


def write(edition: Path, copy: Copy, target: Path) -> None:
    assert run(["-q", "-C", str(edition), "export", "docx", "-o", str(target)]) == 0
    document = Document(str(target))
    body = document.element.body
    blocks = [each for each in body.iterchildren(qn("w:p")) if words(each)]
    notes: list[etree._Element] = []
    made = list(_edited(blocks, copy, notes))
    for each in blocks:
        body.remove(each)
    for at, each in enumerate(made):
        body.insert(at, each)
    add_footnotes(document, notes)
    document.save(str(target))


def _edited(blocks: Sequence[etree._Element], copy: Copy, notes: list[etree._Element]) -> Iterator[etree._Element]:
    originals = [words(each) for each in blocks]
    stays = set(_in_order([origin[0] if origin else -1 for origin in copy.origins]))
    moved = {origin[0] for at, origin in enumerate(copy.origins) if origin and at not in stays}
    done = 0
    at = 0
    while at < len(copy.paragraphs):
        text, origin = copy.paragraphs[at], copy.origins[at]
        if at not in stays:
            kind = "moveTo" if origin else "ins"
            yield _whole(new_paragraph(blocks[1]), text, kind, author_of(text))
            at += 1
            continue
        for number in range(done, origin[0]):
            yield _gone(blocks[number], originals[number], number in moved)
        done = origin[-1] + 1
        old = originals[origin[0]]
        following = copy.paragraphs[at + 1] if at + 1 < len(copy.paragraphs) else ""
        if len(origin) == 2:
            yield from _joined([blocks[each] for each in origin], author_of(text))
        elif old == f"{text} {following}" and not copy.origins[at + 1]:
            yield from _split(blocks[origin[0]], text, following)
            at += 1
        elif note := copy.note_in(at):
            call = new_note(notes, note[1], partial(_signed, "ins", author_of(text)))
            parts = [_run(text[: note[0]], gone=False), call, _run(text[note[0] :], gone=False)]
            yield _fill(blocks[origin[0]], parts)
        else:
            yield _reworded(blocks[origin[0]], old, text)
        at += 1
    for number in range(done, len(blocks)):
        yield _gone(blocks[number], originals[number], number in moved)


def _in_order(origins: Sequence[int]) -> list[int]:
    """The places of the longest run of origins that keep their order; -1 is no origin."""
    best: list[list[int]] = []
    for at, origin in enumerate(origins):
        longest = max((run for run in best if origins[run[-1]] < origin), key=len, default=[])
        best.append([*longest, at] if origin >= 0 else [])
        best = [run for run in best if run]
    return max(best, key=len)


def _signed(kind: str, author: tuple[str, str]) -> etree._Element:
    made: etree._Element = OxmlElement(f"w:{kind}")
    made.set(qn("w:id"), str(next(_numbers)))
    made.set(qn("w:author"), author[0])
    made.set(qn("w:date"), author[1])
    return made


def _run(text: str, *, gone: bool) -> etree._Element:
    run: etree._Element = OxmlElement("w:r")
    inner: etree._Element = OxmlElement("w:delText" if gone else "w:t")
    inner.text = text
    inner.set(qn("xml:space"), "preserve")
    run.append(inner)
    return run


def _change(kind: str, text: str, author: tuple[str, str]) -> etree._Element:
    made = _signed(kind, author)
    made.append(_run(text, gone=kind == "del"))
    return made


def _mark(paragraph: etree._Element, kind: str, author: tuple[str, str]) -> None:
    """The paragraph's end came or went."""
    properties: etree._Element | None = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    runs: etree._Element = OxmlElement("w:rPr")
    runs.append(_signed(kind, author))
    properties.append(runs)


def _fill(paragraph: etree._Element, content: Sequence[etree._Element]) -> etree._Element:
    for each in list(paragraph.iter(qn("w:r"))):
        paragraph.remove(each)
    start = paragraph.find(qn("w:bookmarkStart"))
    at = paragraph.index(start) + 1 if start is not None else len(paragraph)
    for each in reversed(content):
        paragraph.insert(at, each)
    return paragraph


def _whole(paragraph: etree._Element, text: str, kind: str, author: tuple[str, str]) -> etree._Element:
    _mark(paragraph, kind, author)
    return _fill(paragraph, [_change(kind, text, author)])


def _gone(paragraph: etree._Element, text: str, is_moved: bool) -> etree._Element:
    return _whole(paragraph, text, "moveFrom" if is_moved else "del", author_of(text))


def _joined(paragraphs: Sequence[etree._Element], author: tuple[str, str]) -> Iterator[etree._Element]:
    first, second = paragraphs
    _mark(first, "del", author)
    first.append(_change("ins", " ", author))
    yield first
    yield second


def _split(paragraph: etree._Element, text: str, rest: str) -> Iterator[etree._Element]:
    """Word keeps the paragraph's own end for the second part; the bookmark reaches over both."""
    author = author_of(text)
    second = new_paragraph(paragraph)
    _mark(paragraph, "ins", author)
    end = paragraph.find(qn("w:bookmarkEnd"))
    yield _fill(paragraph, [_run(text, gone=False)])
    second.append(_change("del", " ", author))
    second.append(_run(rest, gone=False))
    if end is not None:
        second.append(end)
    yield second


def _reworded(paragraph: etree._Element, old: str, new: str) -> etree._Element:
    if old == new:
        return paragraph
    a, b = (re.findall(r"\w+|\W", text) for text in (old, new))
    content = []
    for op, i, j, k, n in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            content.append(_run("".join(a[i:j]), gone=False))
            continue
        content += [_change("del", "".join(a[i:j]), author_of(new))] if i < j else []
        content += [_change("ins", "".join(b[k:n]), author_of(new))] if k < n else []
    return _fill(paragraph, content)
