"""What holds in the corrected text, and the decisions that would change words of it: shared by those who rewrite it.

deciding = Deciding(base, acts, diff_words, "as the editor has it")
bodies = deciding.bodies(deciding.groups(chunk, "New text."), may_reject=True)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.correct.about import segments_named
from workbench.correct.choose import choose, without_overridden
from workbench.correct.force import corrections_in_force
from workbench.correct.hunks import Diff, find_hunks
from workbench.correct.loom import weave_base
from workbench.correct.placing import Placed, Placing
from workbench.correct.weave import Chunk, Part
from workbench.model.act import Act, Body, Change, Correct, Operation, Reject, Split
from workbench.model.errors import StaleError
from workbench.model.witness import Witness

# So many characters between two places, none of them of a word: one correction.
_NEAR = 3
# So many words taken out and put in elsewhere are no chance.
_FEW = 3
_Local = Change | Split
_Key = tuple[str, str, int, int, bool]
Group = list[Placed]


class Deciding:
    """woven: the corrected text as it is. standing: the corrections in force with the operations nobody took over."""

    def __init__(self, base: Witness, acts: Sequence[Act], diff: Diff, why: str) -> None:
        self._diff = diff
        self._why = why
        self._by_id = {act.id: act for act in acts}
        corrections = corrections_in_force(acts)
        self.chosen, self.problems = choose(corrections, base)
        self.standing = without_overridden(corrections)
        self.woven = weave_base(base, self.chosen)
        self.local: dict[_Key, _Local] = {
            (act.id, each.span.segment, each.span.start, each.span.end, isinstance(each, Split)): each
            for act, operations in self.chosen
            for each in operations
            if isinstance(each, _Local)
        }
        splits = [each.span for each in self.local.values() if isinstance(each, Split)]
        cuts = frozenset((span.segment, span.start) for span in splits if not span.quote)
        self.placing = Placing(base, self.woven.joins, cuts)

    def refuse_conflicts(self, chunks: Iterable[Chunk]) -> None:
        """StaleError where decisions about the same words contradict each other: nobody knows then what was meant."""
        here = {segment for chunk in chunks for segment in (*chunk.origins, chunk.like.id)}
        for problem in self.problems:
            there = {each for act in problem.acts for each in segments_named(self._by_id[act].body)}
            if problem.kind == "conflict" and here & there:
                raise StaleError(problem.message, hint="settle that first:  workbench resolve")

    def groups(self, chunk: Chunk, wanted: str, placing: Placing | None = None) -> list[Group]:
        """The places of the chunk that differ, those with nothing but a few blanks and marks between in one group."""
        text = chunk.text
        groups: list[Group] = []
        for each in (placing or self.placing).place(chunk, find_hunks(text, wanted, self._diff)):
            between = text[groups[-1][-1].end : each.start] if groups else ""
            if groups and len(between) <= _NEAR and not any(char.isalnum() for char in between):
                groups[-1].append(each)
            else:
                groups.append([each])
        return groups

    def bodies(self, groups: Iterable[Group], *, may_reject: bool) -> list[Body]:
        """One correction a group; acts all of whose words are given back are rejected, if they may be."""
        every = list(groups)
        back = {self._local_of(part) for group in every for placed in group for part in placed.given_back}
        rejected = self._find_given_back(back) if may_reject else {}
        bodies: list[Body] = [
            Reject(act, self._why) for act in dict.fromkeys(each for acts in rejected.values() for each in acts)
        ]
        for group in every:
            operations: list[Operation] = []
            for placed in group:
                operations += placed.operations
                left = (self._local_of(part) for part in placed.given_back)
                operations += [Change(each.span, each.span.quote) for each in left if each not in rejected]
            if operations:
                bodies.append(Correct(tuple(dict.fromkeys(operations)), self._why))
        return _tie_moves(bodies)

    def _local_of(self, part: Part) -> _Local:
        key = (part.act, part.segment, part.start, part.end)
        return self.local.get((*key, False)) or self.local[(*key, True)]

    def _find_given_back(self, back: set[_Local]) -> dict[_Local, tuple[str, ...]]:
        """Of what is given back, what goes with its acts, since these did nothing else; with the acts."""
        given: set[Operation] = set(back)
        holders = {each: [act for act in self.standing if each in act[1]] for each in back}
        return {
            operation: tuple(act.id for act, _ in acts)
            for operation, acts in holders.items()
            if all(given.issuperset(operations) for _, operations in acts)
        }


def _tie_moves(bodies: Sequence[Body]) -> list[Body]:
    """Words that are taken out at one place and put in at another were moved: one decision."""
    tied: list[Body] = []
    for body in bodies:
        words = _moved_words(body)
        mate = next((n for n, other in enumerate(tied) if words and _are_moved(words, _moved_words(other))), None)
        if mate is None or not isinstance(body, Correct):
            tied.append(body)
            continue
        other = tied[mate]
        assert isinstance(other, Correct)
        tied[mate] = Correct(other.operations + body.operations, body.why)
    return tied


def _moved_words(body: Body) -> tuple[str, str] | None:
    """What is taken out and what is put in, if the body does nothing but one of the two."""
    if not isinstance(body, Correct) or len(body.operations) != 1:
        return None
    operation = body.operations[0]
    if not isinstance(operation, Change) or (operation.span.quote and operation.after):
        return None
    return operation.span.quote.strip(), operation.after.strip()


def _are_moved(one: tuple[str, str], other: tuple[str, str] | None) -> bool:
    return other is not None and one == other[::-1] and max(len(each.split()) for each in one) >= _FEW
