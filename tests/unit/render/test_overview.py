"""The strip that shows the whole page."""

from __future__ import annotations

import re

from tests.snapshots import ferry_snapshot
from workbench.render.drawer import Drawer
from workbench.render.overview import overview_of
from workbench.render.site import render_edition


def test_every_row_with_findings_or_corrections_has_a_tick() -> None:
    (page,) = Drawer(ferry_snapshot()).pages()
    rows = [row for _, stretch in page.stretches for row in stretch if not row.is_furniture]
    overview = overview_of(rows)
    assert overview.length == len(rows)
    assert [tick.anchor for tick in overview.ticks] == [
        row.numbers[0] for row in rows if row.numbers and (row.open_counts or row.changed)
    ]
    assert overview.marked == sum(bool(row.open_counts) for row in rows)
    for tick in overview.ticks:
        row = rows[tick.at]
        assert (tick.up > 0) == bool(row.open_counts)
        assert (tick.down > 0) == (row.changed > 0)
        assert 0 <= row.changed <= 100


def test_what_was_dropped_or_added_is_all_changed() -> None:
    (page,) = Drawer(ferry_snapshot()).pages()
    rows = [row for _, stretch in page.stretches for row in stretch if not row.is_furniture]
    base, state = (
        next(c.index for c in Drawer(ferry_snapshot()).columns if c.kind == kind) for kind in ("base", "corrected")
    )
    one_sided = [row for row in rows if bool(row.cells[base].pieces) != bool(row.cells[state].pieces)]
    assert one_sided
    assert {row.changed for row in one_sided} == {100}


def test_ticks_lead_to_their_rows_and_say_what_is_there() -> None:
    text = render_edition(ferry_snapshot())["index.html"].decode("utf-8")
    strip = re.search('<svg class="overview".*?</svg>', text, re.S)
    assert strip is not None
    ids = set(re.findall(r' id="([^"]+)"', text))
    targets = re.findall(r'href="#([^"]+)"', strip.group())
    assert targets
    assert set(targets) <= ids
    assert re.search(r"<title>p\d+: 1 critical", strip.group())
