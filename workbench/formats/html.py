"""Saved web pages: the article as text, everything else that a reader saw as furniture, nothing lost.

No network, no script: the file is all there is. The address, date and author go into the bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree, html

from workbench.formats.encodings import decode
from workbench.formats.html_article import find_article
from workbench.formats.html_blocks import Found, read_blocks
from workbench.formats.linked_data import read_linked_data
from workbench.formats.outline import Item, build_tree
from workbench.formats.registry import Draft, Format, ReadOptions
from workbench.formats.shapes import is_dateline
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.witness import Attributes, Block, Segment
from workbench.text.furniture import is_furniture

_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,60}encoding)\s*=\s*[\"']?\s*(?P<name>[\w:.-]{3,20})", re.I
)
# What browsers read under these names.
_READ_AS = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "cp1252")
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
_MINE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)


def read_html(data: bytes, name: str, options: ReadOptions) -> Draft:
    text, notes = _decode(data, name)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"cannot be read as HTML: {error}", file=name, hint="save the page again") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # What stands behind this place would be lost without a word.
        raise InputError("is nested too deep", file=name, hint="copy its text into a .txt file")
    found = read_blocks(root, name)
    if not found:
        raise InputError("holds no text", file=name, hint="save the page complete, or copy its text into a .txt file")
    inside = find_article(text, found)
    nodes = build_tree(_items(found, inside))
    count = sum(not mine for mine in inside)
    notes = (*notes, Warned(f"{count} of {len(found)} blocks of the page were taken for web furniture"))
    return Draft(nodes, _bibliography(root), notes)


def _decode(data: bytes, name: str) -> tuple[str, tuple[Warned, ...]]:
    """The encoding that the page names, if it can be read so; else as any other text.

    What can be read as UTF-8 is: browsers save a page so, and leave what it said of itself.
    """
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and not _is_utf8(data):
        encoding = named["name"].decode("ascii").lower()
        try:
            return data.decode(_READ_AS.get(encoding, encoding)), ()
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself: found out by trial below
    return decode(data, name)


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _items(found: Iterable[Found], inside: Iterable[bool]) -> list[Item]:
    items: list[Item] = []
    heads = 0
    for block, is_text in zip(found, inside, strict=True):
        if not is_text or (block.kind in ("p", "item") and is_furniture(block.text)):
            attributes: Attributes = (("type", "web-furniture"),)
            items.append(Item(Segment("", "fw", block.text, attributes=attributes, place=block.place)))
        elif block.kind == "break":
            items.append(Item(Block("milestone", attributes=(("unit", "section"),), place=block.place)))
        else:
            kind, attributes = block.kind, block.attributes
            if kind == "p" and is_dateline(block.text):
                kind = "dateline"
            if kind == "head":
                heads += 1
                attributes = (("type", "main" if heads == 1 else "sub"),)
            segment = Segment("", kind, block.text, marks=block.marks, attributes=attributes, place=block.place)
            items.append(Item(segment, group=block.group, row=block.row))
    return items


def _bibliography(root: html.HtmlElement) -> Bibliography:
    """What the page says of itself in link, meta, title and the comment of the browser that saved it."""

    def meta(*names: str) -> str:
        for each in names:
            for element in root.iter("meta"):
                if each in (element.get("name", "").lower(), element.get("property", "").lower()):
                    value = " ".join(element.get("content", "").split())
                    if value:
                        return value
        return ""

    address = next((each.get("href", "") for each in root.iter("link") if each.get("rel") == "canonical"), "")
    if not address:
        address = meta("og:url")
    if not address:
        before = (each for each in root.itersiblings(etree.Comment, preceding=True))
        comments = (str(each.text) for each in (*before, *root.iter(etree.Comment)) if each.text)
        address = next((match[1] for text in comments if (match := _SAVED.search(text))), "")
    title = meta("og:title") or " ".join((root.findtext(".//title") or "").split())
    linked = read_linked_data(str(each.text or "") for each in root.iter("script") if "ld+json" in each.get("type", ""))
    date = (meta("article:published_time", "date", "dc.date") or linked.date)[:10]
    return Bibliography(title=title, author=meta("author", "dc.creator") or linked.author, date=date, url=address)


def _is_mine(data: bytes, name: str) -> int:
    data = data.replace(b"\x00", b"")  # of UTF-16
    if _MINE.search(data):
        return 3 if name.endswith((".html", ".htm", ".xhtml")) else 2
    return 1 + name.endswith((".html", ".htm", ".xhtml")) if data.lstrip().startswith(b"<") else 0


FORMAT = Format("html", "Saved web page", (".html", ".htm", ".xhtml"), _is_mine, read_html)
