"""Tables of ours told by their first line, under whatever name and in whatever encoding a program saved them.

is_stamped(head, ",;")
"""

from __future__ import annotations

from workbench.model.returned import Stamp


def is_stamped(data: bytes, delimiters: str) -> bool:
    """Whether the first line holds a stamp, the columns id and corrected, and one of these delimiters between cells."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data[: len(data) - len(data) % 2].decode("utf-16" if wide else "utf-8-sig", "ignore")
    first = text.split("\n", 1)[0]
    return Stamp.read(first) is not None and any(first.count(each) > 1 for each in delimiters) and "corrected" in first
