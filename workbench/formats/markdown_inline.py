"""The inline tokens of a Markdown parser become a text with marks.

text, marks = Inline(take_note).read(token.children)      # "A word", (Mark(2, 6, 0, "hi", …),)

Code and the words beside a picture are text like any other; of a link its words stay, with where it led.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.model.witness import Attributes, Mark, Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_RENDERED = {
    "em": "italic", "i": "italic", "cite": "italic", "strong": "bold", "b": "bold", "u": "underline", "sup": "sup",
}  # fmt: skip
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
# What Markdown has no sign for, as markdown_writer writes it.
HELD = re.compile(r'<span data-char="(?P<code>[0-9a-f]{1,6})">')
_ADDRESS = re.compile(r"https?://\S+")


class _Open:
    """A mark on its way. inside: the number of the mark around it, if any."""

    def __init__(self, key: str, start: int, inside: int, made: tuple[str, Attributes] | None) -> None:
        self.key, self.start, self.inside, self.made = key, start, inside, made
        self.end = -1
        self.note: Segment | None = None


class Inline:
    """Of one text. breaks: where a forced line break stands; such a place is a line feed."""

    def __init__(self, take_note: Callable[[Token], Segment | None]) -> None:
        self._take_note = take_note
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[_Open] = []
        self._stack: list[int] = []
        self.breaks: list[int] = []
        self.has_markup = False

    def read(self, tokens: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
        for token in tokens:
            self._token(token)
        return "".join(self._parts), tuple(self._finished())

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _token(self, token: Token) -> None:
        if token.type in ("text", "text_special", "code_inline"):
            self._add(token.content)
        elif token.type == "softbreak":
            self._add(" ")
        elif token.type == "hardbreak":
            self._break()
        elif token.type == "image":
            for child in token.children or ():
                self._token(child)
        elif token.type == "html_inline":
            self._tag(token.content)
        elif token.type == "footnote_ref":
            self._note(token)
        elif token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            self._open("a", ("ref", (("target", href),)) if _ADDRESS.fullmatch(href) else None)
        elif token.type in ("em_open", "strong_open"):
            self._open(token.type[:-5], ("hi", (("rend", _RENDERED[token.tag]),)))
        elif token.type.endswith("_close"):
            self._close("a" if token.type == "link_close" else token.type[:-6])

    def _break(self) -> None:
        self.breaks.append(self._length)
        self._add("\n")

    def _tag(self, content: str) -> None:
        self.has_markup = True
        held = HELD.fullmatch(content)
        if held:
            code = int(held["code"], 16)
            self._add(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
            return
        tag = _TAG.match(content)
        name = tag["name"].lower() if tag else ""
        if name == "br":
            self._break()
        elif tag and name in _RENDERED:
            if tag["end"]:
                self._close(f"<{name}")
            else:
                self._open(f"<{name}", ("hi", (("rend", _RENDERED[name]),)))

    def _open(self, key: str, made: tuple[str, Attributes] | None) -> None:
        self._marks.append(_Open(key, self._length, self._stack[-1] if self._stack else -1, made))
        self._stack.append(len(self._marks) - 1)

    def _close(self, key: str) -> None:
        """The last one of its kind that is open; what was opened inside it and not closed is no mark."""
        at = next((at for at in reversed(range(len(self._stack))) if self._marks[self._stack[at]].key == key), None)
        if at is not None:
            self._marks[self._stack[at]].end = self._length
            del self._stack[at:]

    def _note(self, token: Token) -> None:
        self.has_markup = True
        note = self._take_note(token)
        if note is not None:
            self._open("note", ("note", ()))
            self._marks[-1].note = note
            self._close("note")

    def _finished(self) -> list[Mark]:
        made: list[Mark] = []
        depths: dict[int, int] = {-1: -1}
        for number, each in enumerate(self._marks):
            is_kept = each.made is not None and (each.end > each.start or each.note is not None)
            depths[number] = depths[each.inside] + is_kept
            if is_kept and each.made is not None:
                made.append(Mark(each.start, each.end, depths[number], *each.made, each.note))
        return made
