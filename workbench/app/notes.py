"""What an editor leaves beside the text: a remark, and the mark of having read it.

remark(desk, "p12", "Ask the author.", on="the road")
read(desk, ["p3..p9"], "Vera Editor")           # Read of those that changed since she read them
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.desk import Desk
from workbench.app.people import find_person
from workbench.app.workspace import find_segment, select_range
from workbench.correct.locate import find_span
from workbench.correct.reading import readers
from workbench.model.act import Read, Remark
from workbench.model.errors import UsageError


def remark(desk: Desk, segment: str, text: str, on: str | None = None, nth: int | None = None) -> Remark:
    """A note on a segment of the base, or on words of it."""
    place = find_segment(desk.base, segment)
    if not text.strip():
        raise UsageError("there is nothing to remark", hint="workbench remark p12 'Ask the author.'")
    if on is None:
        return Remark(place.id, text)
    if not on:
        raise UsageError("there are no words to remark on", hint="leave --on out to speak of the whole segment")
    return Remark(place.id, text, find_span(place, on, nth))


def read(desk: Desk, references: Sequence[str], who: str) -> Read | None:
    """Segments and ranges read and found good; None if this person has read all of them as they are.

    Of a range only what is aligned: nobody reads the furniture of a web page.
    """
    wanted: dict[str, None] = {}
    for reference in references:
        segments = select_range(desk.base, reference)
        wanted |= dict.fromkeys(each.id for each in segments if each.is_aligned or len(segments) == 1)
    person = find_person(desk.work.edition.people, who)
    if person is not None:
        by = readers(desk.acts)
        wanted = dict.fromkeys(each for each in wanted if person.id not in by.get(each, ()))
    return Read(tuple(wanted)) if wanted else None
