"""The stem of a word, folded and in lower case: what its forms share.

    stemmer("ru")("Токио") == "ток"        stemmer("en")("Victories") == "victori"

Snowball, where it knows the language; else the word is cut to six letters. Stems equal lemmas for our purposes and
need no dictionary.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from workbench.text.languages import primary
from workbench.text.normalise import fold

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian", "hy": "armenian",
    "it": "italian", "lt": "lithuanian", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_CUT = 6


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """language: a BCP 47 tag; its first part counts."""
    import Stemmer

    name = _SNOWBALL.get(primary(language))
    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord if name else lambda word: word[:_CUT]
    return cache(lambda word: stem(fold(word, case=True).replace("\u0301", "")))
