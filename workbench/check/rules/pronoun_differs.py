"""He or she for a ministry, it for a person: gender carried over from a language where nouns have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.packs.tables import read_words
from workbench.text.languages import primary

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_BACK = 3  # sentences in which nobody else may be meant
_PRONOUN = re.compile(r"(?P<word>He|She) (?!who\b|that\b)[a-z]+")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Miss|Ms|Dr)\.? [A-Z][a-z]+|\b(?:General|Colonel|Captain|Admiral|Professor) [A-Z][a-z]+"
)

_Place = tuple[Segment, int, int]


def find(context: Context) -> Iterator[Claim]:
    if primary(context.witness.language) != "en":
        return
    before: list[_Place] = []
    for segment in context.text_segments:
        for sentence in segment.sentences:
            here = (segment, sentence.start, sentence.end)
            start = sentence.start
            if match := _PRONOUN.match(segment.text, start):
                if thing := _only_thing(before):
                    yield _claim(here, match, thing, "it")
            elif match := _that_he().match(segment.text, start, sentence.end):
                until = (segment, start, match.start("word"))
                if not any(_has_person(*each) for each in [*before, until]):
                    yield _claim(here, match, Span.of(segment.id, segment.text, *match.span("thing")), "it")
            elif (match := _it_told().match(segment.text, start)) and (person := _only_person(before)):
                yield _claim(here, match, person, "he or she")
            before = [*before[1 - _BACK :], here]


def _only_thing(before: Sequence[_Place]) -> Span | None:
    """The subject of the sentence before, if it is a thing, and no person is near."""
    if not before or any(_has_person(*each) for each in before):
        return None
    segment, start, end = before[-1]
    match = _subject().match(segment.text, start, end)
    if match is None or segment.text[end - 1] != ".":
        return None
    return Span.of(segment.id, segment.text, match.start(), match.end())


@cache
def _subject() -> re.Pattern[str]:
    things = "|".join(sorted(_words("thing")))
    return re.compile(rf"(?:The|This|Its|Our) (?:[A-Za-z]+ ){{0,2}}(?:{things})\b", re.IGNORECASE)


def _has_person(segment: Segment, start: int, end: int) -> bool:
    """A word for people, or a name that may be one: any word with a capital inside the sentence that is no place."""
    words = [match.group() for match in _WORD.finditer(segment.text, start, end)]
    people = _words("person")
    if words and words[0].lower() not in _words("begins"):
        return True
    if any(
        word.lower() in _words("human") or word.lower().removesuffix("s") in people or word.lower() in people
        for word in words
    ):
        return True
    return any(word[0].isupper() and word.lower() not in _adjectives() for word in words[1:])


def _only_person(before: Sequence[_Place]) -> Span | None:
    """A person with a title in the sentence before, and nothing there that could tell or ask."""
    if not before:
        return None
    segment, start, end = before[-1]
    found = list(_TITLED.finditer(segment.text, start, end))
    words = {match.group().lower() for match in _WORD.finditer(segment.text, start, end)}
    if len({match.group() for match in found}) != 1 or words & _words("thing") or words & {"it", "its"}:
        return None
    return Span.of(segment.id, segment.text, found[0].start(), found[0].end())


@cache
def _it_told() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>It) (?:{'|'.join(sorted(_words('does')))})\b(?! (?:in|on|of|by)\b)")


@cache
def _that_he() -> re.Pattern[str]:
    """The government declared that he: in one sentence."""
    thing = rf"(?P<thing>(?:The|This) (?:[A-Za-z]+ ){{0,2}}(?:{'|'.join(sorted(_words('thing')))}))"
    return re.compile(rf"{thing} (?:has |had )?[a-z]+(?:ed|id|ew|ught) that (?P<word>he|she)\b")


def _claim(here: _Place, match: re.Match[str], meant: Span, better: str) -> Claim:
    segment = here[0]
    span = Span.of(segment.id, segment.text, *match.span("word"))
    message = f"“{match['word']}” can only stand for “{meant.quote}”: {better}?"
    return Claim((span,), message, 0.6, (Evidence("antecedent", meant.quote),))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_words("antecedents.tsv", "en", kind))


@cache
def _adjectives() -> frozenset[str]:
    """Words with a capital that are no person: of countries, and the things themselves in a title."""
    places = (place.lower() for place in read_words("articles.tsv", "en", "nameless"))
    return frozenset((*places, *_words("thing"), *_words("capital")))


RULE = Rule(
    id="pronoun-differs",
    title="He for a thing, it for a person",
    category="linguistic-conventions.grammar",
    severity=Severity.MAJOR,
    about=(
        "A sentence that begins with “He” or “She” where the sentences before name nobody and have a ministry, a "
        "treaty or the like for their subject; or with “It said”, “It asked” behind a person with a title. Russian "
        "nouns have a gender."
    ),
    origin="English grammar; packs/data/antecedents.tsv",
    find=find,
    hits=(
        Example("The Japanese government refused the offer. He was not ready for peace.", "He"),
        Example("The ministry was silent for a week.\nShe gave no answer to the note.", "She"),
        Example("The ministry announced that he will send a note.", "he"),
        Example("In the evening Mr. Mori came back. It said that the port was closed.", "It"),
    ),
    misses=(
        Example("The government refused the offer. It was not ready for peace."),
        Example("Mori spoke at noon. The government refused the offer. He was not ready for peace."),
        Example("The government of the king refused the offer. He was not ready for peace."),
        Example("Mr. Mori read the letter. It said that the port was closed."),
        Example("The law is plain. He who breaks it pays."),
    ),
)
