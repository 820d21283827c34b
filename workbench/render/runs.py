"""A segment's text cut where something begins or ends, so that overlapping things can be drawn.

    runs_of(segment, findings=(...), changes=(...))

A run is a stretch under one set of things: inline markup, findings, a correction, a sentence. Points (a footnote
mark, an omission, a line break) stand between runs. The texts of the runs joined are the segment's text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.model.finding import Finding
from workbench.model.witness import Mark, Node, Segment, walk_segments

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# TEI inline elements that print as italics; `hi` goes by its rend; anything else is drawn as plain text.
_ITALIC = frozenset({"emph", "foreign", "title", "term", "mentioned"})
_RENDERED = {
    "italic": "italic", "italics": "italic", "i": "italic", "em": "italic", "bold": "bold", "strong": "bold",
    "b": "bold", "sup": "raised", "superscript": "raised", "sub": "lowered", "subscript": "lowered",
    "smallcaps": "small-caps", "small-caps": "small-caps", "sc": "small-caps", "underline": "under",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A correction on one side. sign: `del` (base) or `ins` (corrected); [start, start) is a place between words."""

    act: str
    start: int
    end: int
    sign: str


@dataclass(frozen=True, slots=True)
class Light:
    """Words of the source behind a finding."""

    finding: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Partner:
    """A sentence that has partners in other texts; they bear the same number (1…) in their row."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """kind: text, note (a footnote mark: text is its label, target its segment), break, page, flag, place.

    A flag is a finding's sign behind its words; a place is where a correction put in or took out words.
    styles: css classes of inline markup; language: of foreign words; lights: findings these source words are behind.
    """

    text: str
    kind: str = "text"
    styles: tuple[str, ...] = ()
    language: str = ""
    findings: tuple[Finding, ...] = ()
    act: str = ""
    sign: str = ""
    target: str = ""
    lights: tuple[str, ...] = ()
    partner: int = 0


_Thing = Mark | Finding | Change | Light | Partner
_Layer = tuple[int, int, _Thing]


def runs_of(
    segment: Segment,
    findings: Sequence[Finding] = (),
    changes: Sequence[Change] = (),
    lights: Sequence[Light] = (),
    partners: Sequence[Partner] = (),
) -> tuple[Run, ...]:
    """All of the segment's text in order, with what lies on it. Near-linear in text and things."""
    if not (segment.marks or findings or changes or lights):
        return tuple(_sentences(segment.text, partners))
    layers: list[_Layer] = [(each.start, each.end, each) for each in partners if each.start < each.end]
    layers += [(each.start, each.end, each) for each in lights if each.start < each.end]
    points: dict[int, list[Run]] = defaultdict(list)
    for mark in segment.marks:
        if mark.start < mark.end:
            layers.append((mark.start, mark.end, mark))
        else:
            points[mark.start] += _point(mark)
    for change in changes:
        if change.start < change.end:
            layers.append((change.start, change.end, change))
        else:
            points[change.start].append(Run("", "place", act=change.act, sign=change.sign))
    for finding in findings:
        for start, end in _stretches(finding, segment.id):
            if start < end:
                layers.append((start, end, finding))
            points[end].append(Run("", "flag", findings=(finding,)))
    return tuple(_cut(segment.text, layers, points))


def _sentences(text: str, partners: Sequence[Partner]) -> Iterator[Run]:
    """Nothing lies on the text: most paragraphs of a book. Sentences do not overlap and come in order."""
    at = 0
    for each in partners:
        if at < each.start:
            yield Run(text[at : each.start])
        if each.start < each.end:
            yield Run(text[each.start : each.end], partner=each.number)
        at = each.end
    if at < len(text):
        yield Run(text[at:])


def _stretches(finding: Finding, segment: str) -> list[tuple[int, int]]:
    """Its places in the segment, each once: two claims about the same words are one mark."""
    return sorted({(span.start, span.end) for span in finding.spans if span.segment == segment})


def _cut(text: str, layers: Sequence[_Layer], points: dict[int, list[Run]]) -> list[Run]:
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for index, (start, end, _) in enumerate(layers):
        opening[start].append(index)
        closing[end].append(index)
    places = sorted({0, len(text), *opening, *closing, *points})
    active: set[int] = set()
    partner = 0
    runs: list[Run] = []
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        before = partner
        active.difference_update(closing[place])
        active.update(opening[place])
        things = [layers[index][2] for index in sorted(active)]
        partner = next((thing.number for thing in things if isinstance(thing, Partner)), 0)
        # A sign behind the last word of a sentence still belongs to it.
        runs += (replace(point, partner=before or partner) for point in points.get(place, ()))
        if place < following:
            runs.append(_run(text[place:following], things, partner))
    return runs


def _run(text: str, things: Iterable[_Thing], partner: int) -> Run:
    styles: list[str] = []
    findings: list[Finding] = []
    lights: list[str] = []
    language, act, sign = "", "", ""
    for thing in things:
        if isinstance(thing, Mark):
            attributes = dict(thing.attributes)
            styles += _styles(thing.name, attributes.get("rend", ""))
            language = attributes.get("xml:lang") or attributes.get(_LANG) or language
        elif isinstance(thing, Finding):
            findings.append(thing)
        elif isinstance(thing, Light):
            lights.append(thing.finding)
        elif isinstance(thing, Change):
            act, sign = thing.act, thing.sign
    return Run(
        text,
        styles=tuple(dict.fromkeys(styles)),
        language=language,
        findings=tuple(findings),
        act=act,
        sign=sign,
        lights=tuple(dict.fromkeys(lights)),
        partner=partner,
    )


def _styles(name: str, rend: str) -> list[str]:
    if name in _ITALIC:
        return ["italic"]
    if name != "hi":
        return []
    return [_RENDERED[word] for word in rend.split() if word in _RENDERED] or ([] if rend else ["italic"])


def _point(mark: Mark) -> list[Run]:
    attributes = dict(mark.attributes)
    if mark.name == "lb":
        return [Run("", "break")]
    if mark.name == "pb":
        return [Run(attributes.get("n", ""), "page")]
    if mark.name == "note" and mark.node is not None:
        target = next(walk_segments((mark.node,)), None)
        return [Run(label_of(mark.node), "note", target=target.id)] if target else []
    return []


def label_of(note: Node) -> str:
    """What is printed for a footnote: its own number, or an asterisk."""
    return dict(note.attributes).get("n", "") or "*"
