"""`workbench merge`: an edited copy becomes decisions, all of them one group.

merging = plan_merge(Path("editions/japan-1945"), Path("edited.txt"), MergeOptions(why="the author's copy"))
made = merging.write("Vera Editor")        # or dry_run=True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.desk import Desk, Made
from workbench.app.history import describe
from workbench.app.merge.attribute import Signature, attribute
from workbench.app.merge.beside import find_changed
from workbench.app.merge.bring import Conflict, bring
from workbench.app.merge.by_source import name_by_source
from workbench.app.merge.compare import Compared, LeftOut, compare
from workbench.app.merge.hang import hang_notes
from workbench.app.merge.origin import Origin, find_origin
from workbench.app.merge.receive import receive
from workbench.app.merge.said import say
from workbench.app.merge.units import complete, is_of_units, is_untranslated
from workbench.correct.about import segments_about
from workbench.correct.planning import Row
from workbench.correct.restructure import find_nested, restructure
from workbench.correct.state import compute_state
from workbench.diff.words import diff_words
from workbench.formats.text_writer import Line, Piece, to_lines
from workbench.model.act import Body, Change, Correct, Read, Remark
from workbench.model.errors import StaleError
from workbench.model.ids import to_state_id, witness_of
from workbench.model.returned import Returned
from workbench.model.state import State
from workbench.tei.returned import read_returned

# Below this share of paragraphs that are alike, or nearly, a file is no copy.
_COPY = 0.3
KINDS = ("reworded", "split", "joined", "moved", "dropped", "added")


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """partly: what is in conflict stays as it is, the rest is written."""

    why: str = ""
    exported_at: str | None = None
    against: str | None = None
    formatting: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Merging:
    """What the file would change. counts: kinds of change, in words. how: which text it was compared with.

    said: remarks and what was read. signed: what somebody else decided than who merges. markup: segments whose inline
    elements are others; nothing is made of that.
    """

    desk: Desk
    bodies: tuple[Body, ...]
    said: tuple[Body, ...]
    signed: Mapping[Body, Signature]
    how: str
    counts: tuple[tuple[str, int], ...]
    formatting: int
    markup: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[str, ...]

    def write(self, who: str, *, dry_run: bool = False) -> Made:
        """All as one group. What was read is read with the corrections in it, so that these are written first."""
        grouped = len(self.bodies) + len(self.said) > 1
        made = self.desk.write(
            self.bodies, who, grouped=grouped and bool(self.bodies), signed=self.signed, dry_run=dry_run
        )
        if not self.said:
            return made
        desk = self.desk if dry_run else Desk.open(self.desk.work.paths.root)
        group = made.acts[0].group if made.acts else ""
        return made + desk.write(
            self.said, who, grouped=grouped and not group, group=group, signed=self.signed, dry_run=dry_run
        )

    def to_json(self) -> dict[str, object]:
        return {
            "type": "merge",
            "compared": self.how,
            "decisions": len(self.bodies) + len(self.said),
            "changes": {kind: dict(self.counts).get(kind, 0) for kind in KINDS},
            "remarks": sum(isinstance(each, Remark) for each in self.said),
            "read": sum(len(each.segments) for each in self.said if isinstance(each, Read)),
            "formatting": self.formatting,
            "markup": list(self.markup),
            "left_out": [{"what": each.what, "words": each.words} for each in self.left_out],
            "conflicts": list(self.conflicts),
        }


def plan_merge(directory: Path, path: Path, options: MergeOptions) -> Merging:
    """StaleError for a file that is no copy of the corrected text, or whose changes are in conflict with today's."""
    desk = Desk.open(directory)
    now = compute_state(desk.base, desk.acts, desk.work.state_id)
    return plan_returned(desk, now, receive(path, to_lines(now.witness, with_furniture=False)), path, options)


def plan_returned(desk: Desk, now: State, returned: Returned, path: Path, options: MergeOptions) -> Merging:
    """The same, of a file that was read. now: the corrected text as it is."""
    _refuse_strangers(desk, returned, path)
    has_units = is_of_units(returned)
    if has_units:
        returned = name_by_source(returned, desk, now)
    has_original = desk.work.edition.source is not None
    whole = complete(returned, now, has_original=has_original) if has_units else returned
    origin = find_origin(desk, whole, exported_at=options.exported_at, against=options.against)
    state = origin.state
    returned = complete(returned, state, has_original=has_original) if has_units else _named_as(returned, desk)
    compared = _compare(state, returned, formatting=options.formatting)
    _refuse_other_texts(desk, compared, path)
    brought = bring(compared.rows, state, now)
    conflicts = tuple(_tell(each, desk, origin) for each in brought.conflicts)
    left_out = (*compared.left_out, *find_changed(desk, returned.beside))
    if (conflicts or left_out) and not options.partly:
        told = [*conflicts, *(f"not taken over: {each.what}: “{each.words}”" for each in left_out)]
        raise StaleError(
            "\n".join([f"nothing is written: {len(told)} of the file's changes cannot be taken over", *told]),
            file=str(path),
            hint="merge the rest with --partly, and decide these by hand (workbench correct)",
        )
    bodies = _decide(desk, brought.rows, compared, options.why)
    signed = attribute(desk.base, desk.acts, bodies, returned.passages, desk.work.state_id)
    said, also = say(desk.base, desk.acts, bodies, returned.passages, desk.work.state_id)
    return Merging(
        desk,
        bodies,
        said,
        {**signed, **also},
        origin.how,
        _count(brought.rows, now),
        compared.formatting,
        _find_markup(desk, returned, state),
        left_out,
        conflicts,
    )


def _decide(desk: Desk, rows: Sequence[Row], compared: Compared, why: str) -> tuple[Body, ...]:
    """What the rows want, and behind that the new notes at their places; a note without one is a row."""
    new = {id(each.row): each for each in compared.notes}
    wanted = [new[id(row)] for row in rows if id(row) in new]
    state_id = desk.work.state_id
    while True:
        apart = {id(each.row) for each in wanted}
        others = [row for row in rows if id(row) not in apart]
        bodies = restructure(desk.base, desk.acts, others, diff_words, why=why, state_id=state_id)
        hung, left = hang_notes(desk.base, desk.acts, bodies, wanted, compared.passages, state_id, why)
        if not left:
            return (*bodies, *hung)
        wanted = [each for each in wanted if each not in left]


def _compare(state: State, returned: Returned, *, formatting: bool) -> Compared:
    """A file may have been exported with the furniture or without; one whose passages say their kind shows it."""
    segments = state.witness.segments
    if any(each.kind for each in returned.passages):
        if not any(each.kind == "fw" for each in returned.passages):
            segments = tuple(each for each in segments if each.kind != "fw")
        nested = find_nested(state.witness)
        pieces = [
            Piece(each.id, each.text, is_note=each.id in nested or each.kind == "note")
            for each in segments
            if each.text.strip()
        ]
        return compare([Line(None, (piece,)) for piece in pieces], returned, formatting=formatting)
    furniture = (False, True) if any(each.kind == "fw" for each in segments) else (False,)
    tried = [
        compare(to_lines(state.witness, with_furniture=with_furniture), returned, formatting=formatting)
        for with_furniture in furniture
    ]
    return max(tried, key=lambda each: (each.alike, -sum(not row.ids for row in each.rows)))


def _named_as(returned: Returned, desk: Desk) -> Returned:
    """With the ids of the corrected text, whichever of the two texts the file is; another's ids say nothing."""
    state, ours = desk.work.state_id, (desk.base.id, desk.work.state_id)
    passages = tuple(
        replace(each, segment=to_state_id(each.segment, state) if witness_of(each.segment) in ours else "")
        for each in returned.passages
    )
    return replace(returned, passages=passages)


def _find_markup(desk: Desk, returned: Returned, state: State) -> tuple[str, ...]:
    """The segments whose inline elements are not those of the base's file, as far as their words are there.

    A file without any, such as a table, is of a format that has none.
    """
    if not any(each.kind for each in returned.passages) or not any(each.markup for each in returned.passages):
        return ()
    entry = desk.work.edition.base
    file = read_returned(desk.work.witness_bytes(entry), f"{entry.id}.xml")
    before = {to_state_id(each.segment, state.witness.id): each.markup for each in file.passages}
    left = {each.id: {mark.name for mark in each.marks} for each in state.witness.segments}
    return tuple(
        each.segment
        for each in returned.passages
        if each.segment in before and each.segment in left
        if each.markup - before[each.segment] - left[each.segment]
        or (before[each.segment] & left[each.segment]) - each.markup
    )


def _refuse_strangers(desk: Desk, returned: Returned, path: Path) -> None:
    """TEI that says it is something else; a text that is another witness of the edition."""
    ours = (desk.base.id, desk.work.state_id)
    others = {entry.id: entry.role.value for entry in desk.work.edition.witnesses if entry.id not in ours}
    if returned.text_id in others:
        raise _stranger(desk, f"is {returned.text_id}, the {others[returned.text_id]}", path)
    digest = desk.work.edition.base.digest
    if returned.text_id == desk.work.state_id and returned.digest not in ("", digest):
        raise _stranger(desk, f"was made from another {desk.base.id} than this edition has", path)
    found = {each.text for each in returned.passages if not is_untranslated(each)}
    for name in others:
        theirs = [each.text for each in desk.work.witness(name).segments if len(each.text.split()) > 3]
        if theirs and sum(text in found for text in theirs) > len(theirs) / 2:
            raise _stranger(desk, f"is {name}, the {others[name]}", path)


def _refuse_other_texts(desk: Desk, compared: Compared, path: Path) -> None:
    named = [row for row in compared.rows if row.ids]
    held = [row for row in named if row.texts]
    if not held or len(held) < _COPY * len(named):
        what = f"is no copy of {desk.work.state_id}: {len(held)} of its {len(named)} passages are found in it"
        raise _stranger(desk, what, path)


def _stranger(desk: Desk, what: str, path: Path) -> StaleError:
    hint = f"give an edited copy of {desk.work.state_id} (workbench export txt); a text of its own: workbench add"
    return StaleError(what, file=str(path), hint=hint)


def _tell(conflict: Conflict, desk: Desk, origin: Origin) -> str:
    """Both sides, and whose the other one is."""
    base = to_state_id(conflict.segment, desk.base.id)
    near = [act for act in origin.since if any(_is_of(base, each) for each in segments_about(act.body, desk.known))]
    near = [act for act in near if _says(act.body, conflict)] or near
    names = {person.id: person.name for person in desk.work.edition.people}
    whose = "; ".join(f"act {act.id} by {names.get(act.who, act.who)}: {describe(act.body)}" for act in near[-2:])
    now = f"“{conflict.now}”" if conflict.now else "nothing"
    return f"{conflict.segment}: “{conflict.old}” is “{conflict.file}” in the file and {now} since ({whose})"


def _says(body: Body, conflict: Conflict) -> bool:
    """Whether it is about these words."""
    changes = [each for each in body.operations if isinstance(each, Change)] if isinstance(body, Correct) else []
    return any(
        (each.after and each.after in conflict.now) or (each.span.quote and conflict.old in each.span.quote)
        for each in changes
    )


def _is_of(unit: str, segment: str) -> bool:
    return unit == segment or unit.startswith(f"{segment}.")


def _count(rows: Sequence[Row], now: State) -> tuple[tuple[str, int], ...]:
    texts = {segment.id: segment.text for segment in now.witness.segments}
    kinds: Counter[str] = Counter()
    for row in rows:
        if not row.ids:
            kinds["added"] += len(row.texts)
        elif not row.texts:
            kinds["dropped"] += len(row.ids)
        elif row.moved:
            kinds["moved"] += 1
        elif len(row.ids) == len(row.texts):
            kinds["reworded"] += sum(texts[each] != text for each, text in zip(row.ids, row.texts, strict=True))
        else:
            kinds["split" if len(row.ids) < len(row.texts) else "joined"] += 1
    return tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind])
