"""Links of CES files and of InterText: `xtargets="s1.1 s1.2;s2.1"`.

In CES (OPUS) the ids before the semicolon are of @fromDoc; in InterText, whose root is a `linkGrp` or `alignment` with
@toDoc, they are of @toDoc. Either way the first text here is that of the ids in front.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from lxml import etree

from workbench.formats.alignment.registry import AlignmentFormat, Link, Links
from workbench.model.errors import InputError
from workbench.tei.parse import parse

_ROOT = re.compile(r"<(?:\w+:)?(cesAlign|linkGrp|alignment)[\s>]")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read(text: str, file: str) -> Links:
    """InputError for a link without two sides, and for several pairs of documents in one file."""
    root = parse(text.encode("utf-8", "surrogatepass"), file).getroot()
    groups = [one for one in root.iter("{*}linkGrp") if one.get("toDoc") or one.get("fromDoc")]
    if len(groups) > 1:
        message = f"holds links of {len(groups)} pairs of texts"
        raise InputError(message, file=file, line=groups[1].sourceline, hint="keep the linkGrp of one pair")
    holder = groups[0] if groups else root
    documents = holder.get("toDoc", ""), holder.get("fromDoc", "")
    if etree.QName(root).localname == "cesAlign":
        documents = documents[1], documents[0]
    links = []
    for element in root.iter("{*}link"):
        line, targets = element.sourceline or 1, element.get("xtargets")
        if targets is None or targets.count(";") != 1:
            raise InputError(
                "a link has no xtargets with one semicolon", file=file, line=line, hint='xtargets="s1 s2;s1"'
            )
        a, b = (tuple(side.split()) for side in targets.split(";"))
        if a or b:
            links.append(Link(line, a, b))
    return Links(tuple(links), numbered=False, documents=documents)


def read_beside(links: Links, members: dict[str, bytes], file: str) -> Links:
    """The two texts with the ids that the links name, told apart by the names that the alignment calls them by."""
    if not members:
        return links
    if len(members) != 2:
        raise InputError(f"holds {len(members)} files beside the alignment", file=file, hint="put in its two texts")
    names = sorted(members, key=lambda name: (posixpath.basename(name) != posixpath.basename(links.documents[0]), name))
    sides = []
    for number, name in enumerate(names):
        wanted = {one for link in links.links for one in (link.b if number else link.a)}
        found = _units(members[name], f"{file}/{name}")
        sides.append(tuple((one, words) for one, words in found.items() if one in wanted))
    return replace(links, texts=(sides[0], sides[1]))


def _units(data: bytes, file: str) -> dict[str, str]:
    root = parse(data, file, lenient=True).getroot()
    found: dict[str, str] = {}
    for element in root.iter(etree.Element):
        name = element.get("id") or element.get(_XML_ID)
        if name:
            found.setdefault(name, " ".join("".join(element.itertext()).split()))
    return found


def _is_mine(text: str) -> bool:
    return _ROOT.search(text[:4096]) is not None and "xtargets" in text


ALIGNMENT = AlignmentFormat("xtargets", "CES and InterText links", _is_mine, read, read_beside)
