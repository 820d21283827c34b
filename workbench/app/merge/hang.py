"""New notes of a file at their places: once its other changes are decided, each hangs where it is called.

    hung, left = hang_notes(base, acts, bodies, compared.notes, returned.passages, "en-corr", "as the author has it")

What hangs in a new paragraph, or where the base has no place for it, is left; it can be put behind its host.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.merge.compare import NewNote
from workbench.app.merge.places import Shift, find_passages
from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force
from workbench.correct.foresee import would_be
from workbench.correct.loom import weave_base
from workbench.correct.note_place import find_note_place
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Body, Correct
from workbench.model.ids import to_state_id
from workbench.model.returned import Passage
from workbench.model.witness import Witness


def hang_notes(
    base: Witness,
    acts: Sequence[Act],
    bodies: Sequence[Body],
    notes: Sequence[NewNote],
    passages: Sequence[Passage],
    state_id: str,
    why: str,
) -> tuple[list[Correct], list[NewNote]]:
    """One correction a note, in order; then those without a place. bodies: what is decided before. passages: all."""
    if not notes:
        return [], []
    tried = would_be(acts, bodies)
    chunks = weave_base(base, choose(corrections_in_force(tried), base)[0]).chunks
    named = {to_state_id(chunk.id, state_id): chunk for chunk in chunks}
    hosts: dict[int, str] = {}
    for segment, passage in find_passages(compute_state(base, tried, state_id).witness, passages):
        hosts.setdefault(id(passage), segment)
    hung: list[Correct] = []
    left: list[NewNote] = []
    for new in notes:
        chunk = named.get(hosts.get(id(new.host), ""))
        at = Shift(new.host.text, chunk.text).behind(new.note.hangs or 0) if chunk is not None else 0
        where = None if chunk is None else find_note_place(base, chunks, chunk, min(at, len(chunk.text)))
        if where is None:
            left.append(new)
        else:
            note = Add(where.follows, new.row.kind, new.row.texts[0], where.span, where.past)
            hung.append(Correct((note,), why))
    return hung, left
