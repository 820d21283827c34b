"""What stands over the columns of tables: languages by code or name, sides, ids, and the rest.

language_of("Russian"), language_of("ru-RU"), language_of("русский")     # "ru", "ru-RU", "ru"
"""

from __future__ import annotations

import re

ORIGINALS = frozenset({"source", "source text", "original", "src", "оригинал", "исходный текст", "original text"})
TRANSLATIONS = frozenset(
    {"target", "target text", "translation", "translated", "tgt", "mt", "corrected", "перевод", "translated text"}
)
IDS = frozenset({"id", "segment", "segment id", "segment_id", "ids"})
ROWS = frozenset({"row", "no", "no.", "nr", "nr.", "#", "№", "number"})
KIND = frozenset({"kind"})
CORRECTED = frozenset({"corrected", "corrected translation", "edited", "revised", "final"})
STATUS = frozenset({"status", "state", "read", "reviewed", "done"})
COMMENT = frozenset({"comment", "comments", "remark", "note", "notes", "комментарий", "комментарии"})
OTHERS = frozenset({"findings", "remarks", "context", "file", "line", "score"})
ID = re.compile(r"[a-z][a-z0-9-]{0,31}\.[a-z0-9.]+(?: [a-z][a-z0-9-]{0,31}\.[a-z0-9.]+)*")

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?", re.I)
_NAMES = {
    "english": "en", "английский": "en", "английский язык": "en", "englisch": "en", "anglais": "en",
    "russian": "ru", "русский": "ru", "русский язык": "ru", "russisch": "ru", "russe": "ru",
    "german": "de", "deutsch": "de", "немецкий": "de", "french": "fr", "français": "fr", "французский": "fr",
    "spanish": "es", "español": "es", "испанский": "es", "italian": "it", "italiano": "it", "итальянский": "it",
    "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl", "польский": "pl",
    "ukrainian": "uk", "українська": "uk", "украинский": "uk", "japanese": "ja", "日本語": "ja", "японский": "ja",
    "chinese": "zh", "中文": "zh", "китайский": "zh", "portuguese": "pt", "português": "pt", "czech": "cs",
    "čeština": "cs", "bulgarian": "bg", "български": "bg", "serbian": "sr", "српски": "sr", "belarusian": "be",
    "turkish": "tr", "türkçe": "tr", "greek": "el", "ελληνικά": "el", "hebrew": "he", "arabic": "ar", "korean": "ko",
    "latin": "la", "swedish": "sv", "finnish": "fi", "hungarian": "hu", "georgian": "ka", "armenian": "hy",
}  # fmt: skip
_CODES = frozenset(_NAMES.values()) | {
    "da", "no", "nb", "nn", "et", "lv", "lt", "sk", "sl", "hr", "bs", "mk", "ro", "sq", "ca", "gl", "eu", "ga", "cy",
    "is", "fa", "hi", "ur", "th", "vi", "id", "ms", "kk", "uz", "az", "tt", "mn", "yi", "eo", "rus", "eng", "deu",
    "fra",
}  # fmt: skip
_LONG = {"rus": "ru", "eng": "en", "deu": "de", "fra": "fr"}
# What may stand beside the name of a language.
_BESIDE = frozenset(
    {"text", "source", "target", "original", "translation", "translated", "uk", "us", "gb", "british", "american",
     "язык", "текст"}
)  # fmt: skip


def language_of(heading: str) -> str:
    """A BCP 47 tag, or empty: `English (UK)` and `Target: English` name one too."""
    plain = heading.strip().casefold()
    if plain in _NAMES:
        return _NAMES[plain]
    code = _CODE.fullmatch(heading.strip())
    if code and code.group(1).lower() in _CODES and plain not in IDS | ROWS:
        first, *rest = re.split("[-_]", heading.strip())
        subtags = (part.upper() if len(part) < 4 else part.title() for part in rest)
        return "-".join([_LONG.get(first.lower(), first.lower()), *subtags])
    words = re.findall(r"\w+", plain)
    named = [_NAMES[word] for word in words if word in _NAMES]
    return named[0] if len(named) == 1 and set(words) <= _NAMES.keys() | _BESIDE else ""


def side_of(heading: str) -> str:
    """`original`, `translation`, or empty."""
    plain = heading.strip().casefold()
    words = set(re.findall(r"\w+", plain))
    for side, names in (("original", ORIGINALS), ("translation", TRANSLATIONS)):
        if plain in names or (words & names and language_of(heading)):
            return side
    return ""


def is_known(heading: str) -> bool:
    plain = heading.casefold()
    every = ORIGINALS | TRANSLATIONS | IDS | ROWS | KIND | CORRECTED | STATUS | COMMENT | OTHERS
    return plain in every or language_of(heading) != ""
