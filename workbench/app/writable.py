"""Whether the corrected text could still be written as TEI: asked before a decision about segments is recorded.

What a paragraph or a list may hold is the schema's to say, so that the answer comes from writing the passage. An act
that cannot be written would stop every later build.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.correct.about import segments_named
from workbench.correct.around import acts_within, around
from workbench.correct.state import compute_state
from workbench.model.act import Act, Body, Change, Correct
from workbench.model.edition import Edition, Snapshot
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.state import State
from workbench.model.witness import Witness

_ID = "00000000"  # no act has it by chance twice


def refuse_unwritable(bodies: Sequence[Body], acts: Sequence[Act], edition: Edition, base: Witness) -> None:
    """UsageError if segments are split, joined, dropped or added so that the passage is no valid TEI any more."""
    for body in bodies:
        if isinstance(body, Correct) and not all(isinstance(each, Change) for each in body.operations):
            passage = around(base, segments_named(body))
            here = {segment.id for segment in passage.segments}
            others = [_bare(act) for act in acts_within(acts, here)]
            seen = tuple(act.id for act in others)
            plain = replace(body, source=(), proposed=False)
            seq = max((each.seq for each in acts), default=0) + 1
            act = Act(_ID, seq, seen, "2000-01-01T00:00:00Z", "nobody", plain)
            state = compute_state(passage, [*others, act])
            if not _is_writable(edition, state) and _is_writable(edition, compute_state(passage, others)):
                raise UsageError(
                    f"{', '.join(segments_named(body))}: TEI has no place for that there",
                    hint="join what is alike, and choose another --kind or place for what is new",
                )


def _bare(act: Act) -> Act:
    """Without the words of the source: that text is not looked at here."""
    return replace(act, body=replace(act.body, source=())) if isinstance(act.body, Correct) else act


def _is_writable(edition: Edition, state: State) -> bool:
    """Valid, and both texts can be read from it again."""
    from workbench.tei.corrected import write_corrected
    from workbench.tei.corrected_reading import read_corrected
    from workbench.tei.folder_index import FolderIndex
    from workbench.tei.profile import validate
    from workbench.tei.rules_acts import check_acts, check_base
    from workbench.tei.witness import write_witness

    alone = replace(edition, witnesses=(edition.base,))
    base = write_witness(state.base, edition.base, alone, ())
    name = f"{state.witness.id}.xml"
    try:
        data = write_corrected(Snapshot(alone, (state.base,), state, state.acts, (), ()), base)
        reading = read_corrected(data, name)
    except (WorkbenchError, ValueError):
        return False
    index = FolderIndex({name: data, f"{state.base.id}.xml": base})
    return (
        not validate(data, name)
        and reading.corrected == {each.id: each.text for each in state.witness.segments if each.text}
        and not [*check_base(index), *check_acts(index)]
    )
