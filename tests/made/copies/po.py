"""PO as Weblate saves it, with the library that Weblate uses: lines wrapped, a header of its own beside ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translate.storage.po import pofile

from tests.made import bilingual
from tests.made.edits import Copy

SUFFIX = ".po"
KINDS = bilingual.KINDS
PREPARE = bilingual.add_source


def write(edition: Path, copy: Copy, target: Path) -> None:
    texts, changed = bilingual.edited(edition, copy)
    reader: Any = pofile
    store = reader.parsefile(str(bilingual.export(edition, "po", target)))
    for unit in store.units:
        ids = unit.getcontext().split("_")
        if changed & set(ids):
            unit.target = "\n".join(texts[each] for each in ids)
    if changed:
        date = f"{bilingual.WHEN[:10]} {bilingual.WHEN[11:16]}+0000"
        store.updateheader(
            add=True,
            last_translator=f"{bilingual.WHO} <vera@example.org>",
            po_revision_date=date,
            x_generator="Weblate 5.8",
        )
    store.savefile(str(target))
