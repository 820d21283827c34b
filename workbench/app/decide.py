"""A person's decisions, one function each; every one of them writes before it returns.

With dry_run they only say what they would write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.app.desk import Desk, Made
from workbench.app.takeback import bring_back, take_back
from workbench.app.wanted import Wanted, WantedDismissal, read_wanted
from workbench.app.workspace import select_range
from workbench.correct.locate import find_all, is_whole
from workbench.model.act import Body, Change
from workbench.model.errors import InputError, StaleError, UsageError, WorkbenchError
from workbench.model.ids import witness_of


def correct_one(directory: Path, wanted: Wanted, who: str, *, dry_run: bool = False) -> Made:
    """One correction, of one or several places.

    Words are looked for in the base, and where it does not have them, for a single place, in the corrected text.
    """
    desk = Desk.open(directory)
    bodies = _one(desk, wanted)
    return desk.write(bodies, who, grouped=len(bodies) > 1, dry_run=dry_run)


def _one(desk: Desk, wanted: Wanted) -> list[Body]:
    from workbench.app.edit import rewrite_words

    if any(witness_of(place.segment) == desk.work.state_id for place in wanted.places):
        return rewrite_words(desk, wanted)
    try:
        return [desk.to_body(wanted)]
    except StaleError as stale:
        if len(wanted.places) == 1 and (bodies := rewrite_words(desk, wanted, missing_ok=True)):
            return bodies
        raise stale from None


def correct_everywhere(
    directory: Path,
    old: str,
    new: str,
    where: str | None,
    wanted: Wanted,
    who: str,
    *,
    dry_run: bool = False,
    inside: bool = False,
) -> Made:
    """Every place of the words, one act each, undone together. inside: also where they are part of a longer word."""
    desk = Desk.open(directory)
    segments = desk.base.segments if where is None else select_range(desk.base, where)
    texts = {segment.id: segment.text for segment in segments if segment.kind != "fw"}
    found = find_all([segment for segment in segments if segment.id in texts], old)
    spans = [each for each in found if inside or is_whole(texts[each.segment], each.start, each.end)]
    if not spans:
        place = where or desk.base.id
        if found:
            what = f"“{old}” stands in {place} only inside longer words"
            raise UsageError(what, hint="take these with --inside, or give whole words")
        raise UsageError(f"“{old}” stands nowhere in {place}", hint="look with `workbench show p1`")
    frame = desk.to_frame(wanted)
    bodies = [frame.to_correct((Change(span, new),), desk.source_spans(wanted, (span.segment,))) for span in spans]
    return desk.write(bodies, who, grouped=True, dry_run=dry_run)


def correct_from_file(directory: Path, path: Path, who: str, *, dry_run: bool = False) -> Made:
    """Decisions of a JSON Lines file; one that already stands is passed over, so twice is the same as once.

    A line may name words of the corrected text (`en-corr.p5`). Nothing is written unless every line can be.
    """
    from workbench.app.state_words import to_bodies

    desk = Desk.open(directory)
    bodies: dict[str, list[Body]] = {}
    for line, asked in read_wanted(path):
        try:
            bodies.setdefault(asked.who or who, []).extend(to_bodies(desk, asked))
        except WorkbenchError as error:
            raise type(error)(error.message, file=str(path), line=line, hint=error.hint) from None
    if not bodies:
        raise InputError("holds no decision", file=str(path), hint='one a line: {"act": "correct", "segment": "p1", …}')
    made = Made(())
    for person, some in bodies.items():  # each sees what the ones before decided
        made += Desk.open(directory).write(some, person, dry_run=dry_run, overridden=True)
    return made


def dismiss(directory: Path, findings: Sequence[str], why: str, who: str, *, dry_run: bool = False) -> Made:
    desk = Desk.open(directory)
    bodies = [desk.to_body(WantedDismissal(finding, why)) for finding in dict.fromkeys(findings)]
    return desk.write(bodies, who, dry_run=dry_run)


def undo(directory: Path, act_id: str | None, who: str, *, dry_run: bool = False) -> Made:
    return decide(directory, lambda desk: [take_back(desk, act_id, who)], who, dry_run=dry_run)


def redo(directory: Path, act_id: str | None, who: str, *, dry_run: bool = False) -> Made:
    return decide(directory, lambda desk: [bring_back(desk, act_id, who)], who, dry_run=dry_run)


def decide(
    directory: Path, make: Callable[[Desk], Sequence[Body]], who: str, *, grouped: bool = False, dry_run: bool = False
) -> Made:
    """What `make` makes of the edition laid open, written; grouped: undone as one, if it is more than one act."""
    desk = Desk.open(directory)
    bodies = make(desk)
    return desk.write(bodies, who, grouped=grouped and len(bodies) > 1, dry_run=dry_run)
