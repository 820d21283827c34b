"""Changes of a good translation beside its source, word by word: what the rules that link words must find.

    cut_phrase("He left the old port at dawn.", Random(1), 2, 5)      # ("He left the dawn.", 12), or None

A change takes the source, the translation and a source of chance; it gives None where a pair does not lend itself.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from tests.quality.news import news
from workbench.check.sounds import sound_alike
from workbench.text.little import is_little
from workbench.text.tokens import Token, words

_TELLING = re.compile(r"[^\W\d_]{4,}|\d+")  # words that may say something by themselves
_STRANGERS = ("Petrov", "Kirilenko", "Gordon", "Bulatov", "Schneider", "Martinez", "Tokarev", "Fleming", "Zubkov")
_MARKS = '"«»“”'
_QUOTATION = re.compile(f"[^{_MARKS}]*[{_MARKS}]([^{_MARKS}]{{25,}})[{_MARKS}][^{_MARKS}]*")


def cut_phrase(text: str, chance: random.Random, shortest: int, longest: int) -> tuple[str, int] | None:
    """The text without so many neighbouring words, from one that says something to another; and where they stood."""
    tokens = words(text)
    length = chance.randint(shortest, longest)
    starts = [at for at in range(len(tokens) - length + 1) if _is_phrase(text, tokens[at : at + length])]
    if len(tokens) < length + 4 or not starts:
        return None
    at = chance.choice(starts)
    start, end = tokens[at].start, tokens[at + length - 1].end
    return text[:start] + text[end:].removeprefix(" "), start


def _is_phrase(text: str, tokens: Sequence[Token]) -> bool:
    """Within a sentence, two words of it or more that say something, the first and the last among them."""
    telling = [_says_something(token) for token in tokens]
    return telling[0] and telling[-1] and sum(telling) >= 2 and ". " not in text[tokens[0].start : tokens[-1].end]


def _says_something(token: Token) -> bool:
    return _TELLING.fullmatch(token.text) is not None and not is_little(token.text, "en")


def lose_words(source: str, text: str, chance: random.Random) -> str | None:
    found = cut_phrase(text, chance, 6, 9)
    return found[0] if found else None


def put_in_words(source: str, text: str, chance: random.Random) -> str | None:
    """A phrase of another sentence in front of a word."""
    other = chance.choice(news())[1]
    tokens, places = words(other), words(text)[1:]
    length = chance.randint(6, 9)
    starts = [at for at in range(len(tokens) - length + 1) if _is_phrase(other, tokens[at : at + length])]
    if not starts or not places or other == text:
        return None
    at, place = chance.choice(starts), chance.choice(places).start
    return f"{text[:place]}{other[tokens[at].start : tokens[at + length - 1].end]} {text[place:]}"


def deny(source: str, text: str, chance: random.Random) -> str | None:
    """`not` is taken out where it is the only denial, or put in where nothing denies."""
    denials = re.findall(r"\b(?:not|no|never|nobody|nothing|none|neither|without|\w+n[’']t)\b", text)
    if re.search(r"\b(?:не|ни|нет|без|нельзя)\b|\bни\w+", source.lower()):
        lost = list(re.finditer(r" not(?= (?!only|just|least)[a-z])", text))
        return text[: lost[0].start()] + text[lost[0].end() :] if len(lost) == len(denials) == 1 else None
    verbs = "is|are|was|were|has been|have been|had been|has|have|had|will|would|can|could|should"
    places = list(re.finditer(rf"\b(?:{verbs})(?= [a-z]+(?:ed|ing|en|d)\b)", text))
    if not places or denials:
        return None
    at = chance.choice(places).end()
    return f"{text[:at]} not{text[at:]}"


def lose_marks(source: str, text: str, chance: random.Random) -> str | None:
    """A sentence with one quotation of some length loses its marks."""
    matches = [_QUOTATION.fullmatch(each) for each in (source, text)]
    if not all(match and len(match[1].split()) >= 5 for match in matches):
        return None
    return re.sub(f"[{_MARKS}]", "", text)


def rename(source: str, text: str, chance: random.Random) -> str | None:
    """A name that the source has becomes another, wherever it stands."""
    theirs = re.findall(r"(?<=[а-яё,] )[А-ЯЁ][а-яё]{4,}(?![\w-])", source)
    ours = set(re.findall(r"[^\W\d_]+", text))
    names = []
    for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?![\w-])", text):
        origin = [each for each in theirs if sound_alike(match.group(), each)]
        if len(origin) == 1 and not any(sound_alike(each, origin[0]) for each in ours - {match.group()}):
            names.append(match.group())
    strangers = [each for each in _STRANGERS if not any(sound_alike(each, word) for word in source.split())]
    return re.sub(rf"\b{chance.choice(names)}\b", chance.choice(strangers), text) if names and strangers else None


CHANGED: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "words-omitted": lose_words,
    "words-added": put_in_words,
    "negation-differs": deny,
    "quotation-differs": lose_marks,
    "name-differs": rename,
}
