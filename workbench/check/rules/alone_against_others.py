"""A name or a number that all other translations have otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from workbench.check.figures import Figure, figures, unmatched
from workbench.check.opinions import Opinion, Place, is_most, places, says_something
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.check.said import said_by, to_evidence
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.model.witness import Segment, Sentence, sentence_text
from workbench.text.languages import primary
from workbench.text.tokens import Token, TokenKind, words
from workbench.text.transliteration import skeleton

_TITLE = 0.75  # of the words of a title have capitals


def find(context: Context) -> Iterator[Claim]:
    for place in places(context):
        claims = [*_names(place), *_numbers(place)]
        yield from sorted(claims, key=lambda claim: claim.spans[0].start)


def _names(place: Place) -> Iterator[Claim]:
    if _is_title(sentence_text(place.segment, place.sentence), place.language):
        return
    alone = [word for word in place.alone() if word.text[0].isupper() and not _is_first(word, place)]
    for word in alone:
        agreed = _alike(word.text, place.agreed(word.start, word.end))
        if not is_most(len(agreed), place.opinions) and len(alone) == 1:
            agreed = _alike(word.text, place.names_instead())
        if is_most(len(agreed), place.opinions) and not _sounds_like(word.text, agreed):
            message = f"“{word.text}” is not in any other translation: {said_by(agreed)}."
            yield claim_at(place.segment, word.start, word.end, message, 0.7, evidence=to_evidence(agreed))


def _alike(word: str, agreed: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Names among what the others have: with a capital, and in capitals if the word is."""
    chosen = {
        name: tuple(each for each in found if each[0].isupper() and each.isupper() == word.isupper())
        for name, found in agreed.items()
    }
    return {name: found for name, found in chosen.items() if found}


def _sounds_like(word: str, agreed: Mapping[str, Sequence[str]]) -> bool:
    """Whether one of the others has the same name in other letters."""
    sounds = _sounds(word)
    return any(_sounds(each) == sounds for found in agreed.values() for each in found)


def _sounds(word: str) -> str:
    """Without what it begins with: Evgeny and Yevgeny."""
    return skeleton(word).lstrip("aj")


def _is_first(word: Token, place: Place) -> bool:
    between = place.segment.text[place.sentence.start : word.start]
    return not any(map(str.isalnum, between))


def _is_title(text: str, language: str) -> bool:
    """Nearly all words have capitals, so they say nothing."""
    said = [each.text for each in words(text) if each.kind is TokenKind.WORD and says_something(each.text, language)]
    return sum(each[0].isupper() for each in said) > _TITLE * len(said)


def _numbers(place: Place) -> Iterator[Claim]:
    """Numbers that all others lack, where more than half of them have the same other one that the text lacks."""
    ours = figures([_cut((place.segment, place.sentence))], place.language)
    if not ours:
        return
    said = {each.id: _figures(each) for each in place.opinions}
    alone = ours
    for opinion in place.opinions:
        text = "\n".join(sentence_text(*each) for each in opinion.sentences)
        alone = [each for each in alone if each in unmatched(ours, said[opinion.id], text, _code(opinion))]
    agreed = _agreed(place, said) if alone else {}
    for each in alone if agreed else ():
        message = f"“{each.text}” is not in any other translation: {said_by(agreed)}."
        start, end = place.sentence.start + each.start, place.sentence.start + each.end
        yield claim_at(place.segment, start, end, message, 0.8, evidence=to_evidence(agreed))


def _agreed(place: Place, said: Mapping[str, list[Figure]]) -> dict[str, tuple[str, ...]]:
    """What the others have instead, by text."""
    values = {each.value for each in figures(map(_cut, place.near), place.language)}
    missing = {name: [each for each in found if each.value not in values] for name, found in said.items()}
    counts = Counter(value for found in missing.values() for value in {each.value for each in found})
    agreed = {value for value, number in counts.items() if is_most(number, place.opinions)}
    chosen = {name: tuple(each.text for each in found if each.value in agreed) for name, found in missing.items()}
    return {name: found for name, found in chosen.items() if found}


def _figures(opinion: Opinion) -> list[Figure]:
    return figures(map(_cut, opinion.sentences), opinion.other.witness.language)


def _cut(place: tuple[Segment, Sentence]) -> Segment:
    """A sentence as a segment of its own."""
    return Segment(place[0].id, place[0].kind, sentence_text(*place))


def _code(opinion: Opinion) -> str:
    return primary(opinion.other.witness.language)


RULE = Rule(
    id="alone-against-others",
    title="The other translations agree on another name or number",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about=(
        "A name or a number that none of two or more other translations has, where more than half of them have the "
        "same other one. Another spelling of the same sounds is no other name; titles in capitals are passed over."
    ),
    origin="agreement of several editions; a single other translation shows variation and no error",
    find=find,
    hits=(
        Example(
            "We met Orlov at the pier.",
            "Orlov",
            others=("We met Petrov at the pier.", "At the pier we met Petrov."),
            source="Мы встретили Петрова у причала.",
        ),
        Example(
            "There were 30 boats at the pier.",
            "30",
            others=("There were 13 boats at the pier.", "Thirteen boats lay at the pier."),
        ),
        Example("They left for Perm.", "Perm", others=("They left for Omsk.", "They left for Omsk.")),
    ),
    misses=(
        Example("They left for Perm.", others=("They left for Omsk.",)),
        Example("They left for Perm.", others=("They left for Omsk.", "They left for Tver.")),
        Example("We met Aleksandr.", others=("We met Alexander.", "We met Alexander.")),
        Example("They left for the Volga.", others=("They left for the river.", "They left for the river.")),
        Example(
            "He left the IMF then.",
            others=("He left the Monetary Fund then.", "He left the Monetary Fund then."),
        ),
        Example("He spent two days there.", others=("He spent a while there.", "He spent some time there.")),
        Example("It was 3 p.m. by then.", others=("It was 15:00 by then.", "It was 15:00 by then.")),
    ),
    needs_others=True,
)
