"""A book whose one document was edited as an editor of EPUB does it: the paragraphs are other ones."""

from __future__ import annotations

import re
import zipfile
from html import escape
from pathlib import Path

from tests.made.edits import WITHOUT_NOTES, Copy
from workbench.cli.main import run

SUFFIX = ".epub"
KINDS = WITHOUT_NOTES
_PARAGRAPHS = re.compile(r"<p[ >].*</p>", re.DOTALL)


def write(edition: Path, copy: Copy, target: Path) -> None:
    assert run(["-q", "-C", str(edition), "export", "epub", "-o", str(target)]) == 0
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = max((name for name in members if name.endswith(".xhtml")), key=lambda name: len(members[name]))
    made = "\n".join(f"<p>{escape(each, quote=False)}</p>" for each in copy.paragraphs)
    page = members[name].decode("utf-8")
    assert _PARAGRAPHS.search(page)
    members[name] = _PARAGRAPHS.sub(lambda _: made, page).encode("utf-8")
    with zipfile.ZipFile(target, "w") as archive:
        for each, data in members.items():
            archive.writestr(each, data)
