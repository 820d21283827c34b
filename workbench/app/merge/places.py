"""Which passage of a file became which segment of a text.

    for segment, passage in find_passages(state.witness, returned.passages): …

By their ids where the file has any, else by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.diff.pairing import pair_paragraphs
from workbench.diff.words import diff_words
from workbench.model.edits import Op
from workbench.model.returned import Passage
from workbench.model.witness import Witness


def find_passages(text: Witness, passages: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    """Ids of segments, each with its passage; where several became one, or one several, each with each."""
    segments = [each for each in text.segments if each.text.strip()]
    held = [each for each in passages if each.text.strip()]
    places = {segment.id: number for number, segment in enumerate(segments)}
    known = {places[each.segment]: at for at, each in enumerate(held) if each.segment in places}
    for pairing in pair_paragraphs([each.text for each in segments], [each.text for each in held], known):
        for old in pairing.old:
            for new in pairing.new:
                yield segments[old].id, held[new]


class Shift:
    """From places in one text to those in another that is nearly the same."""

    def __init__(self, old: str, new: str) -> None:
        self._runs: list[tuple[int, int, int, bool]] = []  # from where in old, from where in new, how long there, equal
        if old != new:
            at = to = 0
            for edit in diff_words(old, new):
                self._runs.append((at, to, len(edit.new), edit.op is Op.EQUAL))
                at, to = at + len(edit.old), to + len(edit.new)

    def to(self, place: int) -> int:
        run = next((each for each in reversed(self._runs) if each[0] <= place), None)
        return place if run is None else run[1] + min(place - run[0], run[2])

    def behind(self, place: int) -> int:
        """Where what is behind the character that ends there is now."""
        return self.to(place - 1) + 1 if place else 0
