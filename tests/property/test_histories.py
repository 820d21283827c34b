"""Whatever two editors do: the corrected text is what a plain reading of the rules says, the base comes back.

No pin and no dismissal is lost or on other words, and it does not matter how the journals are put together.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made.histories import KINDS, History, base
from tests.made.plain_model import Model
from workbench.correct.blame import blame
from workbench.correct.force import acts_in_force, sees
from workbench.correct.reading import readers
from workbench.correct.state import compute_state
from workbench.model.act import Act, Correct, Dismiss, PinBead, Redo, Undo
from workbench.store.acts import act_to_json
from workbench.store.journal import read_journal

BASE = base()
WORDS = [segment.text for segment in BASE.segments]
numbers = st.integers(0, 10**6)
steps = st.lists(st.tuples(st.integers(0, 1), st.integers(0, len(KINDS) - 1), numbers, numbers, numbers), max_size=25)


def play(moves: list[tuple[int, ...]]) -> History:
    history = History(BASE)
    for editor, kind, *chosen in moves:
        history.step(editor, kind, *chosen)
    return history


def read_plainly(acts: list[Act]) -> None:
    """What the program says of these acts is what the model says."""
    model, state = Model(BASE, acts), compute_state(BASE, acts)
    assert [segment.text for segment in state.witness.segments] == model.texts()
    assert {frozenset(problem.acts) for problem in state.problems} == model.conflicts()
    in_force = acts_in_force(acts)
    assert [act.id for act in in_force] == [act.id for act in model.acts if model.counts(act)]
    everywhere = [segment.id for segment in BASE.segments]
    assert set(sees(acts, everywhere)) == set(model.sees(everywhere))
    for act in in_force:
        if isinstance(act.body, Dismiss) and act.body.span:
            span = act.body.span
            assert not span.is_stale(BASE.segment(span.segment).text), "a dismissal is on other words"
    for segment in state.witness.segments:
        assert "".join(stretch.text for stretch in blame(state, segment.id)) == segment.text
    assert set(readers(acts)) <= {segment.id for segment in BASE.segments}


def undone(acts: list[Act]) -> list[Act]:
    """All of it taken back, as an editor does it: the newest first, until nothing is left."""
    acts = list(acts)
    while standing := [act for act in acts_in_force(acts) if not isinstance(act.body, Undo)]:
        seq = max(act.seq for act in acts) + 1
        acts.append(Act(f"{0xF0000000 + seq:08x}", seq, (), "2026-03-02T10:15:00Z", "ak", Undo((standing[-1].id,))))
    return acts


def is_the_base(acts: list[Act]) -> None:
    state = compute_state(BASE, acts)
    assert state.witness == compute_state(BASE, []).witness
    assert [segment.text for segment in state.witness.segments] == WORDS
    assert not state.problems


@settings(max_examples=150, deadline=None)
@given(steps)
def test_the_text_is_what_the_rules_say(moves: list[tuple[int, ...]]) -> None:
    acts = play(moves).acts()
    read_plainly(acts)
    kept = {act.id for act in acts_in_force(acts) if isinstance(act.body, PinBead | Dismiss)}
    answered = [act for act in acts if isinstance(act.body, Correct)]
    more = [Act("ffffffff", 10**6, (), "2026-03-02T10:15:00Z", "ak", Undo(tuple(act.id for act in answered)))]
    if answered:  # taking back every correction takes back nothing else
        left = {act.id for act in acts_in_force([*acts, *more]) if isinstance(act.body, PinBead | Dismiss)}
        assert left == kept


@settings(max_examples=60, deadline=None)
@given(steps)
def test_undoing_all_gives_the_base_and_redoing_it_the_text(moves: list[tuple[int, ...]]) -> None:
    acts = play(moves).acts()
    is_the_base(undone(acts))
    if acts:
        at = max(act.seq for act in acts)
        all_of_it = Undo(tuple(act.id for act in acts))
        undo = Act("ffffffff", at + 1, (), "2026-03-02T10:15:00Z", "ak", all_of_it)
        is_the_base([*acts, undo])
        redo = Act("fffffffe", at + 2, (), "2026-03-02T10:15:00Z", "ak", Redo((undo.id,)))
        assert compute_state(BASE, [*acts, undo, redo]).witness == compute_state(BASE, acts).witness


@settings(max_examples=60, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_lines_said_twice_change_nothing(
    moves: list[tuple[int, ...]], chance: random.Random
) -> None:
    acts = play(moves).acts()
    mixed = [*acts, *acts[::2]]
    chance.shuffle(mixed)
    assert acts_in_force(mixed) == acts_in_force(acts)
    assert compute_state(BASE, mixed) == compute_state(BASE, acts)
    assert readers(sorted(mixed, key=lambda act: act.order)) == readers(sorted(acts, key=lambda act: act.order))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_acts(seed: int, tmp_path: Path) -> None:
    """1,000 acts of all kinds by two editors who merge now and then; looked at a hundred times on the way."""
    chance = random.Random(seed)
    history = History(BASE)
    looked = 0
    while len(history.acts()) < 1000:
        history.step(chance.randrange(2), chance.randrange(len(KINDS)), *(chance.randrange(10**6) for _ in range(12)))
        if len(history.acts()) // 10 > looked:
            looked = len(history.acts()) // 10
            read_plainly(history.acts())
    acts = history.acts()
    kinds = Counter(act.kind for act in acts)
    assert set(kinds) >= {
        *("correct", "accept", "reject", "undo", "redo", "resolve", "retarget"),
        *("dismiss", "pin", "unpin", "read", "remark"),
    }
    assert min(kinds.values()) >= 10, kinds
    lines = [act_to_json(act).encode() for act in acts]
    chance.shuffle(lines)
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"\n".join([*lines, *lines[:300]]) + b"\n")
    read = read_journal(path).acts
    assert read == tuple(sorted(acts, key=lambda act: act.order))
    assert compute_state(BASE, read) == compute_state(BASE, acts)
    is_the_base(undone(acts))
