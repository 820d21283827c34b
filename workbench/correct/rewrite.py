"""From a text that somebody edited to decisions: what makes segments of the corrected text read as they should.

    bodies = rewrite(base, acts, {"en-corr.p3": "There are four tall cranes."}, diff_words, why="Count them.")

Once the bodies are in the journal (each seeing what is in force on its segments) the segments have exactly the wanted
texts and the others are as they were. One correction a place; places with nothing but marks between are one. Where the
base's words are wanted back the earlier act is rejected, if that is all it did. Decisions that would not give the
wanted text are never returned: there is an error instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.correct.choose import choose
from workbench.correct.deciding import Deciding
from workbench.correct.force import corrections_in_force
from workbench.correct.foresee import would_be
from workbench.correct.hunks import Diff
from workbench.correct.loom import weave_base
from workbench.correct.readd import Wanted, change_added, list_added
from workbench.correct.weave import Chunk, Where
from workbench.model.act import Act, Body, Reject
from workbench.model.errors import StaleError, UsageError
from workbench.model.ids import to_state_id
from workbench.model.witness import Witness


def rewrite(
    base: Witness,
    acts: Iterable[Act],
    texts: Mapping[str, str],
    diff: Diff,
    *,
    why: str = "",
    rejects: bool = True,
    state_id: str = "en-corr",
) -> tuple[Body, ...]:
    """texts: by segment of the state, the words it should have. None needed: an empty tuple.

    An empty text leaves a segment of the base without words, and takes one that was added away. rejects: whether
    earlier acts may be rejected; if not, all that comes out can be proposed. UsageError if there is no such segment,
    StaleError if decisions about it are in conflict.
    """
    known = tuple(acts)
    deciding = Deciding(base, known, diff, why)
    chunks = {to_state_id(chunk.id, state_id): chunk for chunk in deciding.woven.chunks}
    unknown = next((each for each in texts if each not in chunks), None)
    if unknown is not None:
        raise UsageError(f"{unknown} is no segment of the corrected text", hint="look with `workbench status`")
    wanted = {chunks[each].id: text for each, text in texts.items() if chunks[each].text != text}
    if not wanted:
        return ()
    touched = [chunk for chunk in deciding.woven.chunks if chunk.id in wanted]
    deciding.refuse_conflicts(touched)
    for may_reject in (True, False) if rejects else (False,):
        bodies = _decide(deciding, touched, wanted, why, may_reject=may_reject)
        if _give(deciding, base, known, bodies, wanted):
            break
    else:
        raise StaleError(
            f"no decision on the base gives {to_state_id(touched[0].id, state_id)} that text",
            hint="undo the corrections there first (workbench log), then correct the base's words",
        )
    if not rejects and any(isinstance(body, Reject) for body in bodies):
        raise UsageError("an added segment cannot be changed by a proposal", hint="decide it, or remark on it")
    return bodies


def _decide(
    deciding: Deciding, chunks: Sequence[Chunk], wanted: Mapping[str, str], why: str, *, may_reject: bool
) -> tuple[Body, ...]:
    groups = [group for chunk in chunks if not chunk.follows for group in deciding.groups(chunk, wanted[chunk.id])]
    bodies = deciding.bodies(groups, may_reject=may_reject)
    lists: dict[Where, list[Wanted]] = {}
    for where in dict.fromkeys(chunk.where for chunk in chunks if chunk.where):
        added = deciding.woven.added_at(where)
        lists[where] = [
            replace(each, text=wanted.get(chunk.id, each.text))
            for chunk, each in zip(added, list_added(deciding.woven, where), strict=True)
            if wanted.get(chunk.id, each.text).strip()
        ]
    if lists:
        bodies += change_added(deciding.woven, deciding.standing, lists, bodies, why)
    return tuple(bodies)


def _give(
    deciding: Deciding, base: Witness, acts: Sequence[Act], bodies: Sequence[Body], wanted: Mapping[str, str]
) -> bool:
    """Whether the decisions give just the wanted texts, and leave no new problem."""
    chosen, problems = choose(corrections_in_force(would_be(acts, bodies)), base)
    texts = [(wanted.get(chunk.id, chunk.text), chunk) for chunk in deciding.woven.chunks]
    expected = [text for text, chunk in texts if text.strip() or not (chunk.follows and chunk.id in wanted)]
    found = [chunk.text for chunk in weave_base(base, chosen).chunks]
    return found == expected and {each.acts for each in problems} <= {each.acts for each in deciding.problems}
