"""The content of a segment's element as a flat list of tokens, so that a stretch of its text can be enclosed.

    stream = Stream.of(paragraph, nested={"en-mt.fn1"}); stream.cut(3); stream.fill(paragraph)

Positions are those of the segment's own text: a note is one token without length. Tokens are opening tags (an
element without its content), None for a closing tag, strings, and Leaf for what is moved as a whole.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass

from workbench.tei.frame import Element, name_of
from workbench.tei.names import XML_ID


@dataclass(frozen=True, slots=True)
class Open:
    """An opening tag: the element gives name and attributes."""

    element: Element


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element with all that is in it and without length: an anchor, a page break, a note."""

    element: Element


# Never part of the text around them, with or without an id.
_APART = {"", "note", "anchor", "milestone", "pb", "lb", "cb", "gb", "list", "lg", "table", "figure", "floatingText"}

Token = Open | Leaf | str | None


def open_tag(element: Element) -> Open:
    """The tag alone of an element with content."""
    bare = element.makeelement(element.tag, dict(element.attrib), element.nsmap)
    return Open(bare)


def is_nested(element: Element, nested: Collection[str]) -> bool:
    """Whether the element has a text of its own, or nothing in it: no part of the text around it."""
    return name_of(element) in _APART or element.get(XML_ID) in nested or not (len(element) or element.text)


class Stream:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    @classmethod
    def of(cls, element: Element, nested: Collection[str] = ()) -> Stream:
        tokens: list[Token] = []
        _flatten(element, nested, tokens)
        return cls(tokens)

    def fill(self, element: Element) -> None:
        """Replace the element's content by the tokens."""
        for child in list(element):
            element.remove(child)
        element.text = None
        stack = [element]
        for token in self.tokens:
            top = stack[-1]
            if isinstance(token, str):
                if len(top):
                    top[-1].tail = (top[-1].tail or "") + token
                else:
                    top.text = (top.text or "") + token
            elif token is None:
                stack.pop()
            else:
                top.append(token.element)
                if isinstance(token, Open):
                    stack.append(token.element)

    def cut(self, position: int) -> None:
        """A token boundary at this place of the text."""
        at = 0
        for index, token in enumerate(self.tokens):
            if isinstance(token, str):
                if at < position < at + len(token):
                    self.tokens[index : index + 1] = [token[: position - at], token[position - at :]]
                    return
                at += len(token)

    def before(self, position: int) -> int:
        """The index just before the character at this place (behind the last one, at the text's end)."""
        at, last = 0, None
        for index, token in enumerate(self.tokens):
            if isinstance(token, str) and token:
                if at == position:
                    return index
                at += len(token)
                last = index + 1
        return self.opening() if last is None else last

    def behind(self, position: int) -> int:
        """The index just behind the character that ends at this place (before the first one, at the text's start)."""
        at = 0
        if position == 0:
            return self.before(0)
        for index, token in enumerate(self.tokens):
            if isinstance(token, str):
                at += len(token)
                if token and at == position:
                    return index + 1
        return len(self.tokens)

    def position(self, index: int) -> int:
        return sum(len(token) for token in self.tokens[:index] if isinstance(token, str))

    def balance(self, start: int, end: int) -> tuple[int, int]:
        """The least stretch around [start, end) in which every tag is closed."""
        opened, at_start = self._open_tags(start), self._open_tags(end)
        common = 0
        while common < min(len(opened), len(at_start)) and opened[common] == at_start[common]:
            common += 1
        if len(opened) > common:
            start = opened[common]
        if len(at_start) > common:
            end = self._closing(at_start[common]) + 1
        return start, end

    def over_opens(self, index: int) -> int:
        """Back over sentence tags that open just before."""
        while index and isinstance(token := self.tokens[index - 1], Open) and name_of(token.element) == "s":
            index -= 1
        return index

    def over_closes(self, index: int) -> int:
        """On over sentence tags that close just behind."""
        while index < len(self.tokens) and self.tokens[index] is None:
            opened = self.tokens[self._open_tags(index)[-1]]
            if not (isinstance(opened, Open) and name_of(opened.element) == "s"):
                break
            index += 1
        return index

    def opening(self) -> int:
        """Behind the anchor that opens the segment."""
        first = self.tokens[0] if self.tokens else None
        return 1 if isinstance(first, Leaf) and name_of(first.element) == "anchor" else 0

    def _open_tags(self, index: int) -> list[int]:
        stack: list[int] = []
        for number, token in enumerate(self.tokens[:index]):
            if isinstance(token, Open):
                stack.append(number)
            elif token is None:
                stack.pop()
        return stack

    def _closing(self, opened: int) -> int:
        depth = 0
        for index in range(opened, len(self.tokens)):
            token = self.tokens[index]
            depth += isinstance(token, Open)
            depth -= token is None
            if depth == 0:
                return index
        raise ValueError("a tag is not closed")


def _flatten(element: Element, nested: Collection[str], tokens: list[Token]) -> None:
    if element.text:
        tokens.append(element.text)
    for child in element:
        if is_nested(child, nested):
            bare = deepcopy(child)
            bare.tail = None
            tokens.append(Leaf(bare))
        else:
            tokens.append(open_tag(child))
            _flatten(child, nested, tokens)
            tokens.append(None)
        if child.tail:
            tokens.append(child.tail)


def text_of(tokens: list[Token]) -> str:
    return "".join(token for token in tokens if isinstance(token, str))
