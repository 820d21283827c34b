"""How much a file may hold, so that none takes more than 500 MB of memory: bytes, lines and tags.

    data = read_bounded(path)             # InputError beyond the limits, before anything is parsed
    refuse_crowded(data, "units.tmx")     # lines and tags only

*War and Peace* has 6 MB and 12,000 paragraphs; a bilingual file of its 35,000 sentences has some 300,000 elements.
What is packed is counted where it is unpacked (`workbench.formats.archive`).
"""

from __future__ import annotations

import codecs
from pathlib import Path

from workbench.formats.registry import ARCHIVE
from workbench.model.errors import InputError

SIZE = 24 * 1024 * 1024  # of a file, and of what an archive holds
LINES = 500_000
TAGS = 300_000
PACKED_TAGS = 600_000  # of a word processor, which writes many for few words
PACKED = 64 * 1024 * 1024  # an archive, pictures and all
_HINT = "cut it into volumes or parts"


def read_bounded(path: Path) -> bytes:
    """All of it; InputError if it cannot be read or holds too much."""
    try:
        with path.open("rb") as file:
            data = file.read(PACKED + 1)
    except OSError as error:
        hint = "name one of the files in it" if path.is_dir() else None
        raise InputError(f"cannot be read: {error.strerror}", file=str(path), hint=hint) from None
    most = PACKED if data.startswith(ARCHIVE) else SIZE
    if len(data) > most:
        raise InputError(f"is larger than {most // 1024 // 1024} MB", file=str(path), hint=_HINT)
    if not data.startswith(ARCHIVE):
        refuse_crowded(data, str(path))
    return data


def refuse_crowded(data: bytes, file: str, *, most: int = TAGS) -> int:
    """The number of its tags (opening ones, and comments); InputError for more lines or tags than it may have."""
    end, tag, closing = (sign.encode(_units_of(data)) for sign in ("\n", "<", "</"))
    if data.count(end) > LINES:
        raise InputError(f"has more than {LINES:,} lines", file=file, hint=_HINT)
    tags = data.count(tag) - data.count(closing)
    if tags > most:
        raise InputError("has more elements than any book needs", file=file, hint=_HINT)
    return tags


def _units_of(data: bytes) -> str:
    """An encoding in whose units the signs stand: in UTF-16 half of many a letter looks like one of them."""
    first = data[:2]
    if first in (codecs.BOM_UTF16_LE, b"<\0"):
        return "utf-16-le"
    return "utf-16-be" if first in (codecs.BOM_UTF16_BE, b"\0<") else "ascii"
