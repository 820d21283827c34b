"""What every file of the edition shares: root element, header, names of persons, machine notes, layout.

    root = tei_file("align", header(edition, "align", "alignment", ...), E.standOff(...)); to_bytes(root)

Computed files carry no clock: a program's `change` names versions and digests of what it read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from workbench import __version__
from workbench.model.act import Act
from workbench.model.edition import Edition, Person, Snapshot
from workbench.tei.header import LANGUAGES
from workbench.tei.names import TEI, VALUES, XML_ID, XML_LANG, tei

NS = tei("")
E = ElementMaker(namespace=TEI, nsmap={None: TEI})

Element = etree._Element
Versions = Mapping[str, str]  # file name in the folder -> sha256

# Elements whose children stay on their line.
_ONE_LINE = {
    "respStmt", "editionStmt", "availability", "langUsage", "textClass", "person", "category", "witness", "p", "bibl",
    "application", "taxonomy", "listBibl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeaderParts:
    """What differs between the headers of computed files; the lists hold ready elements."""

    title: str
    edition_label: str
    responsible: Sequence[Element] = ()
    source: Sequence[Element] = ()
    encoding: Sequence[Element] = ()
    languages: Sequence[str] = ()
    changes: Sequence[Element] = ()
    text_class: Sequence[Element] = ()
    status: str | None = None
    author: str | None = None


def name_of(element: Element) -> str:
    """The local name; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def header(edition: Edition, file_id: str, parts: HeaderParts) -> Element:
    """A teiHeader with publication data from the manifest."""
    title = E.titleStmt(E.title(parts.title), *([E.author(parts.author)] if parts.author else []), *parts.responsible)
    file_desc = E.fileDesc(
        title,
        E.editionStmt(E.edition(parts.edition_label, n="1")),
        publication(edition, file_id),
        E.sourceDesc(*parts.source),
    )
    profile = E.profileDesc(E.langUsage(*(E.language(language_name(code), ident=code) for code in parts.languages)))
    if parts.text_class:
        profile.append(E.textClass(*parts.text_class))
    revision = E.revisionDesc(*parts.changes)
    if parts.status:
        revision.set("status", parts.status)
    return E.teiHeader(file_desc, E.encodingDesc(*parts.encoding), profile, revision)


def publication(edition: Edition, file_id: str) -> Element:
    """What the manifest says for every file: authority, date, local id, licence or rights."""
    return E.publicationStmt(
        E.authority(edition.authority),
        dated(edition.date),
        E.idno(file_id, type="local"),
        availability(edition.licence, edition.rights),
    )


def dated(date: str) -> Element:
    if not date:
        return E.date("not stated")
    return E.date(date, when=date) if VALUES["when"].fullmatch(date) else E.date(date)


def availability(licence: str, rights: str) -> Element:
    if not licence:
        return E.availability(E.p(rights or "Not stated."), status="unknown")
    url = re.search(r"https?://[^\s<>\"{}|\\^`()]+", licence)
    return E.availability(E.licence(licence, **({"target": url.group()} if url else {})), status="free")


def language_name(code: str) -> str:
    return LANGUAGES.get(code, code)


def application(file_id: str) -> Element:
    element = E.application(E.label("workbench"), ident="workbench", version=__version__)
    element.set(XML_ID, f"{file_id}.app")
    return E.appInfo(element)


def program(resp: str, file_id: str) -> Element:
    return E.respStmt(E.resp(resp), E.name("workbench", ref=f"#{file_id}.app"))


def machine_note(versions: Versions, names: Iterable[str]) -> str:
    """`workbench 0.1.0; ru.xml sha256:36d6623d2584`: the program and those of its inputs that are in the folder."""
    inputs = [f"{name} sha256:{versions[name][:12]}" for name in names if name in versions]
    return "; ".join([f"workbench {__version__}", *inputs])


def versions_of(snapshot: Snapshot) -> dict[str, str]:
    """Digests by bare file name."""
    return {name.rpartition("/")[2]: digest for name, digest in snapshot.versions}


def person_id(who: str) -> str:
    """The xml:id of a person of the edition; characters an id cannot hold become hyphens."""
    return "ed.people." + re.sub(r"[^A-Za-z0-9._-]", "-", who)


def person(who: str) -> str:
    """The pointer to a person from any file but the edition."""
    return "edition.xml#" + person_id(who)


def people_of(edition: Edition, acts: Iterable[Act]) -> tuple[Person, ...]:
    """The manifest's people, then those who only stand in the journal, by id."""
    listed = {one.id for one in edition.people}
    return edition.people + tuple(Person(who, who) for who in sorted({act.who for act in acts} - listed))


def responsible(edition: Edition, acts: Sequence[Act], resp: str) -> list[Element]:
    """One respStmt for the persons who made these acts; none without acts."""
    who = {act.who for act in acts}
    names = [E.persName(one.name, ref=person(one.id)) for one in people_of(edition, acts) if one.id in who]
    return [E.respStmt(E.resp(resp), *names)] if names else []


def tei_file(file_id: str, language: str, *content: Element) -> Element:
    root = E.TEI(*content)
    root.set(XML_ID, file_id)
    root.set(XML_LANG, language)
    return root


def identified(element: Element, xml_id: str) -> Element:
    """The element with its xml:id as the first attribute."""
    attributes = dict(element.attrib)
    element.attrib.clear()
    element.set(XML_ID, xml_id)
    element.attrib.update(attributes)
    return element


def lay_out(element: Element, level: int = 0) -> None:
    """Line breaks and indents where only elements stand; running text and what must stay on a line is left alone."""
    children = list(element)
    if name_of(element) == "ab":  # running text, even where only an app stands in it
        return
    if not children or (element.text or "").strip() or any((child.tail or "").strip() for child in children):
        return
    if name_of(element) in _ONE_LINE and not any(name_of(child) in _ONE_LINE for child in children):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in children:
        child.tail = element.text
        lay_out(child, level + 1)
    children[-1].tail = "\n" + "  " * level
