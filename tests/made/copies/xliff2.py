"""XLIFF 2.1, as a translation tool fills in its targets: without our marks in them, and with who revised each."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.made import bilingual
from tests.made.edits import Copy

SUFFIX = ".xlf"
KINDS = bilingual.KINDS
PREPARE = bilingual.add_source
_XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
_TRACKING = "{urn:oasis:names:tc:xliff:changetracking:2.0}"


def write(edition: Path, copy: Copy, target: Path) -> None:
    texts, changed = bilingual.edited(edition, copy)
    tree = etree.parse(bilingual.export(edition, "xliff2", target))
    for unit in tree.iter(f"{_XLIFF}unit"):
        ids = (unit.get("id") or "").split("_")
        words = unit.find(f"{_XLIFF}segment/{_XLIFF}target")
        if changed & set(ids):
            assert words is not None
            breaks = list(words.iter(f"{_XLIFF}ph"))
            words[:] = breaks
            words.text = texts[ids[0]]
            for each, name in zip(breaks, ids[1:], strict=True):
                each.tail = texts[name]
            track = etree.Element(f"{_TRACKING}changeTrack")
            revisions = etree.SubElement(track, f"{_TRACKING}revisions", {"appliesTo": "target"})
            author = {"author": bilingual.WHO, "datetime": bilingual.WHEN}
            etree.SubElement(revisions, f"{_TRACKING}revision", author)
            unit.insert(0, track)
    tree.write(target, encoding="utf-8", xml_declaration=True)
