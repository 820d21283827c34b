"""edition.xml: the edition as one document, a teiCorpus that includes the other files; people and rights.

write_edition(snapshot)    # resolve XInclude, then validate: every id carries its file's id, so none can clash
"""

from __future__ import annotations

from lxml import etree
from lxml.builder import ElementMaker

from workbench.model.edition import Snapshot
from workbench.tei import alignment, findings, frame, taxonomy
from workbench.tei.frame import E, Element, HeaderParts, Versions
from workbench.tei.names import TEI, XI, XML_ID, XML_LANG
from workbench.tei.parse import to_bytes

FILE = "edition.xml"
_ID = "ed"


def files_of(snapshot: Snapshot) -> tuple[str, ...]:
    """The files of the edition in their order: taxonomy, witnesses, corrected state, alignment, findings."""
    texts = (f"{witness.id}.xml" for witness in (*snapshot.witnesses, snapshot.state.witness))
    return (taxonomy.FILE, *texts, alignment.FILE, findings.FILE)


def write_edition(snapshot: Snapshot, versions: Versions | None = None) -> bytes:
    """versions: digests of the folder's files (for want of it, those of the snapshot)."""
    versions = frame.versions_of(snapshot) if versions is None else versions
    maker = ElementMaker(namespace=TEI, nsmap={None: TEI, "xi": XI})
    root = maker.teiCorpus()
    root.set(XML_ID, _ID)
    root.set(XML_LANG, "en")
    root.append(frame.header(snapshot.edition, _ID, _parts(snapshot, versions)))
    for file in files_of(snapshot):
        etree.SubElement(root, f"{{{XI}}}include", href=file)
    frame.lay_out(root)
    return to_bytes(root)


def _parts(snapshot: Snapshot, versions: Versions) -> HeaderParts:
    edition = snapshot.edition
    people = frame.people_of(edition, snapshot.acts)
    names = [E.persName(one.name, ref=f"#{frame.person_id(one.id)}") for one in people]
    languages = dict.fromkeys(witness.language for witness in snapshot.witnesses)
    rights = edition.rights or "Not stated."
    return HeaderParts(
        title=edition.title,
        edition_label="Edition",
        author=edition.author,
        responsible=[E.respStmt(E.resp("editors"), *names)] if names else [],
        source=[E.listPerson(*(_person(one.id, one.name, one.orcid) for one in people))]
        if people
        else [E.p("See the files.")],
        encoding=[E.projectDesc(E.p(f"Rights: {rights} Each file states its own."))],
        languages=list(dict.fromkeys(["en", *languages])),
        changes=[E.change("Put together.", n=frame.machine_note(versions, files_of(snapshot)))],
    )


def _person(who: str, name: str, orcid: str | None) -> Element:
    element = frame.identified(E.person(E.persName(name)), frame.person_id(who))
    if orcid:
        element.append(E.idno(orcid, type="ORCID"))
    return element
