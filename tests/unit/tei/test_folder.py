from __future__ import annotations

import pytest
from lxml import etree

from tests.unit.tei.worked import small
from workbench.model.errors import InputErrors
from workbench.tei.folder import write_folder
from workbench.tei.rules import archive_gaps, check_folder


def test_the_folder_is_whole_and_the_same_each_time() -> None:
    made = small()
    names = {"ru.xml", "en-mt.xml", "en-corr.xml", "taxonomy.xml", "alignment.xml", "findings.xml", "edition.xml"}
    assert set(made.files) == names | {"sources/ru.txt", "sources/en-mt.txt"}
    assert write_folder(made.snapshot, made.witness_files, made.sources) == made.files


def test_it_keeps_every_rule() -> None:
    assert check_folder(small().files) == []


def test_ids_stay_unique_when_everything_is_included() -> None:
    files = small().files
    roots = [etree.fromstring(data) for name, data in files.items() if name.endswith(".xml")]
    ids = [str(xml_id) for root in roots for xml_id in root.xpath("//@xml:id")]
    assert len(ids) == len(set(ids))


def test_a_witness_that_is_not_ours_is_refused() -> None:
    made = small()
    wrong = made.witness_files | {
        "ru.xml": made.witness_files["ru.xml"].replace(b"<head ", b"<headline ").replace(b"</head>", b"</headline>")
    }
    with pytest.raises(InputErrors, match="headline"):
        write_folder(made.snapshot, wrong, made.sources)


def test_what_an_archive_misses() -> None:
    gaps = archive_gaps(small().files)
    assert "ru.xml: no publisher or authority" in gaps
    assert "ru.xml: neither address nor publisher of the source" in gaps
    assert "edition.xml: no identifier but the local one (a DOI, for one)" in gaps
    assert not any("licence" in gap or "digest" in gap for gap in gaps)
    assert "edition.xml: the file is missing" in archive_gaps({})
