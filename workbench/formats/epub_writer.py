"""A text as EPUB 3: a title page, a page of XHTML for each chapter, the contents, and a style sheet of our own.

    data = write_epub(snapshot, WriteOptions())

The same edition gives the same bytes: there is no clock in it. `dcterms:modified` is when the last decision was made,
or 1 January 1980 where there is none; the identifier follows from those of the edition and of the text.
"""

from __future__ import annotations

import re
import uuid
from importlib import resources

from workbench.formats.archive import write_archive
from workbench.formats.imprint import Imprint, imprint
from workbench.formats.pages_writer import Page, to_xml, write_pages
from workbench.formats.registry import WriteOptions, chosen_text, stamp
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.text.languages import direction

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MIMETYPE = b"application/epub+zip"
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="{lang}" xml:lang="{lang}"{dir}>
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>
{body}</body>
</html>
"""


def write_epub(snapshot: Snapshot, options: WriteOptions) -> bytes:
    about, text = imprint(snapshot, options), chosen_text(snapshot, options)
    pages = write_pages(text, with_furniture=options.with_furniture)
    if not pages:
        raise UsageError(f"{text.id} has no text to write")
    shown = [Page("title", about.title, title_page(about)), *pages]
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:workbench:{snapshot.edition.id}:{text.id}").urn
    package = _package(about, shown, identifier, str(stamp(snapshot, options)))
    members = {
        "mimetype": MIMETYPE,
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": package.encode(),
        "EPUB/nav.xhtml": _to_page(about, "Contents", _contents(about, pages)).encode(),
        "EPUB/book.css": book_css().encode(),
    }
    members |= {f"EPUB/{each.name}.xhtml": _to_page(about, each.title, each.body).encode() for each in shown}
    return write_archive(members, stored=("mimetype",))


def book_css() -> str:
    return resources.files("workbench.formats").joinpath("book.css").read_text("utf-8")


def _to_page(about: Imprint, title: str, body: str) -> str:
    turned = ' dir="rtl"' if direction(about.language) == "rtl" else ""
    lang = to_xml(about.language)
    return _PAGE.format(lang=lang, dir=turned, title=to_xml(title or about.title), body=body)


def title_page(about: Imprint) -> str:
    parts = [f"<p>{to_xml(about.author)}</p>\n" if about.author else "", f"<h1>{to_xml(about.title)}</h1>\n"]
    people = [("Translated by", about.translator), ("Corrected by", ", ".join(about.editors))]
    english = [f"{what} {who}" for what, who in people if who]
    parts += [f'<p class="small" lang="en" xml:lang="en">{to_xml(each)}</p>\n' for each in english]
    parts += [f'<p class="small">{to_xml(each)}</p>\n' for each in (about.publisher, about.rights) if each]
    return f'<section class="imprint" epub:type="titlepage">\n{"".join(parts)}</section>\n'


def _contents(about: Imprint, pages: list[Page]) -> str:
    """Chapters below the part they are of."""
    parts: list[str] = []
    for number, page in enumerate(pages):
        following = pages[number + 1].level if number + 1 < len(pages) else 1
        link = f'<a href="{page.name}.xhtml">{to_xml(page.title or about.title)}</a>'
        is_outer = following > page.level
        parts.append(f"<li>{link}{'<ol>' if is_outer else '</li>'}\n")
        parts.append("</ol></li>\n" * max(0, page.level - following))
    heading = "<h1>Contents</h1>" if about.language.startswith("en") else f"<h1>{to_xml(about.title)}</h1>"
    return f'<nav epub:type="toc" id="toc">\n{heading}\n<ol>\n{"".join(parts)}</ol>\n</nav>\n'


def _package(about: Imprint, shown: list[Page], identifier: str, mark: str) -> str:
    people = [("creator", about.author, "aut"), ("contributor", about.translator, "trl")]
    people += [("contributor", name, "edt") for name in about.editors]
    named = "".join(
        f'    <dc:{element} id="person{number}">{to_xml(name)}</dc:{element}>\n'
        f'    <meta refines="#person{number}" property="role" scheme="marc:relators">{role}</meta>\n'
        for number, (element, name, role) in enumerate(people, 1)
        if name
    )
    said = [
        ("date", about.date if _DATE.fullmatch(about.date) else ""),
        ("publisher", about.publisher),
        ("rights", about.rights),
    ]
    more = "".join(f"    <dc:{name}>{to_xml(value)}</dc:{name}>\n" for name, value in said if value)
    items = "".join(
        f'    <item id="{each.name}" href="{each.name}.xhtml" media-type="application/xhtml+xml"/>\n' for each in shown
    )
    spine = "".join(f'    <itemref idref="{each.name}"/>\n' for each in shown)
    turned = ' page-progression-direction="rtl"' if direction(about.language) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{to_xml(about.language)}">\n'
        '  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'    <dc:identifier id="id">{identifier}</dc:identifier>\n'
        f"    <dc:title>{to_xml(about.title)}</dc:title>\n"
        f"    <dc:language>{to_xml(about.language)}</dc:language>\n"
        f'{named}{more}    <meta property="dcterms:modified">{about.modified}</meta>\n'
        f'    <meta name="workbench:stamp" content="{to_xml(mark)}"/>\n'
        "  </metadata>\n  <manifest>\n"
        '    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        '    <item id="css" href="book.css" media-type="text/css"/>\n'
        f"{items}  </manifest>\n  <spine{turned}>\n{spine}  </spine>\n</package>\n"
    )
