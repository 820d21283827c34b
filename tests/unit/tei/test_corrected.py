from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.tei.worked import small
from workbench.tei.corrected import write_corrected
from workbench.tei.corrected_reading import read_corrected

SNAPSHOT = small().snapshot
DATA = small().files["en-corr.xml"]
TEXT = re.sub(r' (?:resp|change|source|ana|cert)="[^"]*"', "", DATA.decode())


@pytest.mark.parametrize(
    "markup",
    [
        '<supplied reason="omitted-in-translation"> <s xml:id="en-corr.p1.s1.00000001">The ice was thick.</s>',
        "crossed <choice><orig>on it</orig><reg>over it</reg></choice>.",
        '<corr xml:space="preserve"><pb n="2"/> </corr>',
        '<milestone unit="paragraph" xml:id="en-corr.p3"/><anchor xml:id="en-corr.p3.a" type="align"/></sic>',
        '<surplus reason="repeated"> boats</surplus>',
        "<choice><sic>four</sic><corr>five</corr></choice>",
        '<surplus reason="no-source"><s xml:id="en-corr.p4.s1">Nobody knows why.</s>',
        '<p xml:id="en-corr.p4.00000007"><anchor xml:id="en-corr.p4.00000007.a" type="align"/><supplied ',
        '<orig><s xml:id="en-corr.p5.s1">We stayed.</s> <s xml:id="en-corr.p5.s2">We waited.</s></orig>',
        '<reg><s xml:id="en-corr.p5.s1.00000008">We stayed and waited.</s></reg>',
        '<sic xml:space="preserve"> </sic><corr><milestone xml:id="en-corr.p5.00000009" unit="paragraph"/>',
    ],
)
def test_each_kind_of_act_has_its_markup(markup: str) -> None:
    assert markup in TEXT


def test_both_readings() -> None:
    reading = read_corrected(DATA, "en-corr.xml")
    assert reading.base == {f"en-corr{one.id[5:]}": one.text for one in SNAPSHOT.state.base.segments}
    assert reading.corrected == {one.id: one.text for one in SNAPSHOT.state.witness.segments}


def test_acts_are_listed_with_their_places() -> None:
    acts = {entry.change: entry for entry in read_corrected(DATA, "en-corr.xml").acts}
    assert acts["00000001"].subtype == "sentence"
    assert acts["00000003"].target == ("en-mt.xml#en-mt.p2", "en-mt.xml#en-mt.p3")
    assert acts["00000005"].why == "reason 5"
    assert acts["00000007"].target == ("en-mt.xml#string-index(en-mt.p4.s2,16)",)
    assert acts["0000000a"].target == ("en-mt.xml#string-range(en-mt.h1,4,6)",)
    assert acts["0000000a-2"].target == ("en-mt.xml#string-range(en-mt.p5.s3,4,4)",)
    assert {entry.who for entry in acts.values()} == {"ak"}


def test_without_acts_it_is_the_base_under_new_ids() -> None:
    base = SNAPSHOT.state.base
    from workbench.correct.state import compute_state

    data = write_corrected(replace(SNAPSHOT, state=compute_state(base, ())), small().witness_files["en-mt.xml"])
    reading = read_corrected(data, "en-corr.xml")
    assert reading.base == reading.corrected
    assert reading.acts == ()


def test_a_base_file_of_another_text_is_refused() -> None:
    other = small().witness_files["en-mt.xml"].replace(b"froze.", b"froze!!")
    with pytest.raises(ValueError, match="not the segment's"):
        write_corrected(SNAPSHOT, other)
