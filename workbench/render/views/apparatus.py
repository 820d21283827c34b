"""The apparatus: a page beside each page of the side-by-side view; none where there is one text alone."""

from __future__ import annotations

from collections.abc import Mapping

from workbench import __version__
from workbench.model.edition import Snapshot
from workbench.model.ids import short_digest
from workbench.render.apparatus import Apparatus, is_collated
from workbench.render.beside import Beside
from workbench.render.drawer import Drawer
from workbench.render.environment import environment
from workbench.render.pages import apparatus_file
from workbench.render.site import View
from workbench.text.languages import direction


def render(snapshot: Snapshot, _beside: Beside) -> Mapping[str, bytes]:
    if not is_collated(snapshot):
        return {}
    drawer = Drawer(snapshot)
    pages = drawer.cut
    names = {page.file: apparatus_file(page.file) for page in pages}
    made = Apparatus(snapshot, drawer, names)
    common = {
        "edition": snapshot.edition,
        "entries": {entry.id: entry for entry in snapshot.edition.witnesses},
        "sigla": made.witnesses,
        "alone": made.alone,
        "pages": pages,
        "names": names,
        "base": snapshot.state.base,
        "way": direction(snapshot.state.base.language),
        "versions": snapshot.versions,
        "version": __version__,
        "digest": short_digest(*(segment.text for segment in snapshot.state.base.segments), length=16),
    }
    template = environment().get_template("apparatus.html")
    files = {}
    for number, page in enumerate(pages):
        around = {"previous": ([None, *pages])[number], "next": ([*pages, None])[number + 1]}
        root = "../" if "/" in page.file else ""
        passages = made.passages(page.rows, names[page.file], is_first=number == 0)
        values = {"page": page, "root": root, "passages": passages, **around}
        files[names[page.file]] = template.render(**values, **common).encode("utf-8")
    return files


VIEW = View("apparatus", "Apparatus", render)
