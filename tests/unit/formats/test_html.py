"""Saved web pages: what a reader saw becomes text, the rest of it furniture."""

from __future__ import annotations

import pytest

from workbench.formats import html_article
from workbench.formats.html import read_html
from workbench.formats.registry import Draft, ReadOptions, detect
from workbench.model.errors import InputError
from workbench.model.witness import Mark, Segment, walk_blocks, walk_segments

PROSE = "The harbour was quiet that winter, and nobody in the town could say who had ordered the third crane. "
ARTICLE = f"<article><h1>The Report</h1><p>{PROSE * 2}</p><p>{PROSE}So the board sat again.</p></article>"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra `web`, so that the page is read alike wherever the tests run."""
    monkeypatch.setattr(html_article, "_by_trafilatura", lambda page: "")


def _read(body: str, head: str = "") -> Draft:
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "x.html", _OPTIONS)


_OPTIONS = ReadOptions("en")


def _segments(body: str) -> list[Segment]:
    return list(walk_segments(_read(body).nodes))


def _kinds(body: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in _segments(body)]


def test_blocks_become_segments_and_blanks_even_out() -> None:
    assert _kinds("<h2>A\n  title</h2><p> One\ttwo <b>three</b>\n four </p>five<div>six</div>seven") == [
        ("head", "A title"),
        ("p", "One two three four"),
        ("p", "five"),
        ("p", "six"),
        ("p", "seven"),
    ]


def test_no_break_spaces_and_soft_hyphens_are_letters() -> None:
    assert _kinds("<p>5&nbsp;May, har&shy;bour</p>") == [("p", "5\u00a0May, har\u00adbour")]


def test_a_forced_line_break_ends_a_segment() -> None:
    assert _kinds("<p>one <br> two<br><br>three<br></p>") == [("p", "one"), ("p", "two"), ("p", "three")]


def test_marks_cover_their_words_and_are_cut_at_line_breaks() -> None:
    first, second = _segments('<p>an <em>old <a href="https://example.org/x">mole</a><br>and</em> a pier</p>')
    assert first.text == "an old mole"
    assert first.marks == (
        Mark(3, 11, 0, "hi", (("rend", "italic"),)),
        Mark(7, 11, 1, "ref", (("target", "https://example.org/x"),)),
    )
    assert second.text == "and a pier"
    assert second.marks == (Mark(0, 3, 0, "hi", (("rend", "italic"),)),)


def test_links_that_lead_nowhere_outside_are_text_only() -> None:
    (only,) = _segments('<p><a href="#top">top</a> <a href="javascript:x()">run</a></p>')
    assert (only.text, only.marks) == ("top run", ())


def test_what_is_not_seen_is_left_out() -> None:
    hidden = "<p hidden>no</p><p style='display: none'>no</p><script>no()</script><!-- no --><noscript>no</noscript>"
    assert _kinds(f"<p>yes</p>{hidden}<p>also</p>") == [("p", "yes"), ("p", "also")]


def test_lists_tables_and_quotations() -> None:
    body = (
        "<ul><li>a</li><li>b</li></ul><table><tr><td>1</td></tr>\n<tr><td>2</td></tr></table><blockquote>q</blockquote>"
    )
    assert _kinds(body) == [("item", "a"), ("item", "b"), ("cell", "1"), ("cell", "2"), ("quote", "q")]
    names = [block.name for block in walk_blocks(_read(body).nodes)]
    assert names == ["div", "list", "table", "row", "row"]


def test_two_lists_are_two() -> None:
    nodes = _read("<ul><li>a</li></ul><ul><li>b</li></ul>").nodes
    assert [block.name for block in walk_blocks(nodes)] == ["div", "list", "list"]


def test_a_cell_in_a_list_is_a_table_of_its_own() -> None:
    nodes = _read("<li><ul>harbour <td>harbour</td></ul></li>").nodes
    held = [
        (block.name, [child.kind for child in block.children if isinstance(child, Segment)])
        for block in walk_blocks(nodes)
        if block.name in ("list", "row")
    ]
    assert ("row", ["cell"]) in held
    assert all("cell" not in kinds for name, kinds in held if name == "list")


def test_a_rule_is_a_section_break() -> None:
    nodes = _read(f"<p>{PROSE}</p><hr><p>{PROSE}</p>").nodes
    assert [block.name for block in walk_blocks(nodes)] == ["div", "milestone"]


def test_the_article_is_text_and_the_rest_furniture() -> None:
    found = _kinds(
        f"<nav><a href='/'>Start</a> <a href='/b'>Harbours</a></nav>{ARTICLE}<footer>Port Alder 1904</footer>"
    )
    assert [kind for kind, _ in found] == ["fw", "head", "p", "p", "fw"]
    assert found[0] == ("fw", "Start Harbours")


def test_furniture_inside_the_article_is_told_by_its_words() -> None:
    found = _kinds(ARTICLE.replace("</article>", "<p>Leave a Reply</p></article>"))
    assert found[-1] == ("fw", "Leave a Reply")


def test_a_main_heading_above_the_article_is_its_title() -> None:
    body = f"<div><h1>The Winter</h1></div><div><p>{PROSE * 2}</p><p>{PROSE * 2}</p></div>"
    assert [kind for kind, _ in _kinds(body)] == ["head", "p", "p"]


def test_how_much_was_taken_for_furniture_is_said() -> None:
    assert "1 of 4 blocks" in str(_read(f"<nav>Start</nav>{ARTICLE}").notes[-1])


def test_trafilatura_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = PROSE + PROSE + "So the board sat again, and went home."
    monkeypatch.setattr(html_article, "_by_trafilatura", lambda page: html_article._key(chosen))
    body = f"<div><p>{PROSE * 4}</p><p>{chosen}</p></div>"
    assert ("p", chosen) in _kinds(body)
    assert _kinds("<p>Another text.</p>") == [("p", "Another text.")]  # it found next to nothing


def test_what_the_page_says_of_itself() -> None:
    head = (
        "<title>Report | Port Daily</title><meta property='og:title' content=' The  Report '>"
        "<meta name='author' content='P. Alder'><meta property='article:published_time' content='1904-05-03T10:00'>"
        "<link rel='canonical' href='https://example.org/report'>"
    )
    known = _read(ARTICLE, head).bibliography
    assert (known.title, known.author, known.date, known.url) == (
        "The Report",
        "P. Alder",
        "1904-05-03",
        "https://example.org/report",
    )


def test_the_address_of_a_browser_that_saved_the_page() -> None:
    known = _read(
        "<!-- saved from url=(0026)https://example.org/report -->" + ARTICLE, "<title> A  b </title>"
    ).bibliography
    assert (known.title, known.url) == ("A b", "https://example.org/report")


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("nonsense", "utf-8"), ("utf-8", "cp1251")],
)
def test_the_encoding_is_the_one_the_page_names_if_it_can_be_so(charset: str, encoding: str) -> None:
    text = "Поздно вечером пришёл он домой, зажёг лампу и долго читал старое письмо о море. " * 3
    page = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>".encode(encoding)
    assert [each.text for each in walk_segments(read_html(page, "x.html", _OPTIONS).nodes)] == [text.strip()]


@pytest.mark.parametrize("named", ["windows-1251", "iso-8859-1", "utf-16"])
def test_what_can_be_read_as_utf_8_is_whatever_the_page_names(named: str) -> None:
    page = f"<html><head><meta charset={named}></head><body><p>Пришёл он домой.</p></body></html>".encode()
    assert [each.text for each in walk_segments(read_html(page, "x.html", _OPTIONS).nodes)] == ["Пришёл он домой."]


@pytest.mark.parametrize("head", ["<meta charset=ISO-8859-1>", "<?xml version='1.0' encoding='iso-8859-1'?>"])
def test_latin_1_is_read_as_browsers_read_it(head: str) -> None:
    page = f"{head}<html><body><p>“It’s été” – said Anna.</p></body></html>".encode("cp1252")
    assert [each.text for each in walk_segments(read_html(page, "x.html", _OPTIONS).nodes)] == [
        "“It’s été” – said Anna."
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_is_a_page(encoding: str) -> None:
    page = f"<html><head><title>T</title></head><body><p>{PROSE}</p></body></html>".encode(encoding)
    assert detect(page, "x.html").id == "html"
    assert [each.text for each in walk_segments(read_html(page, "x.html", _OPTIONS).nodes)] == [PROSE.strip()]


@pytest.mark.parametrize("tag", ["div", "b", "font"])
def test_a_page_nested_too_deep_is_refused_and_not_cut_off(tag: str) -> None:
    assert _kinds(f"<p>one</p>{f'<{tag}>' * 200}two")[-1] == ("p", "two")
    with pytest.raises(InputError, match="nested too deep"):
        _read(f"<p>one</p>{f'<{tag}>' * 300}two")


def test_preformatted_lines_are_lines_and_wrapped_ones_paragraphs() -> None:
    assert _kinds("<pre>\nThe sea was <b>grey</b>,\n  the boats <br>were in.\n\nAnd\u00a0now</pre><p>More.</p>") == [
        ("p", "The sea was grey,"), ("p", "the boats"), ("p", "were in."), ("p", "And\u00a0now"), ("p", "More."),
    ]  # fmt: skip
    line = "The harbour was quiet that winter, and nobody knew who had sent for"
    wrapped = "\n\n".join("\n".join([line] * 4) for _ in range(3))
    assert _kinds(f"<pre>{wrapped}</pre>") == [("p", " ".join([line] * 4))] * 3


def test_labels_of_buttons_and_fields_are_furniture() -> None:
    body = f"<article><p>{PROSE}</p><button>Send</button><select><option>One</select><textarea>Say</textarea></article>"
    assert [kind for kind, _ in _kinds(body)] == ["p", "fw", "fw", "fw"]


def test_no_break_spaces_at_the_end_of_a_block_stay() -> None:
    assert _kinds("<p>one\u00a0 </p><p>\u00a0</p>") == [("p", "one\u00a0")]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="holds no text"):
        _read("<script>x()</script>")


def test_places_are_lines_of_the_file() -> None:
    lines = [each.place.first for each in _segments("\n<p>one</p>\n\n<p>two</p>") if each.place]
    assert lines == [2, 4]


def test_headings_amid_text_open_sections() -> None:
    nodes = _read(f"<h1>A</h1><p>{PROSE}</p><h2>B</h2><p>{PROSE}</p>").nodes
    types = [dict(block.attributes)["type"] for block in walk_blocks(nodes)]
    assert types == ["article", "section"]


def test_what_no_browser_knows_is_part_of_its_line() -> None:
    body = (
        "<p>In <st1:place w:st=on>Port Alder</st1:place> it rained.<o:p></o:p></p><p>A <ruby>b<rt>c</rt></ruby> d.</p>"
    )
    assert _kinds(body) == [("p", "In Port Alder it rained."), ("p", "A bc d.")]
    assert _kinds("<my-box>one<div>two</div>three</my-box>") == [("p", "one"), ("p", "two"), ("p", "three")]
