"""A newer text for a witness: `replace`.

    plan = plan_replace(directory, "en-mt", [Path("newer.txt")])        # nothing is written
    made = carry_out(plan, "Vera Editor", "the engine got better")

Ids stay with what is the same, decisions with their words. The earlier text stays where it is; `undo` puts it in force
again. Written are, in this order: the received files and the text, beside the earlier ones; the acts, in one go (from
then on the newer text is in force); the manifest.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from workbench.app.ingest import summarise, warn_of_language
from workbench.app.moves import Move, between_states, move_acts, names_of_rules
from workbench.app.people import enrol
from workbench.app.received import Received, receive
from workbench.app.texts import keep_in_step, last_version
from workbench.app.workspace import Workspace, open_workspace, to_witness
from workbench.correct.force import acts_in_force, texts_in_force
from workbench.correct.present import Placed, touches
from workbench.diff.inherit import Heirs, inherit, units_of
from workbench.diff.lineage import Tie, trace
from workbench.diff.succession import Counts, Succession
from workbench.model.act import Act, Replace, Retarget
from workbench.model.edition import WitnessEntry
from workbench.model.errors import StaleError, UsageError
from workbench.model.event import Event, Report, Warned, ignore
from workbench.model.witness import Witness
from workbench.store.atomic import make_folder, write
from workbench.store.journal import append
from workbench.tei.witness import read_sources, read_witness

# Another text altogether has less of its words in paragraphs that are alike, even by chance.
_SAME_TEXT = 0.3


@dataclass(frozen=True, slots=True)
class Newer:
    """The newer text with its ids, and what became of everything. to: from the earlier one to it."""

    text: Received
    heirs: Heirs
    to: Succession
    moves: tuple[Move, ...]

    @property
    def moved(self) -> list[Move]:
        return [move for move in self.moves if move.to is not None and not move.waits]

    @property
    def waiting(self) -> list[Move]:
        return [move for move in self.moves if move.waits]

    @property
    def unread(self) -> tuple[str, ...]:
        """Segments that somebody had read, and that have other words now."""
        return tuple(dict.fromkeys(segment for move in self.moves for segment in move.unread))


@dataclass(frozen=True, slots=True)
class Plan:
    """newer: None where the received files are those of the text in force."""

    work: Workspace
    entry: WitnessEntry
    acts: tuple[Act, ...]
    newer: Newer | None = None

    @property
    def counts(self) -> Counts:
        return self.newer.to.counts() if self.newer else Counts()

    @property
    def summary(self) -> str:
        return summarise(self.newer.text.witness) if self.newer else ""


def plan_replace(
    directory: Path, witness_id: str, files: Sequence[Path], report: Report = ignore, *, force: bool = False
) -> Plan:
    """What `replace` would do. StaleError for quite another text, unless it is forced."""
    work = open_workspace(directory)
    entry = _find_entry(work, witness_id)
    acts = work.acts(report)
    data = work.witness_bytes(entry)
    old = read_witness(data, entry.file, role=entry.role, language=entry.language)
    told: list[Event] = []
    for version in count(last_version(work, entry, acts) + 1):
        text = receive(work.edition, replace(entry, version=version, kinds=()), files, told.append)
        if not force and _digests(text) == [digest for _, digest in read_sources(data, entry.file)]:
            return Plan(work, entry, acts)
        ties = trace([each.text for each in old.segments], [each.text for each in text.witness.segments])
        heirs = inherit(old, text.witness, ties, _ever_used(work, entry, acts))
        text = replace(text, witness=replace(text.witness, nodes=heirs.nodes)).written(work.edition)
        if _is_free(work, text):
            break
        told.clear()
    for event in told:
        report(event)
    if not force:
        _refuse_another(entry, old, text.witness, ties, files[0])
    warn_of_language(text.witness, files[0], report)
    text = replace(text, entry=replace(text.entry, kinds=entry.kinds))
    to = Succession(to_witness(entry, data), to_witness(text.entry, text.xml), ties)
    _warn_of_kinds(entry, to.new, report)
    standing = acts_in_force(acts)
    states = between_states(work.state_id, to, acts, standing)
    moves = move_acts(standing, to, names_of_rules(work), states)
    return Plan(work, entry, acts, Newer(text, heirs, to, tuple(moves)))


def carry_out(plan: Plan, who: str, why: str = "") -> tuple[Act, ...]:
    """The acts that were written: the `replace` first, then a `retarget` for each that moved or lost its place."""
    if plan.newer is None:
        return ()
    work, text = plan.work, plan.newer.text
    for name, data in (*text.sources, (text.entry.file, text.xml)):
        make_folder((work.paths.root / name).parent)
        write(work.paths.root / name, data)
    bodies, seen = _to_bodies(plan, plan.newer, why)
    when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = append(
        work.paths.journal,
        bodies,
        who=enrol(work, who),
        when=when,
        sees=seen,
        grouped=True,
        check=_same_acts(plan.acts),
    )
    keep_in_step(work, (*plan.acts, *made))
    return made


def _same_acts(known: Sequence[Act]) -> Callable[[Sequence[Act]], None]:
    ids = {act.id for act in known}

    def check(acts: Sequence[Act]) -> None:
        if any(act.id not in ids for act in acts):
            raise StaleError("somebody else decided something meanwhile", hint="run the command again")

    return check


def _to_bodies(plan: Plan, newer: Newer, why: str) -> tuple[list[Replace | Retarget], list[Sequence[str]]]:
    moves = [move.to for move in newer.moves if move.to is not None]
    heirs = newer.heirs
    body = Replace(
        plan.entry.id,
        plan.entry.digest,
        newer.text.entry.digest,
        heirs.moved,
        heirs.retired,
        heirs.minted,
        len(moves),
        why,
    )
    texts = texts_in_force(plan.acts)
    seen = tuple(dict.fromkeys((*texts, *_looked_after(plan.acts, plan.entry.id))))
    return [body, *moves], [seen, *([texts] * len(moves))]


def _looked_after(acts: Sequence[Act], witness: str) -> list[str]:
    """The acts in force that have places in a witness, or had, and what moved them."""
    made = {act.id: act.body for act in acts}
    found = []
    for act in acts_in_force(acts):
        target = made.get(act.body.target) if isinstance(act.body, Retarget) else None
        bodies = [body for body in (act.body, made[act.id], target) if isinstance(body, Placed | Retarget)]
        if any(touches(body, witness) for body in bodies):
            found.append(act.id)
    return found


def _find_entry(work: Workspace, witness_id: str) -> WitnessEntry:
    known = {entry.id: entry for entry in work.edition.witnesses}
    if witness_id not in known:
        raise UsageError(f"there is no witness {witness_id}", hint=f"this edition has {', '.join(known)}")
    return known[witness_id]


def _ever_used(work: Workspace, entry: WitnessEntry, acts: Sequence[Act]) -> set[str]:
    """Every id that a unit of the witness has, or had in an earlier text, in force or not."""
    used = set(units_of(work.witness(entry.id).nodes))
    for act in acts:
        if isinstance(act.body, Replace) and act.body.witness == entry.id:
            used |= {*act.body.retired, *act.body.minted}
    return used


def _is_free(work: Workspace, text: Received) -> bool:
    """Whether nothing that is there would be written over."""
    for name, data in (*text.sources, (text.entry.file, text.xml)):
        path = work.paths.root / name
        if path.exists() and path.read_bytes() != data:
            return False
    return True


def _digests(text: Received) -> list[str]:
    return [hashlib.sha256(data).hexdigest() for _, data in text.sources]


def _refuse_another(entry: WitnessEntry, old: Witness, new: Witness, ties: Sequence[Tie], file: Path) -> None:
    both = [tie for tie in ties if tie.old and tie.new]
    shares = [
        sum(len(text.segments[at].text) for at in same) / max(1, sum(len(each.text) for each in text.segments))
        for text, same in ((old, [i for tie in both for i in tie.old]), (new, [j for tie in both for j in tie.new]))
    ]
    if max(shares) < _SAME_TEXT:
        raise StaleError(
            f"{max(shares):.0%} of it is like {entry.id}: it seems to be another text",
            file=str(file),
            hint="another translator's text: workbench add --role translation. To put it in its place all the same: "
            "--force",
        )


def _warn_of_kinds(entry: WitnessEntry, new: Witness, report: Report) -> None:
    there = {segment.id for segment in new.segments}
    for unit, kind in entry.kinds:
        if f"{entry.id}.{unit}" not in there:
            report(Warned(f"{unit} is not there any more, so it is no {kind}", "edition.yaml"))
