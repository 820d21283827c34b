"""The file that came back, as passages; what it says of itself goes along.

A format that can come back has a reader of its own in the registry (`back`); plain text is cut here, since only what
was exported shows whether an editor wrapped its lines.

receive(Path("edited.txt"), lines).passages[0].text      # lines: of the text as it is now, as export writes them
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from workbench.formats.encodings import decode
from workbench.formats.limits import read_bounded
from workbench.formats.registry import ARCHIVE, detect, formats
from workbench.formats.text_writer import Line
from workbench.model.errors import InputError
from workbench.model.returned import Passage, Returned

_ENDS = re.compile(r"\r\n|\r|\n|\f|\x0b")
# Lines that are cut are shorter than this part of what was exported as one line.
_CUT = 0.8
_FULL = 0.75


def receive(path: Path, lines: Sequence[Line]) -> Returned:
    """InputError for a format that does not come back."""
    data = read_bounded(path)
    name = str(path)
    chosen = detect(data, path.name, may=lambda each: each.back or each.read or each.read_texts)
    if chosen.back is not None:
        return chosen.back(data, name)
    if chosen.id != "text":
        able = ", ".join(sorted(each.id for each in formats().values() if each.back is not None or each.id == "text"))
        raise InputError(
            f"format {chosen.id} does not come back; merge reads {able}",
            file=name,
            hint="save it as plain text, or as .docx or .odt",
        )
    if data.startswith(ARCHIVE):
        raise InputError("is an archive of no kind that merge reads", file=name, hint="save it as plain text (UTF-8)")
    text, _ = decode(data, name)
    return Returned("", tuple(Passage(each) for each in cut(text, [line.text for line in lines])))


def cut(text: str, exported: Sequence[str]) -> list[str]:
    """Its paragraphs: lines, unless an editor wrapped them, which shows where lines are missing that were long.

    In a wrapped text a line goes on on the next if the first word of that would hardly have found room.
    """
    lines = [_tidy(line) for line in _ENDS.split(text)]
    widths = sorted(len(line) for line in lines if line)
    if not widths or not _is_wrapped(widths[-1], [len(_tidy(each)) for each in exported]):
        return [line for line in lines if line]
    full = widths[len(widths) * 9 // 10] * _FULL
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if line and before and len(before) + 1 + len(line.split(" ", 1)[0]) > full:
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        before = line
    return paragraphs


def _is_wrapped(width: int, exported: Sequence[int]) -> bool:
    """Whether no line is as long as several that were exported, by far."""
    longer = [each for each in exported if each * _CUT > width]
    return len(longer) >= min(2, len(exported))


def _tidy(line: str) -> str:
    """Without blanks at its ends, and with single ones inside; tabs part cells."""
    return re.sub(r" *\t *", "\t", re.sub(" +", " ", line.strip(" \t")))
