"""A corrected segment as running text with `app`: lem what is read now, rdg what the base has.

Apparatus("xp", "en-mt", "en-corr").tokens(paragraph)    # text, app, hi and milestone tokens
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.tei.corrected_reading import is_ours
from workbench.tei.frame import E, Element, identified, name_of
from workbench.tei.names import XML_SPACE
from workbench.tei.stream import Leaf, Open, Stream, Token, text_of

_KEPT = {"hi", "emph", "foreign"}


class Apparatus:
    """Turns marks of the corrected text into entries whose ids are the export's id and the act's."""

    def __init__(self, file_id: str, base: str, state: str) -> None:
        self._file, self._base, self._state = file_id, base, state

    def join(self, element: Element, segments: Sequence[Sequence[Token]]) -> None:
        """Fill an element with segments, a paragraph boundary between each two."""
        tokens: list[Token] = []
        for number, segment in enumerate(segments):
            tokens += [_boundary()] if number else []
            tokens += segment
        Stream(tokens).fill(element)

    def tokens(self, element: Element) -> list[Token]:
        """The content without sentences, anchors and notes."""
        tokens: list[Token] = [element.text] if element.text else []
        for child in element:
            tokens += self._child(child)
            if child.tail:
                tokens.append(child.tail)
        return tokens

    def _child(self, child: Element) -> list[Token]:
        name = name_of(child)
        if name == "milestone" and child.get("unit") == "paragraph":
            return [_boundary()]
        if name in ("", "note", "anchor", "pb", "milestone", "fw"):
            return []
        if is_ours(child):
            if name == "choice":
                return self._entry(child[1], self.tokens(child[1]), self.tokens(child[0]))
            inner = self.tokens(child)
            return self._entry(child, inner, []) if name == "supplied" else self._entry(child, [], inner)
        inner = self.tokens(child)
        if name not in _KEPT:
            return inner
        attributes = {key: value for key, value in child.attrib.items() if key == "rend"}
        return [Open(E(name, **attributes)), *inner, None]

    def _entry(self, mark: Element, new: list[Token], old: list[Token]) -> list[Token]:
        pointers = mark.get("change", "").split()
        entry = E.app(change=" ".join(f"{self._state}.xml{pointer}" for pointer in pointers))
        identified(entry, f"{self._file}.{pointers[0].rpartition('.act.')[2]}")
        lemma, reading = E.lem(wit=f"#{self._file}.wit.{self._state}"), E.rdg(wit=f"#{self._file}.wit.{self._base}")
        for name in ("resp", "cert", "source"):
            if mark.get(name):
                lemma.set(name, mark.get(name) or "")
        if mark.get("ana"):
            reading.set("ana", mark.get("ana") or "")
        return [Open(entry), *_side(lemma, new), *_side(reading, old), None]


def _side(element: Element, tokens: list[Token]) -> list[Token]:
    words = text_of(tokens)
    if words and not words.strip():
        element.set(XML_SPACE, "preserve")
    return [Open(element), *tokens, None]


def _boundary() -> Leaf:
    return Leaf(E.milestone(unit="paragraph"))
