"""The whole folder: every view, the assets, in one mapping of file name to bytes.

files = render_edition(snapshot)        # {"index.html": b"...", "assets/page.css": b"...", ...}
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workbench.model.edition import Snapshot
from workbench.render import views
from workbench.render.beside import Beside

THEME = "assets/theme.css"  # there in every folder, so that pages need not know whether it says anything


@dataclass(frozen=True, slots=True)
class View:
    """One way to see an edition: a snapshot in, files out (names relative to the folder, with /).

    beside: what a view may tell of the edition and does not compute.
    """

    id: str
    title: str
    render: Callable[[Snapshot, Beside], Mapping[str, bytes]]


@cache
def all_views() -> dict[str, View]:
    """The views by id, found by scanning `views/`; two of one id are an error."""
    found: dict[str, View] = {}
    for _, name, _ in sorted(pkgutil.iter_modules(views.__path__), key=lambda module: module.name):
        view: View = importlib.import_module(f"{views.__name__}.{name}").VIEW
        if view.id in found:
            raise ValueError(f"two views are called {view.id}")
        found[view.id] = view
    return found


def render_edition(snapshot: Snapshot, theme: bytes = b"", beside: Beside | None = None) -> dict[str, bytes]:
    """The same bytes for the same snapshot. theme: the edition's own stylesheet, which every page reads after ours."""
    beside = beside or Beside()
    files = {f"assets/{name}": data for name, data in _assets().items()} | {THEME: theme}
    files |= {each.path: each.data for each in beside.downloads}
    for view in all_views().values():
        made = view.render(snapshot, beside)
        if set(made) & set(files):
            raise ValueError(f"the view {view.id} writes a file that another view writes")
        files.update(made)
    return files


def _assets() -> dict[str, bytes]:
    folder = resources.files("workbench.render") / "assets"
    entries = sorted(folder.iterdir(), key=lambda each: each.name)
    return {each.name: _slim(each.read_bytes()) if each.name.endswith(".js") else each.read_bytes() for each in entries}


def _slim(script: bytes) -> bytes:
    """Without the blanks that lines begin with: a tenth of all that a short page reads. No text of ours spans lines."""
    return b"\n".join(line.lstrip() for line in script.split(b"\n"))
