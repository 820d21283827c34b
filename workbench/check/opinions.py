"""What the other translations have where the text under examination has a sentence.

    for place in places(context):                 # one for each sentence that two others or more render
        for word in place.alone():                # words that none of them has, in any form
            place.agreed(word.start, word.end)    # {"en-2": ("pier",), "en-3": ("piers",)}: most say so, or nothing

Two words are taken for forms of one if their stems begin with the same five letters. What an other has for a word is
what renders the same word of the source, and what stands in its stead where the two texts are alike around it. A
corrected copy has no opinion: it has the words of its base.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.edits import Op, SegmentDiff
from workbench.model.other_text import OtherText
from workbench.model.witness import Segment, Sentence, Witness, sentence_text
from workbench.model.words import LIKELY, LinkedWord, WordLinks
from workbench.packs.tables import read_table
from workbench.text.languages import primary
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, TokenKind, words

ENOUGH = 2  # other translations: a single one shows variation
_SHARE = 0.5  # of the others, more must agree
_LETTERS = 5  # in which forms of one word begin alike
_SHORT = 4  # words that a change may have on either side to say what stands for what
_LARGEST = 16  # sentences of a bead: in a larger one too much is near
_SHORTEST = 3  # letters of a word that says something
_KNOWN = (
    0.8  # how surely a word is linked that dictionaries would give; by its place alone it is linked at half of that
)

Keys = dict[str, str]  # the beginning of a stem -> the word as it is written
Changes = tuple[tuple[int, int, str], ...]  # [start, end) of a segment, and what stands there instead, in order


@dataclass(frozen=True, slots=True)
class Opinion:
    """The sentences (of segments) in which another text has what the place says."""

    other: OtherText
    sentences: tuple[tuple[Segment, Sentence], ...]
    keys: frozenset[str]
    changes: Changes

    @property
    def id(self) -> str:
        return self.other.witness.id

    @property
    def names(self) -> tuple[Keys, Keys]:
        """Words with a capital: those that begin their sentence, and those that do not."""
        texts = [words(sentence_text(*each)) for each in self.sentences]
        sides = ([text[0] for text in texts if text], [token for text in texts for token in text[1:]])
        first, inside = ([token.text for token in side if token.text[0].isupper()] for side in sides)
        language = self.other.witness.language
        return to_keys(first, language), to_keys(inside, language)


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence. near: it and those that the others have in one with it; ours: the keys of these."""

    context: Context
    segment: Segment
    sentence: Sentence
    near: tuple[tuple[Segment, Sentence], ...]
    ours: frozenset[str]
    opinions: tuple[Opinion, ...]
    bead: Bead | None

    @property
    def language(self) -> str:
        return self.context.witness.language

    def alone(self) -> Iterator[Token]:
        """Offsets are those of the segment."""
        start = self.sentence.start
        for token in words(sentence_text(self.segment, self.sentence)):
            if token.kind is TokenKind.WORD and says_something(token.text, self.language):
                whole, *parts = keys_of(token.text, self.language)
                if not any(whole in each.keys or (parts and each.keys.issuperset(parts)) for each in self.opinions):
                    yield Token(token.text, start + token.start, start + token.end, token.kind)

    def agreed(self, start: int, end: int) -> dict[str, tuple[str, ...]]:
        """What more than half of the others have for [start, end), and the text has nowhere near; empty if nothing."""
        return self._agreed({each.id: self._counterparts(each, start, end) for each in self.opinions})

    def _agreed(self, found: Mapping[str, Keys]) -> dict[str, tuple[str, ...]]:
        counts = Counter(key for keys in found.values() for key in keys)
        agreed = {key for key, number in counts.items() if is_most(number, self.opinions) and key not in self.ours}
        said = {name: tuple(word for key, word in keys.items() if key in agreed) for name, keys in found.items()}
        return {name: each for name, each in said.items() if each}

    def names_instead(self) -> dict[str, tuple[str, ...]]:
        """Words with a capital that more than half of the others have, and the text not near it.

        In one of the others at least it stands inside a sentence.
        """
        found = {each.id: each.names for each in self.opinions}
        names = {key for _, inside in found.values() for key in inside}
        return self._agreed(
            {
                name: {key: word for key, word in {**first, **inside}.items() if key in names}
                for name, (first, inside) in found.items()
            }
        )

    def is_rendering(self, start: int, end: int) -> bool:
        """Whether the words likely render a word of the source: a synonym of what the others have."""
        links = self.context.link_words(self.bead) if self.bead else None
        return links is not None and any(
            word.unit == self.segment.id and start <= word.start < end and word.linked > _KNOWN for word in links.b
        )

    def _counterparts(self, opinion: Opinion, start: int, end: int) -> Keys:
        return {**self._linked(opinion, start, end), **self._changed(opinion, start, end)}

    def _linked(self, opinion: Opinion, start: int, end: int) -> Keys:
        """The words that render the same word of the source; or words of it that the text seems not to render."""
        if self.bead is None:
            return {}
        ours = self.context.link_words(self.bead)
        behind = ours.behind(self.segment.id, start, end) or _unrendered(ours)
        theirs = opinion.other.link_words(Bead(self.bead.a, tuple(each.id for _, each in opinion.sentences)))
        places = {(word.unit, word.start) for word in behind}
        asked = {at for at, word in enumerate(theirs.a) if (word.unit, word.start) in places}
        found = [theirs.b[b].text for a, b, probability in theirs.links if a in asked and probability >= LIKELY]
        return to_keys(found, self.language)

    def _changed(self, opinion: Opinion, start: int, end: int) -> Keys:
        """The words that stand in their stead between words that both texts have."""
        number = bisect_right(opinion.changes, start, key=lambda change: change[0])
        first, last, new = opinion.changes[number - 1] if number else (0, 0, "")
        return to_keys([token.text for token in words(new)], self.language) if first <= start and end <= last else {}


def _unrendered(links: WordLinks) -> tuple[LinkedWord, ...]:
    rendered = {link.a for link in links.links if link.probability >= LIKELY}
    return tuple(word for at, word in enumerate(links.a) if at not in rendered)


def is_most(number: int, opinions: Sequence[Opinion]) -> bool:
    return number >= ENOUGH and number > _SHARE * len(opinions)


def places(context: Context) -> Iterator[Place]:
    """In document order; sentences that fewer than two others render are passed over."""
    others = [_reader(other, context) for other in context.others if not other.is_corrected_copy]
    if len(others) < ENOUGH:
        return
    beads = {unit: bead for bead in context.sentence_beads for unit in bead.b}
    read = _keys_reader(context.witness)
    for segment in context.text_segments:
        for sentence in segment.sentences:
            said = [found for reader in others if (found := reader(segment, sentence)) is not None]
            if len(said) >= ENOUGH:
                units = dict.fromkeys(unit for bead, _ in said for unit in bead.a)
                near = tuple(context.sentences_by_id[unit] for unit in units)
                ours = frozenset().union(*map(read, units))
                opinions = tuple(opinion for _, opinion in said)
                yield Place(context, segment, sentence, near, ours, opinions, beads.get(sentence.id))


def _reader(other: OtherText, context: Context) -> Callable[[Segment, Sentence], tuple[Bead, Opinion] | None]:
    """The bead of a sentence with another text, and the opinion; nothing where the other has no such sentence."""
    beads = {unit: bead for bead in other.sentence_beads for unit in bead.a}
    changes = {unit: each for diff in other.comparison.diffs for unit, each in _changes(diff, context).items()}
    sentences = _sentences(other.witness)
    read = _keys_reader(other.witness)

    def opinion(segment: Segment, sentence: Sentence) -> tuple[Bead, Opinion] | None:
        bead = beads.get(sentence.id)
        if bead is None or not bead.b or len(bead.a) + len(bead.b) > _LARGEST:
            return None
        keys = frozenset().union(*map(read, bead.b))
        return bead, Opinion(other, tuple(sentences[unit] for unit in bead.b), keys, changes.get(segment.id, ()))

    return opinion


def _changes(diff: SegmentDiff, context: Context) -> dict[str, Changes]:
    """Short replacements, by the segments of a bead; one line feed parts their texts."""
    places, at = [], 0
    for edit in diff.edits:
        if edit.op is Op.REPLACE and max(len(words(edit.old)), len(words(edit.new))) <= _SHORT:
            places.append((at, at + len(edit.old), edit.new))
        at += len(edit.old)
    found, begin = {}, 0
    for unit in diff.a:
        end = begin + len(context.segments_by_id[unit].text)
        inside = places[bisect_left(places, (begin, 0, "")) : bisect_left(places, (end + 1, 0, ""))]
        found[unit] = tuple((first - begin, last - begin, new) for first, last, new in inside)
        begin = end + 1
    return found


def _sentences(text: Witness) -> dict[str, tuple[Segment, Sentence]]:
    return {sentence.id: (segment, sentence) for segment in text.segments for sentence in segment.sentences}


def _keys_reader(text: Witness) -> Callable[[str], frozenset[str]]:
    return cache(partial(_keys_in, _sentences(text), text.language))


def _keys_in(sentences: dict[str, tuple[Segment, Sentence]], language: str, unit: str) -> frozenset[str]:
    tokens = words(sentence_text(*sentences[unit]))
    return frozenset(key for token in tokens for key in keys_of(token.text, language))


def keys_of(word: str, language: str) -> list[str]:
    """Of the whole word, and of its parts if it is joined by hyphens."""
    parts = word.replace("‑", "-").split("-")
    stem = stemmer(language)
    whole = stem("".join(parts).replace("’", "'").removesuffix("'s"))[:_LETTERS]
    return [whole, *(stem(part)[:_LETTERS] for part in parts)] if len(parts) > 1 else [whole]


def to_keys(found: Sequence[str], language: str) -> Keys:
    return {keys_of(word, language)[0]: word for word in found if says_something(word, language)}


def says_something(word: str, language: str) -> bool:
    return len(word) >= _SHORTEST and word.lower() not in _form_words(language)


@cache
def _form_words(language: str) -> frozenset[str]:
    name = primary(language)
    return frozenset(word for code, row in read_table("form-words.tsv") if code == name for word in row.split())
