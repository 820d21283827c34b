"""An act that TEI has no place for is refused: each operation on each segment of a text with everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.unit.tei.worked import edition_of
from workbench.app.writable import refuse_unwritable
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Correct, Drop, Join, Operation, Split
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.span import Span
from workbench.model.witness import Block, Mark, Role, Segment, Witness
from workbench.tei.corrected import write_corrected
from workbench.tei.folder_index import FolderIndex
from workbench.tei.profile import validate
from workbench.tei.rules_acts import check_acts, check_base
from workbench.tei.witness import write_witness
from workbench.text.mint import mint


def s(kind: str, text: str, *marks: Mark) -> Segment:
    return Segment("", kind, text, marks=marks)


NOTE = Mark(8, 8, 0, "note", (), s("note", "A note here."))
ITEMS = (s("item", "one thing"), s("item", "two things here"))
ROWS = (Block("row", children=(s("cell", "a cell"), s("cell", "b cell"))), Block("row", children=(s("cell", "c"),)))
VERSE = (s("l", "The sea is calm,"), s("l", "the lamp is lit."))
LETTER = (s("head", "A letter"), s("salute", "Dear Sir,"), s("p", "We left. It rained."), s("signed", "A. B."))
BODY = (
    *(s("head", "The Sea"), s("dateline", "Port, May 3"), s("p", "We came. We saw it.", NOTE)),
    *(Block("list", children=ITEMS), s("p", "Another one. It rained."), Block("table", children=ROWS)),
    *(
        Block("lg", children=(s("l", "The sea is calm,"), s("l", "the lamp is lit."))),
        Block("pb", "", (), (("n", "2"),)),
    ),
    *(s("quote", "He said so."), s("fw", "12 views"), s("p", "Third text stands. Yes."), s("p", "Fourth.")),
    Block("div", children=LETTER),
)
BASE = Witness("en-mt", "en", Role.BASE, mint((Block("div", children=BODY),), "en-mt", "en"))
EDITION = edition_of((BASE,))
FILE = write_witness(BASE, EDITION.base, EDITION, ())


def operations() -> Iterator[Operation]:
    texts = [each for each in BASE.segments if each.kind != "fw"]
    for each in texts:
        yield Drop(Span.of(each.id, each.text, 0, len(each.text)))
        gap = each.text.find(" ")
        if gap > 0:
            yield Split(Span.of(each.id, each.text, gap, gap + 1))
        for kind in ("p", "head", "l", "item", "quote", "cell"):
            yield Add(each.id, kind, "Some new words.")
    for first, second in pairwise(texts):
        yield Join(first.id, second.id)


def is_written(operation: Operation) -> bool:
    """The whole text, not the passage alone."""
    state = compute_state(BASE, [act(operation)])
    data = write_corrected(Snapshot(EDITION, (BASE,), state, state.acts, (), ()), FILE)
    index = FolderIndex({"en-corr.xml": data, "en-mt.xml": FILE})
    return not validate(data, "en-corr.xml") and not [*check_base(index), *check_acts(index)]


def act(operation: Operation) -> Act:
    return Act("00000001", 1, (), "2026-03-02T10:15:00Z", "ak", Correct((operation,), "why"))


def is_allowed(operation: Operation) -> bool:
    try:
        refuse_unwritable([Correct((operation,), "why")], [], EDITION, BASE)
    except UsageError:
        return False
    return True


def test_what_is_allowed_can_be_written_and_what_can_be_written_is_allowed() -> None:
    every = list(operations())
    allowed = {each: is_allowed(each) for each in every}
    assert {each: is_written(each) for each in every if allowed[each]} == {
        each: True for each in every if allowed[each]
    }
    refused = [each for each in every if not allowed[each]]
    assert not any(is_written(each) for each in refused if isinstance(each, Add))
    assert 60 < len(refused) < len(every) - 60
    assert {type(each) for each in refused} == {Add, Join}


@pytest.mark.parametrize("operation", [Add("en-mt.p2", "item", "x"), Join("en-mt.p2", "en-mt.c1")], ids=repr)
def test_what_is_refused_says_what_to_do(operation: Operation) -> None:
    with pytest.raises(UsageError, match="TEI has no place") as caught:
        refuse_unwritable([Correct((operation,), "why", proposed=True)], [], EDITION, BASE)
    assert "--kind" in (caught.value.hint or "")


def test_an_older_act_that_cannot_be_written_does_not_stop_new_ones() -> None:
    older = act(Add("en-mt.p4", "item", "x"))
    refuse_unwritable([Correct((Drop(Span.of("en-mt.p4", "Fourth.", 0, 7)),))], [older], EDITION, BASE)
