"""A made-up book whose words know where they come from, and a newer text of it: edited, moved, split, joined.

    old = make_book(random.Random(1), 300)
    new = edit_book(old, random.Random(2), edited=0.1, moved=3, split=2, joined=2)
    new.paragraphs[4].words[7].key              # the same as in the old book where it is the same word

So it is known of every stretch of words whether it is there still, and where; nothing is judged by its letters.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

LITTLE = re.findall(r"\w+", "the the the the of of of and and and to in a a he was it on that with for at by not")
OTHERS = re.findall(
    r"\w+",
    """
boat harbour lamp keeper winter ice road branch tar town rope ferry river bank captain crew map coast child year spring
oil crane quay port master night day morning letter answer clerk office paper word silence window door table bread salt
water stone bridge mill wheel horse cart field snow rain wind storm cloud sky star fire smoke ash coal iron nail board
roof wall garden tree leaf apple hand eye face voice name friend brother sister mother father son daughter soldier war
peace law price money debt market shop bell church song book page came went saw said asked took gave found lost kept
built broke carried crossed opened closed counted wrote read heard knew thought hoped feared waited stood sat slept
old young long short dark bright heavy light cold warm empty full slow quick deep high low far near first last
Orlov Pavel Togo Anna Vera Kamensky Neva Petrovsk Odessa
""",
)


@dataclass(frozen=True, slots=True)
class Word:
    """text: with the mark behind it, if there is one."""

    key: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return list(itertools.accumulate((len(word.text) + 1 for word in self.words[:-1]), initial=0))


@dataclass(frozen=True, slots=True)
class Book:
    """touched: numbers of the old paragraphs that were edited, split or joined."""

    paragraphs: tuple[Paragraph, ...]
    touched: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        return "\n\n".join(each.text for each in self.paragraphs) + "\n"

    def places(self) -> dict[int, tuple[int, int]]:
        """Paragraph and number of each word by its key."""
        return {word.key: (p, w) for p, each in enumerate(self.paragraphs) for w, word in enumerate(each.words)}


class _Pen:
    def __init__(self, chance: random.Random, first: int) -> None:
        self._chance, self._keys = chance, itertools.count(first)

    def words(self, many: int) -> list[Word]:
        return [
            Word(next(self._keys), self._chance.choice(LITTLE if self._chance.random() < 0.45 else OTHERS))
            for _ in range(many)
        ]

    def sentence(self) -> list[Word]:
        made = self.words(self._chance.randint(5, 16))
        made[0] = Word(made[0].key, made[0].text[0].upper() + made[0].text[1:])
        if len(made) > 9:
            made[5] = Word(made[5].key, made[5].text + ",")
        made[-1] = Word(made[-1].key, made[-1].text + self._chance.choice("...?"))
        return made


def make_book(chance: random.Random, paragraphs: int) -> Book:
    pen = _Pen(chance, 0)
    return Book(
        tuple(
            Paragraph(tuple(word for _ in range(chance.randint(2, 6)) for word in pen.sentence()))
            for _ in range(paragraphs)
        )
    )


def edit_book(
    old: Book,
    chance: random.Random,
    *,
    edited: float,
    moved: int,
    split: int,
    joined: int,
    hardest: int = 3,
    first: int = 0,
) -> Book:
    """moved, split, joined: as far as there are such paragraphs. hardest: so many changes an edited one has at most.

    first: the key of the first new word, or more.
    """
    pen = _Pen(chance, max(first, 1 + max(old.places(), default=0)))
    numbers = list(range(len(old.paragraphs)))
    rewritten = set(chance.sample(numbers, round(edited * len(numbers))))
    free = [number for number in numbers if number not in rewritten]
    cut = set(_sample(chance, [each for each in free if _ends(old.paragraphs[each])], split))
    pairs = [each for each in free if each + 1 in set(free) - cut and each not in cut]
    glued: set[int] = set()
    for first in _sample(chance, pairs, len(pairs)):
        if len(glued) < joined and not {first - 1, first, first + 1} & glued:
            glued.add(first)
    untouched = [each for each in free if each not in cut | glued and each - 1 not in glued]
    gone = _sample(chance, untouched, moved)
    made: list[list[Paragraph]] = []
    for number in numbers:
        each = old.paragraphs[number]
        if number in gone or number - 1 in glued:
            continue
        if number in rewritten:
            made.append([_edit(each, pen, chance, chance.randint(1, hardest))])
        elif number in cut:
            at = chance.choice(_ends(each))
            made.append([Paragraph(each.words[:at]), Paragraph(each.words[at:])])
        elif number in glued:
            made.append([Paragraph(each.words + old.paragraphs[number + 1].words)])
        else:
            made.append([each])
    for number in gone:
        made.insert(chance.randint(0, len(made)), [old.paragraphs[number]])
    touched = rewritten | cut | glued | {each + 1 for each in glued}
    return Book(tuple(itertools.chain.from_iterable(made)), frozenset(touched))


def _sample(chance: random.Random, numbers: Sequence[int], many: int) -> list[int]:
    return chance.sample(numbers, min(many, len(numbers)))


def _ends(paragraph: Paragraph) -> list[int]:
    """Numbers of words that begin a sentence, but for the first."""
    return [at + 1 for at, word in enumerate(paragraph.words[:-1]) if word.text[-1] in ".?"]


def _edit(paragraph: Paragraph, pen: _Pen, chance: random.Random, changes: int) -> Paragraph:
    words = list(paragraph.words)
    while changes:
        kind = chance.choice(["exchange", "exchange", "insert", "delete", "sentence"])
        at = chance.choice([0, *_ends(Paragraph(tuple(words)))]) if kind == "sentence" else chance.randrange(len(words))
        many = 0 if kind in ("insert", "sentence") else min(chance.randint(1, 2), max(0, len(words) - 3))
        new = pen.sentence() if kind == "sentence" else pen.words(0 if kind == "delete" else chance.randint(1, 3))
        if not _is_blurred(words, at, many, new):
            words[at : at + many] = new
            changes -= 1
    return Paragraph(tuple(words))


def _is_blurred(words: Sequence[Word], at: int, many: int, new: Sequence[Word]) -> bool:
    """Whether the same letters would come about by another change: then no one could say which word is which."""
    gone = {_bare(word) for word in words[at : at + many]}
    beside = {_bare(word) for word in (*words[max(0, at - 1) : at], *words[at + many : at + many + 1])}
    return bool({_bare(word) for word in new} & (gone | beside) or gone & beside)


def _bare(word: Word) -> str:
    return word.text.rstrip(".,?").lower()


def stretch(paragraph: Paragraph, words: Sequence[int]) -> tuple[int, int]:
    """[start, end) of the letters of words that follow each other, without the mark behind the last."""
    start = paragraph.starts[words[0]]
    end = paragraph.starts[words[-1]] + len(paragraph.words[words[-1]].text.rstrip(".,?"))
    return start, end
