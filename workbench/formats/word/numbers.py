"""Lists as Word numbers them, from the markers that items have.

lists = Lists(); lists.begin(["1.", "2."])      # [("1", 0)…]: the numId of each item
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from workbench.formats.word.names import W

_MARKER = re.compile(r"(?P<before>\(?)(?:(?P<number>\d{1,4})|(?P<letter>[a-zа-я])|(?P<great>[A-ZА-Я]))(?P<behind>[.)])")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_DEEPEST = 9
BULLET = "1"


@dataclass(slots=True)
class Lists:
    """What stands in numbering.xml. The first list is that of all bullets."""

    _shapes: dict[tuple[str, str], int] = field(default_factory=dict)  # numFmt and text -> abstract list
    _instances: list[tuple[int, int]] = field(default_factory=list)  # abstract list, first number

    def begin(self, markers: Sequence[str]) -> list[str]:
        """The list of each item of one list; where the numbers do not count on, another one begins."""
        found: list[str] = []
        last: tuple[str, str, int] | None = None
        for marker in markers:
            shape = _shape(marker)
            if shape is None:
                found.append(BULLET)
            elif last is not None and (*last[:2], last[2] + 1) == shape:
                found.append(found[-1])
            else:
                found.append(self._new(shape))
            last = shape
        return found

    def _new(self, shape: tuple[str, str, int]) -> str:
        kind = self._shapes.setdefault(shape[:2], len(self._shapes) + 1)
        self._instances.append((kind, shape[2]))
        return str(len(self._instances) + 1)

    def xml(self) -> bytes:
        kinds = [_abstract(0, "bullet", "•")]
        kinds += [_abstract(number, *shape) for shape, number in self._shapes.items()]
        numbers = [f'<w:num w:numId="{BULLET}"><w:abstractNumId w:val="0"/></w:num>']
        for number, (kind, first) in enumerate(self._instances, 2):
            start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>'
            numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{start}</w:num>')
        return f'<w:numbering xmlns:w="{W}">{"".join(kinds)}{"".join(numbers)}</w:numbering>'.encode()


def _shape(marker: str) -> tuple[str, str, int] | None:
    """The kind of number, the marker with %1 for it, and its value; None for what is a bullet."""
    match = _MARKER.fullmatch(marker.strip())
    if match is None:
        return None
    text = f"{match['before']}%1{match['behind']}"
    if match["number"]:
        return "decimal", text, int(match["number"])
    sign = match["letter"] or match["great"]
    lower = sign.lower()
    size = "lower" if match["letter"] else "upper"
    if lower.isascii():
        return f"{size}Letter", text, ord(lower) - ord("a") + 1
    if lower in _RUSSIAN:
        return f"russian{size.capitalize()}", text, _RUSSIAN.index(lower) + 1
    return None


def _abstract(number: int, kind: str, text: str) -> str:
    levels = []
    for depth in range(_DEEPEST):
        shown = escape(text.replace("%1", f"%{depth + 1}"), quote=True)
        indent = f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr>'
        levels.append(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/>'
            f'<w:lvlJc w:val="left"/>{indent}</w:lvl>'
        )
    kind_of_list = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind_of_list}{"".join(levels)}</w:abstractNum>'
