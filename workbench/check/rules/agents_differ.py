"""Who did what to whom, told two ways in one text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.packs.tables import read_words
from workbench.text.languages import primary
from workbench.text.stems import stemmer

_NAME = r"(?:(?:Mr|Mrs|Dr)\. )?[A-Z][a-z\u00c0-\u024f]{2,}"
_REST = 12  # words behind the two names that say what was told
_SHARED = 2  # of their words that must be the same: one alone is chance
_MOST = 20  # places of one deed that are kept: each is held against each
_SMALL = 4  # letters; shorter words say little


@dataclass(frozen=True, slots=True)
class _Deed:
    span: Span
    rest: frozenset[str]


def find(context: Context) -> Iterator[Claim]:
    """The later of two places that have the same deed, the same two names the other way round, and words in common."""
    if primary(context.witness.language) != "en":
        return
    nobody = frozenset(read_words("dealings.tsv", "en", "nobody"))
    deeds: dict[tuple[str, str, str], list[_Deed]] = defaultdict(list)
    for segment in context.text_segments:
        for match in _pattern().finditer(segment.text):
            one, other = (match[name].split(" ")[-1] for name in ("one", "other"))
            if one == other or {one, other} & nobody:
                continue
            span = Span.of(segment.id, segment.text, match.start(), match.end())
            deed = _Deed(span, _stems(segment.text[match.end() :]))
            swapped = [each for each in deeds[other, match["deed"], one] if len(each.rest & deed.rest) >= _SHARED]
            if swapped:
                message = f"“{span.quote}” here, “{swapped[0].span.quote}” elsewhere: who did it to whom?"
                evidence = (Evidence("elsewhere", swapped[0].span.quote),)
                yield Claim((span, swapped[0].span), message, 0.6, evidence)
            if len(deeds[one, match["deed"], other]) < _MOST:
                deeds[one, match["deed"], other].append(deed)


def _stems(text: str) -> frozenset[str]:
    """Of the words up to the end of the sentence."""
    words = re.findall(r"[a-z]+", re.split(r"[.!?;]", text, maxsplit=1)[0])[:_REST]
    return frozenset(stemmer("en")(word) for word in words if len(word) >= _SMALL)


@cache
def _pattern() -> re.Pattern[str]:
    deeds = read_words("dealings.tsv", "en", "deed")
    either = "|".join(sorted((deed.replace("_", " ") for deed in deeds), key=lambda deed: (-len(deed), deed)))
    return re.compile(rf"\b(?P<one>{_NAME}) (?:had |has )?(?P<deed>{either}) (?P<other>{_NAME})(?!['’]s)")


RULE = Rule(
    id="agents-differ",
    title="Who did what to whom differs",
    category="accuracy.mistranslation",
    severity=Severity.CRITICAL,
    about=(
        "The same verb stands twice between the same two names, once the other way round, and what follows has words "
        "in common: one of the two places has mistaken who acted. The later one is named."
    ),
    origin="two paragraphs of one text that contradict each other",
    find=find,
    hits=(
        Example(
            "Mori told Brandt to close the port before winter.\n"
            "In autumn Brandt told Mori to close the port before winter.",
            "Brandt told Mori",
        ),
        Example(
            "Norway proposed to Peru to mediate the dispute. Peru proposed to Norway to mediate in the dispute.",
            "Peru proposed to Norway",
        ),
    ),
    misses=(
        Example("Mori told Brandt to close the port. Then Brandt told Mori about his horses."),
        Example("Mori told Brandt to close the port. Later Mori told Brandt to close the port."),
        Example("Mori told Brandt to close the port before winter. He told Mori to close the port before winter."),
    ),
)
