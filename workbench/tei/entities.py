"""Named entities become character references before XML is parsed, so no parser ever expands one.

    resolve_entities("<p>Yes &mdash; no</p>", "a.xml") == "<p>Yes &#8212; no</p>"

Known are XML's own five (left alone), the HTML/ISO names, and what the file's own declaration defines as
plain characters. Refused, with the line: external entities, entities made of entities or tags, unknown names.
Comments, CDATA and processing instructions are left as they are; lines stay where they were.
"""

from __future__ import annotations

import html
import html.entities
import re

from workbench.model.errors import InputError

_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SCAN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|&([^\s#&;<>\"']{1,100});", re.DOTALL)
_SKIPPED = r"<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'"
_DOCTYPE = re.compile(
    rf"<!DOCTYPE(?:{_SKIPPED}|[^\[<>\"'])*(?:\[((?:<!--.*?-->|<\?.*?\?>|<!(?:{_SKIPPED}|[^>\"'])*>|[^\]<])*)\]\s*)?>",
    re.DOTALL,
)
_PROLOGUE = re.compile(r"\A(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DECLARED = re.compile(
    r"<!--.*?-->|<!ENTITY\s+([^\s%\"'>]+)\s+(?:(SYSTEM|PUBLIC)\b[^>]*|\"([^\"]*)\"|'([^']*)')", re.DOTALL
)
_REFERENCE = re.compile(r"&(?!#|(?:amp|lt|gt|quot|apos);)")
_LONGEST = 1000
_MOST = 4 * 1024 * 1024


def resolve_entities(text: str, file: str) -> str:
    """The same text without a DOCTYPE and without named entities but XML's own."""
    start = _PROLOGUE.match(text)
    opening = start.end() if start else 0
    declared: dict[str, str | None] = {}
    if text.startswith("<!DOCTYPE", opening):
        match = _DOCTYPE.match(text, opening)
        if match is None:
            line = text.count("\n", 0, opening) + 1
            raise InputError("broken XML: the DOCTYPE does not end", file=file, line=line, hint="take it out")
        declared = _read_declared(match.group(1) or "")
        text = text[:opening] + "\n" * match.group().count("\n") + text[match.end() :]
    if "&" not in text:
        return text

    grown = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal grown
        name = match.group(1)
        if name is None or name in _PREDEFINED:
            return match.group()
        value = declared.get(name, html.entities.html5.get(name + ";"))
        if value is None:
            raise _refusal(name, name in declared, file, text.count("\n", 0, match.start()) + 1)
        grown += len(value)
        if grown > _MOST:
            raise InputError("the entities of this file grow without measure", file=file, hint="write them out")
        return "".join(f"&#{ord(character)};" for character in value)

    return _SCAN.sub(replace, text)


def _read_declared(subset: str) -> dict[str, str | None]:
    """Name to characters; None for what we do not expand. The first declaration of a name counts."""
    declared: dict[str, str | None] = {}
    for match in _DECLARED.finditer(subset):
        name, external, double, single = match.groups()
        if name is None:
            continue
        value = double if double is not None else single
        plain = not external and value is not None and len(value) <= _LONGEST
        plain = plain and "<" not in (value or "") and not _REFERENCE.search(value or "")
        declared.setdefault(name, html.unescape(value or "") if plain else None)
    return declared


def _refusal(name: str, is_declared: bool, file: str, line: int) -> InputError:  # noqa: FBT001
    if is_declared:
        message = f"entity &{name}; is external, or made of tags, other entities or too many characters: not followed"
        return InputError(message, file=file, line=line, hint="put its text into the file instead")
    hint = 'write the character itself, or declare it: <!ENTITY name "&#8212;">'
    return InputError(f"unknown entity &{name};", file=file, line=line, hint=hint)
