"""A file of units becomes a whole text: its sentences stand in their segments, what it does not name is as it was.

    whole = complete(returned, origin.state, has_original=True)
    whole.passages[3].text                  # all of the segment, with the sentence that the file has

White space between sentences is the text's own. What has no id is a new paragraph behind the unit before it. Some tools
(Matecat) put the original where nobody translated: such a unit stands as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.model.returned import Authored, Passage, Returned
from workbench.model.state import State
from workbench.model.witness import Segment

_UNTRANSLATED = "|||UNTRANSLATED_CONTENT_START|||"  # so Matecat marks what has errors


@dataclass(frozen=True, slots=True)
class _Put:
    """A passage in [start, end) of its segment's text."""

    start: int
    end: int
    passage: Passage


def is_of_units(returned: Returned) -> bool:
    """Whether the file goes by units, with the original beside."""
    return returned.is_partial and any(each.source for each in returned.passages)


def is_untranslated(passage: Passage) -> bool:
    """Whether the original stands there instead of a translation."""
    text = passage.text.removeprefix(_UNTRANSLATED)
    is_same = text.split() == passage.source.split() and any(map(str.isalpha, text))
    return is_same or text != passage.text


def complete(returned: Returned, state: State, *, has_original: bool) -> Returned:
    """Every segment of the state in a passage of its own. The ids are those of the state; unknown ones are left out.

    has_original: what stands beside the translation is in another language.
    """
    places = _places(state)
    words = {segment.id: segment.text for segment in state.witness.segments}
    puts: dict[str, list[_Put]] = defaultdict(list)
    new: dict[str, list[Passage]] = defaultdict(list)
    left_out = list(returned.left_out)
    last = ""
    for each in returned.passages:
        is_original = has_original and is_untranslated(each)
        if not each.segment:
            new[last] += [] if is_original else [each]
            continue
        place = places.get(each.segment) or _stretch(each.segment, places)
        if place is None:
            left_out.append((f"the text has no {each.segment}", each.text))
            continue
        last, start, end = place
        own = replace(each, text=words[last][start:end], authored=(), is_read=False) if is_original else each
        puts[last].append(_Put(start, end, own))
    passages = list(new[""])
    for segment in state.witness.segments:
        if segment.text.strip():
            passages.append(_whole(segment, puts.get(segment.id, ())))
            passages += [replace(each, kind="p") for each in new.get(segment.id, ())]
    return replace(returned, passages=tuple(passages), is_partial=False, left_out=tuple(left_out))


def _places(state: State) -> dict[str, tuple[str, int, int]]:
    """Where segments and sentences stand, by their ids."""
    found = {}
    for segment in state.witness.segments:
        for each in segment.sentences:
            found[each.id] = (segment.id, each.start, each.end)
        found[segment.id] = (segment.id, 0, len(segment.text))
    return found


def _stretch(name: str, places: dict[str, tuple[str, int, int]]) -> tuple[str, int, int] | None:
    """Of `en-corr.p2.s3-s5`: from the first sentence to the last."""
    first, _, end = name.rpartition("-")
    start = places.get(first)
    stop = places.get(f"{first.rpartition('.')[0]}.{end}") or (places.get(f"{start[0]}.{end}") if start else None)
    return (start[0], start[1], stop[2]) if start and stop and start[0] == stop[0] else None


def _whole(segment: Segment, puts: Sequence[_Put]) -> Passage:
    text, last = "", 0
    authored: list[Authored] = []
    for put in _in_order(puts):
        text += segment.text[last : put.start]
        authored += [
            replace(each, start=each.start + len(text), end=each.end + len(text)) for each in put.passage.authored
        ]
        text += put.passage.text
        last = put.end
    named = sum(put.end - put.start for put in _in_order(puts))
    blanks = sum(char.isspace() for char in segment.text)
    return Passage(
        text + segment.text[last:],
        segment.id,
        segment.kind,
        markup=frozenset(mark.name for mark in segment.marks),
        authored=tuple(authored),
        comments=tuple(comment for put in puts for comment in put.passage.comments),
        is_read=bool(puts) and all(put.passage.is_read for put in puts) and named + blanks >= len(segment.text),
    )


def _in_order(puts: Sequence[_Put]) -> Iterator[_Put]:
    """Of two in one place the first counts."""
    end = 0
    for put in sorted(puts, key=lambda put: put.start):
        if put.start >= end:
            yield put
            end = put.end
