"""The words of a text that are names, by segment.

    names_of(witness)["en-mt.p2"][0]        # NameWord(span “Vronsky’s”, key "vronski", is_sure=True)

A word is a name if it has a capital inside a sentence more often than the text has it without. Words in capitals
(abbreviations, headings) are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import NamedTuple

from workbench.model.span import Span
from workbench.model.witness import Segment, Witness
from workbench.text.names import capitals
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, tokenize

_TEXT = attrgetter("text")
_QUOTES = "“‘«„\"'"
_I = ("I’", "I'")


class NameWord(NamedTuple):
    """key: the stem, which its forms share. is_sure: it is seen inside a sentence, not at the beginning only."""

    span: Span
    key: str
    is_sure: bool = True


def names_of(text: Witness, known: Collection[str] | None = None) -> dict[str, list[NameWord]]:
    """In order. A word at the beginning of a sentence counts if it is a name elsewhere.

    known: stems of the language; a word that is none of them counts too, if the text never has it without a capital.
    """
    stem = stemmer(text.language)
    written: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    found: list[tuple[Segment, list[Token]]] = []
    for segment in text.segments:
        if segment.kind == "fw":
            continue
        words, initial = capitals(segment.text, text.language)
        words = [word for word in words if len(word.text) > 1 and not word.text.isupper() and word.text[:2] not in _I]
        found.append((segment, words))
        inside.update(
            word.text for word in words if not (word.start in initial or _is_quoted(segment.text, word.start))
        )
        written.update(map(_TEXT, tokenize(segment.text)))
    lower = _by_stem(((word, number) for word, number in written.items() if word[0].islower()), stem)
    sure = {key for key, number in _by_stem(inside.items(), stem).items() if number > lower[key]}
    return {
        segment.id: [
            NameWord(Span.of(segment.id, segment.text, word.start, word.end), key, key in sure)
            for word in words
            if (key := stem(word.text)) in sure or (known is not None and key not in known and key not in lower)
        ]
        for segment, words in found
    }


def _is_quoted(text: str, start: int) -> bool:
    """Whether words that are quoted begin here: they are a sentence, whatever stands before them."""
    return start > 0 and text[start - 1] in _QUOTES


def _by_stem(counts: Iterable[tuple[str, int]], stem: Callable[[str], str]) -> Counter[str]:
    stems: Counter[str] = Counter()
    for word, number in counts:
        stems[stem(word)] += number
    return stems
