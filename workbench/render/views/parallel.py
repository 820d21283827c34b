"""The side-by-side view: one page for an article, a page a chapter and a contents page for a book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from workbench import __version__
from workbench.model.edition import Snapshot
from workbench.model.ids import short_digest
from workbench.model.witness import Role
from workbench.render.about import about_of
from workbench.render.apparatus import is_collated
from workbench.render.beside import Beside
from workbench.render.charts import by_unit, categories_of, edits_of_book, edits_of_page
from workbench.render.draw import SIGNS
from workbench.render.drawer import Drawer
from workbench.render.environment import environment
from workbench.render.overview import overview_of
from workbench.render.page_data import Column, PageView
from workbench.render.pages import apparatus_file
from workbench.render.site import View

MANY = 4  # more texts than these are hidden at first, where a script can show them again


def render(snapshot: Snapshot, beside: Beside) -> Mapping[str, bytes]:
    drawer = Drawer(snapshot)
    pages = drawer.pages()
    base, state = snapshot.state.base.id, snapshot.state.witness.id
    measured = by_unit(beside.edits)
    common = {
        "edition": snapshot.edition,
        "about": about_of(snapshot, beside.packs),
        "downloads": beside.downloads,
        "entries": {entry.id: entry for entry in snapshot.edition.witnesses},
        "columns": drawer.columns,
        "options": drawer.options,
        "many": MANY,
        "reconstruction": any(witness.role is Role.RECONSTRUCTION for witness in snapshot.witnesses),
        "problems": snapshot.state.problems,
        "pages": pages,
        "apparatus": {page.file: apparatus_file(page.file) for page in pages} if is_collated(snapshot) else {},
        "overviews": {page.file: overview_of([row for _, rows in page.stretches for row in rows]) for page in pages},
        "parts_of_book": [(parts, tuple(each)) for parts, each in groupby(pages, key=lambda page: page.parts)],
        # With nothing open, what was found and settled is what there is to see.
        "has_open": any(
            finding.is_open and not finding.hint for finding in (*snapshot.findings, *snapshot.state_findings)
        ),
        "corrections_in_force": len(snapshot.state.acts),
        "totals": drawer.all_counts(),
        "signs": SIGNS,
        "versions": snapshot.versions,
        "version": __version__,
        "base": base,
        "state": state,
        # Choices a browser keeps belong to this text of this edition.
        "digest": short_digest(*(segment.text for segment in snapshot.state.base.segments), length=16),
    }
    page_template, contents_template = (environment().get_template(each) for each in ("page.html", "contents.html"))
    files = {"assets/texts.css": _names(drawer.columns)}
    for number, page in enumerate(pages):
        around = {"previous": pages[number - 1] if number else None, "next": _at(pages, number + 1)}
        root = "" if page.file == "index.html" else "../"
        charts = {
            "categories": categories_of(drawer.findings_of(page.file), page.links.to),
            "edits": edits_of_page(page, measured, base, state),
        }
        files[page.file] = page_template.render(page=page, root=root, **around, **charts, **common).encode("utf-8")
    if len(pages) > 1:
        charts = {
            "categories": categories_of(drawer.findings_of(), lambda anchor: f"{drawer.files[anchor]}#{anchor}"),
            "edits": edits_of_book(pages, measured, base, state),
        }
        files["index.html"] = contents_template.render(root="", **charts, **common).encode("utf-8")
    return files


def _names(columns: Sequence[Column]) -> bytes:
    """Before each cell the name of its text, shown where cells stand below each other; said once and not in each."""
    labels = Counter(each.label for each in columns)
    names = [each.label if labels[each.label] == 1 else f"{each.label} {each.id}" for each in columns]
    named = zip(columns, names, strict=True)
    return "".join(f'.row > .c{each.index}::before {{ content: "{name}"; }}\n' for each, name in named).encode("utf-8")


def _at(pages: tuple[PageView, ...], number: int) -> PageView | None:
    return pages[number] if number < len(pages) else None


VIEW = View("parallel", "Side by side", render)
