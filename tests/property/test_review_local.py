"""What the review computes for a few segments is what the whole edition would say of them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.test_correct import bases, operations
from workbench.app.review.bases import Bases
from workbench.app.review.local import Locally
from workbench.correct.state import compute_state
from workbench.model.act import Accept, Act, Correct, Operation, Redo, Reject, Undo
from workbench.model.witness import Witness


def to_acts(drawn: Sequence[tuple[Operation, ...]], seed: int) -> tuple[Act, ...]:
    """Each saw all that came before; some are proposals, some are accepted, rejected, undone or had back."""
    chance, acts = random.Random(seed), list[Act]()

    def add(body: object) -> None:
        number = len(acts) + 1
        acts.append(Act(f"{number:08x}", number, tuple(act.id for act in acts), "", "ak", body))  # type: ignore[arg-type]

    for some in drawn:
        add(Correct(some, proposed=chance.random() < 0.2))
        if chance.random() < 0.4:
            target = chance.choice(acts).id
            add(chance.choice([Undo((target,)), Redo((target,)), Accept(target), Reject(target)]))
    return tuple(acts)


@settings(max_examples=150)
@given(st.data())
def test_a_part_is_as_in_the_whole(data: st.DataObject) -> None:
    base: Witness = data.draw(bases())
    drawn = data.draw(st.lists(st.lists(operations(base), min_size=1, max_size=2).map(tuple), max_size=7))
    acts = to_acts(drawn, data.draw(st.integers(0, 10**6)))
    whole = compute_state(base, acts)
    if any(problem.kind == "stale" and "follow" in problem.message for problem in whole.problems):
        return  # a join across segments that are not shown
    texts = {segment.id: segment.text for segment in whole.witness.segments}
    sentences = {segment.id: segment.sentences for segment in whole.witness.segments}
    behind = Bases(whole)
    locally = Locally(base, "en-corr")
    for segment in base.segments:
        state = locally.state(acts, [segment.id])
        for each in state.witness.segments:
            assert texts[each.id] == each.text
            assert sentences[each.id] == each.sentences
        wanted = {each for each in texts if segment.id in behind.of([each]) and not each.count(".") > 2}
        assert wanted <= {each.id for each in state.witness.segments}
        changes = {change for change in whole.changes if change.segment == segment.id}
        assert changes <= set(state.changes)
