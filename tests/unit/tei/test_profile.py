"""The profile takes what we write and refuses damage; the ODD documents the same customisation."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from lxml import etree

from tests.unit.tei.worked import small
from workbench.tei.names import ATTRIBUTES, CONTENT
from workbench.tei.profile import validate

NAMES = [name for name in small().files if name.endswith(".xml")]
RNG = "{http://relaxng.org/ns/structure/1.0}"

MUTANTS = [
    ("ru.xml", ' xml:id="ru"', ""),
    ("ru.xml", ' xml:id="ru"', ' xml:id="Ru"'),
    ("ru.xml", "<title>Мост</title>", ""),
    ("ru.xml", "<title>", "<title><p/>"),
    ("ru.xml", "<author>not named</author>", "<author>not named</author><author>B.</author>"),
    ("ru.xml", r"<editionStmt>.*?</editionStmt>", ""),
    ("ru.xml", r"<authority>.*?</authority>", ""),
    ("ru.xml", "<date when=", "<date from="),
    ("ru.xml", 'when="2026-03-04"', 'when="2026-13-04"'),
    ("ru.xml", '<idno type="local">', '<idno type="doi">'),
    ("ru.xml", r"<availability.*?</availability>", ""),
    ("ru.xml", 'status="free"', 'status="open"'),
    ("ru.xml", r"<sourceDesc>.*?</sourceDesc>", ""),
    ("ru.xml", r"<profileDesc>.*?</profileDesc>", ""),
    ("ru.xml", r"<revisionDesc.*?</revisionDesc>", ""),
    ("ru.xml", 'status="frozen"', 'status="thawed"'),
    ("ru.xml", '<change n="workbench', '<change n="other'),
    ("ru.xml", '<change n="workbench', '<change when="2026-01-01" n="workbench'),
    ("ru.xml", 'method="silent" status="unknown"', 'method="loud" status="unknown"'),
    ("ru.xml", 'ident="workbench"', 'ident="other"'),
    ("ru.xml", '<text xml:lang="ru">', '<text xml:lang="no language">'),
    ("ru.xml", "<body>", "<body>stray"),
    ("ru.xml", '<div xml:id="ru.d1">', '<div xml:id="ru.d1">stray'),
    ("ru.xml", '<div xml:id="ru.d1">', '<chapter xml:id="ru.d1"/><div xml:id="ru.d2">'),
    ("ru.xml", '<s xml:id="ru.p1.s2"', "<s"),
    ("ru.xml", '<p xml:id="ru.p2"', "<p"),
    ("ru.xml", 'source="sources/ru.txt#line=1,2"', 'source=""'),
    ("ru.xml", 'type="align"', 'type="align left"'),
    ("ru.xml", 'part="I"', 'part="first"'),
    ("ru.xml", 'rend="italic"', 'face="italic"'),
    ("ru.xml", "<hi ", '<hi xml:id="p1" '),
    ("ru.xml", "</body>", "</body><body><p/></body>"),
    ("en-corr.xml", 'status="corrected"', 'status="done"'),
    ("en-corr.xml", 'ordered="true"', 'ordered="yes"'),
    ("en-corr.xml", '<listChange type="program">', "<listChange>"),
    ("en-corr.xml", 'type="meaning"', 'type="idea"'),
    ("en-corr.xml", 'subtype="paragraph"', 'subtype="page"'),
    ("en-corr.xml", 'status="accepted"', 'status="refused"'),
    ("en-corr.xml", 'who="edition.xml#ed.people.ak"', 'who="ak"'),
    ("en-corr.xml", 'when="2026-03-02T10:01:00Z"', 'when="2026-03-02T25:01:00Z"'),
    ("en-corr.xml", "<choice><sic>four</sic>", "<choice>"),
    ("en-corr.xml", "<choice>", "<choice>stray"),
    ("en-corr.xml", ">five</corr>", ">five<p/></corr>"),
    ("en-corr.xml", 'cert="1.000"', 'cert="sure"'),
    ("en-corr.xml", '<milestone unit="paragraph"', "<milestone"),
    ("alignment.xml", 'type="alignment"', 'type="guess"'),
    ("alignment.xml", 'subtype="sentence"', 'subtype="word"'),
    ("alignment.xml", 'domains="ru.xml#ru en-mt.xml#en-mt"', 'domains="ru.xml#ru"'),
    ("alignment.xml", 'targFunc="source translation"', 'targFunc="source"'),
    ("alignment.xml", 'resp="#align.app"', 'resp="#nobody"'),
    ("alignment.xml", 'cert="0.912"', 'cert="0.9"'),
    ("alignment.xml", 'type="1-1"', 'type="one"'),
    ("alignment.xml", 'target="ru.xml#ru.d1 en-mt.xml#en-mt.d1"', 'target="ru.xml#ru.d1"'),
    ("alignment.xml", "taxonomy.xml#tax.link.auto", "taxonomy.xml#auto"),
    ("alignment.xml", "<link ", "<ptr "),
    ("findings.xml", 'motivation="assessing"', 'motivation="editing"'),
    ("findings.xml", r' target="en-mt.xml#string-range[^"]*"', ""),
    ("findings.xml", ' cert="0.930"', ""),
    ("findings.xml", '<name type="rule">', "<name>"),
    ("findings.xml", r'<note type="message">.*?</note>', ""),
    ("findings.xml", '<note type="quote">', '<note type="words">'),
    ("findings.xml", '<revisionDesc status="open">', '<revisionDesc status="closed">'),
    ("findings.xml", r'<change status="open" n="[^"]*"/>', ""),
    ("findings.xml", 'type="evidence" n="source"', 'type="evidence"'),
    ("taxonomy.xml", "<catDesc>", "<catDesc><p/>"),
    ("taxonomy.xml", ' xml:id="tax.sev.major"', ""),
    ("taxonomy.xml", r'<taxonomy xml:id="tax.link">\s*<desc>.*?</desc>', '<taxonomy xml:id="tax.link">'),
    ("edition.xml", 'href="ru.xml"', 'href="../ru.xml"'),
    ("edition.xml", "<persName>A. K.</persName>", ""),
    ("edition.xml", "<teiCorpus ", "<TEI ", "</teiCorpus>", "</TEI>"),
]


@pytest.mark.parametrize("name", NAMES)
def test_what_we_write_is_valid(name: str) -> None:
    assert validate(small().files[name], name) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant[0]}-{mutant[1][:30]}")
def test_damage_is_refused(mutant: tuple[str, ...]) -> None:
    name, *changes = mutant
    text = small().files[name].decode()
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        broken = text.replace(old, new, 1) if old in text else re.sub(old, new, text, count=1, flags=re.DOTALL)
        assert broken != text
        text = broken
    errors = validate(text.encode(), name)
    assert errors
    assert all(error.file == name for error in errors)


def test_a_message_has_a_line() -> None:
    errors = validate(small().files["ru.xml"].replace(b"<body>", b"<body><chapter/>"), "ru.xml")
    assert any(error.line for error in errors)
    assert any("chapter" in error.message for error in errors)


def test_broken_xml_is_one_error() -> None:
    assert len(validate(b"<TEI>", "ru.xml")) == 1


def schema() -> tuple[dict[str, set[str]], etree._Element]:
    root = etree.fromstring((files("workbench.tei") / "schema" / "profile.rng").read_bytes())
    patterns = {one.get("name"): one for one in root.iter(f"{RNG}define")}

    def attributes(pattern: etree._Element, seen: frozenset[str]) -> set[str]:
        found: set[str] = set()
        for child in pattern:
            name = child.get("name", "")
            if child.tag == f"{RNG}attribute":
                found.add(name)
            elif child.tag == f"{RNG}ref":
                found |= set() if name in seen else attributes(patterns[name], seen | {name})
            elif child.tag != f"{RNG}element":
                found |= attributes(child, seen)
        return found

    kept: dict[str, set[str]] = {}
    for element in root.iter(f"{RNG}element"):
        if ":" not in element.get("name", ""):
            kept.setdefault(element.get("name", ""), set()).update(attributes(element, frozenset()))
    return kept, root


def test_the_odd_keeps_the_same_elements_and_attributes() -> None:
    kept, _ = schema()
    odd = etree.fromstring((files("workbench.tei") / "schema" / "workbench.odd").read_bytes())
    documented = {
        spec.get("ident", ""): {one.get("ident", "") for one in spec.iter("{*}attDef")}
        for spec in odd.iter("{*}elementSpec")
    }
    assert documented == kept
    included = {name for ref in odd.iter("{*}moduleRef") for name in (ref.get("include") or "").split()}
    assert included == set(kept)


def test_the_profile_knows_all_that_the_text_writer_may_write() -> None:
    kept, _ = schema()
    for name in CONTENT:
        written = {re.sub(r"\{.*\}", "xml:", attribute) for attribute in ATTRIBUTES[name]}
        assert written <= kept[name], name
