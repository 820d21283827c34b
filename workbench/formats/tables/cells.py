"""Cells that no spreadsheet takes for a formula, a date or a number, and that come back exactly.

    guard("=1+1") == "'=1+1"        unguard("'=1+1") == "=1+1"        guard("'=x") == "''=x"
    guard_words("May 6, 2022") == "'May 6, 2022"        # which would come back as 05/06/22

An apostrophe goes in front of what begins like a formula, and in front of apostrophes before such a beginning, so that
taking one away is the way back.
"""

from __future__ import annotations

import re

_LINES = re.compile("\r\n|\r|\n")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

_LONG = 40  # no date or number is longer
_PLAIN = re.compile(r"0|[1-9]\d{0,9}")  # a number that spreadsheets leave as it is
_MONTH = (
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez fév avr aoû déc ene abr ago set ott dic gen giu "
    "lug янв фев мар апр май мая июн июл авг сен окт ноя дек"
).replace(" ", "|")
_VALUE = re.compile(rf"(?=\D*\d)(?:[\d\s.,:/%€$£¥−–-]|(?:{_MONTH})[^\W\d_]*+|[ap]\.?m|года?|e)+", re.IGNORECASE)


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take it for more than words."""
    return _FORMULA.match(text) is not None


def guard(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def guard_words(text: str) -> str:
    """Of words of a text, whose digits and dates are to stay as they are."""
    return f"'{text}" if _FORMULA.match(text) or _is_like_value(text) else text


def unguard(text: str) -> str:
    is_guarded = text[:1] == "'" and (_GUARDED.match(text) or _is_like_value(text))
    return text[1:] if is_guarded else text


def _is_like_value(text: str) -> bool:
    """Whether a spreadsheet may take it for a date, a time or a number and write it in its own way."""
    bare = text.lstrip("'")
    return len(bare) <= _LONG and not _PLAIN.fullmatch(bare) and _VALUE.fullmatch(bare) is not None


def split_lines(text: str) -> list[str]:
    """The lines of a cell; nothing but carriage returns and line feeds ends one."""
    return _LINES.split(text)
