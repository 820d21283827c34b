"""What is in an EPUB: what the book says of itself, and its documents in reading order.

    book = open_book(data, "snow.epub")
    book.documents           # (("OEBPS/ch1.xhtml", b"…"), …)

Names are resolved inside the archive only; nothing is fetched. A book whose documents are encrypted is refused.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from workbench.formats.archive import read_archive
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.tei.parse import parse

MOST = 5000  # members: pictures and fonts are many
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_HINT = "save it again with the program it is from"
_XHTML = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the manifest. path: in the archive; empty for what stands elsewhere."""

    id: str
    path: str
    type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Package:
    """path: of the package document. spine: the items in reading order."""

    path: str
    root: etree._Element
    items: dict[str, Item]
    spine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """documents: path and bytes, in reading order, without the contents list."""

    bibliography: Bibliography
    documents: tuple[tuple[str, bytes], ...]


def open_book(data: bytes, file: str) -> Book:
    package = read_package(data, file)
    wanted = [package.items[each] for each in package.spine if each in package.items]
    documents = [each for each in wanted if each.type in _XHTML and "nav" not in each.properties]
    if not documents:
        raise InputError("names no document to read", file=file, hint=_HINT)
    _refuse_locked(data, file, {each.path for each in documents})
    members = read_archive(data, file, [each.path for each in documents], most=MOST)
    for each in documents:
        if each.path not in members:
            raise InputError(f"lacks {each.path or each.id}, which it names", file=file, hint=_HINT)
    found = tuple((each.path, members[each.path]) for each in documents)
    return Book(_bibliography(package.root), found)


def read_package(data: bytes, file: str) -> Package:
    """InputError if the archive is no book."""
    container = read_archive(data, file, [_CONTAINER], most=MOST).get(_CONTAINER)
    if container is None:
        raise InputError(f"lacks {_CONTAINER}", file=file, hint="is it an EPUB?")
    roots = [each.get("full-path", "") for each in named(parse(container, file, lenient=True).getroot(), "rootfile")]
    path = roots[0] if roots else ""
    package = read_archive(data, file, [path], most=MOST).get(path)
    if package is None:
        raise InputError(f"lacks {path or 'a package document'}", file=file, hint=_HINT)
    root = parse(package, file, lenient=True).getroot()
    items: dict[str, Item] = {}
    for each in named(root, "item"):
        target = resolve(path, each.get("href", ""))
        properties = frozenset(each.get("properties", "").split())
        items.setdefault(each.get("id", ""), Item(each.get("id", ""), target, each.get("media-type", ""), properties))
    spine = tuple(each.get("idref", "") for each in named(root, "itemref"))
    return Package(path, root, items, spine)


def named(root: etree._Element, name: str) -> list[etree._Element]:
    """All elements of this local name, in whatever namespace."""
    return [each for each in root.iter(etree.Element) if local(each) == name]


def local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def resolve(path: str, href: str) -> str:
    """Where in the archive a link of this document leads; empty if it leads out of it."""
    target = unquote(href.partition("#")[0])
    if "://" in target or target.startswith("/"):
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    return "" if joined.startswith("..") else joined


def _refuse_locked(data: bytes, file: str, documents: set[str]) -> None:
    found = read_archive(data, file, [_ENCRYPTION], most=MOST).get(_ENCRYPTION)
    if found is None:
        return
    locked = {
        unquote(each.get("URI", "")) for each in named(parse(found, file, lenient=True).getroot(), "CipherReference")
    }
    if locked & documents:
        hint = "it has a copy protection; ask the publisher for a file without one"
        raise InputError("is encrypted, so that its text cannot be read", file=file, hint=hint)


def _bibliography(root: etree._Element) -> Bibliography:
    roles = {
        each.get("refines", "").removeprefix("#"): (each.text or "").strip()
        for each in named(root, "meta")
        if each.get("property") == "role"
    }

    def texts(*names: str) -> list[etree._Element]:
        return [each for name in names for each in named(root, name) if (each.text or "").strip()]

    def people(role: str) -> str:
        names = []
        for each in texts("creator", "contributor"):
            said = roles.get(each.get("id", "")) or next(
                (v for k, v in each.attrib.items() if str(k).endswith("role")), ""
            )
            if said == role or (not said and role == "aut" and local(each) == "creator"):
                names.append(" ".join((each.text or "").split()))
        return "; ".join(dict.fromkeys(names))

    def first(name: str) -> str:
        return next((" ".join((each.text or "").split()) for each in texts(name)), "")

    sources = [(each.text or "").strip() for each in texts("source", "identifier")]
    return Bibliography(
        title=first("title"),
        author=people("aut"),
        translator=people("trl"),
        date=first("date")[:10],
        publisher=first("publisher"),
        rights=first("rights"),
        url=next((each for each in sources if each.startswith(("http://", "https://"))), ""),
    )
