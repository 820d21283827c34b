"""One name spelt in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment

_NAME = re.compile(
    r"(?<=[a-z,;:’'] )[A-Z][a-z\u00c0-\u024f]{4,}(?![\w-])|(?<=[A-Z]\. )[A-Z][a-z\u00c0-\u024f]{4,}(?![\w-])"
)
_ANY = re.compile(r"(?<![\w-])[A-Z][a-z\u00c0-\u024f]{4,}(?![\w-])")
# Letters that transliterations of one Russian or Japanese name give in different ways.
_SAME = (
    ("shch", "S"), ("tch", "C"), ("ch", "C"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("w", "v"), ("x", "ks"), ("q", "k"), ("j", "y"), ("i", "y"),
)  # fmt: skip


def find(context: Context) -> Iterator[Claim]:
    """The rarer spelling is named wherever it stands; two names that are both frequent are two names."""
    counts: Counter[str] = Counter()
    sure: set[str] = set()
    places: dict[str, list[tuple[Segment, int, int]]] = defaultdict(list)
    for segment in context.text_segments:
        sure.update(match.group() for match in _NAME.finditer(segment.text))
        for match in _ANY.finditer(segment.text):
            counts[match.group()] += 1
            places[match.group()].append((segment, match.start(), match.end()))
    lower = {word for segment in context.text_segments for word in re.findall(r"\b[a-z]{5,}\b", segment.text)}
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in sorted(sure):
        if name.lower() not in lower:
            by_key[_key(name)].append(name)
    for names in by_key.values():
        usual = max(names, key=lambda name: (counts[name], name))
        for name in names:
            if name != usual and counts[name] * 3 <= counts[usual] and not _is_inflected(name, usual):
                yield from _claims(name, usual, counts, places[name])


def _key(name: str) -> str:
    """The consonants, with what transliteration varies made equal; doubled letters once."""
    text = name.lower()
    for old, new in _SAME:
        text = text.replace(old, new)
    text = text[:1] + re.sub(r"[aeiouy'’]", "", text[1:])
    return re.sub(r"(.)\1+", r"\1", text)


def _is_inflected(name: str, usual: str) -> bool:
    """Plurals, adjectives and the feminine forms of Russian names are no misspellings: the ending differs."""
    shared = 0
    while shared < min(len(name), len(usual)) and name[shared].lower() == usual[shared].lower():
        shared += 1
    if shared >= len(name) - 1 and len(name) == len(usual):
        return False  # only the last letter differs: a slip, no ending
    return shared >= min(len(name), len(usual)) - 1 or abs(len(name) - len(usual)) > 1


def _claims(name: str, usual: str, counts: Counter[str], places: list[tuple[Segment, int, int]]) -> Iterator[Claim]:
    evidence = (Evidence("elsewhere", f"{usual}, {counts[usual]} times"),)
    for segment, start, end in places:
        message = f"“{name}” is written “{usual}” elsewhere."
        yield claim_at(segment, start, end, message, 0.7, evidence=evidence, suggestion=usual)


RULE = Rule(
    id="name-spelling",
    title="A name is spelt in two ways",
    category="terminology.inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    about="Two spellings whose consonants agree once transliteration is levelled; the one that is three times rarer.",
    origin="transliteration tables of Russian and Japanese names",
    find=find,
    hits=(
        Example(
            "There came Matsuoka to us. Then Matsuoka left. The old Matsuoka wrote. Nobody met Matsuoko again.",
            "Matsuoko",
        ),
    ),
    misses=(
        Example("There came Matsuoka to us. Then Matsuoka left. The old Matsuoka wrote. Nobody met Matsudaira."),
        Example("They met Karenin there. They saw Karenin go. He knew Karenin well. All the Karenins left."),
    ),
)
