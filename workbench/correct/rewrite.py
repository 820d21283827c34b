"""From a text that somebody edited to decisions: what makes segments of the corrected text read as they should.

    bodies = rewrite(base, acts, {"en-corr.p3": "There are four tall cranes."}, diff_words, why="Count them.")

Once the bodies are in the journal (each seeing what is in force on its segments) the segments have exactly the wanted
texts and the others are as they were. One correction a place; places with nothing but marks between are one. Where the
base's words are wanted back the earlier act is rejected, if that is all it did. Decisions that would not give the
wanted text are never returned: there is an error instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.correct.about import segments_named
from workbench.correct.choose import choose, without_overridden
from workbench.correct.force import corrections_in_force
from workbench.correct.foresee import would_be
from workbench.correct.hunks import Diff, Placed, Placing, find_hunks
from workbench.correct.loom import weave_base
from workbench.correct.readd import change_added
from workbench.correct.weave import Chunk, Part
from workbench.model.act import Act, Body, Change, Correct, Operation, Reject, Split
from workbench.model.errors import StaleError, UsageError
from workbench.model.ids import to_state_id
from workbench.model.witness import Witness

# So many characters between two places, none of them of a word: one correction.
_NEAR = 3
_Key = tuple[str, str, int, int]


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
    bodies = _Rewriting(base, tuple(acts), diff, why, state_id).all(texts, may_reject=rejects)
    if not rejects and any(isinstance(body, Reject) for body in bodies):
        raise UsageError("an added segment cannot be changed by a proposal", hint="decide it, or remark on it")
    return bodies


class _Rewriting:
    def __init__(self, base: Witness, acts: tuple[Act, ...], diff: Diff, why: str, state_id: str) -> None:
        self._base = base
        self._acts = acts
        self._diff = diff
        self._why = why
        self._state = state_id
        corrections = corrections_in_force(acts)
        self._chosen, self._problems = choose(corrections, base)
        self._standing = without_overridden(corrections)
        self._woven = weave_base(base, self._chosen)
        self._changes: dict[_Key, Change] = {
            (act.id, each.span.segment, each.span.start, each.span.end): each
            for act, operations in self._chosen
            for each in operations
            if isinstance(each, Change)
        }
        cuts = (each.span for _, operations in self._chosen for each in operations if isinstance(each, Split))
        self._placing = Placing(
            base, self._woven, frozenset((span.segment, span.start) for span in cuts if not span.quote)
        )

    def all(self, texts: Mapping[str, str], *, may_reject: bool) -> tuple[Body, ...]:
        chunks = {to_state_id(chunk.id, self._state): chunk for chunk in self._woven.chunks}
        unknown = next((each for each in texts if each not in chunks), None)
        if unknown is not None:
            raise UsageError(f"{unknown} is no segment of the corrected text", hint="look with `workbench status`")
        wanted = {chunks[each].id: text for each, text in texts.items() if chunks[each].text != text}
        if not wanted:
            return ()
        touched = [chunk for chunk in self._woven.chunks if chunk.id in wanted]
        self._refuse_conflicts(touched)
        for with_rejects in (True, False) if may_reject else (False,):
            bodies = self._decide(touched, wanted, may_reject=with_rejects)
            if self._give(bodies, wanted):
                return bodies
        raise StaleError(
            f"no decision on the base gives {to_state_id(touched[0].id, self._state)} that text",
            hint="undo the corrections there first (workbench log), then correct the base's words",
        )

    def _refuse_conflicts(self, chunks: Sequence[Chunk]) -> None:
        here = {segment for chunk in chunks for segment in (*chunk.origins, chunk.like.id)}
        by_id = {act.id: act for act in self._acts}
        for problem in self._problems:
            there = {each for act in problem.acts for each in segments_named(by_id[act].body)}
            if problem.kind == "conflict" and here & there:
                raise StaleError(problem.message, hint="settle that first:  workbench resolve")

    def _decide(self, chunks: Sequence[Chunk], wanted: Mapping[str, str], *, may_reject: bool) -> tuple[Body, ...]:
        groups: list[list[Placed]] = []
        for chunk in chunks:
            if not chunk.follows:
                hunks = find_hunks(chunk.text, wanted[chunk.id], self._diff)
                groups += _group(chunk.text, self._placing.place(chunk, hunks))
        back = {self._change_of(part) for group in groups for placed in group for part in placed.given_back}
        rejected = self._find_given_back(back) if may_reject else {}
        refused = dict.fromkeys(act for acts in rejected.values() for act in acts)
        bodies: list[Body] = [Reject(act, self._why) for act in refused]
        for group in groups:
            operations: list[Operation] = []
            for placed in group:
                operations += placed.operations
                left = (self._change_of(part) for part in placed.given_back)
                operations += [Change(each.span, each.span.quote) for each in left if each not in rejected]
            if operations:
                bodies.append(Correct(tuple(dict.fromkeys(operations)), self._why))
        added = {chunk.id: wanted[chunk.id] for chunk in chunks if chunk.follows}
        return tuple(bodies) + change_added(self._woven, self._standing, added, bodies, self._why)

    def _change_of(self, part: Part) -> Change:
        return self._changes[part.act, part.segment, part.start, part.end]

    def _find_given_back(self, back: set[Change]) -> dict[Change, tuple[str, ...]]:
        """Of the changes given back those that go with their acts, since these did nothing else; with the acts."""
        given: set[Operation] = set(back)
        holders = {each: [act for act in self._standing if each in act[1]] for each in back}
        return {
            change: tuple(act.id for act, _ in acts)
            for change, acts in holders.items()
            if all(given.issuperset(operations) for _, operations in acts)
        }

    def _give(self, bodies: Sequence[Body], wanted: Mapping[str, str]) -> bool:
        """Whether the decisions give just the wanted texts, and leave no new problem."""
        chosen, problems = choose(corrections_in_force(would_be(self._acts, bodies)), self._base)
        texts = [(wanted.get(chunk.id, chunk.text), chunk) for chunk in self._woven.chunks]
        expected = [text for text, chunk in texts if text.strip() or not (chunk.follows and chunk.id in wanted)]
        found = [chunk.text for chunk in weave_base(self._base, chosen).chunks]
        return found == expected and {each.acts for each in problems} <= {each.acts for each in self._problems}


def _group(text: str, placed: Sequence[Placed]) -> list[list[Placed]]:
    """Neighbours with nothing but a few blanks and marks between in one group."""
    groups: list[list[Placed]] = []
    for each in placed:
        between = text[groups[-1][-1].end : each.start] if groups else ""
        if groups and len(between) <= _NEAR and not any(char.isalnum() for char in between):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups
