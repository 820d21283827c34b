"""Files that hold several texts, as translation memories and bilingual tables do: which of them is meant, and what they
say of each other.

    index = choose_text(texts, "en", ())               # the place of the English one
    pins = to_pins(texts, (0, source), (1, base), "taken over from port.tmx")
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workbench.formats.registry import Pairs, Texts
from workbench.model.act import PinBead
from workbench.model.alignment import Level
from workbench.model.errors import InputError
from workbench.model.witness import Witness
from workbench.text.languages import primary

UNKNOWN = "und"


def choose_text(texts: Texts, language: str, taken: Collection[str], file: str) -> int:
    """The place of the text in that language; of an unknown one, of the only text whose language is not `taken`.

    A file of one text is taken whatever it says. InputError if none is in that language, or several are.
    """
    if len(texts.drafts) == 1:
        return 0
    free = {primary(each) for each in taken}
    wanted = [
        number
        for number, each in enumerate(texts.languages)
        if (primary(each) == primary(language) if language != UNKNOWN else primary(each) not in free)
    ]
    exact = [number for number in wanted if texts.languages[number].casefold() == language.casefold()]
    if len(exact or wanted) == 1:
        return (exact or wanted)[0]
    held = ", ".join(texts.languages)
    if language == UNKNOWN or wanted:
        raise InputError(f"holds texts in {held}", file=file, hint="say which is meant with --language")
    raise InputError(f"holds texts in {held}, and none in {language}", file=file, hint="name one of these languages")


def find_original(texts: Texts, base: int, language: str) -> int | None:
    """The place of the text that the base is a translation of, as far as the file or the language tells."""
    others = [number for number in range(len(texts.drafts)) if number != base]
    if texts.has_original and 0 in others:
        return 0
    named = [number for number in others if primary(texts.languages[number]) == primary(language)]
    return named[0] if len(named) == 1 else others[0] if len(others) == 1 else None


def to_pins(texts: Texts, left: tuple[int, Witness], right: tuple[int, Witness], why: str) -> Iterator[PinBead]:
    """The pairs that the file has for two of its texts. A unit that stands in a second pair stays with its first."""
    (a, first), (b, second) = left, right
    seen: set[str] = set()
    for pairs in texts.pairs:
        if {pairs.a, pairs.b} != {a, b}:
            continue
        for left_side, right_side in _turned(pairs, a):
            sides = _units(first, left_side), _units(second, right_side)
            units = {*sides[0], *sides[1]}
            if units and seen.isdisjoint(units):
                seen |= units
                yield PinBead(Level.SEGMENT, *sides, why)


def _turned(pairs: Pairs, a: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    return ((left, right) if pairs.a == a else (right, left) for left, right in pairs.beads)


def _units(witness: Witness, places: tuple[int, ...]) -> tuple[str, ...]:
    """Only what can be aligned."""
    return tuple(each.id for each in (witness.segments[place] for place in places) if each.is_aligned)
