"""Cyrillic words in Latin letters, and a key of consonants under which a name meets its rendering.

    transliterate("Молотов") == "Molotov"
    skeleton("Сигэнори") == skeleton("Shigenori") == "shnr"
    skeleton("Хьюстон") == skeleton("Houston") == "hstn"

A key keeps what survives transcription: the classes of the consonants, and whether the word begins with a vowel
(`a`) or a glide (`j`). Sounds that languages write for one another share a class: g, h, kh; s, z, sh, ts; zh, j.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from workbench.packs.tables import read_table

_ACUTE = "\u0301"
_VOWELS = "aeiouy"
# Latin spellings of one class, longest first. `h` is a sound only before a vowel; w between vowels and at the
# end is one in Moscow and none in Harlow: it is kept.
_SPELLINGS = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("tz", "s"), ("cz", "c"), ("sh", "s"),
    ("ch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "h"), ("ph", "f"), ("th", "t"), ("rh", "r"), ("wh", "v"),
    ("ck", "k"), ("qu", "kv"), ("dj", "j"), ("ts", "s"), ("x", "ks"), ("w", "v"), ("q", "k"), ("z", "s"), ("g", "h"),
)  # fmt: skip
_LATIN = re.compile("|".join([spelling for spelling, _ in _SPELLINGS] + ["c(?=[eiy])", "c", "h(?![aeiouy])"]))
_CLASS_OF = dict(_SPELLINGS)
_GLIDE = re.compile("j|y(?=[aou])")
_CYRILLIC_GLIDE = re.compile("и(?=[аеоуя])|[йјяюё]|дж|ж")


def transliterate(word: str) -> str:
    """The word with each Cyrillic letter in Latin, capitals kept; marks of stress and other letters stay."""
    letters, _ = _tables()
    return "".join(_cased(letters[char.lower()], char) if char.lower() in letters else char for char in word)


@cache
def skeleton(word: str) -> str:
    """The consonant key of one word; empty where nothing of it is a letter of either alphabet."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in "\u00ad\u2011-'’" + _ACUTE)
    key = _cyrillic_key(plain) if re.search("[\u0400-\u04ff]", plain) else _latin_key(plain)
    return re.sub(r"(.)\1+", r"\1", key)


def _cyrillic_key(word: str) -> str:
    """Over a decomposed word: й is и and a breve, ё is е and a diaeresis."""
    _, classes = _tables()
    word = unicodedata.normalize("NFC", word)
    glide = _CYRILLIC_GLIDE.match(word)
    if glide:
        start, word = "j", word[glide.end() :]
    else:
        start = "a" if classes.get(word[:1]) == "-" else ""
    # Дж is one sound; у before a vowel stands for w (Уильям, Оуэн).
    word = re.sub("у(?=[аеиоуыэюя])", "в", word.replace("дж", "ж"))
    if start == "a" and word.startswith("в"):
        start = ""
    return start + "".join(sound for char in word if (sound := classes.get(char, ".")) not in "-.")


def _latin_key(word: str) -> str:
    word = "".join(char for char in word if "a" <= char <= "z" or char == "ß").replace("ß", "ss")
    glide = _GLIDE.match(word)
    if glide:
        start, word = "j", word[glide.end() :]
    else:
        start = "a" if word[:1] and word[0] in _VOWELS else ""
    return start + "".join(char for char in _LATIN.sub(_sound, word) if char not in _VOWELS)


def _sound(match: re.Match[str]) -> str:
    found = match.group()
    if found == "c":
        return "s" if match.string[match.end() : match.end() + 1] in ("e", "i", "y") else "k"
    return _CLASS_OF.get(found, "")


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    rows = read_table("transliteration.tsv")
    return {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}


def _cased(latin: str, char: str) -> str:
    return latin if char.islower() else latin[:1].upper() + latin[1:]
