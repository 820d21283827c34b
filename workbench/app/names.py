"""The names of an edition and how they are rendered, for the screen and for JSON.

entries = list_names(directory)
entries[0].name, entries[0].renderings[0].text      # «Вронский», “Vronsky”
"""

from __future__ import annotations

from pathlib import Path

from workbench.app.compute import context_of
from workbench.check.name_list import NameEntry, name_entries
from workbench.model.event import Report, ignore


def list_names(directory: Path, on: str | None = None, report: Report = ignore) -> list[NameEntry]:
    """The most frequent first. on: the corrected state instead of the base."""
    return name_entries(context_of(directory, on, report))


def name_record(entry: NameEntry) -> dict[str, object]:
    """The places of a rendering are segments of the translation, one for each time; `unnamed` are of the source."""
    return {
        "name": entry.name,
        "count": entry.number,
        "renderings": [
            {"text": each.text, "count": each.number, "differs": each.differs, "segments": list(each.segments)}
            for each in entry.renderings
        ],
        "unnamed": list(entry.unnamed),
    }
