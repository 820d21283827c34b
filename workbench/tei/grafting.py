"""Small operations on a text's tree: new prefix, a paragraph taken out, one put in.

elements = rename(text, "en-mt", "en-corr")      # by id
"""

from __future__ import annotations

from workbench.tei.frame import E, Element, name_of
from workbench.tei.names import XML_ID, XML_LANG, tei

_CONTAINERS = {"list", "lg", "table", "row", "opener", "closer", "figure", "note"}
_POINTERS = ("next", "prev", "target", "corresp", "ref", "sameAs", "resp")
_CARRIED = ("n", "rend", XML_LANG, "style")


def rename(text: Element, old: str, new: str) -> dict[str, Element]:
    """Ids and inner pointers take the new prefix; @source names the old text. Returns the elements by id."""
    elements = {}
    for element in text.iter(tei("*")):
        for name in _POINTERS:
            value = element.get(name)
            if value and f"#{old}." in value:
                parts = (
                    f"#{new}{part[1 + len(old) :]}" if part.startswith(f"#{old}.") else part
                    for part in value.split(" ")
                )
                element.set(name, " ".join(parts))
        old_id = element.get(XML_ID)
        if old_id is None:
            continue
        new_id = new + old_id[len(old) :]
        elements[new_id] = element
        attributes = {name: value for name, value in element.attrib.items() if name not in (XML_ID, "source")}
        element.attrib.clear()
        element.set(XML_ID, new_id)
        if name_of(element) not in ("s", "anchor"):
            element.set("source", f"{old}.xml#{old_id}")
        element.attrib.update(attributes)
    return elements


def paragraph_mark(element: Element) -> Element:
    """The milestone that stands for the opening tag of a paragraph joined to the one before it.

    @type: the element, if it is no `p`; @subtype: its type.
    """
    mark = E.milestone(unit="paragraph")
    for name, value in element.attrib.items():
        if name in (XML_ID, "source", *_CARRIED):
            mark.set(name, value)
    if name_of(element) != "p":
        mark.set("type", name_of(element))
    if element.get("type"):
        mark.set("subtype", element.get("type") or "")
    return mark


def take_between(first: Element, second: Element) -> list[Element]:
    """Take out and return what stands between two siblings; nothing if they are none."""
    parent = first.getparent()
    if parent is None or second.getparent() is not parent:
        return []
    between = [one for one in parent[parent.index(first) + 1 : parent.index(second)] if name_of(one)]
    for one in between:
        remove(one)
        one.tail = None
    return between


def remove(element: Element) -> None:
    """Take an element out, and what is empty then; what follows takes its line."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = element.tail
    parent.remove(element)
    if not len(parent) and name_of(parent) != "body":
        remove(parent)


def insert_behind(behind: Element, element: Element) -> None:
    """Put a segment behind another; outside the list, verse or table that other stands in, unless it is of its kind."""
    place = behind
    while (parent := place.getparent()) is not None and name_of(parent) in _CONTAINERS:
        if place is behind and name_of(element) == name_of(behind):
            break
        place = parent
    parent = place.getparent()
    if parent is not None:
        element.tail = place.tail
        parent.insert(parent.index(place) + 1, element)
