"""The words of a plain text's passage, without what the line it was exported as had around and between its words.

to_plain(piece, "[2] Filled in since.")      # ("Filled in since.", 1): one of the marks is another
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.diff.words import diff_words
from workbench.formats.text_writer import Piece
from workbench.model.edits import Op

ITEM = re.compile(r"(?:[-*•–]|\(?\w{1,3}[.)])[ \u00a0]")
NOTE = re.compile(r"\[\w{1,4}\] ?")
_EMPHASIS = re.compile(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)")


def join_pieces(pieces: Sequence[Piece]) -> Piece:
    """As one, with line feeds between."""
    text, signs = "", list[tuple[int, str]]()
    for number, piece in enumerate(pieces):
        text += "\n" if number else ""
        signs += [(at + len(text), sign) for at, sign in piece.signs]
        text += piece.text
    return Piece("", text, pieces[0].marker, tuple(signs))


def to_plain(piece: Piece, text: str) -> tuple[str, int]:
    """The passage without the marker and the signs that the line was written with, and how many of them changed."""
    changed = 0
    if piece.marker:
        if text.startswith(piece.marker):
            text = text[len(piece.marker) :]
        else:
            changed += 1
            match = (NOTE if piece.is_note else ITEM).match(text)
            text = text[match.end() :] if match else text
    bare = replace(piece, marker="")
    if piece.signs and text != bare.written:
        text, lost = _without_signs(bare, text)
        changed += lost
    elif piece.signs:
        text = piece.text
    if "_" not in piece.text and "_" in text:
        text, number = _EMPHASIS.subn(r"\1", text)
        changed += number
    return text, changed


def _without_signs(piece: Piece, text: str) -> tuple[str, int]:
    """Signs in words that stayed go where they stood; in new words they are told by their looks."""
    places = dict(_places(piece))
    made: list[str] = []
    at = lost = 0
    for edit in diff_words(piece.written, text):
        end = at + len(edit.old)
        here = [(place, places[place]) for place in sorted(places) if at <= place and place + len(places[place]) <= end]
        if edit.op is Op.EQUAL:
            last = at
            for place, sign in here:
                made.append(piece.written[last:place])
                last = place + len(sign)
            made.append(piece.written[last:end])
        else:
            new = edit.new
            for _, sign in here:
                lost += sign not in new
                new = new.replace(sign, "", 1)
            made.append(new)
        at = end
    return "".join(made), lost


def _places(piece: Piece) -> Iterator[tuple[int, str]]:
    """Where in the written line each sign stands."""
    shift = 0
    for at, sign in piece.signs:
        yield at + shift, sign
        shift += len(sign)
