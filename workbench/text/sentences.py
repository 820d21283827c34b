"""Sentences of a paragraph, as stretches of it.

    split_sentences("He came at 3 p.m. We left.", "en") == [(0, 17), (18, 26)]

razdel cuts Russian, nupunkt English, a plain rule everything else; over them lies one layer of ours that joins
what they cut too early (initials, abbreviations, a speaker after a quotation) and cuts what they leave together
(a doubled stop). Stretches are trimmed, in order, and hold every character that is not blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workbench.text.languages import primary

Stretch = tuple[int, int]

_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk"})
_CLOSING = "\"'”’»“)]›"
# A full stop that ends no sentence: titles, and the usual abbreviations of either language.
_ABBREVIATION = {
    "en": re.compile(
        r"(?:^|[\s(“‘\"'—-])(?:Mr|Mrs|Ms|Dr|Prof|Capt|Col|Gen|Lt|Maj|Sgt|Cpl|Adm|Gov|Sen|Rep|Rev|Hon|St|Mt|Fr|Sr|Jr|No|Nos"
        r"|Vol|vol|pp?|ch|ed|eds|cf|viz|vs|etc(?=\.,)|e\.g|i\.e|approx|ca|c|Fig|fig|Art|art|Sec|sec|op|al"
        r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
    ),
    "ru": re.compile(
        r"(?:^|[\s(«„\"—-])(?:гр?|гг|т|им|ул|пр|просп|пл|пер|кн|св|стр?|гл|см|ср|напр|акад|проф|доц|ген|полк|подп|кап|лейт"
        r"|тов|гн|г-н|г-жа|гос|р|оз|о|м|д|кв|обл|губ|уезд|рис|табл|п|пп|ч|чч|мин|сек|руб|коп|тыс|млн|млрд|в|вв|н\.\s?э"
        r"|англ|нем|фр|лат|яп|кит|род|ум|изд|ред|сост|пер|прим|букв|т\.\s?е|т\.\s?н|т\.\s?к|[А-ЯЁ])\.$"
    ),
}
# «…» — сказал он: what stands behind the quotation belongs to it.
_SPEAKER = re.compile(r"[—–-]\s+[а-яёa-z]")
# `sentence.. Next` is a slip, not an ellipsis; `нет?“ Я` ends, for “ closes what „ opened.
_ALSO = re.compile(r"(?:(?<![.…])\.\s?\.(?![.…])[" + re.escape(_CLOSING) + r"]*|[.!?…]“)\s+(?=[\"“‘«„]?[A-ZА-ЯЁ])")


def split_sentences(text: str, language: str) -> list[Stretch]:
    plain = primary(language)
    family = "ru" if plain in _CYRILLIC else plain
    rough = _SPLITTERS.get(family, _by_rule)(text)
    return _trim(text, _cut_again(text, _join(text, _trim(text, rough), family)))


def _razdel(text: str) -> Iterable[Stretch]:
    from razdel import sentenize

    return [(each.start, each.stop) for each in sentenize(text)]


def _nupunkt(text: str) -> Iterable[Stretch]:
    from nupunkt import sent_spans

    return list(sent_spans(text))


def _by_rule(text: str) -> Iterable[Stretch]:
    """Cuts behind . ! ? … and closing marks, before a blank and a capital."""
    start = 0
    for match in re.finditer(rf"[.!?…]+[{re.escape(_CLOSING)}]*\s+(?=[\"“‘«„¿¡(]*[^\W\d_a-zа-яё])", text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


_SPLITTERS: dict[str, Callable[[str], Iterable[Stretch]]] = {"ru": _razdel, "en": _nupunkt}


def _join(text: str, stretches: list[Stretch], family: str) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and not _is_boundary(text, joined[-1], start, end, family):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_boundary(text: str, before: Stretch, start: int, end: int, family: str) -> bool:
    left, right = text[before[0] : before[1]], text[start:end]
    if all(char in _CLOSING for char in right):
        return False  # a closing mark alone is the end of the sentence before it
    abbreviation = _ABBREVIATION.get(family)
    if abbreviation is not None and abbreviation.search(left[-12:]):
        return False
    if _SPEAKER.match(right):
        return False
    stripped = left.rstrip(_CLOSING)
    if stripped.endswith(("…", "...")):
        return not right.lstrip("\"'“‘«„(—–- ")[:1].islower()
    return not right[:1].islower()


def _cut_again(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Cuts what the library left together."""
    cut: list[Stretch] = []
    for start, end in stretches:
        for match in _ALSO.finditer(text, start, end):
            cut.append((start, match.end()))
            start = match.end()
        cut.append((start, end))
    return cut


def _trim(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Without blanks at the ends, without empty stretches, and with nothing left out between two of them."""
    trimmed: list[Stretch] = []
    last = 0
    for start, end in stretches:
        begin = last if text[last:start].strip() else start
        piece = text[begin:end]
        if piece.strip():
            begin += len(piece) - len(piece.lstrip())
            trimmed.append((begin, begin + len(piece.strip())))
        last = max(last, end)
    if text[last:].strip():
        rest = text[last:]
        begin = last + len(rest) - len(rest.lstrip())
        trimmed.append((begin, begin + len(rest.strip())))
    return trimmed
