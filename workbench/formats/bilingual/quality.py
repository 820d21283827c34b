"""Findings as Localization Quality Issues of ITS 2.0, which other tools read in XLIFF 2.1.

    issues = issues_on(said.findings, [(0, 60)], (), "en-corr.p3")
    issues.stretches[0].about       # (("locQualityIssueType", "mistranslation"), ("locQualityIssueSeverity", "60"), …)
    issues.lists                    # {}, or {"lqi-en-corr.p3-1": [two such]} of several on the same words

Marks may not cross each other, nor what is emphasised: a finding that would is on each of its parts, by a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.formats.bilingual.said import Lies
from workbench.formats.bilingual.words import Stretch, one_line
from workbench.model.finding import Severity
from workbench.model.witness import Attributes

ISSUE = "issue"
# ITS 2.0, values of locQualityIssueType, for MQM categories: the longest beginning that is found counts.
_TYPES = {
    "terminology": "terminology", "terminology.inconsistent": "inconsistency", "accuracy": "other",
    "accuracy.mistranslation": "mistranslation", "accuracy.addition": "addition", "accuracy.omission": "omission",
    "accuracy.untranslated": "untranslated", "linguistic-conventions": "other",
    "linguistic-conventions.grammar": "grammar", "linguistic-conventions.spelling": "misspelling",
    "linguistic-conventions.punctuation": "typographical", "linguistic-conventions.duplication": "duplication",
    "linguistic-conventions.character-encoding": "characters", "style": "style",
    "style.inconsistent-style": "inconsistency", "locale-conventions": "locale-specific-content",
    "locale-conventions.number-format": "numbers", "design": "formatting", "design.markup": "markup",
}  # fmt: skip
_SEVERITIES = {Severity.NEUTRAL: "0", Severity.MINOR: "20", Severity.MAJOR: "60", Severity.CRITICAL: "100"}


@dataclass(frozen=True, slots=True)
class Issues:
    """stretches: with the attributes (names without namespace) of a mark; they nest. lists: issues that stand apart."""

    stretches: list[Stretch]
    lists: dict[str, list[Attributes]]


def issues_on(
    findings: Iterable[Lies], places: Sequence[tuple[int, int]], others: Iterable[Stretch], name: str
) -> Issues:
    """Where the findings lie in the words of a unit. What has no words lies on all of them.

    places: of the unit's pieces. others: stretches that the marks stand beside. name: of the unit, for the lists.
    """
    found: dict[tuple[int, int], list[Attributes]] = defaultdict(list)
    for each in findings:
        first, last = places[each.piece]
        found[(first + each.start, first + each.end) if each.end > each.start else (first, last)].append(_issue(each))
    taken = [(each.start, each.end) for each in others]
    made = Issues([], {})
    for (start, end), issues in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start == end:  # of a unit without words: its note says it
            continue
        parts = _apart((start, end), taken)
        taken += parts
        about = issues[0]
        if len(issues) > 1 or len(parts) > 1:
            identifier = f"lqi-{name}-{len(made.lists) + 1}"
            made.lists[identifier] = issues
            about = (("locQualityIssuesRef", f"#its={identifier}"),)
        made.stretches.extend(Stretch(*part, ISSUE, about) for part in parts)
    return made


def _apart(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut where it would cross another."""
    start, end = one
    for first, last in others:
        cut = last if first < start < last < end else first if start < first < end < last else None
        if cut is not None:
            return _apart((start, cut), others) + _apart((cut, end), others)
    return [one]


def _issue(lies: Lies) -> Attributes:
    return (
        ("locQualityIssueType", type_of(lies.finding.category)),
        ("locQualityIssueComment", one_line(lies.finding.message)),
        ("locQualityIssueSeverity", _SEVERITIES[lies.finding.severity]),
    )


def type_of(category: str) -> str:
    """`accuracy.mistranslation.overly-literal` -> `mistranslation`."""
    while category and category not in _TYPES:
        category = category.rpartition(".")[0]
    return _TYPES.get(category, "other")
