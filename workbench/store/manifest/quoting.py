"""A text as YAML writes it on one line, quoted only where a reader of the file would otherwise see something else.

quote("Visit to the Port")      # Visit to the Port
quote("no: 1")                  # "no: 1"
"""

from __future__ import annotations

import re

# Begins with a letter, and nothing in it means anything to YAML, here or to other programs that read the file.
_PLAIN = re.compile(r"[^\W\d_][\w .,;!?()/«»„“”’–—…-]*", re.UNICODE)
_OTHER_TYPES = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSAFE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def quote(text: str) -> str:
    """One line of YAML that is read as exactly this text."""
    if _PLAIN.fullmatch(text) and text == text.rstrip() and text.lower() not in _OTHER_TYPES:
        return text
    return '"' + _UNSAFE.sub(_escape, text) + '"'


def quote_in_flow(text: str) -> str:
    """As quote, for a place between brackets, where a comma ends the text."""
    quoted = quote(text)
    return f'"{quoted}"' if "," in quoted and not quoted.startswith('"') else quoted


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
