"""A whole file from its parts: python-docx's template with our styles, packed as the same bytes each time.

    data = pack(Content(body, notes, comments, lists.xml(), runs.styles | body.styles), About("A Visit", "en"))

UsageError where python-docx is not installed.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from workbench.formats.archive import write_archive
from workbench.formats.word.names import CUSTOM, VARIANT, W
from workbench.formats.word.parts import MAIN
from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from docx.document import Document

_NS = f'xmlns:w="{W}"'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{element}/></w:r></w:p></w:footnote>"
    for kind, number, element in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)
_NEEDLESS = ("customXml", "stylesWithEffects", "webSettings", "thumbnail")
_FIRST_DAY = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_FID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True, slots=True)
class Content:
    """body: blocks, without the section at the end. notes: footnotes. styles: names of those that are used."""

    body: str
    notes: str = ""
    comments: bytes = b""
    numbering: bytes = b""
    paragraph_styles: frozenset[str] = frozenset()
    character_styles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class About:
    """properties: custom ones of the document. is_tracked: what is changed in it is tracked from now on."""

    title: str
    author: str
    language: str
    is_rtl: bool = False
    properties: Mapping[str, str] = field(default_factory=dict)
    is_tracked: bool = False
    is_wide: bool = False


def pack(content: Content, about: About) -> bytes:
    document = _open()
    _strip(document)
    from workbench.formats.word.template import dress

    dress(document, about, content.paragraph_styles, content.character_styles)
    _fill(document, content)
    _set(document, about, has_notes=bool(content.notes))
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[MAIN] = _filled(members[MAIN], content.body or "<w:p/>")
    return write_archive(members)


def _filled(document: bytes, body: str) -> bytes:
    """The blocks written into the empty document: a book moves slowly from tree to tree."""
    before, opening, behind = document.partition(b"<w:body>")
    assert opening
    return before + opening + body.encode("utf-8") + behind


def _open() -> Document:
    try:
        import docx
    except ImportError:
        raise UsageError("DOCX is written with python-docx", hint="pip install 'workbench[docx]'") from None
    return docx.Document()


def _strip(document: Document) -> None:
    """What the template has beyond our needs."""
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, each in relations.items() if each.reltype.endswith(_NEEDLESS)]:
            relations.pop(name)


def _fill(document: Document, content: Content) -> None:
    body = document.element.body
    for child in [each for each in body if each is not body.sectPr]:
        body.remove(child)
    if content.notes:
        _add(document, "footnotes", f"<w:footnotes {_NS}>{_RULES}{content.notes}</w:footnotes>".encode())
    if content.comments:
        _add(document, "comments", content.comments)
    if content.numbering:
        for name in [name for name, each in document.part.rels.items() if each.reltype.endswith("/numbering")]:
            document.part.rels.pop(name)
        _add(document, "numbering", content.numbering)


def _add(document: Document, name: str, data: bytes) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI(f"/word/{name}.xml"), f"{_WML}.{name}+xml", _DECLARATION + data, document.part.package)
    document.part.relate_to(part, f"{_KIND}/{name}")


_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _set(document: Document, about: About, *, has_notes: bool) -> None:
    """Settings, core and custom properties."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if has_notes else ""
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    made = (
        f'<w:settings {_NS}><w:zoom w:percent="100"/>{"<w:trackRevisions/>" if about.is_tracked else ""}'
        f'<w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/>{notes}'
        f"<w:compat>{mode}</w:compat></w:settings>"
    )
    for child in list(parse_xml(made)):
        settings.append(child)
    core = document.core_properties
    core.title, core.author, core.comments = about.title[:255], about.author[:255], ""
    core.language = about.language
    core.created = core.modified = _FIRST_DAY
    core.revision = 1
    items = "".join(
        f'<property fmtid="{_FID}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(about.properties.items(), 2)
    )
    data = _DECLARATION + f'<Properties xmlns="{CUSTOM}" xmlns:vt="{VARIANT}">{items}</Properties>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    package = document.part.package
    package.relate_to(Part(PackURI("/docProps/custom.xml"), kind, data, package), f"{_KIND}/custom-properties")
