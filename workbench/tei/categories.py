"""The one table of what findings, acts, links and witnesses are classed by; taxonomy.xml is written from it.

    its_type("accuracy.omission") == "omission"      SEVERITIES[Severity.MAJOR] == (5, 60)

Category ids are dotted, the names MQM's core typology. ITS types are those of ITS 2.0, locQualityIssueType;
the ITS severity (0-100) of an MQM severity is our choice.
"""

from __future__ import annotations

from workbench.model.errors import InputError
from workbench.model.finding import Severity

# MQM core, in MQM's order, and one for the rest: dimension, or dimension.type -> ITS 2.0 locQualityIssueType.
CATEGORIES: dict[str, str] = {
    "terminology": "terminology",
    "terminology.inconsistent-with-terminology-resource": "terminology",
    "terminology.inconsistent-use-of-terminology": "terminology",
    "terminology.wrong-term": "terminology",
    "accuracy": "mistranslation",
    "accuracy.mistranslation": "mistranslation",
    "accuracy.overtranslation": "mistranslation",
    "accuracy.undertranslation": "mistranslation",
    "accuracy.addition": "addition",
    "accuracy.omission": "omission",
    "accuracy.do-not-translate": "mistranslation",
    "accuracy.untranslated": "untranslated",
    "linguistic-conventions": "grammar",
    "linguistic-conventions.grammar": "grammar",
    "linguistic-conventions.punctuation": "typographical",
    "linguistic-conventions.spelling": "misspelling",
    "linguistic-conventions.unintelligible": "uncategorized",
    "linguistic-conventions.character-encoding": "characters",
    "linguistic-conventions.textual-conventions": "inconsistency",
    "style": "style",
    "style.organizational-style": "style",
    "style.third-party-style": "non-conformance",
    "style.inconsistent-with-external-reference": "inconsistency",
    "style.language-register": "register",
    "style.awkward-style": "style",
    "style.unidiomatic-style": "style",
    "style.inconsistent-style": "style",
    "locale-conventions": "locale-violation",
    "locale-conventions.number-format": "locale-violation",
    "locale-conventions.currency-format": "locale-violation",
    "locale-conventions.measurement-format": "locale-violation",
    "locale-conventions.time-format": "locale-violation",
    "locale-conventions.date-format": "locale-violation",
    "locale-conventions.address-format": "locale-violation",
    "locale-conventions.telephone-format": "locale-violation",
    "locale-conventions.shortcut-key": "locale-violation",
    "audience-appropriateness": "locale-specific-content",
    "audience-appropriateness.culture-specific-reference": "locale-specific-content",
    "audience-appropriateness.offensive": "locale-specific-content",
    "design-and-markup": "formatting",
    "design-and-markup.layout": "formatting",
    "design-and-markup.markup-tag": "markup",
    "design-and-markup.truncation-text-expansion": "length",
    "design-and-markup.missing-text": "omission",
    "design-and-markup.link-cross-reference": "markup",
    "other": "uncategorized",  # not MQM's: what others mark without saying, or in words we do not know, as what
}

# MQM penalty, ITS 2.0 locQualityIssueSeverity.
SEVERITIES: dict[Severity, tuple[int, int]] = {
    Severity.NEUTRAL: (0, 0),
    Severity.MINOR: (1, 20),
    Severity.MAJOR: (5, 60),
    Severity.CRITICAL: (25, 100),
}

# The other taxonomies: id -> (what it classes, {category: gloss}).
TAXONOMIES: dict[str, tuple[str, dict[str, str]]] = {
    "link": (
        "What made a link, or what is special about it",
        {
            "auto": "made by the aligner",
            "derived": "follows from the acts of the corrected edition",
            "pinned": "set by an editor; the aligner keeps it",
            "moved": "crosses a neighbouring link",
        },
    ),
    "role": (
        "What a witness is in the edition",
        {
            "source": "the original",
            "reconstruction": "a source text rebuilt, not received",
            "base": "the translation being corrected",
            "translation": "another rendering",
            "revision": "the base as corrected",
        },
    ),
    "state": (
        "How its text came about",
        {
            "received": "as found in a source file",
            "reconstructed": "rebuilt, not received",
            "corrected": "computed from the base and accepted acts",
        },
    ),
    "origin": (
        "Who set a span",
        {"rule": "a program", "person": "a person", "markup": "the markup of the source file"},
    ),
    "claim": (
        "How far a finding goes",
        {
            "hint": "its rule has no measured precision, or a low one",
            "conjecture": "it rests on a reconstruction",
        },
    ),
}


def category_title(category: str) -> str:
    """`style.language-register` -> `Language register`."""
    return category.rpartition(".")[2].replace("-", " ").capitalize()


def its_type(category: str) -> str:
    """The ITS 2.0 type of a category of the table."""
    return CATEGORIES[known(category)]


def known(category: str) -> str:
    """The category itself; InputError if it is not in the table."""
    if category not in CATEGORIES:
        raise InputError(f"no such category: {category}", hint="the ids are those of MQM core: accuracy.omission, …")
    return category


def is_style(category: str | None) -> bool:
    """Whether a correction of this category is a matter of style (orig/reg) and not of meaning (sic/corr)."""
    return category is not None and category.split(".", 1)[0] == "style"
