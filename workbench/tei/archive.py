"""What a repository would miss in a TEI folder.

archive_gaps(files) == ["ru.xml: no licence", …]      # empty: ready to be deposited
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.tei.folder_index import FolderIndex, XmlFile
from workbench.tei.frame import NS, Element

_UNKNOWN = {"", "not stated", "unknown", "no date"}
_FILE = f"{NS}teiHeader/{NS}fileDesc/"
_PUBLICATION = f"{_FILE}{NS}publicationStmt/{NS}"
_BIBL = f"{_FILE}{NS}sourceDesc/{NS}bibl"
_DECLARATIONS = f"{NS}teiHeader/{NS}encodingDesc/{NS}editorialDecl"


def archive_gaps(files: Mapping[str, bytes]) -> list[str]:
    """One line for each thing that is missing, by file: publisher, date, idno, licence, bibliography, digests, …"""
    index = FolderIndex(files)
    gaps = [str(error) for error in index.errors]
    for document in index.documents.values():
        gaps += [f"{document.name}: {gap}" for gap in _gaps(document)]
        if document in index.witnesses:
            gaps += [f"{document.name}: {gap}" for gap in _witness_gaps(document)]
    if "edition.xml" not in index.documents:
        gaps.append("edition.xml: the file is missing")
    return gaps


def _gaps(document: XmlFile) -> Iterator[str]:
    root = document.root
    if not any(_is_known(root.find(_PUBLICATION + name)) for name in ("publisher", "authority")):
        yield "no publisher or authority"
    if not _is_dated(root.find(_PUBLICATION + "date")):
        yield "no date of publication"
    identifiers = root.findall(_PUBLICATION + "idno")
    if not identifiers:
        yield "no identifier"
    if document.name == "edition.xml" and all(one.get("type") == "local" for one in identifiers):
        yield "no identifier but the local one (a DOI, for one)"
    if root.find(_PUBLICATION + f"availability/{NS}licence") is None:
        yield "no licence"
    if document.body is not None and root.find(_DECLARATIONS) is None:
        yield "no editorial declarations"
    if root.find(f"{NS}teiHeader/{NS}revisionDesc") is None:
        yield "no history of its making"


def _witness_gaps(document: XmlFile) -> Iterator[str]:
    bibl = document.root.find(_BIBL)
    if bibl is None:
        yield "no bibliography of the source"
        return
    for name in ("author", "title"):
        if not _is_known(bibl.find(NS + name)):
            yield f"no {name} of the source"
    if not any(_is_known(date) for date in bibl.findall(NS + "date") if date.get("type") == "published"):
        yield "no date of the source"
    if bibl.find(NS + "ref") is None and bibl.find(NS + "publisher") is None:
        yield "neither address nor publisher of the source"
    if not any(one.get("type") == "sha256" for one in bibl.findall(NS + "idno")):
        yield "no digest of the received file"


def _is_known(element: Element | None) -> bool:
    return element is not None and "".join(element.itertext()).strip() not in _UNKNOWN


def _is_dated(element: Element | None) -> bool:
    return element is not None and (element.get("when") is not None or _is_known(element))
