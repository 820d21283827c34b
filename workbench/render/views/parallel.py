"""The side-by-side view: one page for an article, a page a chapter and a contents page for a book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from workbench import __version__
from workbench.model.edition import Snapshot
from workbench.model.witness import Role
from workbench.render.page_data import SIGNS, Drawer, PageView, column_views
from workbench.render.site import View
from workbench.text.normalise import show_controls


def render(snapshot: Snapshot) -> Mapping[str, bytes]:
    drawer = Drawer(snapshot)
    pages = drawer.pages()
    common = {
        "edition": snapshot.edition,
        "columns": column_views(snapshot, drawer.columns),
        "reconstruction": any(witness.role is Role.RECONSTRUCTION for witness in snapshot.witnesses),
        "problems": snapshot.state.problems,
        "pages": pages,
        "totals": _totals(pages),
        "signs": SIGNS,
        "versions": snapshot.versions,
        "version": __version__,
        "base": snapshot.state.base.id,
    }
    environment = _environment()
    page_template, contents_template = environment.get_template("page.html"), environment.get_template("contents.html")
    files = {}
    for number, page in enumerate(pages):
        around = {"previous": pages[number - 1] if number else None, "next": _at(pages, number + 1)}
        root = "" if page.file == "index.html" else "../"
        files[page.file] = page_template.render(page=page, root=root, **around, **common).encode("utf-8")
    if len(pages) > 1:
        files["index.html"] = contents_template.render(root="", **common).encode("utf-8")
    return files


def _at(pages: tuple[PageView, ...], number: int) -> PageView | None:
    return pages[number] if number < len(pages) else None


def _totals(pages: tuple[PageView, ...]) -> dict[str, int]:
    """Open findings by severity over all pages; those of base and corrected state together."""
    totals: Counter[str] = Counter()
    for page in pages:
        totals.update(dict(page.counts))
    return {severity: totals[severity] for severity in SIGNS if totals[severity]}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("workbench.render"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = show_controls
    return environment


VIEW = View("parallel", "Side by side", render)
