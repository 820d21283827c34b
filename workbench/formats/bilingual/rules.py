"""What makes a file of units invalid: breaches of its schema, ids that stand twice.

    breaches(root, "xliff-1.2", "port.xliff")       # [InputError("port.xliff:12: …")]

The schemas are RELAX NG of our own: the elements and attributes of each standard, without what no tool uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from lxml import etree

from workbench.formats.bilingual.inline import Element, name_of
from workbench.model.errors import InputError

_NAMESPACE = re.compile(r"\{[^}]*\}")
# What a breach further in makes of the elements around it.
_ECHO = re.compile(r"failed to validate content|has extra content: (?!text$)")
_MOST = 20


def breaches(root: Element, schema: str, file: str) -> list[InputError]:
    """First to last, at most 20."""
    checking = _schema(schema)
    if checking.validate(root.getroottree()):
        return []
    found = [(entry.line, _NAMESPACE.sub("", entry.message)) for entry in checking.error_log]
    told: dict[int, str] = {}
    for line, message in [each for each in found if not _ECHO.search(each[1])] or found:
        told.setdefault(line, message)
    return [
        InputError(f"not as {schema.upper()} has it: {message}", file=file, line=line or None)
        for line, message in sorted(told.items())[:_MOST]
    ]


def repeated(elements: Iterable[Element], attribute: str, file: str) -> list[InputError]:
    """Elements whose id another one before them has."""
    seen: dict[str, int] = {}
    found = []
    for element in elements:
        value = element.get(attribute)
        if value is not None and value in seen:
            message = f'{name_of(element)} {attribute}="{value}" stands twice, first in line {seen[value]}'
            found.append(InputError(message, file=file, line=element.sourceline))
        elif value is not None:
            seen[value] = element.sourceline or 0
    return found[:_MOST]


@cache
def _schema(name: str) -> etree.RelaxNG:
    path = files("workbench.formats.bilingual") / "schemas" / f"{name}.rng"
    return etree.RelaxNG(etree.fromstring(path.read_bytes()))
