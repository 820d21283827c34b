"""The corrected text with an apparatus, as one TEI file that needs no other: parallel segmentation, sigla, acts.

    data = write_apparatus(snapshot, str(stamp))

lem is the corrected reading, rdg the machine's and that of each revision; another translation is never a reading.
Made from the corrected text's file: ids of segments are the same there, so that an edited copy comes back by them.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.edition import Snapshot
from workbench.model.edits import SegmentDiff
from workbench.model.errors import InputError
from workbench.model.witness import Role
from workbench.tei import frame
from workbench.tei.corrected import write_corrected
from workbench.tei.corrected_reading import is_segment
from workbench.tei.frame import NS, E, Element, HeaderParts, identified, name_of
from workbench.tei.names import XML_ID
from workbench.tei.parse import parse, to_bytes
from workbench.tei.segmentation import Segmenter

STAMP = "stamp"  # the type of the idno that says what the file was exported from
_PEOPLE = "edition.xml#"
_INTERPRETATION = (
    "Parallel segmentation inside the language of the translation: lem is the corrected reading, rdg the machine’s and "
    "that of each revision; what all share stands outside. @change of an app names the acts. A milestone of unit "
    "“paragraph” in one reading is a paragraph boundary that only it has. Ids of segments are those of the edition."
)
# What names other files of the folder, and what only aligning needs.
_AWAY = ("source", "ana", "corresp", "resp", "cert")


def write_apparatus(snapshot: Snapshot, stamp: str, base_file: bytes | None = None) -> bytes:
    """base_file: the base's witness file (for want of it, the base is written anew)."""
    state = snapshot.state
    corrected = parse(write_corrected(snapshot, base_file), f"{state.witness.id}.xml").getroot()
    text = corrected.find(NS + "text")
    if text is None:
        raise InputError("the base has no text")
    revisions = _revisions(snapshot)
    variants = {one: _variants(snapshot, one) for one in revisions}
    segmenter = Segmenter(state.witness.id, state.base.id, variants)
    for element in reversed([one for one in text.iter(NS + "*") if is_segment(one)]):
        segmenter.run(element)
    _cut_loose(text)
    header = frame.header(
        snapshot.edition, state.witness.id, _parts(snapshot, revisions, corrected, segmenter.unplaced)
    )
    publication = header.find(f"{NS}fileDesc/{NS}publicationStmt/{NS}idno")
    assert publication is not None
    publication.addnext(E.idno(stamp, type=STAMP))
    _name_people(header)
    root = frame.tei_file(state.witness.id, "en", header)
    frame.lay_out(root)
    root[-1].tail = "\n  "
    text.tail = "\n"
    root.append(text)
    return to_bytes(root)


def _revisions(snapshot: Snapshot) -> list[str]:
    """Corrected copies of the base for comparison; texts of one language with it."""
    base = snapshot.state.base
    return [one.id for one in snapshot.witnesses if one.role is Role.REVISION and one.language == base.language]


def _variants(snapshot: Snapshot, revision: str) -> dict[str, SegmentDiff]:
    found = (one for one in snapshot.comparisons if (one.a, one.b) == (snapshot.state.witness.id, revision))
    return {segment: diff for comparison in found for diff in comparison.diffs for segment in diff.a}


def _cut_loose(text: Element) -> None:
    """Without pointers to other files, sentences and anchors of the alignment."""
    for element in text.iter(NS + "*"):
        for name in _AWAY:
            if ".xml#" in element.get(name, ""):
                del element.attrib[name]
    for anchor in [one for one in text.iter(NS + "anchor") if one.get("type") == "align"]:
        parent, before = anchor.getparent(), anchor.getprevious()
        if parent is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + (anchor.tail or "") or None
        else:
            parent.text = (parent.text or "") + (anchor.tail or "") or None
        parent.remove(anchor)


def _parts(snapshot: Snapshot, revisions: Iterable[str], corrected: Element, unplaced: int) -> HeaderParts:
    edition, state = snapshot.edition, snapshot.state
    base = edition.base
    about = E.bibl(f"Computed from {base.id}, the machine translation. ")
    if base.digest:
        about.append(E.idno(base.digest, type="sha256"))
    listed = E.listWit(
        _witness(state.witness.id, "the corrected text"),
        _witness(base.id, base.bibliography.engine or "the machine translation"),
        *(_witness(one, edition.entry(one).bibliography.translator or "a revision") for one in revisions),
    )
    acts = [one for one in corrected.iter(NS + "listChange") if one.get("type") == "acts"]
    for change in (one for each in acts for one in each):
        change.attrib.pop("target", None)
    words = _INTERPRETATION
    if unplaced:
        words += f" {unplaced} passages of revisions that are cut otherwise than here have no reading."
    return HeaderParts(
        title=f"{edition.title}: with apparatus",
        edition_label=f"Corrected state, {len(state.acts)} acts",
        author=edition.author,
        responsible=frame.responsible(edition, state.acts, "correction of the translation"),
        source=[about, listed],
        encoding=[
            E.editorialDecl(E.interpretation(E.p(words))),
            E.variantEncoding(method="parallel-segmentation", location="internal"),
            frame.application(state.witness.id),
        ],
        languages=list(dict.fromkeys(["en", state.base.language])),
        changes=[*acts, E.listChange(E.change("Exported."), type="program")],
    )


def _witness(name: str, words: str) -> Element:
    return identified(E.witness(f"{name}: {words}"), f"wit.{name}")


def _name_people(header: Element) -> None:
    """The persons have their ids here, where else the edition's file has them."""
    seen: set[str] = set()
    for element in header.iter(NS + "*"):
        for name in ("ref", "who"):
            pointer = element.get(name, "")
            if not pointer.startswith(_PEOPLE):
                continue
            local = pointer.removeprefix(_PEOPLE)
            if name_of(element) == "persName" and local not in seen:
                seen.add(local)
                del element.attrib["ref"]
                element.set(XML_ID, local)
            else:
                element.set(name, f"#{local}")
