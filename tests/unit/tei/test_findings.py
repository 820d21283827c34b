from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.tei.worked import small
from workbench.model.errors import InputError
from workbench.tei.findings import read_findings, write_findings

SNAPSHOT = small().snapshot
DATA = small().files["findings.xml"]


def test_written_and_read_back() -> None:
    assert read_findings(DATA, "findings.xml", SNAPSHOT.witnesses) == SNAPSHOT.findings


def test_life_cycle() -> None:
    text = DATA.decode()
    assert 'target="en-corr.xml#en-corr.act.00000005"/>' in text
    assert 'n="0000000c">No error.</change>' in text
    assert text.count('<change status="open" n="workbench ') == len(SNAPSHOT.findings)


def test_a_received_finding_says_from_whom_and_nobody_here_answers_for_it() -> None:
    annotation = DATA.decode().split('xml:id="find.a6"')[1].split("</annotation>")[0]
    assert '<resp>received from</resp><name type="origin">xcomet</name>' in annotation.replace("\n", "")
    assert "#find.app" not in annotation
    ours = DATA.decode().split('xml:id="find.a5"')[1].split("</annotation>")[0]
    assert 'resp="#find.app"' in ours
    assert '<name type="rule">translation-unaligned</name>' in ours


def test_an_omission_is_a_point_without_quote() -> None:
    annotation = DATA.decode().split('xml:id="find.a2"')[1].split("</annotation>")[0]
    assert "string-index(en-mt.p1.s1,16)" in annotation
    assert 'type="quote"' not in annotation


def test_a_stale_quote_is_refused() -> None:
    with pytest.raises(InputError, match="words quoted"):
        read_findings(DATA.replace(b">four<", b">nine<"), "findings.xml", SNAPSHOT.witnesses)


def test_no_findings_is_still_a_file() -> None:
    empty = write_findings(replace(SNAPSHOT, findings=()))
    assert read_findings(empty, "findings.xml", SNAPSHOT.witnesses) == ()


def test_an_unknown_category_is_refused() -> None:
    wrong = replace(SNAPSHOT.findings[0], category="accuracy.wrong")
    with pytest.raises(InputError, match="no such category"):
        write_findings(replace(SNAPSHOT, findings=(wrong,)))
