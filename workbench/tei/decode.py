"""Bytes of an XML file to text: byte order mark, then the declared encoding, then UTF-8.

    decode_xml(b'<?xml version="1.1" encoding="koi8-r"?><TEI>...', "old.xml")

The XML declaration is blanked, so that the rest keeps its lines and an XML 1.1 file reads as 1.0.
"""

from __future__ import annotations

import codecs
import re

from workbench.model.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*?\?>")
_DECLARED = re.compile(rb"\A\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_CHARACTER_SETS = re.compile(
    r"(utf[-_]?8|utf[-_]?16([-_]?[bl]e)?|us-ascii|ascii|iso[-_]?8859[-_]\d+|latin[-_]?\d+|windows-?\d+|cp\d+"
    r"|koi8[-_][ru]|mac\w*|x-mac\w*|shift[-_]jis|euc[-_]\w+|gb\w+|big5)"
)


def decode_xml(data: bytes, file: str) -> str:
    """The characters of the file without byte order mark; InputError with the line of the first bad byte."""
    encoding = ""
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    for opening, name in _UNMARKED:
        if not encoding and data.startswith(opening):
            encoding = name
    if not encoding:
        match = _DECLARED.match(data)
        encoding = match.group(1).decode("ascii").lower() if match else "utf-8"
    if encoding.startswith(("utf-16", "utf_16", "utf16")) and not _is_wide(data):
        encoding = "utf-8"  # a declaration that its own bytes contradict
    if not encoding.startswith("utf-32") and not _CHARACTER_SETS.fullmatch(encoding):
        raise InputError(f"unknown encoding {encoding!r}", file=file, line=1, hint="save the file as UTF-8")
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        line = data.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        hint = "state the right encoding in the XML declaration, or save the file as UTF-8"
        raise InputError(f"the file is not {encoding.upper()}", file=file, line=line, hint=hint) from None
    return _DECLARATION.sub(lambda match: "\n" * match.group().count("\n"), text, count=1)


def _is_wide(data: bytes) -> bool:
    return b"\0" in data[:4]
