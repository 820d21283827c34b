from __future__ import annotations

import pytest

from tests.unit.tei.worked import small, span
from workbench.model.errors import InputError
from workbench.model.span import Span
from workbench.tei.pointers import Places, split_pointer

RU, EN = small().snapshot.witnesses
PLACES = Places((RU, EN))


def test_a_range_begins_in_its_sentence() -> None:
    assert PLACES.of(span(EN, "p3", "four")) == "en-mt.xml#string-range(en-mt.p3.s2,11,4)"


def test_a_range_jumps_over_a_note() -> None:
    crossing = span(EN, "p1", "froze. We")
    assert PLACES.of(crossing) == "en-mt.xml#string-range(en-mt.p1.s1,10,6,23,3)"
    assert PLACES.read(PLACES.of(crossing)) == crossing


def test_a_range_may_begin_behind_a_note() -> None:
    behind = Span.of("en-mt.p1", EN.segment("en-mt.p1").text, 16, 19)
    assert PLACES.of(behind) == "en-mt.xml#string-range(en-mt.p1.s1,23,3)"
    assert PLACES.read(PLACES.of(behind)) == behind


def test_a_point_belongs_to_the_sentence_before_it() -> None:
    text = EN.segment("en-mt.p1").text
    assert PLACES.of(Span.of("en-mt.p1", text, 16, 16)) == "en-mt.xml#string-index(en-mt.p1.s1,16)"
    assert PLACES.of(Span.of("en-mt.p1", text, 0, 0)) == "en-mt.xml#string-index(en-mt.p1.s1,0)"


def test_every_span_of_every_segment_is_read_back() -> None:
    for segment in EN.segments:
        for start in range(len(segment.text) + 1):
            for end in range(start, len(segment.text) + 1):
                one = Span.of(segment.id, segment.text, start, end)
                assert PLACES.read(PLACES.of(one)) == one
                assert PLACES.read(PLACES.unit(one)) == one


def test_whole_units_are_named_by_their_element() -> None:
    assert PLACES.unit(span(RU, "p1", "Лёд был толстым.")) == "ru.xml#ru.p1.s2"
    assert PLACES.unit(Span.of("ru.h1", "Мост", 0, 4)) == "ru.xml#ru.h1"
    assert PLACES.unit(Span.of("ru.h1", "Мост", 0, 0)) == "ru.xml#ru.h1.a"


@pytest.mark.parametrize("pointer", ["", "a.xml", "a.xml#string-range(x,1,0)", "a.xml#xpath(//p)"])
def test_other_pointers_are_refused(pointer: str) -> None:
    with pytest.raises(InputError):
        split_pointer(pointer)


def test_a_pointer_to_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="finds nothing"):
        PLACES.read("en-mt.xml#en-mt.p99")
