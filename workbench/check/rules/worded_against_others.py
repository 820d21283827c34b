"""A word where all other translations have another."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.opinions import places
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.check.said import said_by, to_evidence
from workbench.model.context import Context
from workbench.model.finding import Severity


def find(context: Context) -> Iterator[Claim]:
    """Names are left to `alone-against-others`; a word that likely renders its source is a synonym."""
    for place in places(context):
        for word in place.alone():
            if word.text[0].isupper() or place.is_rendering(word.start, word.end):
                continue
            agreed = place.agreed(word.start, word.end)
            if agreed:
                message = f"None of {len(place.opinions)} other translations has “{word.text}”: {said_by(agreed)}."
                evidence = to_evidence(agreed)
                yield claim_at(place.segment, word.start, word.end, message, 0.3, evidence=evidence)


RULE = Rule(
    id="worded-against-others",
    title="The other translations agree on another word",
    category="accuracy.mistranslation",
    severity=Severity.MINOR,
    about=(
        "A word that none of two or more other translations has, where more than half of them have the same other "
        "one. Synonyms are left alone where the source is there to know them by; without it most of what is said is "
        "choice."
    ),
    origin="agreement of several editions; a single other translation shows variation and no error",
    find=find,
    hits=(
        Example(
            "The boat lay at the oven for a week.",
            "oven",
            others=("The boat lay at the pier for a week.", "For a week the boat lay at the pier."),
        ),
        Example(
            "The boat lay at the marriage for a week.",
            "marriage",
            others=("The boat lay at the pier for a week.", "The boat was lying at the pier for a week."),
            source="Лодка неделю стояла у причала.",
        ),
    ),
    misses=(
        Example("The boat lay at the oven for a week.", others=("The boat lay at the pier for a week.",)),
        Example(
            "The boat lay at the quay for a week.",
            others=("The boat lay at the pier for a week.", "The boat lay at the wharf for a week."),
        ),
        Example(
            "The boat lay at the quay for a week.",
            others=("The boat lay at the pier for a week.", "The boat stood for a week at a quay."),
        ),
    ),
    needs_others=True,
)
