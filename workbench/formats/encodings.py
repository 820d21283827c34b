"""Bytes become text: the encoding is found by its marks or by trial, and said.

text, notes = decode(data, "letter.txt")
"""

from __future__ import annotations

from collections import Counter

from workbench.model.errors import InputError
from workbench.model.event import Warned

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Share of each letter among a thousand of running Russian text, as every frequency table has it.
_RUSSIAN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ",
        (
            110,
            85,
            80,
            74,
            67,
            63,
            55,
            47,
            45,
            44,
            35,
            32,
            30,
            28,
            26,
            20,
            19,
            17,
            17,
            17,
            16,
            15,
            12,
            10,
            9,
            7,
            6,
            5,
            4,
            3,
            3,
            1,
        ),
        strict=True,
    )
)
_TRIALS = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_NAMES = {
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP866",
    "iso8859-5": "ISO 8859-5",
}


def decode(data: bytes, name: str) -> tuple[str, tuple[Warned, ...]]:
    """The text without its byte order mark, and a note if the encoding had to be found out.

    InputError for what is empty, binary or in no encoding that can be told.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError("is empty", file=name, hint="give a text with at least one paragraph")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            if text is None:
                break
            return _checked(text.removeprefix("\ufeff"), name), _said(encoding)
    # Before UTF-8: Russian in UTF-16 is made of bytes that UTF-8 allows.
    guess = _unmarked_utf16(data)
    if guess is not None and (text := _try(data, guess)) is not None:
        return _checked(text, name), _said("utf-16")
    text = _try(data, "utf-8")
    if text is not None:
        return _checked(text, name), ()
    if b"\x00" in data[:4096]:
        raise InputError("is not a text", file=name, hint="give plain text, a saved web page or TEI")
    text = _western(data)
    if text is not None:
        return _checked(text, name), _said("cp1252")
    encoding, text = _by_letters(data, name)
    return _checked(text, name), _said(encoding)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _said(encoding: str) -> tuple[Warned, ...]:
    return (Warned(f"was read as {_NAMES[encoding]}"),) if encoding in _NAMES else ()


def _western(data: bytes) -> str | None:
    """English with typographic marks: those that Windows-1252 and Windows-1251 have at the same places."""
    text, other = _try(data, "cp1252"), _try(data, "cp1251")
    return text if text == other else None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows in the bytes 0 (Latin) and 4 (Cyrillic) on every second place."""
    head = data[:4000]
    half = len(head) // 2
    even, odd = (sum(byte in (0, 4) for byte in head[at::2]) for at in (0, 1))
    if odd > 0.8 * half and even < 0.2 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and odd < 0.2 * half else None


def _by_letters(data: bytes, name: str) -> tuple[str, str]:
    """The 8-bit Cyrillic encoding whose letters are as frequent as Russian ones."""
    best = max(_TRIALS, key=lambda encoding: _likeness(data[:200_000], encoding))
    text = _try(data, best)
    if text is None or _likeness(data[:200_000], best) < 0.4:
        line = data.count(b"\n", 0, _first_bad(data)) + 1
        hint = "save it as UTF-8 (in most editors: Save as… with encoding)"
        raise InputError("is in no encoding that can be told (not UTF-8)", file=name, line=line, hint=hint)
    return best, text


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _likeness(data: bytes, encoding: str) -> float:
    """0..1: overlap of the small letters' shares with Russian's, times the share of plausible characters."""
    text = data.decode(encoding, "replace")
    letters = Counter(char for char in text if "а" <= char <= "я")
    number = sum(letters.values())
    beyond = sum(char > "\x7f" for char in text)
    if number < 20:
        return 0.0
    total = sum(_RUSSIAN.values())
    overlap = sum(min(letters[char] / number, share / total) for char, share in _RUSSIAN.items())
    plausible = sum(char.isalpha() or char in "«»—–…№“”„’\u00a0\u00ad" for char in text if char > "\x7f")
    return overlap * plausible / max(1, beyond)


def _checked(text: str, name: str) -> str:
    controls = sum(char < " " and char not in "\t\n\r\f\x0b" for char in text[:100_000])
    if controls > max(2, len(text[:100_000]) // 200):
        raise InputError("is not a text", file=name, hint="give plain text, a saved web page or TEI")
    return text
