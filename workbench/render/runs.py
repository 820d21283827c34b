"""A segment's text cut where something begins or ends, so that overlapping things can be drawn.

    runs_of(segment, findings=(...), changes=(...))

A run is a stretch under one set of things: inline markup, findings, a correction. Points (a footnote mark, an
omission, a line break) stand between runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.finding import Finding
from workbench.model.witness import Mark, Segment

# TEI inline elements and what they are on a page; anything else is drawn as plain text.
_ITALIC = frozenset({"emph", "foreign", "title", "term", "mentioned"})


@dataclass(frozen=True, slots=True)
class Change:
    """A correction on one side: [start, end) was removed (base) or put in (corrected)."""

    act: str
    start: int
    end: int
    sign: str  # "del" or "ins"


@dataclass(frozen=True, slots=True)
class Run:
    """kind: text, note (a footnote mark; text is its label, target its segment), break, flag (a finding's sign).

    styles: css classes of inline markup; language: of foreign words; findings, act: what the run is part of.
    """

    text: str
    kind: str = "text"
    styles: tuple[str, ...] = ()
    language: str = ""
    findings: tuple[Finding, ...] = ()
    act: str = ""
    sign: str = ""
    target: str = ""


def runs_of(segment: Segment, findings: Sequence[Finding] = (), changes: Sequence[Change] = ()) -> tuple[Run, ...]:
    """All of the segment's text in order, with what lies on it. Near-linear in text and things."""
    layers: list[tuple[int, int, Mark | Finding | Change]] = []
    points: dict[int, list[Run]] = defaultdict(list)
    for mark in segment.marks:
        if mark.start < mark.end:
            layers.append((mark.start, mark.end, mark))
        else:
            points[mark.start] += _point(mark)
    for finding in findings:
        for span in finding.spans:
            if span.segment != segment.id:
                continue
            if span.start < span.end:
                layers.append((span.start, span.end, finding))
            points[span.end].append(Run("", "flag", findings=(finding,)))
    layers += [(change.start, change.end, change) for change in changes if change.start < change.end]
    return tuple(_cut(segment.text, layers, points))


def _cut(
    text: str, layers: list[tuple[int, int, Mark | Finding | Change]], points: dict[int, list[Run]]
) -> list[Run]:
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for index, (start, end, _) in enumerate(layers):
        opening[start].append(index)
        closing[end].append(index)
    places = sorted({0, len(text), *opening, *closing, *points})
    active: set[int] = set()
    runs: list[Run] = []
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        active.difference_update(closing[place])
        active.update(opening[place])
        runs += points.get(place, ())
        if place < following:
            runs.append(_run(text[place:following], [layers[index][2] for index in sorted(active)]))
    return runs


def _run(text: str, things: Sequence[Mark | Finding | Change]) -> Run:
    styles, language = [], ""
    for thing in things:
        if isinstance(thing, Mark):
            attributes = dict(thing.attributes)
            styles += _styles(thing.name, attributes.get("rend", ""))
            language = attributes.get("xml:lang", language)
    change = next((thing for thing in things if isinstance(thing, Change)), None)
    return Run(
        text,
        styles=tuple(dict.fromkeys(styles)),
        language=language,
        findings=tuple(thing for thing in things if isinstance(thing, Finding)),
        act=change.act if change else "",
        sign=change.sign if change else "",
    )


def _styles(name: str, rend: str) -> list[str]:
    if name in _ITALIC:
        return ["italic"]
    if name != "hi":
        return []
    known = {"italic": "italic", "italics": "italic", "i": "italic", "em": "italic", "bold": "bold", "strong": "bold"}
    known |= {"b": "bold", "sup": "raised", "superscript": "raised", "smallcaps": "small-caps", "underline": "under"}
    return [known[word] for word in rend.split() if word in known] or (["italic"] if not rend else [])


def _point(mark: Mark) -> list[Run]:
    if mark.name == "lb":
        return [Run("", "break")]
    if mark.name == "pb":
        return [Run(dict(mark.attributes).get("n", ""), "page")]
    if isinstance(mark.node, Segment):
        return [Run(dict(mark.node.attributes).get("n", "*"), "note", target=mark.node.id)]
    return []
