"""What must be right in a file with an apparatus of ours, beyond being XML: sigla, lemmas, ids.

check_apparatus(data, "apparatus.xml") == []
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.errors import InputError
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import XML_ID
from workbench.tei.parse import parse

_MARK = re.compile(rb'<idno[^>]*type="stamp"[^>]*>[^<]*base=')
_HINT = "keep ids, sigla and lemmas as they were exported; change words only"


def is_apparatus(data: bytes) -> bool:
    """From the beginning of the file."""
    return _MARK.search(data) is not None


def check_apparatus(data: bytes, file: str) -> list[InputError]:
    """InputErrors in the order of the file; broken XML is one of them."""
    try:
        root = parse(data, file).getroot()
    except InputError as error:
        return [error]
    return [InputError(what, file=file, line=element.sourceline, hint=_HINT) for element, what in _breaches(root)]


def _breaches(root: Element) -> Iterator[tuple[Element, str]]:
    known = {one.get(XML_ID) for one in root.iter(NS + "witness")}
    changes = {one.get(XML_ID) for one in root.iter(NS + "change")}
    for element in root.iter(NS + "app", NS + "lem", NS + "rdg"):
        if name_of(element) == "app":
            children = [name_of(child) for child in element]
            if children.count("lem") != 1:
                yield element, "an app has one lem, with the corrected reading"
            elif "rdg" not in children:
                yield element, "an app without rdg says nothing"
            yield from ((element, f"there is no act {one}") for one in _unknown(element, "change", changes))
        else:
            if not element.get("wit"):
                yield element, f"{name_of(element)} does not say whose reading it is (wit)"
            yield from ((element, f"there is no witness {one}") for one in _unknown(element, "wit", known))


def _unknown(element: Element, name: str, known: set[str | None]) -> list[str]:
    return [one for one in element.get(name, "").split() if one.removeprefix("#") not in known]
