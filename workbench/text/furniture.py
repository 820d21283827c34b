"""Lines that web pages put around a text: counters, share buttons, invitations to comment.

is_furniture("Leave a Reply")       # True
"""

from __future__ import annotations

import re
from functools import cache

from workbench.packs.tables import read_table


def is_furniture(text: str) -> bool:
    return _pattern().fullmatch(text.strip()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    patterns = "|".join(f"(?:{pattern})" for _, _, pattern in read_table("furniture.tsv"))
    return re.compile(rf"(?:{patterns})[.:»> ]*", re.I)
