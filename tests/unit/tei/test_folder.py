from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.unit.tei.worked import small
from workbench.correct.state import compute_state
from workbench.model.errors import InputErrors
from workbench.model.witness import Role
from workbench.tei.folder import write_folder
from workbench.tei.rules import archive_gaps, check_folder
from workbench.tei.witness import read_witness


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


def test_what_the_manifest_takes_for_furniture_is_named_and_not_missed() -> None:
    made = small()
    kinds = (("p4", "furniture"),)
    english = read_witness(made.witness_files["en-mt.xml"], "en-mt.xml", role=Role.BASE, language="en", kinds=kinds)
    beads = {
        one.level: tuple(bead for bead in one.beads if not any(unit.startswith("en-mt.p4") for unit in bead.b))
        for one in made.snapshot.alignments
    }
    alignments = tuple(replace(one, beads=beads[one.level]) for one in made.snapshot.alignments)
    state = compute_state(english, ())
    witnesses = (made.snapshot.witnesses[0], english)
    snapshot = replace(made.snapshot, witnesses=witnesses, state=state, alignments=alignments, findings=())
    files = write_folder(snapshot, made.witness_files, made.sources)
    assert b'<ref target="en-mt.xml#en-mt.p4">' in files["alignment.xml"]
    assert check_folder(files) == []
