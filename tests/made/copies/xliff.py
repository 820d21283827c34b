"""XLIFF 1.2, as a translation tool fills in its targets: each unit that was changed names a phase of the work."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.made import bilingual
from tests.made.edits import Copy

SUFFIX = ".xlf"
KINDS = bilingual.KINDS
PREPARE = bilingual.add_source
_XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"


def write(edition: Path, copy: Copy, target: Path) -> None:
    texts, changed = bilingual.edited(edition, copy)
    tree = etree.parse(bilingual.export(edition, "xliff", target))
    header = tree.find(f".//{_XLIFF}header")
    assert header is not None
    phases = etree.Element(f"{_XLIFF}phase-group")
    etree.SubElement(
        phases,
        f"{_XLIFF}phase",
        {"phase-name": "review", "process-name": "review", "contact-name": bilingual.WHO, "date": bilingual.WHEN},
    )
    header.insert(0, phases)
    for unit in tree.iter(f"{_XLIFF}trans-unit"):
        ids = (unit.get("id") or "").split("_")
        words = unit.find(f"{_XLIFF}target")
        if changed & set(ids):
            assert words is not None
            breaks = [each for each in words if each.get("ctype") == "lb"]
            assert len(breaks) == len(ids) - 1
            words[:] = breaks
            words.text = texts[ids[0]]
            for each, name in zip(breaks, ids[1:], strict=True):
                each.tail = texts[name]
            words.set("phase-name", "review")
            words.set("state", "translated")
    tree.write(target, encoding="utf-8", xml_declaration=True)
