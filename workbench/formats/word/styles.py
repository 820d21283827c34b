"""What the styles of a file say: kinds of paragraphs, levels of headings, emphasis of characters.

styles = Styles(parts.part("styles")); styles.paragraph("Heading2")     # Look("head", 2)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.formats.word.names import KINDS, MARKUP, OTHER, w
from workbench.formats.word.parts import Element

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents|table of figures|index)(?: heading)?(?: \d)?")
_BODY_LEVEL = 9  # an outline level that says: no heading
_SWITCHES = {"b": "bold", "i": "italic", "u": "underline", "smallCaps": "smallcaps"}
_RAISED = {"superscript": "sup", "subscript": "sub"}


@dataclass(frozen=True, slots=True)
class Look:
    """kind: of a segment (`p` where the style says nothing). level: of a heading, 0 for a title."""

    kind: str = "p"
    level: int = 0
    numbering: tuple[str, int] | None = None  # numId and level, if the style is one of a list


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    element: Element


class Styles:
    """Styles by id; one that is based on another has what that has."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for each in () if root is None else root.iterchildren(w("style")):
            name, based_on = each.find(w("name")), each.find(w("basedOn"))
            self._styles[each.get(w("styleId"), "")] = _Style(
                (name.get(w("val"), "") if name is not None else "").strip(),
                based_on.get(w("val"), "") if based_on is not None else "",
                each,
            )
        self._looks: dict[str, Look] = {}
        self._emphasis: dict[str, frozenset[str]] = {}

    def paragraph(self, style: str) -> Look:
        if style not in self._looks:
            self._looks[style] = self._look(style)
        return self._looks[style]

    def emphasis(self, style: str) -> frozenset[str]:
        """What a character style does to words: bold, italic…"""
        if style not in self._emphasis:
            found: frozenset[str] = frozenset()
            for each in reversed(self._chain(style)):
                found = emphasised(each.element.find(w("rPr")), found)
            self._emphasis[style] = found
        return self._emphasis[style]

    def markup(self, style: str) -> str:
        """The inline element that a character style of ours stands for; empty for other styles."""
        name = self._styles[style].name if style in self._styles else ""
        return name.removeprefix(MARKUP) if name.startswith(MARKUP) else ""

    def _chain(self, style: str) -> list[_Style]:
        """The style and those it is based on."""
        found: list[_Style] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found.append(self._styles[style])
            style = self._styles[style].based_on
        return found

    def _look(self, style: str) -> Look:
        chain = self._chain(style)
        numbering = next((found for each in chain if (found := numbering_of(each.element.find(w("pPr"))))), None)
        for each in chain:
            look = _look_of(each)
            if look is not None:
                return Look(look.kind, look.level, numbering)
        return Look(numbering=numbering)


def _look_of(style: _Style) -> Look | None:
    name = style.name.lower()
    heading = _HEADING.fullmatch(name)
    if name in ("title", "book title"):
        return Look("head", 0)
    if name == "subtitle":
        return Look("head", _BODY_LEVEL)
    if heading:
        return Look("head", int(heading[1]))
    if name in KINDS:
        return Look(KINDS[name])
    if _CONTENTS.fullmatch(name):
        return Look("toc")
    if style.name.startswith(OTHER):
        return Look(style.name.removeprefix(OTHER))
    return level_of(style.element.find(w("pPr")))


def level_of(properties: Element | None) -> Look | None:
    """A heading, if the paragraph or style has an outline level."""
    level = None if properties is None else properties.find(w("outlineLvl"))
    value = "" if level is None else level.get(w("val"), "")
    return Look("head", int(value) + 1) if value.isdecimal() and int(value) < _BODY_LEVEL else None


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """NumId and level (from 0) that paragraph properties name; numId 0 takes a paragraph out of its list."""
    numbering = None if properties is None else properties.find(w("numPr"))
    if numbering is None:
        return None
    number, level = numbering.find(w("numId")), numbering.find(w("ilvl"))
    depth = level.get(w("val"), "0") if level is not None else "0"
    return (number.get(w("val"), "0") if number is not None else "0", int(depth) if depth.isdecimal() else 0)


def emphasised(properties: Element | None, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """What run properties add to what is known, or take away from it."""
    if properties is None:
        return known
    found = set(known)
    for name, rend in _SWITCHES.items():
        switch = properties.find(w(name))
        if switch is not None:
            is_on = switch.get(w("val"), "1") not in ("0", "false", "off", "none")
            (found.add if is_on else found.discard)(rend)
    raised = properties.find(w("vertAlign"))
    if raised is not None:
        found -= set(_RAISED.values())
        found |= {_RAISED[value] for value in [raised.get(w("val"), "")] if value in _RAISED}
    return frozenset(found)
