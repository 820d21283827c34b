from __future__ import annotations

import pytest
from lxml import etree

from workbench.model.edition import Edition
from workbench.model.errors import InputError
from workbench.model.finding import Severity
from workbench.tei.categories import CATEGORIES, SEVERITIES, category_title, is_style, its_type, known
from workbench.tei.names import XML_ID
from workbench.tei.taxonomy import write_taxonomy

ROOT = etree.fromstring(write_taxonomy(Edition("small", "The Bridge")))
IDS = {element.get(XML_ID): element for element in ROOT.iter("{*}category")}


def test_every_category_and_its_its_type_is_written() -> None:
    for category, its in CATEGORIES.items():
        assert IDS[f"tax.mqm.{category}"].get("corresp") == f"#tax.its.{its}"
        assert f"tax.its.{its}" in IDS


def test_severities_state_weight_and_its_value() -> None:
    assert IDS["tax.sev.major"].findtext("{*}catDesc") == "major (5) [60]"
    assert [SEVERITIES[severity] for severity in Severity] == [(0, 0), (1, 20), (5, 60), (25, 100)]


def test_titles_and_kinds() -> None:
    assert category_title("style.language-register") == "Language register"
    assert its_type("accuracy.omission") == "omission"
    assert is_style("style.awkward-style")
    assert not is_style("accuracy")
    assert not is_style(None)


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(InputError, match="no such category"):
        known("accuracy.wrong")
