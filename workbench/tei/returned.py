"""A TEI file of ours that somebody edited: its corrected reading, in passages, whoever wrote the elements.

    read_returned(data, "en-corr.xml").passages[3].text

An id that stands twice counts for the first; elements without one are new. A choice that was resolved by hand reads as
what is left of it. Comments of XML, and those of the editor oXygen with name and moment, are about the passage they
stand in, or else about the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape

from lxml import etree

from workbench.model.errors import InputError
from workbench.model.returned import Comment, Passage, Returned, Stamp
from workbench.tei.characters import from_glyph
from workbench.tei.corrected_reading import is_ours, is_segment
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import KINDS, XML_ID, kind_of
from workbench.tei.parse import parse

# Elements that say nothing about a passage's looks: our own marks, and what holds the text together.
_OURS = frozenset(
    {"s", "anchor", "choice", "sic", "corr", "orig", "reg", "supplied", "surplus", "milestone", "g", "lb", "pb"}
)
_HOLDERS = frozenset({"opener", "closer"})
_BLANKS = re.compile("[ \t\r\n]+")  # as many as an editor that lays out the file may put there
_OXYGEN = "oxy_comment_start"
_ACT = 8  # hex digits; what stands behind them numbers the marks of one act


@dataclass(slots=True)
class _Open:
    segment: str
    kind: str
    is_nested: bool
    hangs: int | None = None
    parts: list[str] = field(default_factory=list)
    markup: set[str] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)


def read_returned(data: bytes, file: str) -> Returned:
    """InputError if there is no text in the file."""
    root = parse(data, file).getroot()
    text = root.find(NS + "text")
    if text is None:
        raise InputError("there is no text in it", file=file, hint="give the corrected text, such as en-corr.xml")
    header = root.find(NS + "teiHeader")
    stamp = _stamp(header)
    walk = _Walk(has_apparatus=stamp is not None)
    _clear_choices(text)
    walk.inside(text, None)
    passages = tuple(
        Passage(
            words,
            each.segment,
            each.kind,
            each.is_nested,
            frozenset(each.markup),
            comments=tuple(each.comments),
            hangs=each.hangs,
        )
        for each in walk.passages
        if (words := _BLANKS.sub(" ", "".join(each.parts)).strip(" "))
    )
    left_out = tuple(("a comment stands behind the text", each.text) for each in walk.waiting)
    return Returned(root.get(XML_ID, ""), passages, _acts(header), _digest(header), stamp, left_out=left_out)


def _clear_choices(text: Element) -> None:
    """A choice has two readings, whatever somebody says between them."""
    for node in list(text.iter(etree.Comment, etree.ProcessingInstruction)):
        holder = node.getparent()
        if holder is not None and name_of(holder) == "choice":
            node.tail = None
            holder.addprevious(node)


def _comments(node: Element) -> Iterator[Comment]:
    if isinstance(node, etree._Comment):
        text = " ".join((node.text or "").split())
        if text:
            yield Comment(text)
    elif isinstance(node, etree._ProcessingInstruction) and node.target == _OXYGEN:
        said = {name: unescape(value) for name, value in node.attrib.items()}
        text = " ".join(said.get("comment", "").split())
        if text:
            yield Comment(text, said.get("author", ""), _moment(said.get("timestamp", "")))


def _moment(said: str) -> str:
    """`20260503T120000+0200` as 2026-05-03T10:00:00Z."""
    try:
        return datetime.strptime(said, "%Y%m%dT%H%M%S%z").astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""


def _stamp(header: Element | None) -> Stamp | None:
    """Of a file with an apparatus; in a folder the acts say it."""
    found = None if header is None else header.find(f"{NS}fileDesc/{NS}publicationStmt/{NS}idno[@type='stamp']")
    return None if found is None else Stamp.read(found.text or "")


def _acts(header: Element | None) -> frozenset[str] | None:
    if header is None or header.find(f"{NS}revisionDesc") is None:
        return None
    names = [change.get(XML_ID, "") for change in header.iter(NS + "change")]
    return frozenset(name.rpartition(".act.")[2][:_ACT] for name in names if ".act." in name)


def _digest(header: Element | None) -> str:
    found = None if header is None else header.find(f"{NS}fileDesc/{NS}sourceDesc/{NS}bibl/{NS}idno[@type='sha256']")
    return "" if found is None else (found.text or "").strip()


class _Walk:
    """The corrected reading. A passage goes on behind what hangs in it."""

    def __init__(self, *, has_apparatus: bool) -> None:
        self.passages: list[_Open] = []
        self.waiting: list[Comment] = []  # on what begins next
        self._has_apparatus = has_apparatus
        self._seen: set[str] = set()

    def inside(self, element: Element, open_: _Open | None) -> _Open | None:
        self._add(open_, element.text)
        for child in element:
            open_ = self._child(child, open_)
            self._add(open_, child.tail)
        return open_

    def _child(self, child: Element, open_: _Open | None) -> _Open | None:
        name = name_of(child)
        if not name:
            (self.waiting if open_ is None else open_.comments).extend(_comments(child))
            return open_
        if is_ours(child):
            if name == "choice":
                return self.inside(child[1], open_)
            return open_ if name == "surplus" else self.inside(child, open_)
        if name == "app" and self._has_apparatus:
            lemma = child.find(NS + "lem")
            return open_ if lemma is None else self.inside(lemma, open_)
        if name == "milestone" and child.get("unit") == "paragraph" and open_ is not None:
            return self._begin(child, open_.kind, is_nested=open_.is_nested)
        if self._holds_text(child, name):
            made = self._begin(child, kind_of(name, child.get("type")), is_nested=open_ is not None)
            if open_ is not None and not open_.is_nested:
                made.hangs = len(_BLANKS.sub(" ", "".join(open_.parts)).lstrip(" "))
            self.inside(child, made)
            return open_
        if name == "g" and child.get("type") == "control" and child.get("n"):
            self._add(open_, from_glyph(child.get("n", "")))
            return open_
        if open_ is not None and name not in _OURS:
            open_.markup.add(name)
        return self.inside(child, open_)

    def _holds_text(self, child: Element, name: str) -> bool:
        return (name in KINDS and name not in _HOLDERS) or is_segment(child)

    def _begin(self, element: Element, kind: str, *, is_nested: bool) -> _Open:
        segment = element.get(XML_ID, "")
        if segment in self._seen:
            segment = ""
        self._seen.add(segment)
        made = _Open(segment, kind, is_nested, comments=self.waiting)
        self.waiting = []
        self.passages.append(made)
        return made

    def _add(self, open_: _Open | None, text: str | None) -> None:
        if text and open_ is not None:
            open_.parts.append(text)
