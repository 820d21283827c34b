"""Each rule fires on a folder broken in its way, and only there."""

from __future__ import annotations

import re

import pytest

from tests.data import ROOT
from tests.unit.tei.worked import small
from workbench.tei.rules import RULES, check_folder

BROKEN = [
    ("ids", "ru.xml", 'xml:id="ru.p4"', 'xml:id="en-mt.zz"'),
    ("pointers", "findings.xml", "en-mt.p3.s2,11", "en-mt.p3.s9,11"),
    ("pointers", "ru.xml", "sources/ru.txt#line=4,5", "sources/ru.txt#line=4,50"),
    ("pointers", "alignment.xml", "ru.xml#ru.h1 ", "ru.xml#ru.h1[1] "),
    ("alone", "ru.xml", 'source="sources/ru.txt#line=0,1"', 'source="en-mt.xml#en-mt.h1"'),
    ("digests", "alignment.xml", r"ru.xml sha256:......", "ru.xml sha256:000000"),
    ("digests", "ru.xml", r'type="sha256">....', 'type="sha256">0000'),
    ("changes", "taxonomy.xml", '<change n="workbench', '<change when="2026-03-01" n="workbench'),
    ("changes", "alignment.xml", 'when="2026-03-02T11:00:00Z" who', "who"),
    ("included", "edition.xml", '<xi:include href="findings.xml"/>', ""),
    ("anchors", "ru.xml", '<anchor xml:id="ru.p2.a" type="align"/>', ""),
    ("anchors", "ru.xml", '<anchor xml:id="ru.end" type="align" subtype="end"/>', ""),
    ("parts", "en-mt.xml", 'part="F" prev="#en-mt.p1.s1"', 'part="M" prev="#en-mt.p1.s1"'),
    ("parts", "en-mt.xml", 'prev="#en-mt.p1.s2"', 'prev="#en-mt.p1.s1"'),
    ("notes", "en-mt.xml", r"(<note.*?</note>)( <s [^>]*>)", r"\2\1"),
    ("links", "alignment.xml", 'type="1-2"', 'type="1-1"'),
    ("links", "alignment.xml", " en-mt.xml#en-mt.h1", " ru.xml#ru.h1.a"),
    ("cover", "alignment.xml", "ru.xml#ru.p2 ", "ru.xml#ru.p1 "),
    ("cover", "alignment.xml", r"<link [^>]*ru.fn1.s1 [^>]*/>", ""),
    ("quotes", "findings.xml", ">four</note>", ">for</note>"),
    ("within", "findings.xml", r"en-mt.p3.s2,11,4", "en-mt.p3.s2,11,40"),
    ("within", "findings.xml", "en-mt.xml#string-range(en-mt.p3.s2,11", "en-corr.xml#string-range(en-corr.p3.s2,11"),
    ("status", "findings.xml", '<revisionDesc status="dismissed">', '<revisionDesc status="open">'),
    ("acts", "en-corr.xml", 'change="#en-corr.act.00000005"', 'change="#en-corr.act.00000004"'),
    ("acts", "en-corr.xml", "string-range(en-mt.p3.s2,11,4)", "string-range(en-mt.p3.s2,11,3)"),
    ("base", "en-corr.xml", "<sic>four</sic>", "<sic>for</sic>"),
    ("base", "en-corr.xml", '<hi rend="italic">', '<hi rend="bold">'),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "pattern", "new"), BROKEN)
def test_a_broken_folder_is_reported(rule: str, file: str, pattern: str, new: str) -> None:
    files = dict(small().files)
    text = files[file].decode()
    broken = text.replace(pattern, new, 1) if pattern in text else re.sub(pattern, new, text, count=1, flags=re.DOTALL)
    assert broken != text
    files[file] = broken.encode()
    errors = check_folder(files)
    assert [error for error in errors if f"({rule})" in error.message and error.file], errors


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in RULES} == {case[0] for case in BROKEN}


def test_broken_xml_is_reported_with_its_line() -> None:
    errors = check_folder(small().files | {"ru.xml": b"<TEI>\n<p></TEI>"})
    assert errors[0].file == "ru.xml"
    assert errors[0].line == 2


def test_the_reference_page_lists_the_rules() -> None:
    page = (ROOT / "docs" / "reference" / "tei.md").read_text("utf-8")
    table = re.findall(r"^\| (\w+) \| ([A-Z].*\.) \|$", page, re.MULTILINE)
    assert table == [(rule.id, rule.demands) for rule in RULES]
