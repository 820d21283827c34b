"""What a reader searches without a network: the texts themselves, a script each, read when the search is opened.

    render(snapshot)        # {"search/contents.js": b"…", "search/text-ru.js": b"…", "search/text-en-mt.js": b"…"}

The words are looked for in the text and not in a table of words: a paragraph stands here once (the corrected text only
where it differs from the base), so that all of it is about as large as the texts, and a line of context needs no more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from workbench.model.edition import Snapshot
from workbench.model.ids import to_state_id
from workbench.model.witness import Segment, Witness
from workbench.render.beside import Beside
from workbench.render.page_data import column_of
from workbench.render.pages import Page, cut_pages
from workbench.render.rows import columns_of, lay_rows
from workbench.render.site import View
from workbench.text.normalise import show_controls


def render(snapshot: Snapshot, _beside: Beside) -> Mapping[str, bytes]:
    base, state = snapshot.state.base, snapshot.state.witness
    columns = columns_of(snapshot)
    pages = cut_pages(base, lay_rows(snapshot), columns.index(base))
    files = {"search/contents.js": _call("contents", _contents(snapshot, columns, pages))}
    for index, text in enumerate(columns):
        placed = [
            (row, segment)
            for row, cells in enumerate(each.cells for page in pages for each in page.rows)
            for segment in cells[index]
        ]
        if text is state:
            same = _unchanged(base, state)
            record = _text([(row, each) for row, each in placed if each.id not in same])
            record["instead"] = [_local(each) for each in base.segments if to_state_id(each.id, state.id) not in same]
        else:
            record = _text(placed)
        files[f"search/text-{text.id}.js"] = _call("text", {"id": text.id, **record})
    return files


def _contents(snapshot: Snapshot, columns: Sequence[Witness], pages: Sequence[Page]) -> dict[str, object]:
    """Pages with the number of their first row; texts in the order of their columns."""
    listed: list[dict[str, object]] = []
    first = 0
    for page in pages:
        title = " · ".join((*page.parts, page.title or snapshot.edition.title))
        listed.append({"file": page.file, "title": show_controls(title), "first": first})
        first += len(page.rows)
    texts = [
        {"id": each.id, "label": each.label, "language": each.language, "direction": each.direction}
        for each in (column_of(snapshot, index, text) for index, text in enumerate(columns))
    ]
    return {"pages": listed, "texts": texts, "base": snapshot.state.base.id, "state": snapshot.state.witness.id}


def _text(placed: Sequence[tuple[int, Segment]]) -> dict[str, object]:
    """rows: how many rows further down than the one before; lines: a segment a line, hidden characters named."""
    rows = [row for row, _ in placed]
    return {
        "ids": " ".join(_local(segment) for _, segment in placed),
        "rows": [row - before for before, row in zip([0, *rows], rows, strict=False)],
        "lines": "\n".join(" ".join(show_controls(segment.text).splitlines()) for _, segment in placed),
    }


def _unchanged(base: Witness, state: Witness) -> frozenset[str]:
    """Ids of segments of the corrected text that have the words of the base."""
    texts = {to_state_id(each.id, state.id): each.text for each in base.segments}
    return frozenset(each.id for each in state.segments if texts.get(each.id) == each.text)


def _local(segment: Segment) -> str:
    return segment.id.partition(".")[2]


def _call(name: str, record: Mapping[str, object]) -> bytes:
    """A classic script: from a disk a page may read no other kind of file. `<` is escaped, for whoever inlines it."""
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"workbenchSearch.{name}({written});\n".encode()


VIEW = View("search", "Search", render)
