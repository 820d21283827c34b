"""A text, and what an editor does to an exported copy: fifty edits of eleven kinds, each in paragraphs of its own.

    copy = edit(paragraphs, random.Random(1))       # copy.paragraphs, copy.edits

Every paragraph has at least four sentences, all of them different.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_WHO = ("The harbour master", "A young pilot", "The old keeper", "Our cook", "The second mate", "A clerk", "The doctor")
_DID = ("counted", "painted", "repaired", "forgot", "described", "guarded", "sold", "measured", "found", "carried")
_WHAT = (
    "four cranes",
    "the long pier",
    "a box of maps",
    "the green lamp",
    "seven boats",
    "the tide tables",
    "two ropes",
)
_WHEN = (
    "before dawn",
    "in the rain",
    "without a word",
    "after the storm",
    "on the third day",
    "in great haste",
    "at noon",
)
_WHY = ("for the guests", "as the letter asked", "to please nobody", "with cold hands", "by order", "for a small fee")
NEW_WORDS = ("silver", "narrow", "nameless", "borrowed", "ancient", "crooked", "wooden", "distant", "hollow", "patient")

# How many of each kind make fifty.
WITHOUT_NOTES = {
    "word": 14, "punctuation": 6, "insertion": 8, "deletion": 6, "sentence": 3,
    "split": 3, "join": 3, "drop": 2, "add": 3, "move": 2,
}  # fmt: skip
KINDS = {**WITHOUT_NOTES, "word": 10, "note": 4}


def make_paragraphs(number: int, chance: random.Random) -> list[str]:
    """Sentences never come twice."""
    seen: set[str] = set()

    def sentence() -> str:
        while True:
            made = " ".join(chance.choice(part) for part in (_WHO, _DID, _WHAT, _WHEN, _WHY)) + "."
            if made not in seen:
                seen.add(made)
                return made

    return [" ".join(sentence() for _ in range(chance.randint(4, 6))) for _ in range(number)]


@dataclass
class Copy:
    """The paragraphs with the number of the one each was, if any. edits: how many were made.

    notes: new ones by the number of the paragraph they are called in, each with the place and its words.
    """

    paragraphs: list[str]
    origins: list[tuple[int, ...]]
    edits: int = 0
    taken: set[int] = field(default_factory=set)
    notes: dict[int, tuple[int, str]] = field(default_factory=dict)

    def note_in(self, at: int) -> tuple[int, str] | None:
        """The new note of a paragraph: where in it, and its words."""
        return next((self.notes[each] for each in self.origins[at] if each in self.notes), None)

    def read(self) -> list[str]:
        """The paragraphs, each new note in brackets where it is called."""
        found = []
        for at, text in enumerate(self.paragraphs):
            note = self.note_in(at)
            found.append(f"{text[: note[0]]}[{note[1]}]{text[note[0] :]}" if note else text)
        return found

    def free(self, chance: random.Random, size: int = 1) -> int:
        """A place where so many paragraphs of some length, and their neighbours, are untouched."""
        while True:
            at = chance.randrange(1, len(self.paragraphs) - size - 1)
            near = {each for origin in self.origins[at - 1 : at + size + 1] for each in origin}
            is_long = all(text.count(". ") > 1 for text in self.paragraphs[at : at + size])
            if is_long and len(near) == size + 2 and not near & self.taken:
                self.taken |= {each for origin in self.origins[at : at + size] for each in origin}
                return at


def edit(paragraphs: Sequence[str], chance: random.Random, kinds: dict[str, int] | None = None) -> Copy:
    copy = Copy(list(paragraphs), [(number,) for number in range(len(paragraphs))])
    todo = [kind for kind, number in (KINDS if kinds is None else kinds).items() for _ in range(number)]
    chance.shuffle(todo)
    for kind in todo:
        _EDITS[kind](copy, chance)
        copy.edits += 1
    return copy


def _in_words(change: Callable[[list[str], random.Random], None]) -> Callable[[Copy, random.Random], None]:
    def made(copy: Copy, chance: random.Random) -> None:
        at = copy.free(chance)
        words = copy.paragraphs[at].split(" ")
        change(words, chance)
        copy.paragraphs[at] = " ".join(words)

    return made


def _word(words: list[str], chance: random.Random) -> None:
    at = chance.choice([at for at, word in enumerate(words) if word.isalpha()])
    words[at] = chance.choice(NEW_WORDS)


def _punctuation(words: list[str], chance: random.Random) -> None:
    at = chance.choice([at for at, word in enumerate(words) if word.endswith(".")])
    words[at] = words[at][:-1] + chance.choice("!?;")


def _insertion(words: list[str], chance: random.Random) -> None:
    at = chance.randrange(1, len(words))
    words[at:at] = chance.sample(NEW_WORDS, chance.randint(1, 3))


def _deletion(words: list[str], chance: random.Random) -> None:
    at = chance.randrange(1, len(words) - 3)
    del words[at : at + chance.randint(1, 3)]


def _sentence(copy: Copy, chance: random.Random) -> None:
    """The last sentence of a paragraph to the front of it, or to the end of another one."""
    at = copy.free(chance)
    sentences = copy.paragraphs[at].removesuffix(".").split(". ")
    copy.paragraphs[at] = ". ".join([sentences[-1], *sentences[:-1]]) + "."


def _split(copy: Copy, chance: random.Random) -> None:
    at = copy.free(chance)
    sentences = copy.paragraphs[at].removesuffix(".").split(". ")
    cut = chance.randrange(1, len(sentences))
    copy.paragraphs[at : at + 1] = [". ".join(each) + "." for each in (sentences[:cut], sentences[cut:])]
    copy.origins[at : at + 1] = [copy.origins[at], ()]


def _join(copy: Copy, chance: random.Random) -> None:
    at = copy.free(chance, 2)
    copy.paragraphs[at : at + 2] = [" ".join(copy.paragraphs[at : at + 2])]
    copy.origins[at : at + 2] = [copy.origins[at] + copy.origins[at + 1]]


def _drop(copy: Copy, chance: random.Random) -> None:
    at = copy.free(chance)
    del copy.paragraphs[at], copy.origins[at]


def _add(copy: Copy, chance: random.Random) -> None:
    at = copy.free(chance)
    copy.paragraphs.insert(
        at, f"A new paragraph of the editor's, number {copy.edits}, says {chance.choice(NEW_WORDS)}."
    )
    copy.origins.insert(at, ())


def _move(copy: Copy, chance: random.Random) -> None:
    at = copy.free(chance)
    text, origin = copy.paragraphs.pop(at), copy.origins.pop(at)
    to = copy.free(chance)
    copy.paragraphs.insert(to, text)
    copy.origins.insert(to, origin)


def _note(copy: Copy, chance: random.Random) -> None:
    """Behind some word, or behind the end of a sentence."""
    at = copy.free(chance)
    text = copy.paragraphs[at]
    ends = [place for place, sign in enumerate(text) if sign == " "] + [len(text)]
    words = f"A note of the editor's, number {copy.edits}. It says {chance.choice(NEW_WORDS)}."
    copy.notes[copy.origins[at][0]] = (chance.choice(ends), words)


_EDITS: dict[str, Callable[[Copy, random.Random], None]] = {
    "word": _in_words(_word), "punctuation": _in_words(_punctuation), "insertion": _in_words(_insertion),
    "deletion": _in_words(_deletion), "sentence": _sentence, "split": _split, "join": _join, "drop": _drop,
    "add": _add, "move": _move, "note": _note,
}  # fmt: skip
