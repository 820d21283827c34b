"""What stands inside a paragraph: words with their emphasis, notes, comments, page breaks, and who changed them.

Inline(found, styles, watcher, accepted=True).walk(paragraph)
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from workbench.formats.word.names import HIDDEN_MARK, MC, M, w
from workbench.formats.word.parts import Element, is_element, local_name
from workbench.formats.word.styles import Styles, emphasised
from workbench.model.returned import Authored

CONTROL = "control"  # our character style for what XML cannot hold, as `U+0001`
_CAME, _WENT = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
_THROUGH = frozenset(
    {"hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ruby", "rubyBase"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_SEEN = frozenset({"drawing", "pict", "object"})
_FORMULAS = frozenset({f"{{{M}}}oMath", f"{{{M}}}oMathPara"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words [start, end) of one look. markup: the inline element that a style of ours names."""

    start: int
    end: int
    emphasis: frozenset[str]
    markup: str = ""


@dataclass(slots=True)
class Open:
    """What is read of a paragraph. notes: (place, footnotes or endnotes, id). talk: comment id -> [start, end)."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    authored: list[Authored] = field(default_factory=list)
    talk: dict[str, list[int]] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)  # names of inline elements without words
    boxes: list[Element] = field(default_factory=list)


class Watcher(Protocol):
    """Who keeps count of the whole story."""

    counts: Counter[str]

    def sign(self, element: Element) -> None: ...

    def start_mark(self, element: Element, found: Open) -> None: ...

    def end_mark(self, identifier: str) -> None: ...

    def covers(self, found: Open, number: int) -> None: ...


class Inline:
    def __init__(self, found: Open, styles: Styles, watcher: Watcher, *, accepted: bool) -> None:
        self._found, self._styles, self._watcher, self._accepted = found, styles, watcher, accepted
        self._after_sign = False  # behind the number of a note stands a blank that is no part of it

    def walk(self, element: Element) -> None:
        for child in element:
            if is_element(child):
                self._child(child)

    def _child(self, child: Element) -> None:
        name = local_name(child)
        if name in _CAME or name in _WENT:
            self._changed(child, came=name in _CAME)
        elif name == "r":
            self._run(child)
        elif name in _THROUGH or name == "sdt":
            self.walk(child)
        elif name == "bookmarkStart":
            self._bookmark(child)
        elif name == "bookmarkEnd":
            self._watcher.end_mark(child.get(w("id"), ""))
        elif name == "commentRangeStart":
            self._found.talk.setdefault(child.get(w("id"), ""), [len(self._found.text), -1])
        elif name == "commentRangeEnd" and child.get(w("id"), "") in self._found.talk:
            self._found.talk[child.get(w("id"), "")][1] = len(self._found.text)
        elif name == f"{{{MC}}}AlternateContent":
            self.walk(_chosen(child))
        elif name in _FORMULAS:
            self._add("".join(each.text or "" for each in child.iter(f"{{{M}}}t")), frozenset(), "")

    def _changed(self, element: Element, *, came: bool) -> None:
        """Words that somebody put in or took out."""
        self._watcher.sign(element)
        if came is not self._accepted:
            if self._accepted:
                self._sign(len(self._found.text), element)
            self._talk_in(element)
            return
        start = len(self._found.text)
        self.walk(element)
        if self._accepted and len(self._found.text) > start:
            self._sign(start, element)

    def _talk_in(self, element: Element) -> None:
        """A comment on words that are gone is still a comment."""
        for each in element.iter(w("commentReference")):
            self._found.talk.setdefault(each.get(w("id"), ""), [len(self._found.text)] * 2)

    def _sign(self, start: int, element: Element) -> None:
        who, when, end = element.get(w("author"), ""), element.get(w("date"), ""), len(self._found.text)
        last = self._found.authored[-1] if self._found.authored else None
        if last is not None and (last.who, last.when, last.end) == (who, when, start):
            self._found.authored[-1] = Authored(last.start, end, who, when)
        else:
            self._found.authored.append(Authored(start, end, who, when))

    def _bookmark(self, child: Element) -> None:
        name = child.get(w("name"), "")
        if name.startswith(HIDDEN_MARK):
            self._found.hidden.add(name.removeprefix(HIDDEN_MARK).rpartition("_")[0])
        else:
            self._watcher.start_mark(child, self._found)

    def _run(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        style = properties.find(w("rStyle")) if properties is not None else None
        name = style.get(w("val"), "") if style is not None else ""
        markup = self._styles.markup(name)
        emphasis = emphasised(properties, frozenset() if markup else self._styles.emphasis(name))
        hidden = properties.find(w("vanish")) if properties is not None else None
        is_hidden = hidden is not None and hidden.get(w("val"), "1") not in ("0", "false", "off")
        for child in run:
            if not is_element(child):
                continue
            text = self._words(child, local_name(child))
            if text and is_hidden:
                self._watcher.counts["hidden"] += 1
            elif text and markup == CONTROL:
                self._add(_control(text), emphasis, "")
            elif text:
                self._add(text, emphasis, markup)

    def _words(self, child: Element, name: str) -> str:
        """The characters that an element of a run stands for; of others what they hold is kept."""
        if name in ("t", "delText"):
            return child.text or ""
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "br":
            if child.get(w("type")) == "page":
                self._found.breaks.append(len(self._found.text))
                return ""
            return " " if child.get(w("type")) == "column" else "\n"
        if name == "sym":
            return _symbol(child.get(w("char"), ""))
        if name in _NOTES:
            self._found.notes.append((len(self._found.text), _NOTES[name], child.get(w("id"), "")))
        elif name in ("footnoteRef", "endnoteRef"):
            self._after_sign = True
        elif name == "commentReference":
            self._found.talk.setdefault(child.get(w("id"), ""), [0, -1])
        elif name == "ruby":
            self.walk(child)
        elif name in _SEEN or name == f"{{{MC}}}AlternateContent":
            self._look_into(child)
        return ""

    def _look_into(self, element: Element) -> None:
        boxes = list(_boxes(element))
        self._found.boxes += boxes
        if not boxes:
            self._watcher.counts["pictures"] += 1

    def _add(self, text: str, emphasis: frozenset[str], markup: str) -> None:
        if self._after_sign:
            self._after_sign = False
            text = text[1:] if text[:1] in (" ", "\t") else text
        if not text:
            return
        start = len(self._found.text)
        self._found.text += text
        self._watcher.covers(self._found, len(text))
        runs = self._found.runs
        if runs and (runs[-1].emphasis, runs[-1].markup, runs[-1].end) == (emphasis, markup, start):
            runs[-1] = Run(runs[-1].start, start + len(text), emphasis, markup)
        else:
            runs.append(Run(start, start + len(text), emphasis, markup))


def _chosen(alternatives: Element) -> Element:
    """Of the same thing told in several ways the first."""
    return next(iter(alternatives), alternatives)


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost boxes with text, each once."""
    if local_name(element) == "txbxContent":
        yield element
    elif local_name(element) == f"{{{MC}}}AlternateContent":
        if len(element):
            yield from _boxes(_chosen(element))
    else:
        for child in element:
            if is_element(child):
                yield from _boxes(child)


def _symbol(code: str) -> str:
    """The character of a code, if it is one that a text may have."""
    char = _character(code)
    return "" if unicodedata.category(char or "\0") in ("Cc", "Cs") else char


def _control(text: str) -> str:
    char = _character(text.removeprefix("U+"))
    return char if char and unicodedata.category(char) == "Cc" else text


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
