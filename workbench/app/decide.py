"""A person's decisions, one function each; every one of them writes before it returns.

With dry_run they only say what they would write.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.app.desk import Desk, Made
from workbench.app.wanted import Wanted, WantedDismissal, read_wanted
from workbench.app.workspace import select_range
from workbench.correct.force import acts_in_force
from workbench.correct.locate import find_all
from workbench.model.act import Act, Body, Change, Undo
from workbench.model.errors import InputError, UsageError, WorkbenchError


def correct_one(directory: Path, wanted: Wanted, who: str, *, dry_run: bool = False) -> Made:
    """One correction, of one or several places."""
    desk = Desk.open(directory)
    return desk.write([desk.to_body(wanted)], who, dry_run=dry_run)


def correct_everywhere(
    directory: Path, old: str, new: str, where: str | None, wanted: Wanted, who: str, *, dry_run: bool = False
) -> Made:
    """Every place of the words, one act each, undone together."""
    desk = Desk.open(directory)
    segments = desk.base.segments if where is None else select_range(desk.base, where)
    spans = find_all([segment for segment in segments if segment.kind != "fw"], old)
    if not spans:
        raise UsageError(f"“{old}” stands nowhere in {where or desk.base.id}", hint="look with `workbench show p1`")
    frame = desk.to_frame(wanted)
    bodies = [frame.to_correct((Change(span, new),), desk.source_spans(wanted, (span.segment,))) for span in spans]
    return desk.write(bodies, who, grouped=True, dry_run=dry_run)


def correct_from_file(directory: Path, path: Path, who: str, *, dry_run: bool = False) -> Made:
    """Decisions of a JSON Lines file; one that already stands is passed over, so twice is the same as once.

    Nothing is written unless every line can be.
    """
    desk = Desk.open(directory)
    bodies: list[Body] = []
    for line, asked in read_wanted(path):
        try:
            bodies.append(desk.to_body(asked))
        except WorkbenchError as error:
            raise type(error)(error.message, file=str(path), line=line, hint=error.hint) from None
    if not bodies:
        raise InputError("holds no decision", file=str(path), hint='one a line: {"act": "correct", "segment": "p1", …}')
    return desk.write(bodies, who, dry_run=dry_run, overridden=True)


def dismiss(directory: Path, findings: Sequence[str], why: str, who: str, *, dry_run: bool = False) -> Made:
    desk = Desk.open(directory)
    bodies = [desk.to_body(WantedDismissal(finding, why)) for finding in dict.fromkeys(findings)]
    return desk.write(bodies, who, dry_run=dry_run)


def undo(directory: Path, act_id: str | None, who: str, *, dry_run: bool = False) -> Made:
    """The act, with its group, counts no longer; without an id the newest in force that is no undo.

    An undo can be undone by its id.
    """
    desk = Desk.open(directory)
    standing = acts_in_force(desk.acts)
    chosen = _find_act(standing, act_id, desk.acts)
    targets = [act.id for act in standing if act.group == chosen.group] if chosen.group else [chosen.id]
    return desk.write([Undo(tuple(targets))], who, dry_run=dry_run)


def _find_act(standing: Sequence[Act], act_id: str | None, acts: Sequence[Act]) -> Act:
    if act_id is None:
        newest = next((act for act in reversed(standing) if not isinstance(act.body, Undo)), None)
        if newest is None:
            raise UsageError("there is nothing to undo", hint="workbench log")
        return newest
    chosen = [act for act in standing if act_id and act.id.startswith(act_id)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise UsageError(f"several acts begin with {act_id}", hint="workbench log lists them")
    by = next((act for act in standing if isinstance(act.body, Undo) and _names(act.body, act_id)), None)
    if by is not None:
        raise UsageError(f"{act_id} is undone already", hint=f"to have it back, undo the undo:  workbench undo {by.id}")
    gone = any(act.id.startswith(act_id) for act in acts)
    what = f"{act_id} is no longer in force" if gone and act_id else f"no act begins with {act_id!r}"
    raise UsageError(what, hint="workbench log lists them")


def _names(body: Undo, act_id: str) -> bool:
    return bool(act_id) and any(target.startswith(act_id) for target in body.targets)
