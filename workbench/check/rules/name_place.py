"""A person's name used as the name of a place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_NAME = r"(?P<name>[A-Z][a-z\u00c0-\u024f]{2,})"
_NO_OWNER = r"\b(?!['’]s?\b)(?! (?:and|or) \w+['’])"  # `in Chad's house`
_LEAST = 2  # times a name is a person
_SHARE = 3  # times as often as it is a place elsewhere: `China said`, but mostly `in China`


def find(context: Context) -> Iterator[Claim]:
    """Only names that are persons at least twice, and three times as often as they are places."""
    patterns, stays, within = _patterns(primary(context.witness.language))
    persons: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    places: dict[str, list[tuple[Segment, int, int, str]]] = defaultdict(list)
    proof: dict[str, str] = {}
    for segment in context.text_segments:
        for pattern, is_proof in patterns:
            for match in pattern.finditer(segment.text):
                persons[match["name"]] += 1
                if is_proof:
                    proof.setdefault(match["name"], match.group())
        inside.update(match["name"] for match in within.finditer(segment.text))
        for match in stays.finditer(segment.text):
            places[match["name"]].append((segment, match.start("name"), match.end("name"), match.group()))
    for name, found in places.items():
        if name not in proof or persons[name] < max(_LEAST, _SHARE * (inside[name] - 1)):
            continue
        evidence = (Evidence("person", f"“{proof[name]}” and {persons[name] - 1} more"),)
        for segment, start, end, words in found:
            message = f"{name} is a person elsewhere, and a place in “{words}”."
            yield claim_at(segment, start - 3, end, message, 0.8, evidence=evidence)


@cache
def _patterns(language: str) -> tuple[list[tuple[re.Pattern[str], bool]], re.Pattern[str], re.Pattern[str]]:
    """Where a name is a person (and surely so), where somebody stays in it, where it is a place.

    Nothing matches in a language without a table.
    """
    words = {kind: "|".join(row.split()) for code, kind, row in read_table("person-words.tsv") if code == language}
    never = "(?!)"
    persons = [(re.compile(rf"\b(?:{words.get('title', never)})\.?\s{_NAME}"), True)]
    for kind in ("speech", "deed"):
        does = words.get(kind, never)
        persons.append((re.compile(rf"(?<!\bin )(?<!\bat )(?<!\bof ){_NAME}\s(?:{does})\b"), kind == "speech"))
        persons.append((re.compile(rf"\b(?:{does})\s{_NAME}(?=[.,:;])"), kind == "speech"))
    stays = re.compile(rf"\b(?:{words.get('stay', never)}) in {_NAME}{_NO_OWNER}(?=[\s.,;:!?”]|$)")
    within = re.compile(rf"\b(?:{words.get('within', never)}) {_NAME}{_NO_OWNER}")
    return persons, stays, within


RULE = Rule(
    id="name-place",
    title="A person's name is used as a place",
    category="accuracy.mistranslation",
    severity=Severity.CRITICAL,
    about=(
        "A name that stands with “Mr.”, a title, “said” or what else persons do at least twice, three times as often "
        "as behind “in”, and once as the place where somebody is."
    ),
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
        Example(
            "China agreed. China had ships. Nobody was in China then; life in China was hard, and ships lay in China."
        ),
    ),
)
