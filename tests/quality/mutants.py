"""Seeded random damage to a TEI file: an attribute dropped, renamed or changed, an element renamed, moved, dropped,
doubled, text in a wrong place."""

from __future__ import annotations

import random
from collections.abc import Iterator

from lxml import etree

VALUES = (
    "",
    " ",
    "x",
    "a b",
    "#",
    "1.5",
    "0.5000",
    "2026-13-40",
    "2026-02-30T00:00:00Z",
    "é",
    "x#y z",
    "true",
    "Ω\u00a0",
    "%%",
)
NAMES = ("p", "s", "div", "head", "link", "note", "choice", "corr", "seg", "item", "title", "ref", "change", "nonsense",
         "list", "row", "anchor", "date", "body")  # fmt: skip
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ATTRIBUTES = ("type", "n", "when", "resp", "cert", "target", "rend", "part", "nonsense", "source", "status", "unit",
              XML_ID, "{http://www.w3.org/XML/1998/namespace}lang")  # fmt: skip


def mutants(files: dict[str, bytes], count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """(file, what was done, mutant)."""
    chance = random.Random(seed)
    names = sorted(files)
    while count:
        name = chance.choice(names)
        root = etree.fromstring(files[name])
        done = damage(root, chance)
        if done:
            count -= 1
            yield name, done, etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def damage(root: etree._Element, chance: random.Random) -> str:
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    element = chance.choice(elements)
    other = chance.choice(elements)
    kind = chance.choice(
        (
            "drop-attribute",
            "rename-attribute",
            "value",
            "add-attribute",
            "rename",
            "move",
            "drop",
            "double",
            "text",
            "swap-name",
        )
    )
    where = f"{kind} {etree.QName(element).localname}"
    names = sorted(map(str, element.attrib))
    if kind in ("drop-attribute", "rename-attribute", "value"):
        if not names:
            return ""
        name = chance.choice(names)
        value = element.attrib.pop(name)
        if kind == "rename-attribute":
            element.set(chance.choice(ATTRIBUTES), value)
        elif kind == "value":
            element.set(name, chance.choice(VALUES))
        return f"{where}@{name}"
    if kind == "add-attribute":
        name = chance.choice(ATTRIBUTES)
        element.set(name, chance.choice(VALUES))
        return f"{where}@{name}"
    if kind == "text":
        element.text = (element.text or "") + "stray"
        return where
    if kind in ("rename", "swap-name"):
        name = chance.choice(NAMES) if kind == "rename" else etree.QName(other).localname
        element.tag = f"{{http://www.tei-c.org/ns/1.0}}{name}"
        return f"{where} to {name}"
    parent = element.getparent()
    if parent is None:
        return ""
    if kind == "double":
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        for one in copy.iter(etree.Element):  # else the parser, not the schema, would refuse it
            if XML_ID in one.attrib:
                one.set(XML_ID, f"{one.get(XML_ID)}.copy")
        parent.insert(parent.index(element), copy)
    elif kind == "drop":
        parent.remove(element)
    else:
        if other is element or element in list(other.iterancestors()):
            return ""
        other.insert(chance.randrange(len(other) + 1), element)
        where += f" into {etree.QName(other).localname}"
    return where
