"""One title or name of an institution with and without a capital."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from workbench.check.marks import Quoted
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.packs.tables import read_words
from workbench.text.languages import primary

_OFTEN, _TIMES = 3, 3  # the usual way stands so often, and so many times as often as the other

_Place = tuple[Segment, int, int]


def find(context: Context) -> Iterator[Claim]:
    """Behind a definite word and not before a name: `a foreign minister`, `Foreign Minister Mori` are others."""
    if primary(context.witness.language) != "en":
        return
    places: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for segment in context.text_segments:
        if segment.kind in ("head", "quote"):
            continue
        found = list(_pattern().finditer(segment.text))
        quoted = Quoted(segment.text) if found else ()
        for match in found:
            term = match["term"]
            if not term.isupper() and match.start() not in quoted:  # another writer has his own capitals
                places[term.lower()][term].append((segment, match.start("term"), match.end("term")))
    order = {segment.id: number for number, segment in enumerate(context.text_segments)}
    claims = [claim for ways in places.values() if len(ways) > 1 for claim in _claims(ways)]
    yield from sorted(claims, key=lambda claim: (order[claim.spans[0].segment], claim.spans[0].start))


def _claims(ways: dict[str, list[_Place]]) -> Iterator[Claim]:
    counts = Counter({way: len(places) for way, places in ways.items()})
    usual = max(counts, key=lambda way: (counts[way], way))
    for way, places in ways.items():
        if way == usual or counts[usual] < _OFTEN or counts[usual] < _TIMES * counts[way]:
            continue
        evidence = (Evidence("elsewhere", f"{usual}, {counts[usual]} times"),)
        for segment, start, end in places:
            message = f"“{way}” is written “{usual}” elsewhere."
            yield claim_at(segment, start, end, message, 0.6, evidence=evidence, suggestion=usual)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = read_words("titles.tsv", "en", "title")
    either = "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in sorted(nouns))
    before = r"\b(?:[Tt]he|[Hh]is|[Ii]ts|[Oo]ur|[Tt]heir|[Tt]his|[A-Z][a-z]+['’]s) "
    # No name, no noun that it belongs to, and no part of a longer title behind it.
    behind = r"(?![\w’'-]| [A-Z]| (?:of|for)\b| [a-z]+(?:er|or|ship|ial|al)s?\b)"
    return re.compile(rf"{before}(?P<term>[A-Za-z][a-z]+ (?:{either})){behind}")


RULE = Rule(
    id="capital-differs",
    title="A title with and without a capital",
    category="linguistic-conventions.textual-conventions",
    severity=Severity.MINOR,
    about=(
        "A title or the name of an institution (“the Foreign Minister”, “the Soviet government”) that is written with "
        "and without a capital in one text; the rarer way is named. Headings, quotations, and titles before a name "
        "are left out."
    ),
    origin="English orthography; packs/data/titles.tsv",
    find=find,
    hits=(
        Example(
            "The Foreign Minister spoke. Then the Foreign Minister left. The Foreign Minister came back. We saw the "
            "foreign minister go.",
            "foreign minister",
        ),
        Example(
            "The Soviet Government agreed. The Soviet Government refused. The Soviet Government left, and we saw the "
            "Soviet government go.",
            "Soviet government",
        ),
    ),
    misses=(
        Example("The foreign minister spoke. Then the foreign minister left. We saw Foreign Minister Mori go."),
        Example("The Foreign Minister spoke. Then the Foreign Minister left. He was to be a foreign minister."),
        Example("The Foreign Minister spoke. The foreign minister left."),
        Example(
            "The Foreign Minister spoke. The Foreign Minister left. We saw the Foreign Minister go. “Where is the "
            "foreign minister?” they asked."
        ),
        Example("The Soviet Government agreed. The Soviet Government refused. The Soviet governments followed."),
    ),
)
