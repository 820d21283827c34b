from __future__ import annotations

from lxml import etree

from tests.unit.tei.worked import small
from workbench.tei.edition import files_of
from workbench.tei.names import XI, XML_ID

ROOT = etree.fromstring(small().files["edition.xml"])


def test_it_includes_every_file_in_order() -> None:
    included = [one.get("href") for one in ROOT.iter(f"{{{XI}}}include")]
    expected = ["taxonomy.xml", "ru.xml", "en-mt.xml", "en-corr.xml", "alignment.xml", "findings.xml"]
    assert included == expected == list(files_of(small().snapshot))


def test_people_have_ids_that_the_other_files_point_to() -> None:
    people = {one.get(XML_ID): one.findtext("{*}persName") for one in ROOT.iter("{*}person")}
    assert people == {"ed.people.ak": "A. K.", "ed.people.mv": "M. V."}
    assert "0000-0002-1825-0097" in (ROOT.findtext(".//{*}person/{*}idno") or "")
