"""Words into elements and back, for the three XML formats: XLIFF 1.2, XLIFF 2 and TMX differ in names only.

fill(target, words, shape)          # shape: what the format calls a break, emphasis, a character
read_words(target)                  # Words("We came.It rained.", breaks=(8,))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbench.formats.bilingual.words import NOT_IN_XML, Stretch, Words, nest

_HOLDS_WORDS = frozenset({"g", "mrk", "pc", "hi"})
_OPENS, _CLOSES = frozenset({"bpt", "bx", "sc"}), frozenset({"ept", "ex", "ec"})
_BREAK = frozenset({"lb", "xlf:lb", "x-html-br", "break"})
_LOOKS = {
    "italic": "italic", "xlf:i": "italic", "i": "italic", "it": "italic", "x-html-i": "italic", "x-html-em": "italic",
    "bold": "bold", "xlf:b": "bold", "b": "bold", "x-html-b": "bold", "x-html-strong": "bold",
    "underlined": "underline", "underline": "underline", "ulined": "underline", "xlf:u": "underline", "u": "underline",
}  # fmt: skip
_CHARACTER = "x-char-"
_WRAPPED = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_NAME = re.compile(r"\{[^}]*\}")

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Shape:
    """Makers of elements. number: counts the elements of a kind within one side, from 1."""

    break_: Callable[[int], Element]
    stretch: Callable[[Stretch, int], Element]
    character: Callable[[str, int], Element]


def name_of(element: Element) -> str:
    """Without namespace; empty for comments and the like."""
    return _NAME.sub("", element.tag) if isinstance(element.tag, str) else ""


def fill(element: Element, words: Words, shape: Shape) -> None:
    """Text and elements into an empty element."""
    _Filling(element, words, shape).run()


class _Filling:
    def __init__(self, element: Element, words: Words, shape: Shape) -> None:
        self._words, self._shape = words, shape
        self._open: list[tuple[Element, int]] = [(element, len(words.text))]
        self._counts = [0, 0, 0]

    def run(self) -> None:
        text = self._words.text
        opens = [each for each, _ in nest(self._words.stretches)]
        places = {*self._words.breaks, *(each.start for each in opens), *(each.end for each in opens)}
        last = 0
        for place in sorted({*places, *(match.start() for match in NOT_IN_XML.finditer(text)), len(text)}):
            self._write(text[last:place])
            while len(self._open) > 1 and self._open[-1][1] <= place:
                self._open.pop()
            if place in self._words.breaks:
                self._put(self._shape.break_(self._next(0)))
            while opens and opens[0].start == place:
                made = self._put(self._shape.stretch(opens[0], self._next(1)))
                self._open.append((made, opens.pop(0).end))
            last = place
            if NOT_IN_XML.match(text, place):
                self._put(self._shape.character(text[place], self._next(2)))
                last = place + 1

    def _next(self, kind: int) -> int:
        self._counts[kind] += 1
        return self._counts[kind]

    def _put(self, made: Element) -> Element:
        self._open[-1][0].append(made)
        return made

    def _write(self, text: str) -> None:
        parent = self._open[-1][0]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        elif text:
            parent.text = (parent.text or "") + text


def read_words(*elements: Element, has_lines: bool = False) -> Words:
    """What stands in the elements, one behind the other. has_lines: line feeds are breaks; else they are blanks."""
    reading = _Reading(has_lines=has_lines)
    for element in elements:
        reading.inside(element)
    return reading.words()


@dataclass(slots=True)
class _Reading:
    has_lines: bool = False
    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    _waiting: dict[str, tuple[int, str]] = field(default_factory=dict)

    def inside(self, element: Element) -> None:
        self._take(element.text)
        for child in element:
            name = name_of(child)
            if name:
                self._child(child, name)
            self._take(child.tail)

    def _child(self, child: Element, name: str) -> None:
        looks = child.get("subType") or child.get("ctype") or child.get("type") or ""
        if name in _HOLDS_WORDS:
            start = len(self.text)
            self.inside(child)
            if looks in _LOOKS:
                self.stretches.append(Stretch(start, len(self.text), _LOOKS[looks]))
        elif looks in _BREAK:
            self.breaks.append(len(self.text))
        elif (character := _character(child, name, looks)) is not None:
            self.text += character
        elif name in _OPENS and looks in _LOOKS:
            self._waiting[_pair(child)] = (len(self.text), _LOOKS[looks])
        elif name in _CLOSES and _pair(child) in self._waiting:
            start, looks = self._waiting.pop(_pair(child))
            self.stretches.append(Stretch(start, len(self.text), looks))
        elif name not in ("sm", "em"):
            self.left.append(name)

    def _take(self, text: str | None) -> None:
        for number, line in enumerate(_WRAPPED.split(text or "")):
            if number:
                self.text += " "
                self.breaks += [len(self.text)] if self.has_lines else []
            self.text += line

    def words(self) -> Words:
        """Without blanks at the ends."""
        kept = self.text.strip()
        shift = len(self.text) - len(self.text.lstrip())

        def moved(place: int) -> int:
            return min(max(place - shift, 0), len(kept))

        stretches = tuple(Stretch(moved(each.start), moved(each.end), each.name) for each in self.stretches)
        return Words(kept, stretches, tuple(moved(each) for each in self.breaks), tuple(self.left))


def _pair(element: Element) -> str:
    """What an opening code and its closing one have in common, whatever the format calls it."""
    return element.get("startRef") or element.get("rid") or element.get("i") or element.get("id") or ""


def _character(child: Element, name: str, looks: str) -> str | None:
    code = child.get("hex", "") if name == "cp" else looks.removeprefix(_CHARACTER)
    if name == "cp" or looks.startswith(_CHARACTER):
        try:
            return chr(int(code, 16))
        except (ValueError, OverflowError):
            return None
    return None


def character_type(character: str) -> str:
    """How XLIFF 1.2 and TMX are told of a character that they cannot hold."""
    return f"{_CHARACTER}{ord(character):04X}"


def all_named(root: Element, *names: str) -> Iterator[Element]:
    """Descendants by their names without namespace, in document order."""
    for each in root.iter(etree.Element):
        if name_of(each) in names:
            yield each


def lay_out(root: Element, *holders: str) -> None:
    """One element a line inside those named, without a blank inside the words."""
    _lay_out(root, frozenset(holders), 0)


def _lay_out(element: Element, holders: frozenset[str], depth: int) -> None:
    if name_of(element) not in holders or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        child.tail = element.text
        _lay_out(child, holders, depth + 1)
    element[-1].tail = "\n" + "  " * depth
