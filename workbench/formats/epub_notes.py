"""The notes of a book: what a little number leads to, wherever in the book it stands.

    notes = find_notes({"ch1.xhtml": root, "notes.xhtml": other}, "sources/en-mt.epub")
    notes[link]        # Segment("", "note", "Of brass.", …), or None where the note hangs elsewhere already

A link is one if the book says so (`noteref`), or if it is a number and leads to words that lead back to it. The words
go from where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.formats.epub_package import resolve
from workbench.formats.html_blocks import Element, read_blocks
from workbench.model.witness import Mark, Place, Segment

TYPE = "{http://www.idpf.org/2007/ops}type"
_NUMBER = re.compile(r"[\[({]?\s*(?P<label>\d{1,4}|[*†‡]{1,4}|[ivxl]{1,6}|[a-z])\s*[\])}.]?")
_BLOCKS = frozenset({"aside", "li", "p", "div", "dd", "td", "section", "blockquote"})


def types_of(element: Element) -> frozenset[str]:
    """What EPUB and ARIA say the element is, without `doc-` in front."""
    said = f"{element.get(TYPE, '')} {element.get('epub:type', '')} {element.get('role', '')}"
    return frozenset(each.removeprefix("doc-") for each in said.split())


def find_notes(documents: Mapping[str, Element], file: str) -> dict[Element, Segment | None]:
    """By the link that calls each. Takes the notes out of the documents."""
    targets = {
        (path, name): element
        for path, root in documents.items()
        for element in root.iter()
        if isinstance(element.tag, str)
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None)
        if name
    }
    found: dict[Element, Segment | None] = {}
    called: dict[Element, list[tuple[str, Element]]] = {}
    for path, root in documents.items():
        for link in root.iter("a"):
            href = link.get("href", "")
            target = targets.get((resolve(path, href), href.partition("#")[2])) if "#" in href else None
            block = _block(target) if target is not None else None
            if block is not None and block not in _around(link) and _is_call(link, path, block, documents):
                called.setdefault(block, []).append((path, link))
    inner = {block for block in called if any(each in called for each in _around(block) if each is not block)}
    for block, links in called.items():
        if block in inner:
            continue
        note = _read(block, [link for _, link in links], file)
        found.update(dict.fromkeys((link for _, link in links), None))
        if note is not None:
            found[links[0][1]] = note
            _remove(block)
    return found


def _is_call(link: Element, path: str, block: Element, documents: Mapping[str, Element]) -> bool:
    if "noteref" in types_of(link):
        return True
    label = _NUMBER.fullmatch("".join(link.itertext()).strip())
    if label is None or types_of(link) & {"backlink"}:
        return False
    is_note = bool(types_of(block) & {"footnote", "endnote", "rearnote", "note"})
    own = {each.get("id") or each.get("name") for each in (link, *link.iter(), *list(_around(link))[:3])} - {None}
    where = next((name for name, root in documents.items() if root is block.getroottree().getroot()), "")
    back = [each.get("href", "") for each in block.iter("a")]
    leads_back = any(resolve(where, href) == path and href.partition("#")[2] in own for href in back if "#" in href)
    # of two numbers that lead to each other the one at the beginning of its words is the note's
    return is_note or (leads_back and not _begins(link) and len(" ".join("".join(block.itertext()).split())) > 3)


def _begins(link: Element) -> bool:
    """Whether nothing stands before the link in its block."""
    block = _block(link)
    if block is None:
        return False
    before = ""
    for element in block.iter():
        if element is link:
            return not before.strip(" \t\r\n[(")
        before += element.text or ""
        if element is not block and element.tail and link not in element.iter():
            before += element.tail
    return False


def _around(element: Element) -> list[Element]:
    return [element, *element.iterancestors()]


def _block(element: Element) -> Element | None:
    """The block that an anchor opens: around it, or behind it if it stands alone."""
    block = next((each for each in _around(element) if each.tag in _BLOCKS), None)
    if (
        block is not None
        and block.tag in ("section", "div")
        and block is not element
        and not (element.text or "").strip()
    ):
        behind = element.getnext()
        if behind is not None and behind.tag in _BLOCKS:
            return behind
    holder = block.getparent() if block is not None else None
    if holder is not None and (
        holder.tag in ("aside", "li") and types_of(holder) & {"footnote", "endnote", "rearnote"}
    ):
        return holder
    return block


def _read(block: Element, links: list[Element], file: str) -> Segment | None:
    """The words, without the number that leads back."""
    label = "".join(links[0].itertext()).strip()
    number = _NUMBER.fullmatch(label)
    for link in list(block.iter("a")):
        words = "".join(link.itertext()).strip()
        if (
            "backlink" in types_of(link)
            or (("#" in link.get("href", "")) and _NUMBER.fullmatch(words))
            or words in "↩︎↑^←⏎"
        ):
            _empty(link)
    text, marks = "", list[Mark]()
    for each in read_blocks(block, file):
        text += " " if text else ""
        marks += [Mark(m.start + len(text), m.end + len(text), m.depth, m.name, m.attributes) for m in each.marks]
        text += each.text
    start = re.match(rf"[\[(]?{re.escape(number['label'])}[\]).]*\s+" if number else r"(?!)", text)
    # what is left of the brackets and stops around the number
    start = start or re.match(r"[\[\]().:]+\s+", text)
    cut = start.end() if start else 0
    marks = [Mark(m.start - cut, m.end - cut, m.depth, m.name, m.attributes) for m in marks if m.start >= cut]
    if not text[cut:].strip():
        return None
    attributes = (("place", "bottom"), ("n", number["label"] if number else label or "*"))
    place = Place(file, 1, 1)
    return Segment("", "note", text[cut:], marks=tuple(marks), attributes=attributes, place=place)


def _empty(element: Element) -> None:
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text, element.tail = None, tail


def _remove(element: Element) -> None:
    """The words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
