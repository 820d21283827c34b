"""Rows cut into pages: a short text is one page, a book has a page for each chapter.

    pages = cut_pages(base, rows, column)       # pages[0].file == "index.html", or "pages/d1.html" in a book

A page is named by its division's id, so its address does not change when a chapter is put in before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from workbench.model.witness import Block, Node, Segment, Witness, segments_of
from workbench.render.rows import Row

ONE_PAGE = 400  # a text of no more rows is read on one page, whatever its divisions
LONGEST = 1000  # a chapter of more rows is cut: a browser lays out a thousand rows in well under a second


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of rows: a chapter, or the whole text. parts: titles of the divisions around it, outermost first."""

    id: str
    file: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An innermost division."""

    id: str
    title: str
    parts: tuple[str, ...]


def apparatus_file(file: str) -> str:
    """Beside the page it is about: `pages/apparatus-d1.html`, or `apparatus.html` for a text on one page."""
    folder, slash, name = file.rpartition("/")
    return f"{folder}{slash}" + ("apparatus.html" if name == "index.html" else f"apparatus-{name}")


def cut_pages(base: Witness, rows: Sequence[Row], column: int) -> tuple[Page, ...]:
    """A page for each innermost division of the base; what stands before it goes with it, what stands behind too."""
    whole = (Page("text", "index.html", "", (), tuple(rows)),)
    if len(rows) <= ONE_PAGE:
        return whole
    chapters = _chapters({segment.id: leaf for leaf, each in _leaves(base.nodes, ()) for segment in each}, rows, column)
    pages = [page for leaf, chapter in chapters for page in _pages(leaf, chapter)]
    return tuple(_with_own_files(pages)) if len(pages) > 1 else whole


def _chapters(leaf_of: Mapping[str, _Leaf], rows: Sequence[Row], column: int) -> list[tuple[_Leaf | None, list[Row]]]:
    """Rows by division. A part's heading waits for its first chapter; a row without base text stays where it is."""
    chapters: list[tuple[_Leaf | None, list[Row]]] = [(None, [])]
    waiting: list[Row] = []
    for row in rows:
        leaf = next((leaf_of[segment.id] for segment in row.cells[column] if segment.id in leaf_of), None)
        if leaf is None and (waiting or row.cells[column]):
            waiting.append(row)
            continue
        if leaf is not None and chapters[-1][0] is None:
            chapters[-1] = (leaf, chapters[-1][1])
        elif leaf is not None and leaf is not chapters[-1][0]:
            chapters.append((leaf, []))
        chapters[-1][1].extend((*waiting, row))
        waiting = []
    chapters[-1][1].extend(waiting)
    return chapters


def _pages(leaf: _Leaf | None, rows: Sequence[Row]) -> Iterator[Page]:
    count = -(-len(rows) // LONGEST)
    size = -(-len(rows) // count)
    for number in range(count):
        name, title = (leaf.id, leaf.title or leaf.id) if leaf else ("text", "")
        if count > 1:
            name, title = name + (f"-{number + 1}" if number else ""), f"{title} ({number + 1} of {count})".strip()
        yield Page(name, f"pages/{name}.html", title, leaf.parts if leaf else (), tuple(rows[number * size :][:size]))


def _with_own_files(pages: Sequence[Page]) -> Iterator[Page]:
    """A division taken up again (a moved passage lies inside it) gets a file of its own."""
    seen: dict[str, int] = {}
    for page in pages:
        seen[page.id] = seen.get(page.id, 0) + 1
        if seen[page.id] > 1:
            name = f"{page.id}-again{seen[page.id]}"
            yield replace(page, id=name, file=f"pages/{name}.html", title=f"{page.title} (continued)")
        else:
            yield page


def _leaves(nodes: Sequence[Node], parts: tuple[str, ...]) -> Iterator[tuple[_Leaf, tuple[Segment, ...]]]:
    """Innermost divisions with their segments; a division's text outside the ones inside it belongs to the next."""
    for node in nodes:
        if not isinstance(node, Block):
            continue
        title = _heading(node) if node.name == "div" else ""
        if any(_holds_division(child) for child in node.children):
            yield from _leaves(node.children, (*parts, title) if title else parts)
        elif node.name == "div":
            yield _Leaf(node.id.partition(".")[2] or "text", title, parts), segments_of(node)


def _holds_division(node: Node) -> bool:
    return isinstance(node, Block) and (node.name == "div" or any(_holds_division(child) for child in node.children))


def _heading(block: Block) -> str:
    """The headings a division opens with, joined; what looks like one further down is not its title."""
    opening = takewhile(
        lambda child: isinstance(child, Block) or child.kind in ("head", "fw"),
        (child for child in block.children if not _holds_division(child)),
    )
    heads = [child.text.strip() for child in opening if isinstance(child, Segment) and child.kind == "head"]
    return " · ".join(text for text in heads[:2] if text)
