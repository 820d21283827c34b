"""The language of a tag; what speaks against the one that a text is said to be in: its letters, its little words.

    primary("en-GB")    # "en"
    read_doubt(["We came to the port at dawn, and it rained all day on the quay."] * 9, "ru")
    # "is written in Latin letters"
    read_doubt(["Wir kamen in den Hafen, und es regnete auf dem Kai den ganzen Tag."] * 9, "en")   # "reads like de"

Only what is plain is said: short texts, mixed ones and languages that are not in the table give nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from workbench.packs.tables import read_table

_MOST = 20_000  # characters that are looked at
_LETTERS = 60  # fewer say nothing
_WORDS = 80
_CLEAR = 0.8  # share of the letters that are of one script
# On all texts of data/align the little words of the right language are .14 to .36 of all words, and 1.6 times as many
# as those of the next one or more; so no text there is doubted.
_COMMON, _TIMES = 0.12, 1.5
_CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk")
# Languages written from right to left, and scripts that say so whatever the language.
_LEFTWARD = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_LEFTWARD_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"})
_SCRIPTS = (
    ("ru", "\u0400", "\u052f"), ("el", "\u0370", "\u03ff"), ("he", "\u0590", "\u05ff"), ("ar", "\u0600", "\u06ff"),
    ("hy", "\u0530", "\u058f"), ("ka", "\u10a0", "\u10ff"), ("ko", "\uac00", "\ud7af"), ("hi", "\u0900", "\u097f"),
)  # fmt: skip


def primary(tag: str) -> str:
    """The language of a BCP 47 tag without script and country: `en` of `en-GB`."""
    return tag.split("-")[0].lower()


def direction(language: str) -> str:
    """`ltr` or `rtl`, from a BCP 47 tag."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _LEFTWARD_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _LEFTWARD else "ltr"


def read_doubt(texts: Sequence[str], language: str) -> str:
    """In words that follow “it”; empty where nothing speaks against it."""
    said = primary(language)
    if said not in _little_words() and said not in _CYRILLIC:
        return ""
    sample = _sample(texts)
    script = _script(sample)
    if not script or said == "sr":
        return ""
    if script != ("Cyrillic" if said in _CYRILLIC else "Latin"):
        return f"is written in {script} letters"
    best = _language(sample, said)
    return f"reads like {best}" if best != said else ""


def guess_language(texts: Sequence[str]) -> str:
    """The language that letters and little words speak for, however few they are; empty where they say nothing."""
    sample = _sample(texts)
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return ""
    for language, first, last in _SCRIPTS:
        if 2 * sum(first <= char <= last for char in letters) > len(letters):
            candidates = _CYRILLIC if language == "ru" else (language,)
            return _most_little_words(sample, candidates) or language
    if any("\u3040" <= char <= "\u30ff" for char in letters):
        return "ja"
    if 2 * sum("\u4e00" <= char <= "\u9fff" for char in letters) > len(letters):
        return "zh"
    if 2 * sum(char < "\u0250" for char in letters) > len(letters):
        return _most_little_words(sample, [each for each in _little_words() if each not in _CYRILLIC])
    return ""


def _most_little_words(sample: str, languages: Sequence[str]) -> str:
    """Empty for none, or as many of another language."""
    words = Counter("".join(char if char.isalpha() else " " for char in sample.lower()).split())
    known = _little_words()
    found = {each: sum(words[word] for word in known.get(each, ())) for each in languages}
    best = max(found, key=lambda each: found[each])
    others = [number for each, number in found.items() if each != best]
    return best if found[best] > max(others, default=0) else ""


def _sample(texts: Sequence[str]) -> str:
    """From all over the text, so that a foreword in another language decides nothing."""
    step = 1 + sum(map(len, texts)) // _MOST
    return "\n".join(texts[::step])[:_MOST]


def _script(sample: str) -> str:
    letters = [char for char in sample if char.isalpha()]
    if len(letters) < _LETTERS:
        return ""
    counts = {
        "Cyrillic": sum("\u0400" <= char <= "\u052f" for char in letters),
        "Latin": sum(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in letters),
    }
    if sum(counts.values()) <= (1 - _CLEAR) * len(letters):
        return "other"
    return next((name for name, number in counts.items() if number >= _CLEAR * len(letters)), "")


def _language(sample: str, said: str) -> str:
    """That of the most little words, if it is clearly another one."""
    words = Counter("".join(char if char.isalpha() else " " for char in sample.lower()).split())
    total = sum(words.values())
    known = _little_words()
    if total < _WORDS or said not in known:
        return said
    found = {language: sum(words[word] for word in little) for language, little in known.items()}
    best = max(sorted(found), key=lambda language: found[language])
    return best if found[best] >= _COMMON * total and found[best] > _TIMES * found[said] else said


@cache
def _little_words() -> dict[str, tuple[str, ...]]:
    return {language: tuple(words.split()) for language, words in read_table("function-words.tsv")}
