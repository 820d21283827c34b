"""A person's name used as the name of a place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment

_N = r"(?P<name>[A-Z][a-z\u00c0-\u024f]{2,})"
_SAYS = (
    "said|says|replied|answered|asked|told|thought|wrote|spoke|added|noted|reported|smiled|nodded|continued|insisted|had|felt|looked|turned|began|came|went|sat|stood|took|gave|saw|heard|laughed|cried|got|could|would"
    "|explained|promised|planned|wanted|agreed|refused|proposed|hoped|knew|believed|declared|remarked|argued|objected"
)
_PERSON = (
    re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Capt|Col)\.?\s{_N}"),
    re.compile(rf"\b(?:Minister|Ambassador|General|Comrade|President|Count|Prince|Princess|Admiral|Marshal)\s{_N}"),
    re.compile(rf"(?<!\bin )(?<!\bat )(?<!\bof ){_N}\s(?:{_SAYS})\b"),
    re.compile(rf"\b(?:{_SAYS})\s{_N}(?=[.,:;])"),
)
_STAYS = (
    "was|were|am|is|are|been|arrived|lived|stayed|remained|landed|met"
    "|worked|resided|settled|stopped|served|studied|back"
)
_PLACE = re.compile(rf"\b(?:{_STAYS}) in {_N}\b(?!['’]s?\b)(?! (?:and|or) \w+['’])(?=[\s.,;:!?”]|$)")


def find(context: Context) -> Iterator[Claim]:
    """Only names that are persons at least twice, and more often than they are places."""
    persons: Counter[str] = Counter()
    places: dict[str, list[tuple[Segment, int, int, str]]] = defaultdict(list)
    proof: dict[str, str] = {}
    for segment in context.text_segments:
        for pattern in _PERSON:
            for match in pattern.finditer(segment.text):
                persons[match["name"]] += 1
                proof.setdefault(match["name"], match.group())
        for match in _PLACE.finditer(segment.text):
            places[match["name"]].append((segment, match.start("name"), match.end("name"), match.group()))
    for name, found in places.items():
        if persons[name] < 2 or persons[name] <= len(found):
            continue
        evidence = (Evidence("person", f"“{proof[name]}” and {persons[name] - 1} more"),)
        for segment, start, end, words in found:
            message = f"{name} is a person elsewhere, and a place in “{words}”."
            yield claim_at(segment, start - 3, end, message, 0.8, evidence=evidence)


RULE = Rule(
    id="name-place",
    title="A person's name is used as a place",
    category="accuracy.mistranslation",
    severity=Severity.CRITICAL,
    about="A name that stands with “Mr.”, a title or “said” at least twice, and once as the place where somebody is.",
    origin="Russian «у» with a name (to be at somebody's) read as a place; «был у N» is “was with N”",
    find=find,
    hits=(
        Example(
            "Minister Chad spoke first. Then Mr. Chad left. On Friday I was in Chad for an hour, Chad said.", "in Chad"
        ),
    ),
    misses=(
        Example("He was in Tokyo. Mr. Chad spoke. Then Mr. Chad left for Tokyo, as Chad said."),
        Example("His faith was in Chad’s word. Mr. Chad spoke. Then Mr. Chad left, as Chad said."),
    ),
)
