"""Markdown as other people write it; what is written; what is refused."""

from __future__ import annotations

import builtins
import time

import pytest

from tests.made.alone import alone
from workbench.formats.markdown import FORMAT, back, problems, read_markdown, write_markdown
from workbench.formats.registry import Draft, ReadOptions, WriteOptions, detect
from workbench.model.errors import InputError
from workbench.model.witness import Block, Mark, Node, Segment, walk_blocks, walk_segments

PAGE = """---
title: "The Lamp Room"
author:
  - Anna Keller
  - 'Lev d''Or'
date: 1931
tags: [port, lamps]
---

The Lamp Room
=============

Port Alder, 3 May 1904

The *keeper* counted
the lamps[^1] and **went _home_**.

## What was there

> He said it twice,
> and nobody wrote it down.

3. three ropes
4. two boats

   and a sail
   - an oar

- (b) a lettered thing

| what | how many |
|:-----|---------:|
| lamp | 12 |
| rope |

The sea was grey,\\
and nobody came.@@
We slept.

---

    x = 1

See [the board](https://a.example/board "Board") and <u>this</u>, [that](other.md)^[Written
later.], ![a pier](pier.png), `a*b`, 5 < 6 &amp; AT&T.

<!-- unseen -->
<p>Old <b>HTML</b> here.</p>

[^1]: Of brass.

    Two were broken.

[^lost]: Nobody calls this.
"""


def read(text: str) -> Draft:
    return read_markdown(text.replace("@@", "  ").encode(), "sources/x.md", ReadOptions("en"))


def test_a_text_of_every_kind() -> None:
    draft = read(PAGE)
    found = [(each.kind, each.text, each.place.first if each.place else 0) for each in walk_segments(draft.nodes)]
    assert found == [
        ("head", "The Lamp Room", 10),
        ("dateline", "Port Alder, 3 May 1904", 13),
        ("p", "The keeper counted the lamps and went home.", 15),
        ("note", "Of brass. Two were broken.", 50),
        ("head", "What was there", 18),
        ("quote", "He said it twice, and nobody wrote it down.", 20),
        ("item", "three ropes", 23),
        ("item", "two boats", 24),
        ("item", "and a sail", 26),
        ("item", "an oar", 27),
        ("item", "a lettered thing", 29),
        ("cell", "what", 31),
        ("cell", "how many", 31),
        ("cell", "lamp", 33),
        ("cell", "12", 33),
        ("cell", "rope", 34),
        ("cell", "", 34),
        ("l", "The sea was grey,", 36),
        ("l", "and nobody came.", 37),
        ("l", "We slept.", 38),
        ("p", "x = 1", 42),
        ("p", "See the board and this, that, a pier, a*b, 5 < 6 & AT&T.", 44),
        ("note", "Written later.", 0),
        ("p", "Old HTML here.", 48),
        ("p", "Nobody calls this.", 54),
    ]


def test_marks_divisions_and_markers() -> None:
    draft = read(PAGE)
    by_text = {each.text: each for each in walk_segments(draft.nodes)}
    keeper = by_text["The keeper counted the lamps and went home."]
    assert [(each.start, each.end, each.depth, each.name) for each in keeper.marks] == [
        (4, 10, 0, "hi"), (28, 28, 0, "note"), (33, 42, 0, "hi"), (38, 42, 1, "hi"),
    ]  # fmt: skip
    see = by_text["See the board and this, that, a pier, a*b, 5 < 6 & AT&T."]
    assert [(each.name, dict(each.attributes)) for each in see.marks] == [
        ("ref", {"target": "https://a.example/board"}), ("hi", {"rend": "underline"}), ("note", {}),
    ]  # fmt: skip
    assert [dict(each.attributes)["n"] for each in by_text.values() if each.kind == "item"] == [
        "3.", "4.", "4.", "-", "(b)",
    ]  # fmt: skip
    assert [dict(each.attributes)["type"] for each in walk_blocks(draft.nodes) if each.name == "div"] == [
        "article", "section",
    ]  # fmt: skip


def test_what_stands_at_the_top_goes_into_the_bibliography() -> None:
    draft = read(PAGE)
    said = draft.bibliography
    assert (said.title, said.author, said.date) == ("The Lamp Room", "Anna Keller; Lev d'Or", "1931")
    assert [note.message for note in draft.notes] == ["at its top is more than the bibliography has: tags"]
    assert read("# A Visit\n\nWe came.\n").bibliography.title == "A Visit"
    assert [each.text for each in walk_segments(read("---\n\nWe came.\n\n---\n").nodes)] == ["We came."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n\na\n\n# Two\n\nb\n", ["chapter", "chapter"]),
        ("# Part One\n\n## The Sea\n\na\n\n## The Land\n\nb\n", ["part", "chapter", "chapter"]),
        ("# The Snow\n\n## Chapter 1\n\na\n\n### i\n\nc\n\n## Chapter 2\n", ["front", "chapter", "section", "chapter"]),
        ("# A Visit\n\na\n\n## Ropes\n\nb\n", ["article", "section"]),
    ],
)  # fmt: skip
def test_headings_open_divisions_by_their_levels(text: str, expected: list[str]) -> None:
    divisions = [each for each in walk_blocks(read(text).nodes) if each.name == "div"]
    assert [dict(each.attributes)["type"] for each in divisions] == expected


def test_notes_that_only_call_each_other_are_paragraphs() -> None:
    draft = read("We came.\n\n[^a]: See [^b] one.\n\n[^b]: See [^a] two.\n")
    assert [(each.kind, each.text) for each in walk_segments(draft.nodes)] == [
        ("p", "We came."), ("p", "See  one."), ("p", "See  two."),
    ]  # fmt: skip


def test_what_is_written() -> None:
    note = Segment("", "note", "# Of brass.")
    nodes: tuple[Node, ...] = (
        Block("div", children=(Segment("", "head", "C #"), Segment("", "p", "I. Aivazov * 2", marks=(Mark(0, 2, 0, "hi", (("rend", "italic"),)), Mark(10, 10, 0, "note", (), note))))),  # noqa: E501
        Block("list", children=(Segment("", "item", "a", attributes=(("n", "2)"),)),)),
        Block("list", children=(Segment("", "item", "(a) b"), Segment("", "item", "c", attributes=(("n", "(d)"),)))),
        Block("pb", attributes=(("n", "7"), ("rend", "- 7 -"))),
        Segment("", "p", "- 8 -"),
        Segment("", "fw", "Share"),
    )  # fmt: skip
    written = write_markdown(alone(nodes), WriteOptions("x", with_furniture=True)).decode()
    assert written.partition("---\n\n")[2] == (
        "# C \\#\n\n<em>I.</em> Aivazov[^fn1] \\* 2\n\n[^fn1]: \\# Of brass.\n\n2) a\n\n<!-- -->\n\n"
        "- &#40;a) b\n- (d) c\n\n\\- 7 -\n\n\\- 8 -<!-- -->\n\n<div class=\"furniture\">\n\nShare\n\n</div>\n"
    )  # fmt: skip


def test_it_comes_back_with_its_stamp_and_the_ids_of_its_notes() -> None:
    note = Segment("", "note", "Of brass.")
    snapshot = alone((Segment("", "p", "A lamp.", marks=(Mark(6, 6, 0, "note", (), note),)),))
    returned = back(write_markdown(snapshot, WriteOptions()).replace(b"lamp", b"light"), "x.md")
    assert returned.stamp is not None
    assert returned.text_id == "x"
    assert [(each.text, each.segment, each.kind, each.is_nested) for each in returned.passages] == [
        ("A light.", "", "p", False), ("Of brass.", "x.fn1", "note", True),
    ]  # fmt: skip
    assert back(b"We came.\n", "x.md").stamp is None


def test_problems_are_told_with_their_lines() -> None:
    text = "We[^1] came[^2].\n\n[^1]: a\n\n[^3]: b\n\n[^1]: c\n"
    assert [str(each) for each in problems(text.encode(), "x.md")] == [
        "x.md:1: there is no note [^2]",
        "x.md:3: there are 2 notes [^1]",
        "x.md:5: nothing calls the note [^3]",
        "x.md:7: there are 2 notes [^1]",
    ]
    assert problems(PAGE.replace("[^lost]: ", "").encode(), "x.md") == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"> " * 300 + b"deep\n", "x.md:1: is nested too deep"),
        (b"We.\n\n" + b"![" * 4000, "x.md:3: there are more than 1000 brackets"),
        (b"\n\n\n", "x.md: is empty"),
        (b"<!-- nothing -->\n", "x.md: holds no text"),
        (b"---\ntitle: x\n---\n", "x.md: holds no text"),
        (b"\x00\x01\x02\xff" * 50, "x.md: is not a text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message.replace(".", r"\.")):
        read_markdown(data, "x.md", ReadOptions("en"))


@pytest.mark.parametrize("sign", ["*", "_", "`", "**a", "<", "&", "(", "- ", "a\\\n", "|", "[a]\n\n", "[a]: b\n"])
def test_many_signs_are_read_in_no_time(sign: str) -> None:
    start = time.process_time()
    read("We came.\n\n" + sign * 40_000 + "\n\nWe left.\n")
    assert time.process_time() - start < 20  # it took minutes where each is looked for in all the rest


def test_a_file_is_told_by_its_name_and_not_against_its_bytes() -> None:
    assert detect(b"We came.\n", "a.md") is FORMAT
    assert detect(b"<!doctype html><p>We came.</p>", "a.md").id == "html"
    assert detect(b"We came.\n", "a.txt").id == "text"


def test_without_the_parser_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("mdit_py_plugins"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError) as caught:
        read("We came.\n")
    assert "workbench[documents]" in (caught.value.hint or "")
