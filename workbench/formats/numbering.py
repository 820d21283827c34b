"""Lines that hold a number and nothing else: the pages of a print, or the sections of a text.

numbered(found)     # {4: "section", 9: "section"}: places in found; all other numbers are left to their looks
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.formats.paragraphs import Paragraph

_ALONE = re.compile(r"(?:(?P<arabic>\d{1,3})|(?P<roman>[IVXLC]{1,7}))(?P<stop>\.?)")
_STOPS = tuple(".!?…:;”»\"')*。！？؟۔")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# A line as long as this is prose; what is shorter may be a heading that needs no stop.
PROSE = 60


def numbered(found: Sequence[Paragraph]) -> dict[int, str]:
    """The lone numbers that count sections or pages, by place.

    Sections are counted from one; pages from anywhere, and they may cut a sentence in two, which a section never does.
    """
    alone = {at: match for at, each in enumerate(found) if (match := _ALONE.fullmatch(each.shape))}
    places = {at: match for at, match in alone.items() if 0 < at + 1 < len(found) and at + 1 not in alone}
    kinds: dict[int, str] = {}
    for group in ("arabic", "roman"):
        counted = {at: _value(match[group]) for at, match in places.items() if match[group]}
        cut = [at for at in counted if _is_cut(found, at)]
        values = list(counted.values())
        if len(values) > 1 and values[0] == 1 and _rises(values) and not cut:
            kinds |= dict.fromkeys(counted, "section")
        elif group == "arabic":
            is_run = len(values) > 1 and (values[0] > 1 or bool(cut)) and _rises(values)
            kinds |= dict.fromkeys(counted if is_run else cut, "page")
    return kinds


def _is_cut(found: Sequence[Paragraph], at: int) -> bool:
    """Whether the prose before the number goes on behind it."""
    before, after = (found[at - 1].shape if at else ""), found[at + 1].shape
    return len(before) >= PROSE and not before.endswith(_STOPS) and not after[:1].isupper()


def _rises(values: Sequence[int]) -> bool:
    """One by one; a new part may begin again with one."""
    return all(after in (before + 1, 1) for before, after in pairwise(values))


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-each if each < after else each for each, after in zip(values, [*values[1:], 0], strict=True))
