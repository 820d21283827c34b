"""TMX as OmegaT saves a project: a file of its own, without our ids and stamp, with who changed each unit and when."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.made import bilingual
from tests.made.edits import Copy

SUFFIX = ".tmx"
KINDS = bilingual.KINDS
PREPARE = bilingual.add_source
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = {
    "creationtool": "OmegaT",
    "o-tmf": "OmegaT TMX",
    "adminlang": "EN-US",
    "datatype": "plaintext",
    "creationtoolversion": "3.6.0_10_40a4c8d",
    "segtype": "paragraph",
    "srclang": "RU",
}


def write(edition: Path, copy: Copy, target: Path) -> None:
    texts, changed = bilingual.edited(edition, copy)
    exported = etree.parse(bilingual.export(edition, "tmx", target))
    root = etree.Element("tmx", {"version": "1.1"})
    etree.SubElement(root, "header", _HEADER)
    body = etree.SubElement(root, "body")
    for unit in exported.iter("tu"):
        ids = (unit.get("tuid") or "").split("_")
        if not all(seg.text for seg in unit.iter("seg")):
            continue  # OmegaT shows no unit without an original
        made = etree.SubElement(body, "tu")
        for variant in unit.iter("tuv"):
            is_target = variant.get(_LANGUAGE) == "en"
            there = etree.SubElement(made, "tuv", {"lang": (variant.get(_LANGUAGE) or "").upper()})
            seg = variant.find("seg")
            assert seg is not None
            if is_target and changed & set(ids):
                there.set("changeid", bilingual.WHO)
                there.set("changedate", bilingual.WHEN.replace("-", "").replace(":", ""))
                breaks = list(seg.iter("ph"))
                seg.text = texts[ids[0]]
                for each, name in zip(breaks, ids[1:], strict=True):
                    each.tail = texts[name]
            there.append(seg)
    etree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)
