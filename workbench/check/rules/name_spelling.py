"""One name spelt in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.check.beside import texts_beside
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.check.spellings import is_gendered, is_near
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.text.transliteration import skeleton

_WORD = r"[A-Z][a-z\u00c0-\u024f]{3,}(?![\w-])"
_NAME = re.compile(rf"(?<=[a-z,;:’'] ){_WORD}|(?<=[A-Z]\. ){_WORD}")
_ANY = re.compile(rf"(?<![\w-]){_WORD}")
_SOURCE_NAME = re.compile(r"(?<![\w-])[\u0410-\u042f\u0401][\u0430-\u044f\u0451\u0301]{2,}")
_RARE = 3  # times rarer than the usual spelling: two names that are both frequent are two names
_OFTEN = 3  # what stands more often than this is meant, unless the source has one name
_STEM = 4  # letters that two forms of one Russian name share


@dataclass(frozen=True, slots=True)
class _Names:
    """Words with a capital: how often, where, and which of them surely are names."""

    counts: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[tuple[Segment, int, int]]] = field(default_factory=lambda: defaultdict(list))
    sure: set[str] = field(default_factory=set)


def find(context: Context) -> Iterator[Claim]:
    """The rarer spelling is named wherever it stands, unless the source has two names there."""
    names = _collect(context)
    beside = texts_beside(context)
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names.sure):
        by_key[skeleton(name)].append(name)
    for alike in by_key.values():
        usual = max(alike, key=lambda name: (names.counts[name], name))
        for name in alike:
            if name == usual or names.counts[name] * _RARE > names.counts[usual] or not is_near(name, usual):
                continue
            ours, theirs = (_in_source(names.places[each], each, beside) for each in (name, usual))
            shared = min(ours & theirs, default=None)
            is_meant = names.counts[name] > _OFTEN or is_gendered(name, usual)
            if shared is not None or (not (ours and theirs) and not is_meant):
                yield from _claims(name, usual, names, shared)


def _collect(context: Context) -> _Names:
    names = _Names()
    lower: set[str] = set()
    for segment in context.text_segments:
        names.sure.update(match.group() for match in _NAME.finditer(segment.text))
        lower.update(re.findall(r"\b[a-z]{4,}\b", segment.text))
        for match in _ANY.finditer(segment.text):
            names.counts[match.group()] += 1
            names.places[match.group()].append((segment, match.start(), match.end()))
    names.sure.difference_update([name for name in names.sure if name.lower() in lower])
    return names


def _in_source(places: list[tuple[Segment, int, int]], name: str, beside: dict[str, str]) -> set[str]:
    """The stems of the source's names beside it that may be this one."""
    key = skeleton(name)
    return {
        match.group()[:_STEM]
        for segment in {segment.id for segment, _, _ in places}
        for match in _SOURCE_NAME.finditer(beside.get(segment, ""))
        if skeleton(match.group()).startswith(key)
    }


def _claims(name: str, usual: str, names: _Names, stem: str | None) -> Iterator[Claim]:
    evidence: tuple[Evidence, ...] = (Evidence("elsewhere", f"{usual}, {names.counts[usual]} times"),)
    if stem is not None:
        evidence += (Evidence("source", f"both stand for «{stem}…»"),)
    for segment, start, end in names.places[name]:
        message = f"“{name}” is written “{usual}” elsewhere."
        confidence = 0.7 if stem is None else 0.9
        yield claim_at(segment, start, end, message, confidence, evidence=evidence, suggestion=usual)


RULE = Rule(
    id="name-spelling",
    title="A name is spelt in two ways",
    category="terminology.inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    about=(
        "Two spellings with the same consonants that differ in a letter or two; the rarer one is named. With a "
        "source, its names decide whether the two are one."
    ),
    origin="transliteration tables of Russian and Japanese names",
    find=find,
    hits=(
        Example(
            "They met Kalinin. They saw Kalinin go. At night Kalinin wrote. He asked for Kalinyn, and we went.",
            "Kalinyn",
            "Они встретили Калинина. Они видели, как Калинин ушёл. Калинин писал. Он спросил Калинина, и мы пошли.",
        ),
        Example(
            "There came Matsuoka to us. Then Matsuoka left. The old Matsuoka wrote. Nobody met Matsuaka again.",
            "Matsuaka",
        ),
    ),
    misses=(
        Example("There came Matsuoka to us. Then Matsuoka left. The old Matsuoka wrote. Nobody met Matsudaira."),
        Example("They met Karenin there. They saw Karenin go. He knew Karenin well. All the Karenins left."),
        Example("There came Antonio Ruiz. Then Antonio left. We saw Antonio go. There came Antonia Ruiz."),
        Example("He saw Germany. She knew Germany. They left Germany. The German ships lay there. He met a German."),
        Example("They left for Persia at dawn. They liked Persia. He wrote from Persia. She went to Paris."),
    ),
)
