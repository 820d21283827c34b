"""The worked TEI example as a snapshot of ours: its witnesses, alignments and findings read, its acts too."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Change, Correct, Dismiss, Drop, Join, Operation, PinBead, Split
from workbench.model.edition import Edition, Person, Snapshot, WitnessEntry
from workbench.model.finding import Status
from workbench.model.span import Span
from workbench.model.witness import Role, Witness
from workbench.tei.alignment import read_alignment
from workbench.tei.findings import read_findings
from workbench.tei.folder import write_folder
from workbench.tei.names import XML_ID
from workbench.tei.parallel import write_parallel
from workbench.tei.pointers import Places
from workbench.tei.witness import read_witness

WITNESSES = (("ru", Role.SOURCE, "ru"), ("en-mt", Role.BASE, "en"), ("en-2", Role.TRANSLATION, "en-GB"))


def write_example(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The folder, written by us, with the parallel export that the checker reads."""
    texts = {
        name: read_witness(files[f"{name}.xml"], f"{name}.xml", role=role, language=language)
        for name, role, language in WITNESSES
    }
    snapshot = _snapshot(files, texts)
    received = {name: data for name, data in files.items() if name.startswith("sources/")}
    made = write_folder(snapshot, {f"{name}.xml": files[f"{name}.xml"] for name in texts}, received)
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
    return made | {"export-parallel.xml": write_parallel(snapshot, made["en-corr.xml"], digests)}


def _snapshot(files: Mapping[str, bytes], texts: dict[str, Witness]) -> Snapshot:
    acts = _acts(files, texts)
    alignments = tuple(one for one in read_alignment(files["alignment.xml"], "alignment.xml") if not one.derived)
    pinned = next((one.level, bead) for one in alignments for bead in one.beads if bead.pinned)
    pin = Act("cccccccc", 12, (), "2026-03-02T10:00:00Z", "ak", PinBead(pinned[0], pinned[1].a, pinned[1].b))
    found = read_findings(files["findings.xml"], "findings.xml", texts.values())
    dismissed = next(one for one in found if one.status is Status.DISMISSED)
    dismiss = Act("dddddddd", 13, (), "2026-03-03T09:20:00Z", "mv", Dismiss(dismissed.id, None, "It runs on."))
    findings = tuple(replace(one, act=dismiss.id) if one == dismissed else one for one in found)
    entries = tuple(WitnessEntry(name, role, language, (f"sources/{name}.txt",)) for name, role, language in WITNESSES)
    people = (Person("ak", "A. K."), Person("mv", "M. V."))
    edition = Edition("port", "Visit to the Port", date="2026-03-04", licence="CC0", people=people, witnesses=entries)
    state = compute_state(texts["en-mt"], acts)
    return Snapshot(edition, tuple(texts.values()), state, (*acts, pin, dismiss), alignments, findings)


def _acts(files: Mapping[str, bytes], texts: dict[str, Witness]) -> tuple[Act, ...]:
    """The acts that the example's own corrected text lists, as a person would have made them."""
    places = Places(texts.values())
    root = etree.fromstring(files["en-corr.xml"])
    marks = {one.get("change"): one for one in root.iter("{*}corr", "{*}reg", "{*}supplied", "{*}surplus")}
    acts = []
    for number, change in enumerate((one for one in root.iter("{*}change") if one.get(XML_ID)), 1):
        mark = marks[f"#{change.get(XML_ID)}"]
        spans = [places.read(pointer) for pointer in (change.get("target") or "").split()]
        words = "" if etree.QName(mark).localname == "surplus" else "".join(map(str, mark.itertext()))
        source = tuple(places.read(pointer) for pointer in (mark.get("source") or "").split())
        category = (mark.get("ana") or "").partition("#tax.mqm.")[2] or None
        operation = _operation(change.get("type") or "", change.get("subtype") == "paragraph", spans, words)
        body = Correct((operation,), change.text or "", category, None, source, (), float(mark.get("cert") or 1))
        who = (change.get("who") or "").rpartition(".")[2]
        xml_id = (change.get(XML_ID) or "").rpartition(".")[2]
        acts.append(Act(xml_id, number, (), change.get("when") or "", who, body))
    return tuple(acts)


def _operation(kind: str, is_paragraph: bool, spans: list[Span], words: str) -> Operation:
    if kind == "join":
        return Join(spans[0].segment, spans[1].segment, words)
    if kind == "split":
        return Split(spans[0])
    if kind == "remove" and is_paragraph:
        return Drop(spans[0])
    return Add(spans[0].segment, "p", words) if kind == "restore" and is_paragraph else Change(spans[0], words)
