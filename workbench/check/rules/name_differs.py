"""A name of the source that stands here as another name, or as the common word that it also is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from workbench.check.holes import quoted, texts_of
from workbench.check.knowledge import encoder_of, translations
from workbench.check.rule import Claim, Example, Rule
from workbench.check.sounds import sound_alike, spelt_alike
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.words import LinkedWord, WordLinks
from workbench.packs.encoder import SCALE, products
from workbench.packs.tables import read_table
from workbench.text.languages import primary
from workbench.text.little import is_little
from workbench.text.stems import stemmer

_NAME = re.compile(r"(?<=[а-яё,–—] )[А-ЯЁ][а-яё]{2,}(?![\w-])|(?<=[А-ЯЁ]\. )[А-ЯЁ][а-яё]{2,}(?![\w-])")
_OURS = re.compile(r"(?<=[a-z,’'] )[A-Z][a-z\u00c0-\u024f]{2,}|(?<=[A-Z]\. )[A-Z][a-z\u00c0-\u024f]{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 5  # letters: a name in small letters is longer
_LINKED = 0.3  # of a word and the common word that renders it
_ALIKE = 0.25  # a cosine
_KNOWN = 0.05  # how often the lexicon has seen that


def find(context: Context) -> Iterator[Claim]:
    """Words are linked only where no word of the translation sounds like a name of the source.

    Without a lexicon of the two languages nobody knows that «Германия» is Germany.
    """
    if context.source is None or primary(context.source.language) != "ru" or encoder_of(context) is None:
        return
    for bead in context.sentence_beads:
        if bead.a and bead.b:
            theirs, ours = (" ".join(texts_of(context, side)) for side in (bead.a, bead.b))
            names = [match.group() for match in _NAME.finditer(theirs)]
            there = {word for word in _WORD.findall(ours) if word[0].isupper() or len(word) > _SHORT}
            lost = {name for name in names if not any(sound_alike(name, word) for word in there)}
            if lost:
                yield from _compare(context, bead, lost, set(names) - lost)


def _compare(context: Context, bead: Bead, lost: set[str], kept: set[str]) -> Iterator[Claim]:
    links = context.link_words(bead)
    unknown = []
    for at, word in enumerate(links.a):
        if word.text not in lost:
            continue
        common = _common(context, links, at, kept)
        if common is not None:
            yield _claim(context, common, word, f"“{common.text}” is what «{word.text}» means; here it is a name.")
        elif _is_unknown(context, word, links.b, is_behind=at > 0 and links.a[at - 1].text in kept):
            unknown.append(at)
    strange = _strange(context, links) if unknown else []
    for at in unknown[: len(strange)]:
        word, other = links.a[at], min(strange, key=lambda each: abs(each * len(links.a) - at * len(links.b)))
        strange.remove(other)
        here = links.b[other]
        if not spelt_alike(word.text, here.text) and not _mean_alike(context, word.text, here.text):
            yield _claim(context, here, word, f"“{here.text}” stands for «{word.text}».")


def _strange(context: Context, links: WordLinks) -> list[int]:
    """The names of the translation that nothing in the source accounts for."""
    texts = [context.segments_by_id[unit].text for unit in dict.fromkeys(word.unit for word in links.b)]
    names = {match.group() for text in texts for match in _OURS.finditer(text)}
    return [at for at, word in enumerate(links.b) if word.text in names and _is_strange(context, word, links.a)]


def _common(context: Context, links: WordLinks, at: int, kept: set[str]) -> LinkedWord | None:
    """The common word that renders a person's name word for word; beside both stands another name of the person."""
    word = links.a[at]
    known = translations(context)(stemmer("ru")(word.text))
    steps = (-1, 1) if word.text.lower() in _given() else (-1,)
    beside = [step for step in steps if 0 <= at + step < len(links.a) and links.a[at + step].text in kept]
    for link in links.links:
        partner = links.b[link.b]
        if link.a != at or link.probability < _LINKED or not partner.text[0].islower() or is_little(partner.text, "en"):
            continue
        names = [
            (links.a[at + step].text, links.b[link.b + step].text)
            for step in beside
            if 0 <= link.b + step < len(links.b)
        ]
        if known.get(stemmer(context.witness.language)(partner.text), 0) >= _KNOWN and any(
            sound_alike(*name) for name in names
        ):
            return partner
    return None


def _is_unknown(context: Context, word: LinkedWord, ours: Sequence[LinkedWord], *, is_behind: bool) -> bool:
    """A name that is written as it sounds, and none of its translations stands there. is_behind: another name."""
    known = translations(context)(stemmer("ru")(word.text))
    stems = {stemmer(context.witness.language)(each.text) for each in ours}
    return stems.isdisjoint(known) and (is_behind or _is_written(word.text, known))


def _mean_alike(context: Context, one: str, other: str) -> bool:
    """In the encoder's space: `Ministry` for «Минкульт»."""
    encoder = encoder_of(context)
    if encoder is None or context.source is None:
        return False
    a, b = encoder.embed([one], context.source.language), encoder.embed([other], context.witness.language)
    return int(products(a, b)[0, 0]) >= _ALIKE * SCALE**2


def _is_strange(context: Context, word: LinkedWord, theirs: Sequence[LinkedWord]) -> bool:
    """A name, and no word of the source sounds like it or is translated so."""
    known = translations(context, of_source=False)(stemmer(context.witness.language)(word.text))
    stems = {stemmer("ru")(each.text) for each in theirs}
    if any(sound_alike(each.text, word.text) for each in theirs) or not stems.isdisjoint(known):
        return False
    return _is_written(word.text, known)


def _is_written(name: str, known: Mapping[str, float]) -> bool:
    """As it sounds, for all that the lexicon knows."""
    return not known or any(share >= _KNOWN and sound_alike(name, stem) for stem, share in known.items())


def _claim(context: Context, here: LinkedWord, there: LinkedWord, message: str) -> Claim:
    source = quoted(context, [there])
    return Claim(quoted(context, [here]), message, 0.7, (Evidence("source", source[0].quote),), source)


@cache
def _given() -> frozenset[str]:
    return frozenset(
        word for code, row in read_table("names-that-are-words.tsv") if code == "ru" for word in row.split()
    )


RULE = Rule(
    id="name-differs",
    title="A name is another one than in the source",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about=(
        "A name inside a sentence of the source like which no word of the translation sounds and none of whose known "
        "translations stands there, while the translation has a name that the source does not; or a person's name that "
        "is translated as the common word that it also is (Лев Толстой, “lion Tolstoy”)."
    ),
    origin="transcription by consonants; the lexicon of the pack; word links",
    find=find,
    hits=(
        Example("Yesterday Petrov signed the letter.", "Petrov", "Вчера Сидоренко подписал письмо."),
        Example("The letter was signed by the lion Kuznetsov.", "lion", "Письмо подписал Лев Кузнецов."),
        Example("They met Yuri frost at the port.", "frost", "Они встретили Юрия Мороза в порту."),
    ),
    misses=(
        Example("Yesterday Sidorenko signed the letter.", None, "Вчера Сидоренко подписал письмо."),
        Example("They came from Germany to Florence.", None, "Они приехали из Германии во Флоренцию."),
        Example("Yesterday the head signed the letter.", None, "Вчера Сидоренко подписал письмо."),
        Example("They met Yuri Moroz at the port.", None, "Они встретили Юрия Мороза в порту."),
        Example("The letter was signed by President Kuznetsov.", None, "Письмо подписал Президент Кузнецов."),
    ),
    needs_source=True,
    is_local=True,
)
