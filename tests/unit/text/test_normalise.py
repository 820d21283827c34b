"""The closed list of normalisations; texts made equal for a comparison; characters made visible."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.received import to_tei
from workbench.model.edition import Edition, WitnessEntry
from workbench.model.witness import Role, Segment, Witness
from workbench.tei.names import tei
from workbench.tei.profile import validate
from workbench.tei.witness import write_witness
from workbench.text.normalise import NORMALISATIONS, fold, normalisations_of, show_controls

WITNESS = Witness("x", "en", Role.BASE, (Segment("x.p1", "p", "We came."),), "A title")


def _said(data: bytes) -> list[tuple[str | None, str]]:
    normalization = next(etree.fromstring(data).iter(tei("normalization")))
    return [(each.get("n"), "".join(each.itertext())) for each in normalization]


def test_names_are_unique_and_sentences_end() -> None:
    assert len({each.id for each in NORMALISATIONS}) == len(NORMALISATIONS)
    assert all(each.sentence[0].isupper() or each.sentence.startswith("lb ") for each in NORMALISATIONS)
    assert all(each.sentence.endswith(".") for each in NORMALISATIONS)


@pytest.mark.parametrize(
    ("file", "format_id"),
    [("sources/x.txt", "text"), ("sources/x", "text"), ("sources/x.HTML", "html"), ("sources/x.xml", "tei"),
     ("sources/x.md", "markdown"), ("sources/x.epub", "epub"), ("sources/x.odt", "odt"), ("sources/x.pdf", "pdf"),
     ("sources/x.docx", "docx")],
)  # fmt: skip
def test_the_header_says_the_list_of_its_format_and_no_other(file: str, format_id: str) -> None:
    entry = WitnessEntry("x", Role.BASE, "en", (file,))
    data = write_witness(WITNESS, entry, Edition("e", "An edition", witnesses=(entry,)), ((file, "0" * 64),))
    assert [str(error) for error in validate(data, "x.xml")] == []
    *listed, (name, markup) = _said(data)
    assert listed == [(each.id, each.sentence) for each in normalisations_of(format_id)]
    assert name is None
    assert "nothing else was touched" in markup


def test_a_witness_of_two_formats_says_both_lists() -> None:
    entry = WitnessEntry("x", Role.BASE, "en", ("sources/x.txt", "sources/x.html"))
    sources = tuple((file, "0" * 64) for file in entry.files)
    names = {name for name, _ in _said(write_witness(WITNESS, entry, Edition("e", "E", witnesses=(entry,)), sources))}
    assert names >= {"line-ends", "page-blanks"}
    assert "xml-blanks" not in names


def test_a_header_of_before_is_still_valid() -> None:
    """Witnesses are never written again, so those with all of the list in one paragraph stay."""
    data = to_tei(WITNESS)
    start, end = data.index(b'<normalization method="silent">'), data.index(b"</normalization>")
    older = data[:start] + b'<normalization method="silent"><p>Line ends, <gi>fw</gi>.</p>' + data[end:]
    assert [str(error) for error in validate(older, "x.xml")] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ещё «раз»", 'еще "раз"'),
        ("Ёлка „так“", 'Елка "так"'),
        ("don’t — ‘go’", "don't - 'go'"),
        ("и\u0306", "й"),
        ("Big", "Big"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_leaves_what_it_is_told_to_leave() -> None:
    text = "Ещё «раз» — так"
    assert fold(text, yo=False, quotes=False, dashes=False) == text
    assert fold(text, yo=False, quotes=False, dashes=False, case=True) == "ещё «раз» — так"


def test_fold_never_changes_the_length_of_composed_text() -> None:
    text = "«ё» — “a” ‘b’ … №5"
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("char", "\x00\x07\x1b\x7f\x85\u00ad\u200b\u200e\u2028\u202e\u2066\ufeff")
def test_what_is_not_seen_is_named(char: str) -> None:
    assert show_controls(f"a{char}b") == f"a‹U+{ord(char):04X}›b"


def test_what_is_seen_stays() -> None:
    assert show_controls("a\tb\nc\u00a0д e\u0301 😀") == "a\tb\nc\u00a0д e\u0301 😀"
