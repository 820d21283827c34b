"""Texts made equal for a comparison, and characters made visible. Neither ever changes what is kept.

fold("ещё «раз»") == "еще \"раз\""        show_controls("a\u202eb") == "a‹U+202E›b"
"""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟❝❞", '"') | dict.fromkeys("‘’‚‛‹›", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_YO = str.maketrans("ёЁ", "еЕ")


def fold(text: str, *, yo: bool = True, quotes: bool = True, dashes: bool = True, case: bool = False) -> str:
    """The text in NFC with ё as е, all quotation marks as straight ones, all dashes as hyphens, as asked."""
    text = unicodedata.normalize("NFC", text)
    if yo:
        text = text.translate(_YO)
    if quotes:
        text = text.translate(_QUOTES)
    if dashes:
        text = text.translate(_DASHES)
    return text.casefold() if case else text


# Controls but tab and line feed, what reorders or hides text, and lone surrogates. The soft hyphen, the
# zero-width joiners and the byte order mark are not seen either, so they are named too.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)


def show_controls(text: str) -> str:
    """The text with every character that drives a terminal or reorders text written as ‹U+202E›."""
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)
