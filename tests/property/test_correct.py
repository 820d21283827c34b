"""Any subset of corrections gives the right text; none gives the base; every unit stands in one bead."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.correct.around import acts_within, around, hosts_of, reach
from workbench.correct.blame import Stretch, blame
from workbench.correct.overlap import overlaps
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Change, Correct, Drop, Join, Operation, Split, Undo
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Block, Mark, Node, Role, Segment, Witness
from workbench.text.mint import mint

WORDS = ["Port", "harbour", "заму́к", "Ёлка", "crane", "a", "ё", "🚢", "x\u00a0y", "«да»", "U.S.", "“go", "went.”"]
texts = st.lists(st.sampled_from([*WORDS, "met.", "It", "rained!", "Why?", "…", ".."]), min_size=1, max_size=14).map(
    " ".join
)
NEW = ["", "new", "Two words.", " “", ". A whole sentence stands here. ", "одно́ 🚢\u00a0"]


@st.composite
def bases(draw: st.DrawFn) -> Witness:
    """Paragraphs with marks in marks and notes, some of them in a block, and furniture."""
    drafts: list[Node] = []
    for text in draw(st.lists(texts, min_size=1, max_size=5)):
        marks = []
        if draw(st.booleans()):
            a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
            marks.append(Mark(a, b, 0, "hi", (("rend", "italic"),)))
            inner = sorted((draw(st.integers(a, b)), draw(st.integers(a, b))))
            marks.append(Mark(inner[0], inner[1], 1, "foreign"))
        if draw(st.booleans()):
            at = draw(st.integers(marks[-1].end, len(text)) if marks else st.integers(0, len(text)))
            depth = 1 if marks and at <= marks[0].end else 0
            marks.append(Mark(at, at, depth, "note", (), Segment("", "note", draw(texts))))
        drafts.append(Segment("", "p", text, marks=tuple(marks)))
    cut = draw(st.integers(0, len(drafts)))
    nodes = (Segment("", "fw", "0 Views"), *drafts[:cut], Block("div", children=tuple(drafts[cut:])))
    return Witness("en-mt", "en", Role.BASE, mint(nodes, "en-mt", "en"))


@st.composite
def operations(draw: st.DrawFn, base: Witness) -> Operation:
    segment = draw(st.sampled_from([each for each in base.segments if each.kind != "fw"]))
    paragraphs = [each.id for each in base.segments if each.kind == "p"]
    start, end = sorted((draw(st.integers(0, len(segment.text))), draw(st.integers(0, len(segment.text)))))
    kind = draw(st.sampled_from(["change", "change", "change", "insert", "split", "join", "add", "drop", "note"]))
    if kind == "change":
        return Change(Span.of(segment.id, segment.text, start, end), draw(st.sampled_from(NEW)))
    if kind == "insert":
        return Change(Span.of(segment.id, segment.text, start, start), draw(st.sampled_from(NEW)))
    if kind == "split":
        return Split(Span.of(segment.id, segment.text, start, min(end, start + 1)))
    if kind == "join" and len(paragraphs) > 1:
        first = draw(st.integers(0, len(paragraphs) - 2))
        return Join(paragraphs[first], paragraphs[first + 1], draw(st.sampled_from([" ", "", "; "])))
    if kind == "drop":
        return Drop(Span.of(segment.id, segment.text, 0, len(segment.text)))
    if kind == "note":
        span = Span.of(segment.id, segment.text, start, start)
        return Add(segment.id, "note", draw(texts), span, draw(st.sampled_from([0, 0, 1, 5])))
    return Add(segment.id, draw(st.sampled_from(["p", "head"])), draw(texts))


@st.composite
def edited(draw: st.DrawFn) -> tuple[Witness, list[Act]]:
    """A base and acts of one to three operations each; no two operations meet."""
    base = draw(bases())
    chosen: list[Operation] = []
    for operation in draw(st.lists(operations(base), max_size=10)):
        if operation not in chosen and not any(overlaps(operation, other) for other in chosen):
            chosen.append(operation)
    acts: list[Act] = []
    while chosen:
        size = draw(st.integers(1, 3))
        body = Correct(tuple(chosen[:size]), "why")
        acts.append(Act(f"{len(acts):08x}", len(acts) + 1, (), "2026-01-01T00:00:00Z", "ak", body))
        chosen = chosen[size:]
    return base, acts


def operations_of(acts: Sequence[Act]) -> list[tuple[str, Operation]]:
    return [(act.id, each) for act in acts if isinstance(act.body, Correct) for each in act.body.operations]


def expected(base: Witness, acts: Sequence[Act]) -> list[str]:
    """The texts of the state, by another road: plain replacement from the end, a split as a sign in the text."""
    made = operations_of(acts)
    texts = {segment.id: _replaced(segment, made) for segment in base.segments}
    behind: dict[str, list[str]] = {}
    for _, each in sorted(made, key=lambda pair: pair[0]):
        if isinstance(each, Add):
            behind.setdefault(each.follows, []).append(each.text)
        if isinstance(each, Drop):
            texts[each.span.segment] = "\0gone"
    joins = {each.second: each for _, each in made if isinstance(each, Join)}

    def pieces(segment: Segment) -> list[str]:
        text = texts[segment.id]
        return [] if text == "\0gone" else text.split("\0split")

    found: list[list[str]] = []
    ends: dict[str, list[str]] = {}  # the pieces whose last is the end of a segment
    home: list[str] = []
    hosts = [segment for segment in base.segments if segment.kind != "note"]
    notes = {mark.node.id: segment for segment in hosts for mark in segment.marks if isinstance(mark.node, Segment)}
    for segment in base.segments:
        if segment.id in notes and texts[notes[segment.id].id] == "\0gone":
            continue
        mine = pieces(segment)
        if segment.id in joins:
            home = ends[joins[segment.id].first]
            home[-1] += joins[segment.id].glue + mine.pop(0)
        ends[segment.id] = mine or home
        found += [mine, behind.get(segment.id, [])]
    return sorted(text for group in found for text in group)


def _replaced(segment: Segment, made: Sequence[tuple[str, Operation]]) -> str:
    inner = [each for _, each in made if isinstance(each, Change | Split) and each.span.segment == segment.id]
    text = segment.text
    # at one place what is put in stands before what is replaced or split there
    for each in sorted(inner, key=lambda one: (one.span.start, one.span.end), reverse=True):
        new = each.after if isinstance(each, Change) else "\0split"
        text = text[: each.span.start] + new + text[each.span.end :]
    return text


def is_sound(state: State) -> None:
    for segment in state.witness.segments:
        covered = set()
        last = 0
        for sentence in segment.sentences:
            assert last <= sentence.start < sentence.end <= len(segment.text)
            covered |= set(range(sentence.start, sentence.end))
            last = sentence.end
        if segment.sentences:
            assert all(char.isspace() or at in covered for at, char in enumerate(segment.text))
        are_nested(segment)
    ids = [segment.id for segment in state.witness.segments]
    ids += [each.id for segment in state.witness.segments for each in segment.sentences]
    assert len(ids) == len(set(ids))
    base, made = ([each for each in text.segments if each.is_aligned] for text in (state.base, state.witness))
    for beads, a, b in (
        (state.segment_beads, [each.id for each in base], [each.id for each in made]),
        (
            state.sentence_beads,
            [sentence.id for each in base for sentence in each.sentences],
            [sentence.id for each in made for sentence in each.sentences],
        ),
    ):
        assert sorted(unit for bead in beads for unit in bead.a) == sorted(a)
        assert [bead.a[0] for bead in beads if bead.a] == [
            unit for unit in a if any(unit in bead.a[:1] for bead in beads)
        ]
        assert sorted(unit for bead in beads for unit in bead.b) == sorted(b)


def are_nested(segment: Segment) -> None:
    """Marks lie in the text, children in their parents."""
    line: list[Mark] = []
    for mark in segment.marks:
        assert mark.depth <= len(line)
        del line[mark.depth :]
        start, end = (line[-1].start, line[-1].end) if line else (0, len(segment.text))
        assert start <= mark.start <= mark.end <= end
        line.append(mark)


@settings(max_examples=200)
@given(edited(), st.data())
def test_any_subset_gives_the_right_text(made: tuple[Witness, list[Act]], data: st.DataObject) -> None:
    base, acts = made
    chosen = [act for act in acts if data.draw(st.booleans())]
    state = compute_state(base, chosen)
    assert not state.problems
    assert sorted(segment.text for segment in state.witness.segments) == expected(base, chosen)
    is_sound(state)
    for change in state.changes:
        if change.state_segment:
            text = state.witness.segment(change.state_segment).text
            assert text[change.state_start : change.state_start + len(change.new)] == change.new
    for segment in state.witness.segments:
        assert "".join(stretch.text for stretch in blame(state, segment.id)) == segment.text


@given(edited())
def test_correct_and_undo_is_identity(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    undo = Act("ffffffff", 99, (), "2026-01-01T00:00:00Z", "ak", Undo(tuple(act.id for act in acts)))
    state = compute_state(base, [*acts, undo])
    back = compute_state(base, [])
    assert state.witness == back.witness
    assert [segment.text for segment in back.witness.segments] == [segment.text for segment in base.segments]
    assert all(len(bead.a) == len(bead.b) == 1 for bead in back.segment_beads + back.sentence_beads)


@given(edited(), edited(), st.randoms(use_true_random=False))
def test_two_journals_merged_in_either_order_give_the_same(
    made: tuple[Witness, list[Act]], others: tuple[Witness, list[Act]], chance: random.Random
) -> None:
    """Journals that know nothing of each other, full of conflicts and stale places."""
    base, acts = made
    theirs = [replace(act, id=f"f{act.id[1:]}") for act in others[1]]
    merged = [*acts, *theirs, *acts]
    chance.shuffle(merged)
    state = compute_state(base, merged)
    assert state == compute_state(base, [*acts, *theirs]) == compute_state(base, [*theirs, *acts])
    is_sound(state)
    named = {act for problem in state.problems for act in problem.acts}
    assert {act.id for act in state.acts} | named == {act.id for act in (*acts, *theirs)}
    assert not {act.id for act in state.acts} & named


@given(edited(), edited(), st.data())
def test_a_passage_by_itself_reads_as_in_the_whole(
    made: tuple[Witness, list[Act]], others: tuple[Witness, list[Act]], data: st.DataObject
) -> None:
    """With conflicts and stale places of acts that were made on another text."""
    base, acts = made
    acts = [*acts, *(replace(act, id=f"f{act.id[1:]}", seq=act.seq + 50) for act in others[1])]
    segment = data.draw(st.sampled_from(base.segments)).id
    near = reach(hosts_of(base), acts, [segment])
    alone, whole = compute_state(around(base, near), acts_within(acts, near)), compute_state(base, acts)
    assert _of(alone, segment) == _of(whole, segment)


def _of(state: State, segment: str) -> list[tuple[str, str, tuple[Stretch, ...]]]:
    """What the segment is in the state."""
    units = {unit for bead in state.segment_beads if segment in bead.a for unit in bead.b}
    return [(each.id, each.text, blame(state, each.id)) for each in state.witness.segments if each.id in units]


@given(edited())
def test_a_stale_act_changes_nothing(made: tuple[Witness, list[Act]]) -> None:
    base, acts = made
    changes = [each for _, each in operations_of(acts) if isinstance(each, Change)]
    wrong = [replace(each, span=replace(each.span, quote=each.span.quote + "?")) for each in changes]
    stale = [Act(f"{number:08x}", number, (), "", "ak", Correct((each,))) for number, each in enumerate(wrong, 1)]
    state = compute_state(base, stale)
    assert [problem.kind for problem in state.problems] == ["stale"] * len(stale)
    assert [segment.text for segment in state.witness.segments] == [segment.text for segment in base.segments]
