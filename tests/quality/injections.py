"""Errors put into clean text with a seed: for each rule what goes wrong, and in which segment it must be found."""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from tests.data import data_dir
from tests.quality.against_others import OTHERS, other_cases
from tests.quality.cases import Case, to_pairs, to_witness
from tests.quality.changed_words import CHANGED
from tests.quality.english_errors import ENGLISH
from tests.quality.lost_sentences import sentence_cases
from tests.quality.news import news as news
from tests.quality.other_words import OTHER_WORDS, other_word_cases
from workbench.model.context import Context
from workbench.text.transliteration import transliterate

Change = Callable[[str, random.Random], str | None]  # a paragraph, or None where it does not lend itself


@cache
def garnett() -> tuple[str, ...]:
    """The paragraphs of a whole novel in print: as clean as English gets."""
    text = data_dir("book", "anna-karenina", "en-garnett.txt").read_text("utf-8-sig").replace("\r\n", "\n")
    body = text[text.index("Happy families") : text.index("End of Project") if "End of Project" in text else None]
    paragraphs = [" ".join(part.split()).replace("_", "") for part in re.split(r"\n\s*\n", body)]
    return tuple(part for part in paragraphs if len(part.split()) > 3 and not part.startswith(("***", "End of")))


@cache
def english() -> dict[str, tuple[str, ...]]:
    """The last 100,000 words of each class of English non-fiction. Passages are missing: not every alarm is false."""
    classes = {}
    for path in sorted(data_dir("english").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file if line.strip()]
        words = start = 0
        for start in reversed(range(len(lines))):
            words += len(lines[start].split())
            if words >= 100_000:
                break
        classes[path.name.removesuffix(".txt.xz")] = tuple(lines[start:])
    return classes


def drop_closing(text: str, chance: random.Random) -> str | None:
    return _drop(text, "”", chance)


def drop_opening(text: str, chance: random.Random) -> str | None:
    return _drop(text, "“", chance)


def _drop(text: str, mark: str, chance: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(mark, text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def lose_mark(text: str, chance: random.Random) -> str | None:
    return drop_closing(text, chance) if chance.random() < 0.5 else drop_opening(text, chance)


def double_stop(text: str, chance: random.Random) -> str | None:
    return _insert(text, r"(?<=[a-z])\.(?=\s|$)", ".", chance)


def double_word(text: str, chance: random.Random) -> str | None:
    places = list(re.finditer(r"\b(the|of|and|to|with|from|it|was|his|which)\b ", text))
    if not places:
        return None
    match = chance.choice(places)
    return text[: match.end()] + match.group() + text[match.end() :]


def blank_before_mark(text: str, chance: random.Random) -> str | None:
    return _insert_before(text, r"(?<=[a-z])[,;](?=\s)", " ", chance)


def leave_cyrillic(text: str, chance: random.Random) -> str | None:
    return _replace_word(text, chance, lambda word: chance.choice(["порт", "начальник", "тем не менее", "ведомство"]))


def mix_scripts(text: str, chance: random.Random) -> str | None:
    look = {"o": "о", "a": "а", "e": "е", "c": "с", "p": "р"}

    def mix(word: str) -> str:
        places = [at for at, char in enumerate(word) if char in look]
        if not places:
            return word
        at = chance.choice(places)
        return word[:at] + look[word[at]] + word[at + 1 :]

    return _replace_word(text, chance, mix)


def garble(text: str, chance: random.Random) -> str | None:
    places = [at for at, char in enumerate(text) if char in "“”’—é"]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at].encode("utf-8").decode("cp1252", "replace") + text[at + 1 :]


def open_bracket(text: str, chance: random.Random) -> str | None:
    return _replace_word(text, chance, lambda word: "(" + word)


def cut_end(text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(words) < 14 or "“" in text:
        return None
    kept = words[: chance.randint(9, len(words) - 3)]
    return " ".join(kept) if kept[-1][-1].isalpha() else None


def cut_beginning(text: str, chance: random.Random) -> str | None:
    """The first words of a paragraph are lost, or a sentence in it begins with a small letter."""
    inside = list(re.finditer(r"(?<=[a-z]{4}\. )[A-Z](?=[a-z]+ )", text))
    if inside and chance.random() < 0.5:
        at = chance.choice(inside).start()
        return text[:at] + text[at].lower() + text[at + 1 :]
    words = text.split()
    if len(words) < 14 or "“" in text:
        return None
    rest = words[chance.randint(2, 6) :]
    return " ".join(rest) if rest[0][:1].islower() else None


def add_furniture(text: str, chance: random.Random) -> str | None:
    return chance.choice(
        [
            "Leave a comment",
            "12 views",
            "Share this article",
            "Related articles",
            "Filed under: Novels",
            "Read more",
            "3 comments",
        ]
    )


def respell(text: str, chance: random.Random) -> str | None:
    """One letter of a name that stands often in the book."""
    names = list(re.finditer(r"(?<=[a-z,] )(Levin|Vronsky|Oblonsky|Karenin|Arkadyevitch|Alexandrovitch|Dolly)\b", text))
    if not names:
        return None
    match = chance.choice(names)
    name = match.group()
    vowels = [at for at, char in enumerate(name) if at and char in "aeiouy"]
    at = chance.choice(vowels)
    new = chance.choice([vowel for vowel in "aeiou" if vowel != name[at]])
    return text[: match.start()] + name[:at] + new + name[at + 1 :] + text[match.end() :]


def to_place(text: str, chance: random.Random) -> str | None:
    """`with Levin` becomes a stay `in Levin`."""
    match = re.search(r"\b(?:with|at|by|beside) (?=(?:Levin|Vronsky|Karenin|Kitty|Anna|Dolly)\b(?!’))", text)
    return f"{text[: match.start()]}was in {text[match.end() :]}" if match else None


def speak_as_in_russian(text: str, chance: random.Random) -> str | None:
    """A verb loses its English preposition, or gets the Russian one."""
    pairs = {
        "afraid of": "afraid from", "listened to": "listened", "depend on": "depend from", "proud of": "proud from",
        "depends on": "depends from", "explain to": "explain", "married to": "married with",
    }  # fmt: skip
    places = list(re.finditer(r"\b(?:afraid of|depends? on|proud of|married to)\b", text))
    places += re.finditer(r"\b(?:listened to|explain to)(?= (?:him|them|me|us)\b)", text)
    if not places:
        return None
    match = chance.choice(places)
    return text[: match.start()] + pairs[match.group()] + text[match.end() :]


def _insert(text: str, pattern: str, what: str, chance: random.Random) -> str | None:
    places = [match.end() for match in re.finditer(pattern, text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + what + text[at:]


def _insert_before(text: str, pattern: str, what: str, chance: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(pattern, text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + what + text[at:]


def _replace_word(text: str, chance: random.Random, change: Callable[[str], str]) -> str | None:
    places = list(re.finditer(r"(?<![\w’-])[a-z]{4,}(?![\w’-])", text))
    if not places:
        return None
    match = chance.choice(places)
    new = change(match.group())
    return None if new == match.group() else text[: match.start()] + new + text[match.end() :]


SURFACE: dict[str, Change] = {
    "quote-unbalanced": lose_mark,
    "doubled-stop": double_stop,
    "doubled-word": double_word,
    "spacing": blank_before_mark,
    "cyrillic-left": leave_cyrillic,
    "mixed-script": mix_scripts,
    "mojibake": garble,
    "bracket-unbalanced": open_bracket,
    "final-stop": cut_end,
    "lower-case-start": cut_beginning,
    "furniture-in-text": add_furniture,
    "name-spelling": respell,
    "name-place": to_place,
    "calque": speak_as_in_russian,
    **ENGLISH,
}


def change_number(source: str, text: str, chance: random.Random) -> str | None:
    places = [m for m in re.finditer(r"(?<![\d.,:])\d{1,4}(?![\d.,:]\d|\d|th|st|nd|rd)", text) if m.group() in source]
    if not places:
        return None
    match = chance.choice(places)
    new = str(int(match.group()) + chance.choice([-7, -3, -2, 2, 3, 10]))
    if not new.isdigit() or new in source:
        return None
    return text[: match.start()] + new + text[match.end() :]


def cut_most(source: str, text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(source) < 90 or len(words) < 12:
        return None
    return " ".join(words[: max(3, len(words) // 4)])


def leave_source(source: str, text: str, chance: random.Random) -> str | None:
    return source if sum(char.isalpha() for char in source) >= 12 else None


def lose_question(source: str, text: str, chance: random.Random) -> str | None:
    return text.rstrip("?") + "." if source.endswith("?") and text.endswith("?") else None


def look_alike(source: str, text: str, chance: random.Random) -> str | None:
    """A word becomes the one that looks like the Russian word behind it."""
    words = {
        "конкретн": ("specific|particular", "concrete"), "магазин": ("shop|store|supermarket", "magazine"),
        "актуальн": ("relevant|current|important", "actual"), "перспектив": ("prospects?|outlook", "perspective"),
        "спектакл": ("performance|play|show", "spectacle"), "аудитори": ("audiences?", "auditorium"),
    }  # fmt: skip
    return _shine_through(source, text, words)


def heavily(source: str, text: str, chance: random.Random) -> str | None:
    words = {
        "в рамках": ("as part of|under|during|within|in", "within the framework of"),
        "в качестве": ("as", "in the quality of"), "в связи с": ("because of|due to|over|for", "in connection with"),
        "со стороны": ("from|by", "from the side of"), "в соответствии": ("under|by", "in accordance with"),
    }  # fmt: skip
    return _shine_through(source, text, words)


def _shine_through(source: str, text: str, words: dict[str, tuple[str, str]]) -> str | None:
    for russian, (good, bad) in words.items():
        if russian in source.lower() and re.search(rf"\b(?:{good})\b", text):
            return re.sub(rf"\b(?:{good})\b", bad, text, count=1)
    return None


def spell_out(source: str, text: str, chance: random.Random) -> str | None:
    """What the source explains in brackets gets Latin letters instead of its English ones."""
    theirs = re.findall(r"\(([А-ЯЁ]{2,6})\)", source)
    ours = list(re.finditer(r"\(([A-Z]{2,6})\)", text))
    if len(theirs) != 1 or len(ours) != 1:
        return None
    new = transliterate(theirs[0]).upper()
    match = ours[0]
    return None if new == match.group(1) else f"{text[: match.start(1)]}{new}{text[match.end(1) :]}"


WITH_SOURCE: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "abbreviation-kept": spell_out,
    "number-differs": change_number,
    "length-ratio": cut_most,
    "untranslated": leave_source,
    "question-differs": lose_question,
    "false-friend": look_alike,
    "translationese": heavily,
    **CHANGED,
}


def surface_cases(rule: str, number: int, seed: int) -> Iterator[Case]:
    """An error in the middle of 21 paragraphs of the novel: 301 for names and spelling; a heading stands in front."""
    chance = random.Random(f"{rule} {seed}")
    change, paragraphs = SURFACE[rule], garnett()
    reach = 150 if rule.startswith(("name", "spelling")) else 10
    made = 0
    while made < number:
        at = chance.randrange(reach, len(paragraphs) - reach)
        new = change(paragraphs[at], chance)
        if new is None:
            continue
        before = () if rule == "heading-question" else paragraphs[at - reach : at]
        window = [*before, new, *paragraphs[at + 1 : at + reach + 1]]
        if rule == "furniture-in-text":
            window.insert(reach, paragraphs[at])
        witness = to_witness(window)
        place = window.index(new, len(before))
        made += 1
        # A lost mark may show on the paragraph behind, where the quotation would have to go on.
        near = range(place, place + 2) if rule == "quote-unbalanced" else range(place, place + 1)
        yield Case(Context(witness), frozenset(witness.segments[index].id for index in near))


def source_cases(rule: str, number: int, seed: int) -> Iterator[Case]:
    """An error in one of twelve neighbouring news pairs, aligned one to one."""
    chance = random.Random(f"{rule} {seed}")
    pairs, made, tries = news(), 0, 0
    while made < number and tries < 200_000:
        tries += 1
        at = chance.randrange(6, len(pairs) - 6)
        new = WITH_SOURCE[rule](*pairs[at], chance)
        if new is None:
            continue
        window = [*pairs[at - 6 : at], (pairs[at][0], new), *pairs[at + 1 : at + 6]]
        made += 1
        context = to_pairs(window)
        yield Case(context, frozenset({context.witness.segments[6].id}))


def cases(rule: str, number: int, seed: int = 1) -> Iterator[Case]:
    if rule in SURFACE:
        return surface_cases(rule, number, seed)
    if rule in OTHERS:
        return other_cases(rule, number, seed)
    if rule in OTHER_WORDS:
        return other_word_cases(rule, number, seed, news())
    return source_cases(rule, number, seed) if rule in WITH_SOURCE else sentence_cases(rule, number, seed)


ALL = (*SURFACE, *WITH_SOURCE, *OTHER_WORDS, "sentence-omitted", "sentence-added", *OTHERS)
