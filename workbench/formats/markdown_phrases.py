r"""The text of a segment in Markdown: escaped, with its emphasis, links and the places of its notes.

    write_phrases(segment, label_of)         # r"2 \* 2 is *four*[^n1]"

Emphasis whose stars could be misread is written with tags; so is what Markdown has no stars for. White space at the
ends is a character reference, and the few characters that no reference may name stand in a `span`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workbench.formats.nesting import Nested, nest
from workbench.model.witness import Mark, Node, Segment, walk_segments

_SIGNS = re.compile(r"[\\`*\[\]<\r\n\x00]|&(?=[#A-Za-z]|\Z)|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|\^\Z")
_START = re.compile(r"[#>+=|:~-]|(?P<number>\d{1,9})[.)](?=\s|\Z)")
_NOTE_START = re.compile(r"\[\^[^\]]+\](?=:)")
_ADDRESS = re.compile(r"https?://[^\s<>\\]+")
_ITALIC = frozenset({"emph", "foreign", "title", "mentioned", "term"})
_TAGS = {"italic": "em", "bold": "strong", "underline": "u", "sup": "sup"}
_STARS = {"em": "*", "strong": "**"}
# No character reference gives these.
_NAMELESS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def write_phrases(
    segment: Segment, label_of: Callable[[Segment], str], *, in_cell: bool = False, in_head: bool = False
) -> str:
    """in_cell: of a table, where a stroke parts cells and no block begins. in_head: of a heading; no `#` may end it."""
    writing = _Writing(segment.text, label_of)
    written = writing.between(0, len(segment.text), nest(segment.marks))
    written = written.replace("|", "&#124;") if in_cell else _unmistaken(written)
    if in_head and written.endswith("#"):
        written = f"{written[:-1]}\\#" if not written.endswith("\\#") else written
    return written


def escape(text: str) -> str:
    """A text without marks, as a block of its own."""
    return _unmistaken(_Writing(text, lambda _: "").between(0, len(text), ()))


def _unmistaken(written: str) -> str:
    """Without what begins a block."""
    note = _NOTE_START.match(written)
    if note:
        return f"{note.group()}\\{written[note.end() :]}"
    start = _START.match(written)
    if start is None:
        return written
    at = start.end("number") if start["number"] else 0
    return f"{written[:at]}\\{written[at:]}"


class _Writing:
    def __init__(self, text: str, label_of: Callable[[Segment], str]) -> None:
        self._text = text
        self._label_of = label_of
        self._last = ""
        self._is_in_link = False

    def between(self, start: int, end: int, inner: Sequence[Nested]) -> str:
        parts: list[str] = []
        at = start
        for each in inner:
            parts.append(self._words(at, each.mark.start))
            parts.append(self._mark(each))
            at = each.mark.end
        parts.append(self._words(at, end))
        return "".join(parts)

    def _words(self, start: int, end: int) -> str:
        """Escaped; white space at the ends of the whole text would be lost."""
        text = self._text[start:end]
        if not text:
            return ""
        first = "\\" if self._last == "]" and text[0] == "(" else ""  # else the note before it were a link
        last = ""
        self._last = text[-1]
        if start == 0 and text[0].isspace():
            first, text = _reference(text[0]), text[1:]
        if end == len(self._text) and text and text[-1].isspace():
            last, text = _reference(text[-1]), text[:-1]
        return first + _SIGNS.sub(_escaped, text) + last

    def _mark(self, each: Nested) -> str:
        mark = each.mark
        if mark.node is not None:
            return self._calls(mark.node)
        if mark.start == mark.end:
            return self.between(mark.start, mark.end, each.inner)
        attributes = dict(mark.attributes)
        target = attributes.get("target", "")
        if mark.name == "ref" and _ADDRESS.fullmatch(target) and not self._is_in_link and not _has_note(each):
            self._is_in_link = True  # Markdown has no links, nor notes, in links
            guard = "<!-- -->" if self._last == "!" else ""  # else it were a picture
            inner = self.between(mark.start, mark.end, each.inner)
            self._is_in_link = False
            return f"{guard}[{inner}](<{target.replace('|', '%7C')}>)"
        rend = "italic" if mark.name in _ITALIC else attributes.get("rend", "") if mark.name == "hi" else ""
        tag = _TAGS.get(rend, "")
        stars = _STARS.get(tag, "") if not each.inner and self._is_plain(mark) else ""
        inner = self.between(mark.start, mark.end, each.inner)
        if stars:
            self._last = "*"
            return f"{stars}{inner}{stars}"
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    def _is_plain(self, mark: Mark) -> bool:
        """Whether stars at its ends cannot be taken for anything else."""
        return self._last != "*" and self._text[mark.start].isalnum() and self._text[mark.end - 1].isalnum()

    def _calls(self, node: Node) -> str:
        self._last = "]"
        called = [each for each in walk_segments((node,)) if each.text.strip()]
        return "".join(f"[^{self._label_of(each)}]" for each in called)


def _has_note(each: Nested) -> bool:
    return each.mark.node is not None or any(map(_has_note, each.inner))


def _escaped(match: re.Match[str]) -> str:
    sign = match.group()
    return _reference(sign) if sign in "\r\n\x00" else f"\\{sign}"


def _reference(char: str) -> str:
    return f'<span data-char="{ord(char):x}"></span>' if _NAMELESS.match(char) else f"&#{ord(char)};"
