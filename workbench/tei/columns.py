"""TEI of others that holds a text in several languages: each language as a text, and what renders what.

    found = read_columns(data, "parallel.xml")
    found.languages, found.pairs[0][0]          # ("ru", "en"), (frozenset({0}), frozenset({0, 1}))

A language is a column if its blocks (texts, divisions, paragraphs, cells, `seg`) say it with xml:lang and hold a fair
part of the words; a passage of French in a Russian novel is none. What renders what is taken from the file: from
`corresp` and `linkGrp`, or else from the blocks that stand together in one row, unit or paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from workbench.model.witness import Block, Node, Segment, walk_segments
from workbench.tei.foreign import ForeignText, read_foreign_tree
from workbench.tei.foreign_elements import original_name
from workbench.tei.names import XML_ID, XML_LANG
from workbench.tei.parse import parse

Group = tuple[frozenset[int], frozenset[int]]  # segments of the first language and of another
_Element = etree._Element
_UNIT = "{urn:workbench:columns}unit"
_FEW = 4  # segments on a side; what holds more is a division
_FAIR = 0.2  # of the words of a text, a column has at least so many
_WORDS = frozenset(
    {"p", "ab", "head", "l", "item", "cell", "seg", "s", "note", "u", "div", "lg", "quote", "sp", "salute", "signed",
     "dateline", "text", "body", "list", "table", "TEI", "row"}
    | {f"div{number}" for number in range(8)}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """pairs: for each language but the first, what renders what; empty if the file does not say."""

    languages: tuple[str, ...]
    texts: tuple[ForeignText, ...]
    pairs: tuple[tuple[Group, ...], ...]


def read_columns(data: bytes, file: str) -> Columns:
    """One language, as the file says it (or none, ""), where there are no columns. Raises what read_foreign raises."""
    root = parse(data, file, lenient=True).getroot()
    languages = find_languages(root)
    if len(languages) < 2:
        text = read_foreign_tree(root, file)
        return Columns((text.language,), (text,), ())
    links = list(_links(root))
    if not links:
        _mark_units(root, languages)
    texts = []
    members: list[dict[str, set[int]]] = []
    for language in languages:
        one = deepcopy(root)
        _keep_only(one, language, languages)
        text = read_foreign_tree(one, file)
        members.append(_members(text.nodes))
        texts.append(replace(text, nodes=tuple(map(_unmarked, text.nodes)), language=language))
    pairs = tuple(tuple(tie_groups(members[0], each, links)) for each in members[1:])
    return Columns(tuple(languages), tuple(texts), pairs)


def find_languages(root: _Element) -> list[str]:
    """In the order of the file, those with a fair part of the words."""
    words: Counter[str] = Counter()
    for text in (one for one in root.iter(etree.Element) if original_name(one) == "text"):
        _count(text, _language_above(text), words)
    total = words.total()
    return [language for language, number in words.items() if language and number >= _FAIR * total]


def _count(element: _Element, language: str, words: Counter[str]) -> None:
    """Each text once, under the language of the nearest block that says one."""
    if original_name(element) in _WORDS:
        language = _said(element) or language
    _add(words, language, element.text)
    for child in element:
        if isinstance(child.tag, str) and original_name(child) != "text":
            _count(child, language, words)
        _add(words, language, child.tail)


def _add(words: Counter[str], language: str, text: str | None) -> None:
    if number := len((text or "").split()):
        words[language] += number


def _said(element: _Element) -> str:
    return (element.get(XML_LANG) or element.get("lang") or "").strip()


def _language_above(element: _Element) -> str:
    """Of a block: its own, or that of the nearest block around it."""
    for one in (element, *element.iterancestors()):
        if original_name(one) in _WORDS and _said(one):
            return _said(one)
    return ""


def _keep_only(root: _Element, language: str, languages: Sequence[str]) -> None:
    """Blocks of the other languages go, unless something of this one stands in them."""
    others = set(languages) - {language}
    doomed = []
    for element in root.iter(etree.Element):
        if original_name(element) in _WORDS and _language_above(element) in others:
            inner = (one for one in element.iter(etree.Element) if one is not element and original_name(one) in _WORDS)
            if not any(_said(one) == language for one in inner):
                doomed.append(element)
    for element in doomed:
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if element.tail:
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def _links(root: _Element) -> Iterator[tuple[str, ...]]:
    """Ids that are tied to each other, by `corresp` of one or by `link`."""
    for element in root.iter(etree.Element):
        if original_name(element) == "link":
            named = _local(element.get("target", "") or element.get("targets", ""))
            if len(named) > 1:
                yield tuple(named)
        elif element.get("corresp") and element.get(XML_ID):
            named = _local(element.get("corresp", ""))
            if named:
                yield (element.get(XML_ID, ""), *named)


def _local(pointers: str) -> list[str]:
    return [one.removeprefix("#") for one in pointers.split() if one.startswith("#")]


def _mark_units(root: _Element, languages: Sequence[str]) -> None:
    """What stands side by side in one element: blocks of different languages that hold no further columns."""
    number = 0
    for parent in root.iter(etree.Element):
        children = [one for one in parent if isinstance(one.tag, str) and original_name(one) in _WORDS]
        said = [_said(one) for one in children]
        if len(set(said) & set(languages)) < 2 or original_name(parent) in ("TEI", "text", "group", "body"):
            continue
        if len(set(said)) == len(said):
            for child in children:
                child.set(_UNIT, str(number))
            number += 1
        else:
            number = _mark_runs(children, said, number)


def _mark_runs(children: Sequence[_Element], said: Sequence[str], number: int) -> int:
    """A unit begins where the first language begins again: ru en, ru en en, ru …"""
    last = ""
    for child, language in zip(children, said, strict=True):
        if language == said[0] and last not in ("", said[0]):
            number += 1
        child.set(_UNIT, str(number))
        last = language
    return number + 1


def _members(nodes: Sequence[Node]) -> dict[str, set[int]]:
    """Which segments (by their places) stand under which id or unit."""
    found: dict[str, set[int]] = {}
    places = {id(segment): place for place, segment in enumerate(walk_segments(tuple(nodes)))}

    def visit(node: Node, above: tuple[str, ...]) -> None:
        names = (*above, *_names(node.attributes))
        if isinstance(node, Block):
            for child in node.children:
                visit(child, names)
            return
        inline = [name for mark in node.marks for name in _names(mark.attributes)]
        if node.kind != "fw" and node.text.strip():
            for name in (*names, *inline):
                found.setdefault(name, set()).add(places[id(node)])
        for mark in node.marks:
            if mark.node is not None:
                visit(mark.node, ())

    for node in nodes:
        visit(node, ())
    return found


def _names(attributes: Sequence[tuple[str, str]]) -> list[str]:
    said = dict(attributes)
    return [name for name in (said.get(XML_ID), f"\0{said[_UNIT]}" if _UNIT in said else None) if name]


def _unmarked(node: Node) -> Node:
    attributes = tuple((key, value) for key, value in node.attributes if key != _UNIT)
    if isinstance(node, Segment):
        marks = tuple(
            replace(
                mark,
                attributes=tuple((key, value) for key, value in mark.attributes if key != _UNIT),
                node=None if mark.node is None else _unmarked(mark.node),
            )
            for mark in node.marks
        )
        return replace(node, attributes=attributes, marks=marks)
    return replace(node, attributes=attributes, children=tuple(map(_unmarked, node.children)))


def tie_groups(
    first: dict[str, set[int]], other: dict[str, set[int]], links: Sequence[tuple[str, ...]]
) -> Iterator[Group]:
    """What is tied, directly or through others. Links between divisions say nothing of paragraphs."""
    names = links or [(one,) for one in dict.fromkeys((*first, *other)) if one.startswith("\0")]
    ties = list(_ties(names, first, other))
    merged: list[tuple[set[int], set[int]]] = []
    home: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for a, b in ties:
        group: tuple[set[int], set[int]] = (set(a), set(b))
        units = [*((0, one) for one in a), *((1, one) for one in b)]
        for old in {id(home[unit]): home[unit] for unit in units if unit in home}.values():
            group[0].update(old[0])
            group[1].update(old[1])
            merged.remove(old)
        merged.append(group)
        home.update({(0, one): group for one in group[0]} | {(1, one): group for one in group[1]})
    for a, b in sorted(merged, key=lambda each: (min(each[0], default=-1), min(each[1], default=-1))):
        if (a or b) and (not links or (a and b)):
            yield frozenset(a), frozenset(b)


def _ties(
    names: Sequence[tuple[str, ...]], first: dict[str, set[int]], other: dict[str, set[int]]
) -> Iterator[tuple[set[int], set[int]]]:
    """Links of single segments, and of what holds a few of which no finer link speaks; whole divisions say little."""
    coarse: list[tuple[set[int], set[int]]] = []
    spoken: tuple[set[int], set[int]] = (set(), set())
    for link in names:
        a, b = (set[int]().union(*(side.get(one, ()) for one in link)) for side in (first, other))
        if any(len(side.get(one, ())) > 1 for one in link for side in (first, other)):
            coarse.append((a, b))
        else:
            spoken[0].update(a)
            spoken[1].update(b)
            yield a, b
    for a, b in coarse:
        if max(len(a), len(b)) <= _FEW and not (a & spoken[0] or b & spoken[1]):
            yield a, b
