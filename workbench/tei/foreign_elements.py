"""What an element of another project's file is: a block of prose, a structure, a piece of running text.

known_name(element)   # "div" for <div1>, "" for an element our files cannot hold
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from workbench.tei.names import CONTENT, TEI

PROSE = frozenset(  # blocks of running text that can never hold one another
    {"p", "ab", "head", "l", "salute", "signed", "trailer", "titlePart", "bibl", "label", "speaker", "docAuthor"}
    | {"docDate", "docImprint", "byline", "dateline"}
)
MIXED = frozenset({"q", "said", "quote", "note", "item", "cell", "stage", "opener", "closer"})
STRUCTURE = frozenset(
    {"div", "front", "body", "back", "floatingText", "lg", "list", "table", "row", "sp", "figure", "cit"}
    | {"epigraph", "argument", "postscript", "titlePage", "docTitle"}
)
SIGNATURES = frozenset({"byline", "dateline", "salute", "signed"})
EMPTY = frozenset(name for name, content in CONTENT.items() if content == "empty") - {"g"}
INSIDE_TEXT = frozenset({"lg", "list", "table", "figure", "floatingText", "note", "l", "quote", "q", "said", "stage"})
INLINE = frozenset(CONTENT) - PROSE - MIXED - STRUCTURE - EMPTY - {"fw", "s", "g"}
_BLOCKS = (PROSE | STRUCTURE | {"item", "cell"}) - {"label", "bibl", "figure"}
PARAGRAPHS = frozenset({"para", "flexible"})
ALTERNATIVES = {  # what the text follows, best first
    "choice": ("reg", "corr", "expan", "supplied", "unclear", "seg", "orig", "sic", "abbr"),
    "app": ("lem", "rdg"),
}
PARTS = {
    "choice": frozenset(ALTERNATIVES["choice"]),
    "app": frozenset({"lem", "rdg"}),
    "subst": frozenset({"add", "del", "lb", "pb", "cb", "gb", "milestone", "anchor"}),
}


def known_name(element: etree._Element) -> str:
    """The TEI name our files can hold, "" for any other element."""
    tag = str(element.tag)
    if tag.startswith("{"):
        if not tag.startswith(f"{{{TEI}}}"):
            return ""
        tag = tag[len(TEI) + 2 :]
    if tag.startswith("div") and tag[3:] in "01234567":
        return "div"
    if CONTENT.get(tag) == "empty" and (len(element) or (element.text or "").strip()):
        return ""
    return tag if tag in CONTENT and tag not in ("s", "g") else ""


def original_name(element: etree._Element) -> str:
    """The name as it stood, a TEI name without its namespace."""
    return str(element.tag).removeprefix(f"{{{TEI}}}")


def elements(parent: etree._Element) -> Iterable[etree._Element]:
    return (child for child in parent if isinstance(child.tag, str))


def is_inline(element: etree._Element) -> bool:
    """Among blocks: whether the element is a piece of running text."""
    name = known_name(element)
    if name in INLINE or name == "ptr":
        return not holds_blocks(element)
    return not name and not holds_blocks(element) and has_inline_siblings(element)


def has_inline_siblings(element: etree._Element) -> bool:
    """An unknown element amid text is a piece of it."""
    before = element.getprevious()
    parent = element.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return bool(text.strip() or (element.tail or "").strip())


def is_empty(element: etree._Element) -> bool:
    return len(element) == 0 and not (element.text or "").strip()


def is_phrase(element: etree._Element, name: str) -> bool:
    """q, quote and the like: a piece of the text around them unless they hold blocks."""
    return name in ("q", "said", "quote", "label", "bibl", "stage") and not holds_blocks(element)


def is_phrase_only(element: etree._Element) -> bool:
    name = known_name(element)
    return name in INLINE | EMPTY | {"q", "note", "figure"} or not name


def is_whole(element: etree._Element, name: str) -> bool:
    """Whether choice, app or subst hold what they must."""
    names = [known_name(child) for child in elements(element)]
    between = (element.text or "") + "".join(child.tail or "" for child in element)
    if between.strip() or not names or not set(names) <= PARTS[name]:
        return False
    if any(holds_blocks(child) for child in elements(element)):
        return False
    if name == "choice":
        return len(names) > 1
    if name == "app":
        return "rdg" in names and "lem" not in names[1:]
    return "add" in names and "del" in names


def breaks(element: etree._Element, holder: str) -> bool:
    """Whether a block of prose inside prose ends it."""
    name = known_name(element)
    if holder == "l" and name in ("l", "lg"):
        return True
    if name in ("label", "bibl") and not holds_blocks(element):
        return False
    if name in PROSE - {"l"} or name in STRUCTURE - INSIDE_TEXT - {"cit"} or name in ("item", "cell", "fw"):
        return True
    if name in ("opener", "closer"):
        return True
    return not name and holds_blocks(element)


def holds_blocks(element: etree._Element) -> bool:
    return any(known_name(one) in _BLOCKS for one in element.iterdescendants(etree.Element))


def holds_unknown_blocks(element: etree._Element) -> bool:
    """Whether nothing but elements unknown to TEI stands in it: `<chapter><para>…`."""
    text = (element.text or "") + "".join(child.tail or "" for child in element)
    children = list(elements(element))
    return bool(children) and not text.strip() and not any(known_name(child) for child in children)


def own_text(element: etree._Element) -> str:
    """Text of the element itself and of markup directly in it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and is_inline(child):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return "".join(parts).strip()


def text_of(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def mark_name(element: etree._Element, name: str, content: str) -> str:
    """The element that can stand here and hold what it holds."""
    if name in EMPTY:
        return "anchor" if name == "graphic" and content == "bibl" else name
    is_known = name in INLINE or name in ("q", "said", "quote", "label", "bibl", "stage")
    if not is_known or name in ("lem", "rdg", *PARTS):
        return "seg"
    if name in ("said", "quote", "label", "bibl", "stage") and content not in PARAGRAPHS:
        return "seg"
    if CONTENT[name] not in PARAGRAPHS and any(not is_phrase_only(child) for child in elements(element)):
        return "seg"
    return name
