"""Numbers of notes in print: once for each stretch of words, whatever parts them."""

from __future__ import annotations

import re

from tests.snapshots import ferry_snapshot
from workbench.render.draw import Links, draw_runs
from workbench.render.drawer import Drawer
from workbench.render.footnotes import Footnotes
from workbench.render.runs import Run


def test_a_stretch_of_one_correction_is_numbered_at_its_end() -> None:
    footnotes = Footnotes()
    footnotes.count(["n-ffff", "a-aaaa", "a-bbbb"])
    runs = (
        Run("He ", partner=1),
        Run("went.", act="aaaa", sign="del", partner=1),
        Run("1", "note", target="en-mt.fn1", partner=1),
        Run(" And came", act="aaaa", sign="del", partner=2),
        Run(" back", act="bbbb", sign="del", partner=2),
        Run(" far ", partner=2),
        Run("went", act="aaaa", sign="del", partner=2),
    )
    drawn = draw_runs(runs, Links({}, "index.html", "en-mt", footnotes))
    assert re.findall(r'href="#a-(\w+)"(?: data-n="(\d)")?', drawn) == [
        ("aaaa", ""), ("aaaa", "2"), ("bbbb", "3"), ("aaaa", "2"),
    ]  # fmt: skip


def test_what_is_told_on_another_page_has_no_number() -> None:
    assert Footnotes().sign("a-aaaa") == ""


def test_furniture_is_not_numbered_since_it_is_not_printed() -> None:
    (page,) = Drawer(ferry_snapshot()).pages()
    rows = [row for _, stretch in page.stretches for row in stretch]
    furniture = [view.note.id for row in rows if row.is_furniture for view in row.findings]
    text = [view.note.id for row in rows if not row.is_furniture for view in row.findings]
    assert furniture
    assert all(not page.links.footnotes.sign(f"n-{each}") for each in furniture)
    assert all(page.links.footnotes.sign(f"n-{each}") for each in text)
