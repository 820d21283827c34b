"""Cells that no spreadsheet takes for a formula, and that come back exactly.

    guard("=1+1") == "'=1+1"        unguard("'=1+1") == "=1+1"        guard("'=x") == "''=x"

An apostrophe goes in front of what begins like a formula, and in front of apostrophes before such a beginning, so that
taking one away is the way back.
"""

from __future__ import annotations

import re

_LINES = re.compile("\r\n|\r|\n")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take it for more than words."""
    return _FORMULA.match(text) is not None


def guard(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text


def split_lines(text: str) -> list[str]:
    """The lines of a cell; nothing but carriage returns and line feeds ends one."""
    return _LINES.split(text)
