"""Findings as Localization Quality Issues of ITS 2.0, which other tools read in XLIFF 2.1.

to_issue(issues_on(said.findings, [(0, 60)])[0])
# [("locQualityIssueType", "mistranslation"), ("locQualityIssueSeverity", "100"), …]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.formats.bilingual.said import Lies
from workbench.formats.bilingual.words import Stretch, one_line
from workbench.model.finding import Severity

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


def issues_on(findings: Iterable[Lies], places: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Where the findings lie in the words of a unit. places: of its pieces. What has no words lies on all of them."""
    made = []
    for each in findings:
        first, last = places[each.piece]
        start, end = (first + each.start, first + each.end) if each.end > each.start else (first, last)
        finding = each.finding
        about = (
            ("locQualityIssueType", type_of(finding.category)),
            ("locQualityIssueComment", one_line(finding.message)),
            ("locQualityIssueSeverity", _SEVERITIES[finding.severity]),
        )
        made.append(Stretch(start, end, ISSUE, about))
    return made


def to_issue(stretch: Stretch) -> Sequence[tuple[str, str]]:
    """Names (without namespace) and values of the attributes that say it."""
    return stretch.about


def type_of(category: str) -> str:
    """`accuracy.mistranslation.overly-literal` -> `mistranslation`."""
    while category and category not in _TYPES:
        category = category.rpartition(".")[0]
    return _TYPES.get(category, "other")
