"""Why a bead is what it is: the parts are the score of the search, the words are in the texts, the rival is one."""

from __future__ import annotations

import pytest

from tests.unit.align.texts import ENGLISH, RUSSIAN, witness
from workbench.align.band import first_band
from workbench.align.explain import Explained, explain
from workbench.align.levels import read_levels, solve_task
from workbench.align.meetings import read_met
from workbench.align.prepare import prepare
from workbench.align.scores import score_parts
from workbench.align.solve import Work, read_problem
from workbench.align.witnesses import align_witnesses
from workbench.app.known import known_words
from workbench.model.alignment import Level, Pin
from workbench.model.errors import UsageError

RU, EN = witness("ru", "ru", [RUSSIAN]), witness("en", "en", [ENGLISH])
LEXICA = known_words("ru", "en")


def why(unit: str, *pins: Pin) -> Explained:
    return explain(RU, EN, unit, pins, LEXICA)


def test_every_bead_is_explained_as_it_was_aligned() -> None:
    for alignment in align_witnesses(RU, EN, lexica=LEXICA)[1:]:
        for bead in alignment.beads:
            for unit in (*bead.a, *bead.b):
                found = why(unit)
                assert (found.level, found.a, found.b) == (alignment.level, bead.a, bead.b)
                assert found.confidence == bead.confidence
                assert {id_ for step in found.steps for id_ in step.a} >= {
                    id_ for id_ in bead.a if alignment.level is Level.SENTENCE
                }


def test_the_parts_of_all_beads_are_the_score_of_the_search() -> None:
    ready = prepare(RU, EN, lexica=LEXICA)
    task = ready.task
    solved = solve_task(task)
    assert read_levels(task, solved)[0]
    (part,) = task.parts()
    problem = read_problem(task.a.side, task.b.side, solved.known, part)
    work = Work(part, problem, first_band(problem))
    best = work.search_surely(solved.model).best
    assert best == sum(score_parts(problem, solved.model, step).total for step in work.path)
    for step in work.path:
        met = sum(each.nats for each in read_met(problem, solved.model, step))
        assert (met > 0) == (step[0] < step[1] and step[2] < step[3])


def test_the_words_are_those_of_the_texts() -> None:
    (step,) = why("en.p3").steps
    assert step.met[0].nats == max(each.nats for each in step.met) > 0
    assert ("посол", "ambassador") in {(each.a, each.b) for each in step.met}
    (step,) = why("ru.p1").steps
    pairs = {(each.a, each.b) for each in step.met}
    assert {("Мицуи", "Mitsui"), ("Нагоя", "Nagoya")} <= pairs


def test_the_rival_does_otherwise() -> None:
    found = why("en.p2")
    assert found.a == ("ru.p2", "ru.p3")
    assert found.lead > 0
    if found.why_not == "inside":
        assert not found.rival
    else:
        assert found.rival
        assert set(found.rival).isdisjoint((step.a, step.b) for step in found.steps)


def test_what_is_pinned_needs_no_reason() -> None:
    found = why("en.p4", Pin(Level.SEGMENT, ("ru.p4",), ("en.p4",)))
    assert found.pinned
    assert (found.a, found.steps) == (("ru.p4",), ())


@pytest.mark.parametrize("unit", ["en.p99", "en.fw1", "xx.p1", ""])
def test_what_is_not_aligned_is_said(unit: str) -> None:
    with pytest.raises(UsageError, match="not aligned"):
        why(unit)
