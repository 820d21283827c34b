from __future__ import annotations

import pytest

from workbench.app.grades import is_same_name, to_category, to_severity
from workbench.model.finding import Severity
from workbench.packs.tables import read_table
from workbench.tei.categories import CATEGORIES


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Accuracy/Omission", "accuracy.omission"),
        ("accuracy.omission", "accuracy.omission"),
        ("Accuracy/Source language fragment", "accuracy.untranslated"),
        ("Fluency / Grammar", "linguistic-conventions.grammar"),
        ("style/non_fluent", "style.unidiomatic-style"),
        ("Non-translation!", "accuracy"),
        ("Accuracy/Something new", "accuracy"),
        ("Locale convention/Name format", "locale-conventions"),
        ("Fluency/misspelling", "linguistic-conventions.spelling"),
        ("misspelling", "linguistic-conventions.spelling"),
        ("Other", "other"),
        ("Source issue", "other"),
        ("", "other"),
        ("/", "other"),
    ],
)
def test_categories(theirs: str, ours: str) -> None:
    assert to_category(theirs) == ours


def test_the_table_leads_to_our_categories_and_says_nothing_twice() -> None:
    rows = read_table("category-names.tsv")
    assert {row[1] for row in rows} <= set(CATEGORIES)
    assert len({row[0] for row in rows}) == len(rows)
    assert not {row[0] for row in rows} & set(CATEGORIES), "the name itself needs no row"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("Major", "major"), (" critical ", "critical"), ("NEUTRAL", "neutral"), ("fatal", "minor"), ("", "minor")],
)
def test_severities(theirs: str, ours: str) -> None:
    assert to_severity(theirs) == Severity(ours)


def test_what_is_lost_is_known() -> None:
    assert is_same_name("Accuracy/Omission", "accuracy.omission")
    assert is_same_name("", "other")
    assert not is_same_name("Fluency/Grammar", "linguistic-conventions.grammar")
