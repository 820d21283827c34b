"""The markers of lists, counted as a word processor counts them.

counter = Numbering(parts.part("numbering")); counter.next("3", 0)      # "1."; empty for a bullet
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from workbench.formats.word.names import w
from workbench.formats.word.parts import Element

_MOST = 5000  # letters and Roman figures of larger numbers are nobody's
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class _Level:
    shape: str
    text: str
    start: int


class Numbering:
    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, tuple[str, dict[int, _Level]]] = {}  # by numId: the abstract list, its levels
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        kinds = {each.get(w("abstractNumId"), ""): _levels(each) for each in root.iterchildren(w("abstractNum"))}
        for each in root.iterchildren(w("num")):
            link = each.find(w("abstractNumId"))
            name = link.get(w("val"), "") if link is not None else ""
            levels = dict(kinds.get(name, {}))
            changed = {int(one.get(w("ilvl"), "0")): one for one in each.iterchildren(w("lvlOverride")) if _at(one)}
            for number, one in changed.items():
                before = levels.get(number, _Level("decimal", f"%{number + 1}.", 1))
                start = one.find(w("startOverride"))
                levels[number] = _Level(before.shape, before.text, _number(start, before.start))
            number_id = each.get(w("numId"), "")
            self._levels[number_id] = (f"{name}/{number_id}" if changed else name, levels)

    def next(self, number: str, level: int) -> str:
        """The marker of the next item; empty for a bullet or a list that the file does not describe."""
        name, levels = self._levels.get(number, ("", {}))
        if level not in levels:
            return ""
        counts = self._counts[name]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        this = levels[level]
        if this.shape in ("bullet", "none"):
            return ""

        def write(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = levels.get(at, this)
            return _SHAPES.get(one.shape, str)(counts.get(at, one.start))

        return re.sub(r"%([1-9])", write, this.text).strip()


def _at(override: Element) -> bool:
    return override.get(w("ilvl"), "").isdecimal()


def _levels(abstract: Element) -> dict[int, _Level]:
    found = {}
    for each in abstract.iterchildren(w("lvl")):
        shape, text = each.find(w("numFmt")), each.find(w("lvlText"))
        if each.get(w("ilvl"), "").isdecimal():
            found[int(each.get(w("ilvl"), ""))] = _Level(
                shape.get(w("val"), "decimal") if shape is not None else "decimal",
                text.get(w("val"), "") if text is not None else "",
                _number(each.find(w("start")), 1),
            )
    return found


def _number(element: Element | None, default: int) -> int:
    value = element.get(w("val"), "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 10 else default


def _letters(alphabet: str) -> Callable[[int], str]:
    """A … z, aa … zz, as Word goes on."""

    def write(number: int) -> str:
        if not 0 < number < _MOST:
            return str(number)
        times, at = divmod(number - 1, len(alphabet))
        return alphabet[at] * (times + 1)

    return write


def _roman(number: int) -> str:
    if not 0 < number < _MOST:
        return str(number)
    made = ""
    for value, sign in _ROMAN:
        made += sign * (number // value)
        number %= value
    return made


_LATIN = _letters("abcdefghijklmnopqrstuvwxyz")
_SHAPES: dict[str, Callable[[int], str]] = {
    "lowerLetter": _LATIN,
    "upperLetter": lambda number: _LATIN(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": lambda number: _letters(_RUSSIAN)(number).upper(),
}
