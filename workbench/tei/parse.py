"""XML in and out, safely: nothing is fetched, no entity is trusted, every refusal names its line.

    tree = parse(b"<TEI>&mdash;</TEI>", "ru.xml")    # the HTML and ISO names are known without a DTD
    to_bytes(tree.getroot())                         # UTF-8, LF, one declaration, one final newline

A document type declaration is read for simple entities (`<!ENTITY mdash "&#8212;">`) and otherwise passed
over: no DTD is loaded, no external entity read, no entity expanded inside another. XInclude is never followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from workbench.model.errors import InputError
from workbench.tei.decode import decode_xml
from workbench.tei.entities import resolve_entities
from workbench.tei.names import XI, XML_ID

SIZE_LIMIT = 64 * 1024 * 1024
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

_SHELTERED_ID = "workbench-sheltered-xml-id"
_UNDECLARED = re.compile(r"Namespace prefix (\S+) (?:on|for) ")
_ROOT_NAME = re.compile(r"<!--.*?-->|<\?.*?\?>|<([^\s/>!?]+)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^!?/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_MOST_PREFIXES = 20
_DEEPEST = 192
_DEEPEST_FOREIGN = 48  # our file of it may need four elements for one


def parse(data: bytes, file: str, *, lenient: bool = False) -> etree._ElementTree:
    """The document; InputError with file and line if it is no XML we accept.

    lenient (for other people's files): an xml:id that is no name or stands twice, and a prefix that is
    not declared, are taken as they are.
    """
    if len(data) > SIZE_LIMIT:
        size = f"{len(data) // (1024 * 1024)} MB"
        raise InputError(f"the file has {size}; the limit is 64 MB", file=file, hint="split it into volumes")
    text = resolve_entities(decode_xml(data, file), file)
    if not text.strip():
        raise InputError("the file is empty", file=file, hint="give an XML file with a text in it")
    if lenient and "xml:id" in text:
        text = _TAG.sub(_shelter_id, text)
    root = _parse_declared(text, file) if lenient else _parse_text(text, file)
    _refuse_depth(root, file, _DEEPEST_FOREIGN if lenient else _DEEPEST)
    if lenient:
        for element in root.iter(etree.Element):
            value = element.attrib.pop(_SHELTERED_ID, None)
            if value is not None:
                element.set(XML_ID, value)
    return root.getroottree()


def to_bytes(root: etree._Element) -> bytes:
    """The document as we write it: declaration, UTF-8, LF, final newline; a carriage return as `&#13;`."""
    return DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False, with_tail=False) + b"\n"


def _shelter_id(match: re.Match[str]) -> str:
    tag = match.group()
    return tag if tag.startswith(("<!", "<?")) else re.sub(r"(\s)xml:id(?=\s*=)", rf"\1{_SHELTERED_ID}", tag)


def _parse_declared(text: str, file: str) -> etree._Element:
    """Parse; where a prefix is not declared, declare it on the root and parse again."""
    for _ in range(_MOST_PREFIXES):
        prefixes: list[str] = []
        try:
            return _parse_text(text, file, prefixes.append)
        except InputError:
            if not prefixes:
                raise
        uri = XI if prefixes[0] == "xi" else f"urn:undeclared:{prefixes[0]}"
        text = _declare(text, prefixes[0], uri)
    raise InputError("too many prefixes are not declared", file=file, hint="declare them with xmlns:… on the root")


def _declare(text: str, prefix: str, uri: str) -> str:
    for match in _ROOT_NAME.finditer(text):
        if match.group(1):
            return f'{text[: match.end()]} xmlns:{prefix}="{uri}"{text[match.end() :]}'
    return text


def _refuse_depth(root: etree._Element, file: str, deepest: int) -> None:
    too_deep = root.xpath("/*" * (deepest + 1))
    if isinstance(too_deep, list) and too_deep and isinstance(too_deep[0], etree._Element):
        message = f"elements stand inside one another more than {deepest} deep"
        raise InputError(message, file=file, line=too_deep[0].sourceline, hint="no text needs this; simplify")


def _parse_text(text: str, file: str, undeclared: Callable[[str], None] | None = None) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        match = _UNDECLARED.match(error.msg or "")
        if match and undeclared is not None:
            undeclared(match.group(1))
        raise _to_input_error(error, file) from None


def _to_input_error(error: etree.XMLSyntaxError, file: str) -> InputError:
    message = re.sub(r", line \d+, column \d+$", "", error.msg or "").strip() or "no XML"
    hint = "mend the XML and try again"
    if "Excessive depth" in message or "xmlSAX2Characters: huge text node" in message or "HUGE" in message:
        message, hint = "the document is nested too deep, or one text in it is too long", "no text needs this; simplify"
    elif "Start tag expected" in message:
        message, hint = "this is not XML", "give a TEI file"
    elif "invalid Char" in message or "invalid xmlChar" in message:
        message, hint = f"a character that XML cannot hold ({message})", "remove it, or import the text as plain text"
    return InputError(f"broken XML: {message}", file=file, line=error.lineno or None, hint=hint)
