"""The table of calques: which entries stand in a text, and the Russian words behind them.

    calques(context, "false-friend")     # claims: “actual problems” is «актуальные проблемы»: …

The table is `packs/data/calques.tsv`; its columns are explained there. An entry is surest where the words of the source
stand beside it; those of `false-friend` and `translationese` say nothing without them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.check.rule import Claim
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.packs.tables import read_table
from workbench.text.languages import primary
from workbench.text.normalise import fold_word
from workbench.text.phrases import Index, Phrase, read_phrase
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, TokenKind, tokenize

ALONE = "calque"
_TOLD = {
    "calque": "“{}” is «{}» word for word: say {}",
    "false-friend": "“{}” stands for «{}», which is {}",
    "translationese": "“{}” follows «{}»; often better: {}",
}
_NEAR = 32  # segments of the source that are kept in mind
_Read = tuple[tuple[Token, ...], tuple[str, ...]]  # words and marks, and as the phrases of the table have them
_Different = tuple[frozenset[str], frozenset[str]]  # words and their stems
_SURE, _LIKELY, _STYLE = 0.8, 0.65, 0.5  # behind it stand the words of the source; nothing is known of them; style only


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table. behind: any of these in the source; shown: the first of them as a reader sees it.

    name: the English phrase and the Russian behind it, as the table has them; no two entries have one name.
    """

    name: str
    rule: str
    phrase: Phrase
    behind: tuple[Phrase, ...]
    shown: str
    category: str
    severity: Severity
    better: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry at its place; origin: the Russian words that stand beside it, if any do."""

    entry: Entry
    span: Span
    origin: Span | None


def calques(context: Context, rule: str) -> Iterator[Claim]:
    """What the entries of one rule claim, in document order."""
    return (_claim(match) for match in matches(context, rule))


def matches(context: Context, rule: str) -> Sequence[Match]:
    """The entries of one rule, the longest where several stand in one place, in document order."""
    return context.once(_all_matches)[rule]


def _all_matches(context: Context) -> Mapping[str, Sequence[Match]]:
    """Of all rules, since each segment and what it renders are read once."""
    found: dict[str, list[Match]] = {rule: [] for rule in _TOLD}
    if primary(context.witness.language) == "en":
        beside = _Beside(context)
        for segment in context.text_segments:
            tokens, words = _read(segment.text)
            for rule in found:
                found[rule] += _in_segment(segment, tokens, words, rule, beside)
    return found


def _in_segment(
    segment: Segment, tokens: Sequence[Token], words: Sequence[str], rule: str, beside: _Beside
) -> Iterator[Match]:
    entries, index = _index(rule)
    end = 0
    for number, start, stop in sorted(index.find(words), key=lambda each: (each[1], -each[2], each[0])):
        if start < end:
            continue
        first, last = tokens[start].start, tokens[stop - 1].end
        origin = beside.find(segment, first, entries[number])
        if origin is not None or rule == ALONE:
            end = stop
            yield Match(entries[number], Span.of(segment.id, segment.text, first, last), origin)


def _claim(match: Match) -> Claim:
    entry, origin = match.entry, match.origin
    russian = origin.quote if origin else entry.shown
    told = _TOLD[entry.rule].format(match.span.quote, russian, entry.better)
    confidence = _STYLE if entry.rule == "translationese" else _SURE if origin else _LIKELY
    return Claim(
        (match.span,),
        f"{told}. {entry.why}",
        confidence,
        (Evidence("source", f"«{origin.quote}»"),) if origin else (),
        (origin,) if origin else (),
        severity=entry.severity,
        category=entry.category,
    )


class _Beside:
    """The words of the source beside a place of the translation: of its sentence, else of its paragraph."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._words: dict[str, tuple[_Read, _Different]] = {}
        self._found: dict[tuple[str, int], list[tuple[int, int]]] = {}
        is_russian = context.source is not None and primary(context.source.language) == "ru"
        self._sentences, self._segments = (
            (_by_unit(context.sentence_beads), _by_unit(context.segment_beads)) if is_russian else ({}, {})
        )

    def find(self, segment: Segment, at: int, entry: Entry) -> Span | None:
        for other, start, end in self._stretches(segment, at):
            for phrase in entry.behind:
                found = self._places(other, phrase)
                for first, last in found[bisect_left(found, (start, 0)) :]:
                    if first >= end:
                        break
                    if last <= end:
                        return Span.of(other.id, other.text, first, last)
        return None

    def _places(self, segment: Segment, phrase: Phrase) -> list[tuple[int, int]]:
        """Where the phrase stands in a segment, looked for once."""
        key = segment.id, id(phrase)
        if key not in self._found:
            if segment.id not in self._words:
                if len(self._words) >= _NEAR:
                    self._words.clear()
                    self._found.clear()
                self._words[segment.id] = _read_source(segment.text)
            (tokens, words), different = self._words[segment.id]
            places = phrase.find(words) if phrase.may_stand(*different) else ()
            self._found[key] = sorted((tokens[one].start, tokens[last - 1].end) for one, last in places)
        return self._found[key]

    def _stretches(self, segment: Segment, at: int) -> Iterator[tuple[Segment, int, int]]:
        sentence = next((each.id for each in segment.sentences if each.start <= at < each.end), "")
        bead = self._sentences.get(sentence)
        if bead:
            for unit in bead.a:
                other, place = self._context.sentences_by_id[unit]
                yield other, place.start, place.end
        elif segment.id in self._segments:
            for unit in self._segments[segment.id].a:
                other = self._context.segments_by_id[unit]
                yield other, 0, len(other.text)


def _by_unit(beads: Sequence[Bead]) -> dict[str, Bead]:
    return {unit: bead for bead in beads for unit in bead.b}


def to_words(text: str) -> list[str]:
    """The words and marks of a text as the phrases of the table have them."""
    return list(_read(text)[1])


def _read(text: str) -> _Read:
    tokens = tuple(token for token in tokenize(text) if token.kind is not TokenKind.BLANK)
    return tokens, tuple(fold_word(token.text).replace("\u0301", "") for token in tokens)


def _read_source(text: str) -> tuple[_Read, _Different]:
    read, stem = _read(text), stemmer("ru")
    return read, (frozenset(read[1]), frozenset(stem(word) for word in read[1] if word[:1].isalpha()))


@cache
def _index(rule: str) -> tuple[tuple[Entry, ...], Index]:
    entries = tuple(entry for entry in table() if entry.rule == rule)
    return entries, Index([entry.phrase for entry in entries])


@cache
def table() -> tuple[Entry, ...]:
    """All entries, in the order of the file. ValueError names the row that is wrong."""
    return tuple(_read_entry(row) for row in read_table("calques.tsv"))


def _read_entry(row: tuple[str, ...]) -> Entry:
    try:
        rule, phrase, behind, category, severity, better, why = row
        sources = tuple(read_phrase(each, "ru") for each in behind.split("|"))
        english = read_phrase(phrase, "en")
        name = f"{phrase} ← {behind}"
        return Entry(name, rule, english, sources, _shown(behind), category, Severity(severity), better, why)
    except ValueError as error:
        raise ValueError(f"calques.tsv: {row}: {error}") from error


def _shown(behind: str) -> str:
    """The first choice of each word, as it stands in a dictionary."""
    words = [part.strip("()[]").split("/")[0] for part in behind.split("|")[0].split() if not part.startswith("!")]
    return " ".join("…" if word == ".." else word.removesuffix("~").replace("*", "…") for word in words)
