"""An abbreviation that was spelt in Latin letters instead of being made from the English words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_THEIRS = re.compile(r"\b[А-ЯЁ]{2,6}\b")
_OURS = re.compile(r"\b[A-Z]{2,8}\b")
_WORD = re.compile(r"[^\W\d_]+")
# How a letter is written in abbreviations, beside its usual romanisation.
_LETTERS = {
    "В": "V W", "Е": "E YE", "Ж": "ZH J G", "И": "I Y", "Й": "Y I J", "К": "K C", "Х": "KH H X", "Ц": "TS C",
    "Ч": "CH H", "Щ": "SHCH SCH", "Ы": "Y I", "Э": "E", "Ю": "YU IU U", "Я": "YA IA", "Ё": "YO E", "Ь": "", "Ъ": "",
}  # fmt: skip
_SPARE = 3  # words before the brackets that may stand beside those that the letters are of


class _Kept(NamedTuple):
    segment: Segment
    start: int
    end: int
    origin: Span


def find(context: Context) -> Iterator[Claim]:
    """Only abbreviations that the source explains in brackets, and whose letters the English words do not give."""
    if context.source is None or _languages(context) != ("ru", "en"):
        return
    explained = {word for each in context.source.segments for word in re.findall(r"\(([А-ЯЁ]{2,6})\)", each.text)}
    explained -= _english_too("ru")
    if not explained:
        return
    kept = list(_kept(context, explained))
    fitting = {each.origin.quote for each in kept if _fits(each)}
    for each in kept:
        name = each.origin.quote
        if name not in fitting:
            quote = each.segment.text[each.start : each.end]
            yield Claim(
                (Span.of(each.segment.id, each.segment.text, each.start, each.end),),
                f"“{quote}” is «{name}» letter by letter; no English words before it begin so.",
                0.9,
                (Evidence("source", f"«{name}»"),),
                (each.origin,),
            )


def _languages(context: Context) -> tuple[str, ...]:
    return tuple(primary(each.language) for each in (context.source, context.witness) if each)


def _kept(context: Context, explained: set[str]) -> Iterator[_Kept]:
    for bead in context.segment_beads:
        theirs = [context.segments_by_id[unit] for unit in bead.a]
        there = {
            match.group(): Span.of(each.id, each.text, match.start(), match.end())
            for each in theirs
            for match in _THEIRS.finditer(each.text)
            if match.group() in explained
        }
        for unit in bead.b if there else ():
            segment = context.segments_by_id[unit]
            for match in _OURS.finditer(segment.text):
                name = next((each for each in there if _is_spelling(match.group(), each)), None)
                if name is not None:
                    yield _Kept(segment, match.start(), match.end(), there[name])


def _fits(kept: _Kept) -> bool:
    """Whether it stands in brackets behind words whose first letters, in order, have its letters among them."""
    before = kept.segment.text[: kept.start].rstrip()
    if not before.endswith("("):
        return False
    letters = kept.segment.text[kept.start : kept.end]
    words: Sequence[str] = _WORD.findall(before)[-(len(letters) + _SPARE) :]
    initials = iter("".join(word[0].upper() for word in words))
    return all(letter in initials for letter in letters)


def _is_spelling(latin: str, name: str) -> bool:
    """Letter by letter; no more than eight letters, so at most some hundred ways."""
    rests = {latin}
    for letter in name:
        ways = _ways(letter)
        rests = {rest[len(way) :] for rest in rests for way in ways if rest.startswith(way)}
    return "" in rests


@cache
def _ways(letter: str) -> tuple[str, ...]:
    if letter in _LETTERS:
        return tuple(_LETTERS[letter].split(" "))
    return tuple(row[1].upper() for row in read_table("transliteration.tsv") if row[0] == letter.lower())


@cache
def _english_too(language: str) -> frozenset[str]:
    rows = read_table("kept-abbreviations.tsv")
    return frozenset(word for code, words in rows if code == language for word in words.split(" "))


RULE = Rule(
    id="abbreviation-kept",
    title="An abbreviation was spelt letter by letter",
    category="terminology.wrong-term",
    severity=Severity.MAJOR,
    about=(
        "An abbreviation that the source explains in brackets stands in the translation in Latin letters, though the "
        "English words before it begin with other ones. Abbreviations that English keeps are left alone."
    ),
    origin="English abbreviates its own words; what machines do with abbreviations that they have not met",
    find=find,
    hits=(
        Example(
            "The quality of sleep was read from a log of rest (DO).", "DO",
            "Качество сна определяли по дневнику отдыха (ДО).",
        ),
        Example(
            "Blood flow of the brain (MK) fell. MK was measured twice.", "MK",
            "Мозговой кровоток (МК) снизился. МК измеряли дважды.",
        ),
    ),
    misses=(
        Example("A spring voltage meter (SVM) was used.", None, "Использовали стрелочный вольтметр (СВМ)."),
        Example("He served in the state security (KGB).", None, "Он служил в госбезопасности (КГБ)."),
        Example("SMT came first.", None, "Первым пришёл СМТ."),
    ),
    needs_source=True,
)  # fmt: skip
