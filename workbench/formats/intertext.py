"""InterText: a zip of the alignment and of its two texts, with the two-part ids that the editor asks for.

<link type="1-2" xtargets="3:1;3:1 3:2" status="auto"/>         # of @toDoc (the original), then of @fromDoc

The third sentence of the twelfth segment is `12:3`. Pinned beads have the status `man`. Such a zip comes in as original
and translation: what holds sentences is a segment, and links of sentences say which segments render each other.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree
from lxml.builder import E

from workbench.formats.alignment.pair import Side, chosen_pair
from workbench.formats.alignment.registry import read_links
from workbench.formats.archive import member_names, read_archive, write_archive
from workbench.formats.registry import ARCHIVE, Draft, Format, Pairs, ReadOptions, Texts, WriteOptions
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.witness import Place, Segment
from workbench.tei.characters import to_plain
from workbench.tei.columns import tie_groups
from workbench.tei.frame import lay_out
from workbench.tei.names import XML_ID, XML_LANG
from workbench.tei.parse import parse, to_bytes
from workbench.text.languages import guess_language


def write_intertext(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """Always by sentences, which is what InterText aligns."""
    pair = chosen_pair(snapshot, WriteOptions(options.of, level="sentence"))
    sides = (pair.a, pair.b)
    ids = [_ids(side) for side in sides]
    files = [f"{snapshot.edition.id}.{side.id}.xml" for side in sides]
    group = E.linkGrp(toDoc=files[0], fromDoc=files[1])
    for bead in pair.beads:
        xtargets = f"{' '.join(ids[0][one] for one in bead.a)};{' '.join(ids[1][one] for one in bead.b)}"
        status = "man" if bead.pinned else "auto"
        group.append(E.link(type=f"{len(bead.a)}-{len(bead.b)}", xtargets=xtargets, status=status))
    lay_out(group)
    name = f"{snapshot.edition.id}.{pair.a.id}.{pair.b.id}.xml"
    texts = {file: _text(side, ids[number]) for number, (file, side) in enumerate(zip(files, sides, strict=True))}
    return write_archive({name: to_bytes(group), **texts})


def _ids(side: Side) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, (_, units) in enumerate(groupby(side.units, key=lambda unit: _segment(unit.id)), 1):
        found.update({unit.id: f"{number}:{place}" for place, unit in enumerate(units, 1)})
    return found


def _segment(sentence: str) -> str:
    return sentence.rpartition(".")[0]


def _text(side: Side, ids: dict[str, str]) -> bytes:
    root = E.text(id=side.id, lang=side.language)
    for _, units in groupby(side.units, key=lambda unit: _segment(unit.id)):
        sentences = [E.s(to_plain(unit.text), id=ids[unit.id]) for unit in units]
        root.append(E.p(*sentences, id=(sentences[0].get("id") or "").partition(":")[0]))
    lay_out(root)
    return to_bytes(root)


def read_intertext(data: bytes, name: str, options: ReadOptions) -> Texts:
    """The document of @toDoc first. InputError for links without their two texts."""
    _, links = read_links(data, name)
    members = read_archive(data, name)
    files = [_member(members, document, name) for document in links.documents]
    sides = []
    for number, file in enumerate(files):
        wanted = {one for link in links.links for one in (link.b if number else link.a)}
        sides.append(_read_side(members[file], f"{name}/{file}", wanted, number))
    ties = [
        (*(f"0 {one}" for one in link.a), *(f"1 {one}" for one in link.b)) for link in links.links if link.a and link.b
    ]
    beads = tuple((tuple(sorted(a)), tuple(sorted(b))) for a, b in tie_groups(sides[0].places, sides[1].places, ties))
    languages = tuple(
        side.language or guess_language([segment.text for segment in side.segments]) or options.language
        for side in sides
    )
    if languages[0] == languages[1]:
        raise InputError(f"has both texts in {languages[0]}", file=name, hint="say it in their files: lang=")
    drafts = tuple(Draft(tuple(side.segments)) for side in sides)
    return Texts(languages, drafts, (Pairs(0, 1, beads),), has_original=True)


@dataclass(slots=True)
class _Read:
    """places: by the name of a sentence, in which segment it stands."""

    language: str
    segments: list[Segment]
    places: dict[str, set[int]]


def _member(members: Mapping[str, bytes], document: str, file: str) -> str:
    found = [each for each in members if posixpath.basename(each) == posixpath.basename(document)]
    if not document or not found:
        raise InputError(f"lacks the text {document!r} that its links speak of", file=file, hint="put it into the zip")
    return found[0]


def _read_side(data: bytes, file: str, wanted: set[str], number: int) -> _Read:
    """Sentences that the links name, and others of their kind; those of one parent are a segment."""
    root = parse(data, file, lenient=True).getroot()
    named = [one for one in root.iter(etree.Element) if _id(one) in wanted]
    tags = {one.tag for one in named}
    made = _Read(root.get("lang") or root.get(XML_LANG) or "", [], {})
    last: etree._Element | None = None
    for one in root.iter(etree.Element):
        words = " ".join("".join(one.itertext()).split())
        if one.tag not in tags or not words:
            continue
        parent = one.getparent()
        line = one.sourceline or 1
        if parent is not None and parent is last and one.tag not in ("p", "head"):
            before = made.segments[-1]
            place = Place(file, before.place.first if before.place else line, line)
            made.segments[-1] = replace(before, text=f"{before.text} {words}", place=place)
        else:
            kind = "head" if parent is not None and parent.tag == "head" else "p"
            made.segments.append(Segment("", kind, words, place=Place(file, line, line)))
        last = parent
        made.places[f"{number} {_id(one)}"] = {len(made.segments) - 1}
    return made


def _id(element: etree._Element) -> str:
    return element.get("id") or element.get(XML_ID) or ""


def _is_mine(data: bytes, name: str) -> int:
    """A zip of three XML files, one of which has links between the others."""
    if not data.startswith(ARCHIVE) or sum(each.endswith(".xml") for each in member_names(data)) != 3:
        return 0
    try:
        _, links = read_links(data, name)
    except InputError:
        return 0
    return 2 if all(links.documents) else 0


FORMAT = Format(
    "intertext",
    "InterText alignment with its texts",
    (".zip",),
    _is_mine,
    None,
    write_intertext,
    read_texts=read_intertext,
    is_binary=True,
)
