"""Kinds and severities of other people's errors in our words.

    to_category("Accuracy/Source language fragment")      # "accuracy.untranslated"
    to_severity("Major")                                  # Severity.MAJOR

The exact name first, then the table `category-names.tsv`, then the name of the kind without its dimension, then the
dimension alone; what is left is `other`. A severity that is not said, or in words we do not know, is minor.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.model.finding import Severity
from workbench.packs.tables import read_table
from workbench.tei.categories import CATEGORIES

OTHER = "other"
UNSAID = Severity.MINOR


def to_category(name: str) -> str:
    key = _key(name)
    top, _, kind = key.partition(".")
    return next((found for each in (key, kind, top) if (found := _find(each))), OTHER)


def to_severity(name: str) -> Severity:
    known = {severity.value: severity for severity in Severity}
    return known.get(name.strip().lower(), UNSAID)


def is_same_name(theirs: str, ours: str) -> bool:
    """Whether nothing of what they say is lost in our word for it."""
    return not theirs.strip() or _key(theirs) == ours


def _key(name: str) -> str:
    return re.sub(r"[\s_]+", "-", name.strip().lower()).replace("-/-", ".").replace("/", ".")


def _find(key: str) -> str:
    return key if key in CATEGORIES else _table().get(key, "")


@cache
def _table() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("category-names.tsv")}
