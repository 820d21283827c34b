"""A segment as a text for an editor: what is no part of it stands in lines that begin with #.

from_sheet(to_sheet("It poured.", ["Шёл дождь."], ["Correct the text."])) == "It poured."
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def to_sheet(text: str, source: Sequence[str], about: Sequence[str]) -> str:
    """The text in one line; one that begins with # gets a backslash in front."""
    comments = [f"# {line}".rstrip() for each in (*about, "", *source) for line in each.split("\n")]
    return "\n".join([*comments, "", _guard(text), ""])


def from_sheet(sheet: str) -> str:
    """The text again, in paragraphs that a blank line parts; an editor's own line breaks are blanks."""
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", sheet.removeprefix("\ufeff")) if line[:1] != "#"]
    text = "\n".join(line.removeprefix("\\") if line.startswith(("\\#", "\\\\")) else line for line in lines)
    return "\n".join(" ".join(each.split("\n")) for each in re.split(r"\n\n+", text.strip("\n")))


def _guard(text: str) -> str:
    return f"\\{text}" if text.startswith(("#", "\\")) else text
