"""Our TEI, with elements changed, moved, taken out and put in."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.made.edits import Copy
from workbench.cli.main import run

SUFFIX = ".xml"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def write(edition: Path, copy: Copy, target: Path) -> None:
    folder = target.with_suffix("")
    assert run(["-q", "-C", str(edition), "export", "tei", "-o", str(folder)]) == 0
    change(folder / "en-corr.xml", copy, target)


def change(exported: Path, copy: Copy, target: Path) -> None:
    tree = etree.parse(exported)
    read = list(_passages(tree))
    blocks = [element for element, _ in read]
    originals = [text for _, text in read]
    parent = blocks[0].getparent()
    assert parent is not None
    made = []
    for at, (text, origin) in enumerate(zip(copy.paragraphs, copy.origins, strict=True)):
        element = blocks[origin[0]] if origin else etree.Element(f"{_TEI}p")
        if [originals[each] for each in origin] != [text]:
            _set_text(element, text)
        if note := copy.note_in(at):
            _set_text(element, text[: note[0]])
            etree.SubElement(element, f"{_TEI}note").text = note[1]
            element[-1].tail = text[note[0] :]
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
