r"""Text and attribute values as XML: escapes, and the characters XML cannot hold.

    to_text("a<b\r\x08") == 'a&lt;b&#13;<g type="control" n="U+0008">\ufffd</g>'

A forbidden character stands in the file as U+FFFD inside a `g` that names it, so every offset stays true;
`to_plain` gives what a pointer into the file sees.
"""

from __future__ import annotations

import re

from workbench.model.errors import InputError

STAND_IN = "\ufffd"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def to_text(text: str) -> str:
    """Character data, markup escaped."""
    escaped = text.translate(_TEXT)
    return _FORBIDDEN.sub(_to_glyph, escaped) if _FORBIDDEN.search(escaped) else escaped


def to_plain(text: str) -> str:
    """The text as pointers into the file see it: U+FFFD for each character XML cannot hold."""
    return _FORBIDDEN.sub(STAND_IN, text)


def to_value(value: str) -> str:
    """An attribute value without its quotation marks; InputError for a character XML cannot hold."""
    bad = _FORBIDDEN.search(value)
    if bad:
        raise InputError(f"U+{ord(bad.group()):04X} cannot stand in an attribute", hint="take the character out")
    return value.translate(_ATTRIBUTE)


def from_glyph(name: str) -> str:
    """`U+0008` -> the character."""
    return chr(int(name.removeprefix("U+"), 16))


def _to_glyph(match: re.Match[str]) -> str:
    return f'<g type="control" n="U+{ord(match.group()):04X}">{STAND_IN}</g>'
