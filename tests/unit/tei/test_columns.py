"""TEI with several languages in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.tei.worked import small
from workbench.formats.registry import ReadOptions, Texts
from workbench.formats.tei import read_tei_texts
from workbench.model.witness import walk_segments
from workbench.tei.parallel import write_parallel


def read(body: str, *, beside: str = "", root: str = "") -> Texts:
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{root}><teiHeader/><text><body>{body}</body></text>{beside}</TEI>'
    return read_tei_texts(data.encode(), "x.xml", ReadOptions("en"))


def words(texts: Texts) -> list[list[str]]:
    return [[each.text for each in walk_segments(draft.nodes)] for draft in texts.drafts]


TWO = (
    '<div xml:lang="ru"><head xml:id="r0">Порт</head><p xml:id="r1">Мы пришли.</p><p xml:id="r2">Шёл дождь. И снег.</p>'
    "</div>"
    '<div xml:lang="en"><head xml:id="e0">The Port</head><p xml:id="e1">We came.</p><p xml:id="e2">It rained.</p>'
    '<p xml:id="e3">It snowed.</p></div>'
)
BEADS = (((0,), (0,)), ((1,), (1,)), ((2,), (2, 3)))


def test_divisions_of_two_languages_are_two_texts() -> None:
    found = read(TWO)
    assert found.languages == ("ru", "en")
    assert words(found) == [
        ["Порт", "Мы пришли.", "Шёл дождь. И снег."],
        ["The Port", "We came.", "It rained.", "It snowed."],
    ]
    assert found.pairs == (), "nothing says what renders what but their order"


@pytest.mark.parametrize(
    "links",
    [
        '<link target="#r0 #e0"/><link target="#r1 #e1"/><link target="#r2 #e2 #e3"/>',
        '<link target="#e0 #r0"/><link target="#r1 #e1"/><link target="#r2 #e2"/><link target="#r2 #e3"/>',
        '<link target="#r0 #e0"/><link target="#r1 #e1"/><link target="#r2 #e3 #e2"/><link target="#none #gone"/>',
    ],
)
def test_links_of_the_file_are_taken_over(links: str) -> None:
    found = read(TWO, beside=f'<standOff><linkGrp type="translation">{links}</linkGrp></standOff>')
    assert found.pairs[0].beads == BEADS


def test_corresp_is_a_link() -> None:
    marked = TWO.replace('xml:id="e1"', 'xml:id="e1" corresp="#r1"').replace(
        'xml:id="r2"', 'xml:id="r2" corresp="#e2 #e3"'
    )
    assert read(marked).pairs[0].beads == BEADS[1:], "what is not linked is not said to be left out"


def test_links_of_sentences_say_what_paragraphs_render() -> None:
    body = (
        '<div xml:lang="ru"><p><s xml:id="a">Да.</s> <s xml:id="b">Нет.</s></p><p><s xml:id="c">Вот.</s></p></div>'
        '<div xml:lang="en"><p><s xml:id="x">Yes.</s></p><p><s xml:id="y">No.</s></p><p><s xml:id="z">So.</s></p></div>'
    )
    links = '<link target="#a #x"/><link target="#b #y"/><link target="#c #z"/>'
    found = read(body, beside=f"<standOff><linkGrp>{links}</linkGrp></standOff>")
    assert found.pairs[0].beads == (((0,), (0, 1)), ((1,), (2,)))


def test_links_of_whole_divisions_do_not_make_one_bead_of_them() -> None:
    many = "".join(f"<p>{number} слово</p>" for number in range(9))
    other = "".join(f"<p>{number} word</p>" for number in range(9))
    body = f'<div xml:id="d" xml:lang="ru" corresp="#e">{many}</div><div xml:id="e" xml:lang="en">{other}</div>'
    assert read(body).pairs == ()


def test_units_of_side_by_side_blocks() -> None:
    body = "".join(
        f'<div n="{number}"><ab xml:lang="ru">Слово {number}.</ab><ab xml:lang="en">Word {number}.</ab></div>'
        for number in range(3)
    )
    found = read(body)
    assert words(found) == [["Слово 0.", "Слово 1.", "Слово 2."], ["Word 0.", "Word 1.", "Word 2."]]
    assert found.pairs[0].beads == tuple(((number,), (number,)) for number in range(3))


def test_rows_of_a_table_and_segments_of_a_paragraph() -> None:
    row = '<row><cell xml:lang="ru">Да.</cell><cell xml:lang="en">Yes.</cell></row>'
    assert read(f"<table>{row}{row}</table>").pairs[0].beads == (((0,), (0,)), ((1,), (1,)))
    paragraph = '<p><seg xml:lang="ru">Да.</seg> <seg xml:lang="en">Yes.</seg></p>'
    assert read(f"<div>{paragraph}{paragraph}</div>").pairs[0].beads == (((0,), (0,)), ((1,), (1,)))


def test_paragraphs_in_turn() -> None:
    turns = (("ru", "Да."), ("en", "Yes."), ("en", "Indeed."), ("ru", "Нет."), ("en", "No."))
    body = "".join(f'<p xml:lang="{language}">{text}</p>' for language, text in turns)
    assert read(f"<div>{body}</div>").pairs[0].beads == (((0,), (0, 1)), ((1,), (2,)))


def test_a_second_language_that_is_quoted_is_no_column() -> None:
    body = "".join(f"<p>Слово за словом, страница {number} за страницей.</p>" for number in range(9))
    found = read(f'{body}<p xml:lang="fr">Eh bien, mon prince.</p>', root=' xml:lang="ru"')
    assert found.languages == ("en",), "as the caller says: a file of one text is taken whatever it says"
    assert len(words(found)[0]) == 10


def test_texts_of_a_group_and_three_languages() -> None:
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><group>'
        + "".join(f'<text xml:lang="{one}"><body><p>{text}</p></body></text>' for one, text in
                  (("ru", "Да, вот."), ("en", "Yes, so."), ("de", "Ja, so.")))
        + "</group></text></TEI>"
    )  # fmt: skip
    found = read_tei_texts(data.encode(), "x.xml", ReadOptions("en"))
    assert found.languages == ("ru", "en", "de")
    assert words(found) == [["Да, вот."], ["Yes, so."], ["Ja, so."]]


def test_our_own_parallel_export_comes_in_with_its_beads() -> None:
    edition = small()
    found = read_tei_texts(write_parallel(edition.snapshot, edition.files["en-corr.xml"]), "x.xml", ReadOptions("en"))
    assert found.languages == ("ru", "en")
    assert found.pairs[0].beads[0] == ((0,), (0,))
    assert all("{urn:" not in str(draft.nodes) or "columns" not in str(draft.nodes) for draft in found.drafts)


def test_the_file_of_one_text_is_read_as_before() -> None:
    data = Path(__file__).parents[2].joinpath("quality", "rich.xml").read_bytes()
    from workbench.formats.tei import read_tei

    assert read_tei_texts(data, "x.xml", ReadOptions("en")).drafts == (read_tei(data, "x.xml", ReadOptions("en")),)
