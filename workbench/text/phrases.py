"""Phrases to look for in a text, in a small notation; an index of many, so that a text is walked once.

    phrase = read_phrase("take~ (a/an) [active participation]", "en")
    phrase.match(["took", "active", "participation"], 0)      # (1, 3): the words between the square brackets

    word        that word, in lower case             a/b     either of them
    take~       any form of it: took; `photo~` photos        бег~    any word with its stem
    полити*     words that begin so; `*ing` that end so      _       any one word or number
    (x)         x may be missing                     ..      up to three words
    !a/b        the next word is none of them (in front of the phrase: the word before)
    #           a number                             , ?     the mark itself
    [ ]         around what is meant, if the rest only says where it may stand

A mark that the notation does not name ends a phrase: none goes beyond a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from workbench.text.inflection import forms
from workbench.text.stems import stemmer

_REACH = 3  # words that `..` may skip


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a phrase: the words that may stand there. is_any: all but marks; is_not: all but these."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    is_any: bool = False
    is_number: bool = False
    is_not: bool = False
    is_optional: bool = False
    is_gap: bool = False

    def fits(self, word: str, language: str) -> bool:
        if self.is_any:
            return word[:1].isalnum()
        return (
            word in self.words
            or word.startswith(self.heads)
            or (word.endswith(self.tails) and len(word) > 4)
            or (self.is_number and word[:1].isdigit())
            or (bool(self.stems) and word[:1].isalpha() and stemmer(language)(word) in self.stems)
        )

    def is_missing(self, words: Set[str], stems: Set[str]) -> bool:
        """Only of what must stand there in one of a few words: all else may."""
        is_open = self.is_any or self.is_number or self.is_not or self.is_optional or self.is_gap
        if is_open or self.heads or self.tails:
            return False
        return self.words.isdisjoint(words) and self.stems.isdisjoint(stems)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items in order; quoted: the items from and to which it is meant."""

    items: tuple[Item, ...]
    quoted: tuple[int, int]
    language: str

    def may_stand(self, words: Set[str], stems: Set[str]) -> bool:
        """Soon told: False if a word that it needs is none of a text's different words, nor of one stem with any."""
        return not any(item.is_missing(words, stems) for item in self.items)

    def match(self, words: Sequence[str], start: int) -> tuple[int, int] | None:
        """[from, to) of the words meant, if the phrase begins at start."""
        places = self._walk(words, start, 0, {})
        return (places[self.quoted[0]], places[self.quoted[1]]) if places else None

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Wherever it stands."""
        for start in range(len(words)):
            found = self.match(words, start)
            if found:
                yield found

    def _walk(self, words: Sequence[str], at: int, number: int, places: dict[int, int]) -> dict[int, int] | None:
        places = places | {number: at}
        if number == len(self.items):
            return places
        item, word = self.items[number], words[at] if at < len(words) else ""
        if item.is_not:
            beside = word if number else (words[at - 1] if at else "")
            return None if beside and item.fits(beside, self.language) else self._walk(words, at, number + 1, places)
        if item.is_gap:
            return self._skip(words, at, number, places)
        if word and item.fits(word, self.language):
            found = self._walk(words, at + 1, number + 1, places)
            if found or not item.is_optional:
                return found
        return self._walk(words, at, number + 1, places) if item.is_optional else None

    def _skip(self, words: Sequence[str], at: int, number: int, places: dict[int, int]) -> dict[int, int] | None:
        for end in range(at, min(at + _REACH, len(words)) + 1):
            if end > at and not words[end - 1][:1].isalnum():
                return None
            found = self._walk(words, end, number + 1, places)
            if found:
                return found
        return None


class Index:
    """Many phrases by their rarest word: a text costs one look-up for each word."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._by_word: dict[str, list[tuple[int, int]]] = {}
        for number, phrase in enumerate(phrases):
            offset, item = _anchor(phrase)
            for word in item.words:
                self._by_word.setdefault(word, []).append((number, offset))

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(number of the phrase, from, to), in the order of the anchors."""
        for at, word in enumerate(words):
            for number, offset in self._by_word.get(word, ()):
                found = self._phrases[number].match(words, at - offset) if at >= offset else None
                if found:
                    yield number, *found


def _anchor(phrase: Phrase) -> tuple[int, Item]:
    """The place, always as far from the beginning, whose words are the longest, so likely rare."""
    offset, best = 0, (0, 0, Item())
    for item in phrase.items:
        if item.is_optional or item.is_gap:
            break
        if item.is_not:
            continue
        if item.words and not (item.heads or item.tails or item.is_number):
            best = max(best, (min(map(len, item.words)), offset, item), key=lambda each: each[0])
        offset += 1
    if not best[2].words:
        raise ValueError("a phrase needs a word before all that may be missing")
    return best[1], best[2]


def read_phrase(text: str, language: str) -> Phrase:
    """ValueError where the notation is not kept."""
    items: list[Item] = []
    begin, end = 0, None
    for part in text.split():
        while part.startswith("["):
            begin, part = len(items), part[1:]
        closes = part.endswith("]")
        items.append(_read_item(part.rstrip("]"), language))
        if closes:
            end = len(items)
    if not items or all(item.is_not or item.is_gap or item.is_optional for item in items):
        raise ValueError(f"no phrase: {text!r}")
    return Phrase(tuple(items), (begin, len(items) if end is None else end), language)


def _read_item(part: str, language: str) -> Item:
    if part in ("_", ".."):
        return Item(is_any=part == "_", is_gap=part == "..")
    if part == "#":
        return Item(is_number=True)
    is_optional = part.startswith("(") and part.endswith(")") and len(part) > 2
    inner = part[1:-1] if is_optional else part
    is_not = inner.startswith("!") and len(inner) > 1
    words: set[str] = set()
    stems: set[str] = set()
    heads, tails = [], []
    for choice in (inner[1:] if is_not else inner).split("/") if len(inner) > 1 else [inner]:
        if choice.endswith("~") and language == "en":
            words |= forms(choice[:-1])
        elif choice.endswith("~"):
            stems.add(stemmer(language)(choice[:-1]))
        elif choice.endswith("*"):
            heads.append(choice[:-1])
        elif choice.startswith("*"):
            tails.append(choice[1:])
        elif choice:
            words.add(choice)
        else:
            raise ValueError(f"an empty choice in {part!r}")
    return Item(frozenset(words), frozenset(stems), tuple(heads), tuple(tails), is_not=is_not, is_optional=is_optional)
