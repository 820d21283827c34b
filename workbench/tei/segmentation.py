"""One element of the corrected text as running text with `app`: lem the corrected reading, rdg what the others have.

    Segmenter("en-corr", "en-mt", variants).run(paragraph)      # in place

Parallel segmentation: where readings overlap, one `app` holds all of them; what all witnesses share stands outside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from workbench.model.edits import Op, SegmentDiff
from workbench.tei.characters import to_plain
from workbench.tei.corrected_reading import is_ours, is_segment
from workbench.tei.frame import E, Element, identified, name_of
from workbench.tei.names import XML_ID, XML_SPACE
from workbench.tei.stream import Leaf, Open, Stream, Token, open_tag, text_of

_LEAVES = {"note", "pb", "milestone", "lb", "cb", "gb", "fw", "anchor", "figure", "list", "lg", "table", "floatingText"}
Variants = Mapping[str, Mapping[str, SegmentDiff]]  # witness -> segment of the corrected text -> what it has for it


@dataclass(slots=True)
class _Change:
    """Positions [start, end) of the corrected reading, and what one witness has there instead."""

    start: int
    end: int
    witness: str
    reading: list[Token]
    act: str = ""


@dataclass(slots=True)
class _Place:
    start: int
    end: int
    changes: list[_Change] = field(default_factory=list)


class Segmenter:
    """variants: of further witnesses; those of the base are marked in the element itself.

    unplaced: how many readings of further witnesses there was no place for.
    """

    def __init__(self, state: str, base: str, variants: Variants) -> None:
        self._state, self._base, self._variants = state, base, variants
        self.unplaced = 0

    def run(self, element: Element) -> None:
        tokens: list[Token] = []
        changes: list[_Change] = []
        self._read(element, tokens, changes)
        changes += self._others(element, tokens)
        stream = Stream(tokens)
        silent = self._silent(element.get(XML_ID, ""), changes)
        places = _places(stream, changes)
        for number, place in reversed(list(enumerate(places, 1))):
            self._enclose(stream, place, f"{element.get(XML_ID)}.app{number}", silent)
        stream.fill(element)

    def _read(self, element: Element, tokens: list[Token], changes: list[_Change]) -> None:
        """The corrected reading as tokens; what our marks say of the base's goes to the changes."""
        if element.text:
            tokens.append(element.text)
        for child in element:
            self._child(child, tokens, changes)
            if child.tail:
                tokens.append(child.tail)

    def _child(self, child: Element, tokens: list[Token], changes: list[_Change]) -> None:
        name = name_of(child)
        if not name or (name == "anchor" and child.get("type") == "align"):
            return
        if name == "s":
            self._read(child, tokens, changes)
        elif is_ours(child):
            start = len(text_of(tokens))
            mark = child[1] if name == "choice" else child
            if name != "surplus":
                self._read(mark, tokens, [])
            old = child[0] if name == "choice" else child
            reading = self._old_reading(old) if name != "supplied" else []
            act = mark.get("change", "").split()[0]
            changes.append(_Change(start, len(text_of(tokens)), self._base, reading, act))
        elif name in _LEAVES or is_segment(child):
            leaf = deepcopy(child)
            leaf.tail = None
            tokens.append(Leaf(leaf))
        else:
            tokens.append(open_tag(child))
            self._read(child, tokens, changes)
            tokens.append(None)

    def _old_reading(self, element: Element) -> list[Token]:
        """Words and paragraph boundaries, without ids: the elements stand in the corrected reading."""
        tokens: list[Token] = [element.text] if element.text else []
        for child in element:
            name = name_of(child)
            if name == "milestone" and child.get("unit") == "paragraph":
                tokens.append(Leaf(E.milestone(unit="paragraph")))
            elif name not in _LEAVES and name:
                tokens += self._old_reading(child)
            if child.tail:
                tokens.append(child.tail)
        return tokens

    def _others(self, element: Element, tokens: Sequence[Token]) -> list[_Change]:
        """What the further witnesses have for this element, if it is one segment of theirs and of ours."""
        name, text = element.get(XML_ID, ""), text_of(list(tokens))
        found: list[_Change] = []
        for witness, diffs in self._variants.items():
            diff = diffs.get(name)
            if diff is None or not diff.change:
                continue
            if to_plain("".join(edit.old for edit in diff.edits)) != text or len(diff.a) > 1:
                self.unplaced += 1
                continue
            if diff.is_block:
                found.append(_Change(0, len(text), witness, _words("".join(edit.new for edit in diff.edits))))
                continue
            at = 0
            for edit in diff.edits:
                if edit.op is not Op.EQUAL:
                    found.append(_Change(at, at + len(edit.old), witness, _words(edit.new)))
                at += len(edit.old)
        return found

    def _silent(self, element: str, changes: Sequence[_Change]) -> set[str]:
        """Witnesses of which nothing is known here, not even that they agree."""
        heard = {change.witness for change in changes}
        agreeing = {
            witness for witness, diffs in self._variants.items() if element in diffs and not diffs[element].change
        }
        return set(self._variants) - heard - agreeing

    def _enclose(self, stream: Stream, place: _Place, name: str, silent: Collection[str]) -> None:
        """One app in the stream: lem the tokens that stand there, rdg for each group of witnesses that agree."""
        low, high = _stretch(stream, place.start, place.end)
        lemma = stream.tokens[low:high]
        text = text_of(lemma)
        readings: dict[str, tuple[list[str], list[Token]]] = {}
        same = [self._state]
        for witness in (self._base, *self._variants):
            mine = sorted(
                (one for one in place.changes if one.witness == witness), key=lambda one: (one.start, one.end)
            )
            if not mine:
                same += [witness] if witness not in silent else []
                continue
            reading = _reading(mine, text, place.start)
            key = "".join("¶" if isinstance(each, Leaf) else str(each) for each in reading)
            readings.setdefault(key, ([], reading))[0].append(witness)
        app = identified(E.app(), name)
        acts = list(dict.fromkeys(one.act for one in place.changes if one.act))
        if acts:
            app.set("change", " ".join(acts))
        made: list[Token] = [Open(app), *_side(E.lem(wit=_pointers(same)), lemma)]
        for witnesses, reading in readings.values():
            made += _side(E.rdg(wit=_pointers(witnesses)), reading)
        stream.tokens[low:high] = [*made, None]


def _words(text: str) -> list[Token]:
    """Paragraph boundaries inside are milestones."""
    tokens: list[Token] = []
    for number, part in enumerate(to_plain(text).split("\n")):
        if number:
            tokens.append(Leaf(E.milestone(unit="paragraph")))
        if part:
            tokens.append(part)
    return tokens


def _places(stream: Stream, changes: Sequence[_Change]) -> list[_Place]:
    """Changes that share words, stand at one point, or cut into the same element are of one place."""
    places = [_Place(*_closed(stream, one.start, one.end), [one]) for one in changes]
    count = 0
    while count != len(places):  # what was joined may have grown over the next one
        count = len(places)
        joined: list[_Place] = []
        for place in sorted(places, key=lambda one: (one.start, one.end)):
            last = joined[-1] if joined else None
            if last and (place.start < last.end or (place.start, place.end) == (last.start, last.end)):
                ends = _closed(stream, last.start, max(last.end, place.end))
                joined[-1] = _Place(*ends, [*last.changes, *place.changes])
            else:
                joined.append(place)
        places = joined
    return places


def _closed(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """The least stretch of the text around it in which every tag is closed."""
    low, high = _stretch(stream, start, end)
    return stream.position(low), stream.position(high)


def _stretch(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """The same, as places among the tokens; the text is cut there."""
    stream.cut(start)
    stream.cut(end)
    if start == end:
        at = stream.behind(start) if start else stream.before(0)
        return at, at
    return stream.balance(stream.before(start), stream.behind(end))


def _reading(changes: Sequence[_Change], text: str, start: int) -> list[Token]:
    """What one witness has from `start` on, where the corrected text has `text`."""
    tokens: list[Token] = []
    at = start
    for change in changes:
        if change.start > at:
            tokens.append(text[at - start : change.start - start])
        tokens += deepcopy(change.reading)
        at = max(at, change.end)
    if at < start + len(text):
        tokens.append(text[at - start :])
    return [token for token in tokens if token != ""]


def _side(element: Element, tokens: list[Token]) -> list[Token]:
    words = text_of(tokens)
    if words and (not words.strip() or words != words.strip()):
        element.set(XML_SPACE, "preserve")
    return [Open(element), *tokens, None]


def _pointers(witnesses: Sequence[str]) -> str:
    return " ".join(f"#wit.{witness}" for witness in witnesses)
