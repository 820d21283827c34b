from __future__ import annotations

from lxml import etree

from tests.unit.tei.worked import small
from workbench.tei.names import XML_ID
from workbench.tei.parallel import write_parallel
from workbench.tei.profile import validate
from workbench.tei.units import units_of

SNAPSHOT = small().snapshot
DATA = write_parallel(SNAPSHOT, small().files["en-corr.xml"])
ROOT = etree.fromstring(DATA)


def side(element: etree._Element, wit: str) -> str:
    """The text of one reading; a paragraph boundary is a line end."""
    text = element.text or ""
    for child in element:
        name = etree.QName(child).localname
        if name == "app":
            text += next(side(one, wit) for one in child if one.get("wit") == f"#xp.wit.{wit}")
        else:
            text += "\n" if name == "milestone" else side(child, wit)
        text += child.tail or ""
    return text


def targets() -> list[etree._Element]:
    return [one for one in ROOT.iter("{*}ab") if one.get("type") == "target"]


def test_it_fits_the_profile() -> None:
    assert validate(DATA, "export-parallel.xml") == []


def test_both_sides_are_the_two_texts() -> None:
    base = [one.text for one in SNAPSHOT.state.base.segments if one.is_aligned]
    corrected = [one.text for one in SNAPSHOT.state.witness.segments if one.is_aligned]
    old = "\n".join(text for one in targets() if (text := side(one, "en-mt")))
    new = "\n".join(text for one in targets() if (text := side(one, "en-corr")))
    assert sorted(old.split("\n")) == sorted(base)
    assert sorted(new.split("\n")) == sorted(corrected)


def test_every_place_of_every_act_is_an_entry() -> None:
    entries = {(one.get(XML_ID) or "").removeprefix("xp.") for one in ROOT.iter("{*}app")}
    assert entries == {f"{number:08x}" for number in range(1, 11)} | {"0000000a-2"}


def test_units_keep_the_order_of_the_base() -> None:
    units = units_of(SNAPSHOT)
    assert [unit.base for unit in units][:4] == [
        ("en-mt.h1",), ("en-mt.p1",), ("en-mt.fn1",), ("en-mt.p2", "en-mt.p3"),
    ]  # fmt: skip
    assert (("ru", ("ru.p4",)),) in [unit.others for unit in units]
    assert sum(len(unit.base) for unit in units) == 8
