"""The footnotes of a Markdown text: `[^n1]` in some text calls `[^n1]: words` elsewhere.

notes = Notes(tokens, barred=frozenset())
notes.rest          # the tokens without the notes that are called
notes.take("n1")    # the tokens of the note's words, once; then None
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from markdown_it.token import Token


class Notes:
    """barred: labels whose notes stay paragraphs where they stand. Of two notes with one label the first is called."""

    def __init__(self, tokens: Sequence[Token], barred: frozenset[str]) -> None:
        spans = _find(tokens)
        called = set(references(tokens)) - barred
        self._spans = {label: tokens[start : end + 1] for label, (start, end) in spans.items() if label in called}
        inside = {at for label, (start, end) in spans.items() if label in called for at in range(start, end + 1)}
        self.rest = [token for at, token in enumerate(tokens) if at not in inside]
        self._taken: set[str] = set()

    @property
    def unused(self) -> frozenset[str]:
        """Labels of called notes that no text has taken: those that only call each other."""
        return frozenset(set(self._spans) - self._taken)

    def take(self, label: str) -> list[Token] | None:
        if label in self._taken or label not in self._spans:
            return None
        self._taken.add(label)
        return _words(self._spans[label])

    def line(self, label: str) -> tuple[int, int]:
        """The lines of the note, as the parser counts them."""
        lines = [token.map for token in self._spans[label] if token.map]
        return lines[0][0], max(end for _, end in lines)


def references(tokens: Iterable[Token]) -> list[str]:
    """The labels that are called, in order."""
    found: list[str] = []
    for token in tokens:
        if token.type == "footnote_ref" and token.meta.get("label"):
            found.append(str(token.meta["label"]))
        found += references(token.children or ())
    return found


def _find(tokens: Sequence[Token]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    open_: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            open_.append(at)
        elif token.type == "footnote_reference_close":
            start = open_.pop()
            if not open_:
                found.setdefault(str(tokens[start].meta["label"]), (start, at))
    return found


def _words(tokens: Sequence[Token]) -> list[Token]:
    """The inline tokens of all paragraphs of a note, with a blank between two."""
    from markdown_it.token import Token

    words: list[Token] = []
    for token in tokens:
        children = token.children or []
        if token.type in ("fence", "code_block", "html_block"):
            text = token.content if token.type != "html_block" else _seen(token.content)
            children = [Token("text", "", 0, content=" ".join(text.split()))] if text.strip() else []
        if children and words:
            words.append(Token("softbreak", "br", 0))
        words += children
    return words


def _seen(content: str) -> str:
    return str(html.fromstring(f"<div>{content}</div>").text_content())
