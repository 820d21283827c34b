"""How other translations word a passage, sentence by sentence beside those of the base.

    wordings_of(row, columns, "en-mt", {"en-2": "T"}, {"en-2"}, partners)
    # (Wording("The boats lay at the pier.", ((("T",), "Four boats were moored at the landing."),)), …)

Sentences that render the same sentences of the source stand together; without sentences in common, whole paragraphs do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.witness import Segment
from workbench.render.page_data import Column
from workbench.render.rows import Row
from workbench.render.runs import Partner

_SHOWN, _HEAD, _TAIL = 7, 3, 2  # of a longer lemma its first and last words are printed

Partners = Callable[[Row], Mapping[str, Sequence[Partner]]]


@dataclass(frozen=True, slots=True)
class Wording:
    """lemma: the base's words, shortened (empty: it has none of this). readings: (sigla, words, column)."""

    lemma: str
    readings: tuple[tuple[tuple[str, ...], str, Column], ...]


def wordings_of(
    row: Row,
    columns: Sequence[Column],
    base: str,
    letters: Mapping[str, str],
    others: frozenset[str],
    partners: Partners,
) -> tuple[Wording, ...]:
    """In the order of the base; what only others have stands behind."""
    cells = {column.id: (column, cell) for column, cell in zip(columns, row.cells, strict=True)}
    shown = [cells[each] for each in cells if each in others and cells[each][1]]
    if not shown:
        return ()
    numbered = partners(row)
    lemmas = _by_number(cells[base][1], numbered)
    texts = [(letters[column.id], column, _by_number(cell, numbered)) for column, cell in shown]
    if not lemmas or not any(set(lemmas) & set(each) for _, _, each in texts):
        whole = [(letters[column.id], _joined(cell), column) for column, cell in shown]
        return (Wording(shorten(_joined(cells[base][1])), _together(whole)),)
    numbers = dict.fromkeys((*lemmas, *(number for _, _, each in texts for number in each)))
    return tuple(
        Wording(shorten(lemmas.get(number, "")), readings)
        for number in numbers
        if (readings := _together([(letter, each[number], column) for letter, column, each in texts if number in each]))
    )


def _together(readings: Sequence[tuple[str, str, Column]]) -> tuple[tuple[tuple[str, ...], str, Column], ...]:
    """Those with the same words as one."""
    found: dict[str, tuple[tuple[str, ...], Column]] = {}
    for letter, words, column in readings:
        letters, first = found.get(words, ((), column))
        found[words] = ((*letters, letter), first)
    return tuple((letters, words, column) for words, (letters, column) in found.items())


def shorten(words: str) -> str:
    """`Nobody knew who … old coin`."""
    parts = on_one_line(words).split(" ")
    if len(parts) <= _SHOWN:
        return " ".join(parts)
    return f"{' '.join(parts[:_HEAD])} … {' '.join(parts[-_TAIL:])}"


def on_one_line(text: str) -> str:
    """The border of a paragraph is printed as a sign."""
    return re.sub(r"\s+", " ", text.replace("\n", " ¶ ")).strip()


def _by_number(cell: Sequence[Segment], numbered: Mapping[str, Sequence[Partner]]) -> dict[int, str]:
    """The words of each sentence, or of several with one number; what has no number goes with the one before it."""
    found: dict[int, str] = {}
    for segment in cell:
        places = numbered.get(segment.id, ())
        ends = [*(each.start for each in places[1:]), len(segment.text)]
        for order, (each, end) in enumerate(zip(places, ends, strict=False)):
            words = segment.text[0 if order == 0 else each.start : end].strip()
            found[each.number] = f"{found[each.number]} {words}" if each.number in found else words
    return found


def _joined(cell: Sequence[Segment]) -> str:
    return " ".join(segment.text.strip() for segment in cell)
