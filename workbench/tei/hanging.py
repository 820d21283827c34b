"""Where in the corrected tree a note hangs that an act added: behind its word, whatever other acts put around it.

    index = find_place(stream.tokens, "en-corr.p2", 15, {"en-corr.fn1"}, is_head=True)

Only the corrected reading counts: what our own `sic`, `orig` and `surplus` hold stands between words, and has none.
"""

from __future__ import annotations

from collections.abc import Collection

from workbench.tei.frame import name_of
from workbench.tei.names import XML_ID
from workbench.tei.stream import Leaf, Open, Token

_OLD = ("sic", "orig")


def find_place(tokens: list[Token], segment: str, at: int, before: Collection[str], *, is_head: bool) -> int:
    """The index behind `at` characters of a segment of the corrected text, and behind these notes if they hang there.

    is_head: the segment begins with the tokens; else it begins behind the milestone that has its id. A string may be
    cut in two. ValueError if the segment ends before.
    """
    index = _opening(tokens, 0) if is_head else _opening(tokens, _milestone(tokens, segment) + 1)
    dead = 0  # how deep in an old reading
    for opened in _open_at(tokens, index):
        dead += _is_old(tokens, opened)
    opened_here: list[bool] = []
    while at:
        if index == len(tokens):
            raise ValueError(f"{segment}: the corrected tree ends before the place of a note")
        token = tokens[index]
        if isinstance(token, str):
            if not dead and len(token) > at:
                tokens[index : index + 1] = [token[:at], token[at:]]
                token = token[:at]
            at -= 0 if dead else len(token)
        elif isinstance(token, Open):
            opened_here.append(_is_old(tokens, index))
            dead += opened_here[-1]
        elif token is None:
            dead -= opened_here.pop() if opened_here else 0
        index += 1
    return _behind_notes(tokens, index, before)


def _opening(tokens: list[Token], index: int) -> int:
    """Behind the anchor that opens a segment."""
    first = tokens[index] if index < len(tokens) else None
    return index + 1 if isinstance(first, Leaf) and name_of(first.element) == "anchor" else index


def _milestone(tokens: list[Token], segment: str) -> int:
    for index, token in enumerate(tokens):
        if isinstance(token, Leaf) and name_of(token.element) == "milestone" and token.element.get(XML_ID) == segment:
            return index
    raise ValueError(f"{segment} does not begin in the corrected tree")


def _open_at(tokens: list[Token], index: int) -> list[int]:
    stack: list[int] = []
    for number, token in enumerate(tokens[:index]):
        if isinstance(token, Open):
            stack.append(number)
        elif token is None:
            stack.pop()
    return stack


def _is_old(tokens: list[Token], index: int) -> bool:
    """Whether a tag opens what only the base has."""
    token = tokens[index]
    assert isinstance(token, Open)
    name = name_of(token.element)
    if name == "surplus":
        return token.element.get("change") is not None
    if name not in _OLD:
        return False
    depth, place = 1, index + 1
    while depth and place < len(tokens):
        depth += isinstance(tokens[place], Open) - (tokens[place] is None)
        place += 1
    new = tokens[place] if place < len(tokens) else None
    return isinstance(new, Open) and new.element.get("change") is not None


def _behind_notes(tokens: list[Token], index: int, notes: Collection[str]) -> int:
    """And behind all tags that close there."""
    while index < len(tokens):
        token = tokens[index]
        if token is None or (isinstance(token, Leaf) and token.element.get(XML_ID) in notes):
            index += 1
        elif _is_added_note(tokens, index, notes):
            index += 3
        elif (inside := _opened_on_note(tokens, index, notes)) is not None:
            index = inside + 1
        else:
            break
    return index


def _opened_on_note(tokens: list[Token], index: int, notes: Collection[str]) -> int | None:
    """Where the first note in an element is, if nothing is in front of it there."""
    while index < len(tokens) and isinstance(tokens[index], Open) and not _is_old(tokens, index):
        index += 1
    note = tokens[index] if index < len(tokens) else None
    return index if isinstance(note, Leaf) and note.element.get(XML_ID) in notes else None


def _is_added_note(tokens: list[Token], index: int, notes: Collection[str]) -> bool:
    mark, note = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    is_mark = isinstance(mark, Open) and name_of(mark.element) == "supplied"
    return is_mark and isinstance(note, Leaf) and note.element.get(XML_ID) in notes
