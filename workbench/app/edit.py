"""A segment of the corrected text edited as a whole: opened as a sheet, read back, written as decisions on the base.

page = open_page(Path("editions/japan-1945"), "p12")
made = take_page(directory, page, edited, wanted, "Vera Editor")      # None: nothing was changed
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.desk import Desk, Made
from workbench.app.sheet import from_sheet, to_sheet
from workbench.app.wanted import Wanted
from workbench.correct.about import segments_named
from workbench.correct.locate import find_span
from workbench.correct.rewrite import rewrite
from workbench.correct.state import compute_state
from workbench.diff.words import diff_words
from workbench.model.act import Body, Correct
from workbench.model.errors import StaleError, UsageError
from workbench.model.ids import to_state_id
from workbench.model.state import State
from workbench.model.witness import Segment

ABOUT = (
    "{segment} of the corrected text stands below. Change its words, save and close;",
    "every place that differs becomes a correction. Lines with # in front are not part",
    "of it; an empty or unchanged text changes nothing.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """segment: its id in the corrected text. text: its words when it was opened. sheet: what the editor gets."""

    segment: str
    text: str
    sheet: str


def open_page(directory: Path, reference: str) -> Page:
    """reference: `p12` or `en-corr.p12`. UsageError if the corrected text has no such segment."""
    desk = Desk.open(directory)
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    segment = _find(state, desk.work.unit_id(reference))
    _decide(desk, segment.id, f"{segment.text}.", Wanted(()))  # a conflict is said before the work, not after it
    about = [line.format(segment=segment.id) for line in ABOUT]
    return Page(segment.id, segment.text, to_sheet(segment.text, _source_of(desk, state, segment), about))


def take_page(
    directory: Path, page: Page, sheet: str, wanted: Wanted, who: str, *, dry_run: bool = False
) -> Made | None:
    """What was decided; None if the text is as it was, or empty.

    StaleError if somebody else decided on the segment meanwhile: their words are not overwritten unseen.
    """
    text = from_sheet(sheet)
    if not text.strip() or text == from_sheet(page.sheet):
        return None
    if "\n" in text:
        raise UsageError(
            "there is a blank line in the text, which would part it in two",
            hint=f"workbench split {page.segment.partition('.')[2]} --before WORDS",
        )
    desk = Desk.open(directory)
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    if all((each.id, each.text) != (page.segment, page.text) for each in state.witness.segments):
        raise StaleError(
            f"{page.segment} was changed by somebody else meanwhile", hint="look with `workbench log`, and edit again"
        )
    made = [explain(desk, body, wanted) for body in _decide(desk, page.segment, text, wanted)]
    return desk.write(made, who, grouped=len(made) > 1, dry_run=dry_run)


def rewrite_words(desk: Desk, wanted: Wanted, *, missing_ok: bool = False) -> list[Body]:
    """A correction that names words of the corrected text, as decisions on the base; one place only.

    StaleError if the words are not there; with missing_ok then nothing is decided.
    """
    return [explain(desk, body, wanted) for body in rewritten(desk, wanted, missing_ok=missing_ok)]


def rewritten(desk: Desk, wanted: Wanted, *, missing_ok: bool = False) -> tuple[Body, ...]:
    """The same, before anything but the reason is said of it."""
    if len(wanted.places) != 1:
        raise UsageError("several places at once are named by words of the base", hint="name p12, not en-corr.p12")
    (place,) = wanted.places
    if place.old == place.new:
        raise UsageError("the new words are the old ones", hint="give what should stand there instead")
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    unit = to_state_id(desk.work.unit_id(place.segment), state.witness.id)
    there = [each for each in state.witness.segments if each.id == unit or each.id.startswith(f"{unit}.")]
    there = there if unit != state.witness.id else []  # a whole text is no place
    holding = [each for each in there if place.old in each.text]
    if len(holding) > 1:
        ids = " and ".join(each.id for each in holding)
        raise UsageError(f"“{place.old}” stands in {ids}", hint="name one of them")
    if missing_ok and not holding:
        return ()
    if not there:
        raise UsageError(f"there is no segment {unit}", hint="workbench blame shows what became of a segment")
    segment = (holding or there)[0]
    span = find_span(segment, place.old, place.nth)
    text = segment.text[: span.start] + place.new + segment.text[span.end :]
    return _decide(desk, segment.id, text, wanted)


def base_of(desk: Desk, reference: str) -> str:
    """The segment of the base that one of the corrected text came of."""
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    segment = _find(state, reference)
    units = next((bead.a for bead in state.segment_beads if segment.id in bead.b and bead.a), None)
    if units is None:
        raise UsageError(f"{segment.id} was added: the base has no such segment", hint="name one beside it")
    return units[0]


def _decide(desk: Desk, segment: str, text: str, wanted: Wanted) -> tuple[Body, ...]:
    return rewrite(
        desk.base,
        desk.acts,
        {segment: text},
        diff_words,
        why=wanted.why,
        rejects=not wanted.proposed,
        state_id=desk.work.state_id,
    )


def explain(desk: Desk, body: Body, wanted: Wanted) -> Body:
    """A correction with all that is said of it."""
    if not isinstance(body, Correct):
        return body
    return desk.to_frame(wanted).to_correct(body.operations, desk.source_spans(wanted, segments_named(body)))


def _find(state: State, unit: str) -> Segment:
    """The segment of the state; one of the base that was joined with others is found in theirs."""
    wanted = to_state_id(unit, state.witness.id)
    segments = {segment.id: segment for segment in state.witness.segments}
    if wanted in segments:
        return segments[wanted]
    base = to_state_id(unit, state.base.id)
    if all(segment.id != base for segment in state.base.segments):
        raise UsageError(f"there is no segment {unit}", hint=f"name one such as {state.base.id}.p1")
    holders = [each for bead in state.segment_beads if base in bead.a for each in bead.b]
    if not holders:
        raise UsageError(f"{base} was dropped: the corrected text has no words of it", hint="workbench log shows why")
    return segments[holders[0]]


def _source_of(desk: Desk, state: State, segment: Segment) -> Sequence[str]:
    """The texts of the source that the segment renders, if there is a source."""
    if desk.source is None:
        return ()
    from workbench.app.compute import partners

    units = [unit for bead in state.segment_beads if segment.id in bead.b for unit in bead.a]
    near = partners(desk.work, desk.source, desk.base, units)
    return [each.text for each in desk.source.segments if each.id in near]
