"""Everything that follows from witnesses, journal and manifest, as one snapshot.

    snapshot = compute(open_workspace(root), report)

Order: witnesses -> corrected state -> alignments -> comparisons -> findings. Alignments of a pair and the
findings of a text are kept in build/cache under a key of all they depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache as keep
from functools import partial
from pathlib import Path

from workbench.align.witnesses import align_witnesses
from workbench.app.cache import Cache
from workbench.app.comparing import compare_others, compare_own, witnesses_among
from workbench.app.contexts import make_context
from workbench.app.foreign import in_order
from workbench.app.known import known_words
from workbench.app.links import Links
from workbench.app.others import others_of
from workbench.app.received_findings import received_findings
from workbench.app.workspace import Workspace, open_workspace
from workbench.check.renamed import rename, say_the_same
from workbench.check.runner import run
from workbench.check.scores import score_segments, to_known
from workbench.check.since import read_since
from workbench.check.status import settle, settle_state
from workbench.correct.force import acts_in_force
from workbench.correct.present import is_placeless, where_they_are
from workbench.correct.reading import readers
from workbench.correct.state import compute_state
from workbench.correct.waiting import with_waiting
from workbench.diff.apparatus import collate
from workbench.model.act import Act, PinBead
from workbench.model.alignment import Alignment, Bead, Level, Pin
from workbench.model.context import Context
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.event import Report, Started, Warned, ignore
from workbench.model.finding import Finding
from workbench.model.glossary import Term
from workbench.model.ids import to_state_id, witness_of
from workbench.model.other_text import OtherText
from workbench.model.score import Score
from workbench.model.state import State
from workbench.model.witness import Role, Witness
from workbench.packs.pack import Pack


def compute(work: Workspace, report: Report = ignore, *, is_quick: bool = False) -> Snapshot:
    """All of an edition. Raises what its parts raise; stale acts and conflicts stand in `state.problems`.

    is_quick: a corrected text that was not checked since its last correction is not checked now; then no finding of
    the base counts as corrected but where its own words were.
    """
    report(Started("reading"))
    cache = Cache(work)
    witnesses = work.witnesses()
    by_id = {witness.id: witness for witness in witnesses}
    base = by_id[work.edition.base.id]
    acts = work.acts(report)
    state = with_waiting(compute_state(base, acts, work.state_id), acts, witnesses)
    source = by_id[work.edition.source.id] if work.edition.source else None
    in_force = acts_in_force(acts)
    glossary = work.glossary()
    report(Started("aligning"))
    alignments = _align(witnesses, source or base, in_force, cache, work.packs())
    alignments += _derived(state)
    links = Links(alignments, source.id if source else None, base.id, state.witness.id)
    others = tuple(witness for witness in witnesses if witness.role in (Role.TRANSLATION, Role.REVISION))
    rest = sorted((witness for witness in witnesses if witness is not base), key=lambda each: each is not source)
    report(Started("comparing"))
    comparisons = compare_own(base, state, others, links)
    report(Started("checking"))
    beside = partial(others_of, others, comparisons, links, source, work.packs())
    checked = _check(work, base, source, beside(base), glossary, links, cache)
    of_state = _check(work, state, source, beside(state.witness), glossary, links, cache, checked, is_quick=is_quick)
    findings, state_findings = checked.findings, of_state.findings
    left = None if of_state.is_checked else _carried(findings, base, state)
    if work.edition.findings:
        foreign, state_foreign = received_findings(work, state, source, cache, comparisons[0], report)
        findings = in_order((*findings, *foreign), base)
        state_findings = in_order((*state_findings, *state_foreign), state.witness)
    placed = where_they_are(acts, in_force)
    return Snapshot(
        work.edition,
        witnesses,
        state,
        placed,
        tuple(alignments),
        settle(findings, in_force, state, state_findings if left is None else left),
        settle_state(state_findings, in_force, state, findings),
        comparisons,
        work.versions(),
        tuple(act.id for act in in_force),
        partial(compare_others, rest, links),
        partial(collate, base, witnesses_among(comparisons, base, state)),
        _scorer(checked, of_state),
        read=frozenset(readers(placed)),
    )


def _carried(findings: Sequence[Finding], base: Witness, state: State) -> tuple[Finding, ...]:
    """What was found in the base, said of the corrected text, as far as its segments are still there."""
    there = {segment.id for segment in state.witness.segments}
    kept = [each for each in findings if to_state_id(each.segment, state.witness.id) in there]
    return rename(kept, base, state.witness)


def _scorer(base: _Checked, state: _Checked) -> Callable[[str, frozenset[str] | None], tuple[Score, ...]]:
    """Of a text or some of its segments. Passages that no correction touched are not judged again."""

    @keep
    def score(text: str, only: frozenset[str] | None) -> tuple[Score, ...]:
        checked = base if text == base.context.witness.id else state

        def judge() -> tuple[Score, ...]:
            is_known = checked is state and only is None
            known = to_known(base.context, score(base.context.witness.id, None)) if is_known else None
            return score_segments(checked.context, known, only)

        scores = checked.keep_scores(judge, is_whole=only is None)
        return scores if only is None else tuple(each for each in scores if each.segment in only)

    return score


def _align(
    witnesses: Sequence[Witness], hub: Witness, acts: Sequence[Act], cache: Cache, packs: Sequence[Pack]
) -> list[Alignment]:
    """Every other witness with the hub: the source if there is one, else the base."""
    alignments: list[Alignment] = []
    for witness in witnesses:
        if witness.id == hub.id:
            continue
        pins = pins_of(acts, witness)
        alignments += cache.alignments(hub, witness, pins, partial(_align_pair, hub, witness, pins, packs))
    return alignments


def _align_pair(a: Witness, b: Witness, pins: Sequence[Pin], packs: Sequence[Pack]) -> tuple[Alignment, ...]:
    return align_witnesses(a, b, pins, lexica=known_words(a.language, b.language, packs))


def pins_of(acts: Sequence[Act], witness: Witness) -> list[Pin]:
    """What is pinned between the hub and a witness, each bead once. acts: in force; what has no place pins nothing."""
    pins = {
        (act.body.level, act.body.a, act.body.b): Pin(act.body.level, act.body.a, act.body.b, act.id)
        for act in acts
        if isinstance(act.body, PinBead) and not is_placeless(act.body)
    }
    return [pin for pin in pins.values() if not pin.b or witness_of(pin.b[0]) == witness.id]


def _derived(state: State) -> list[Alignment]:
    a, b = state.base.id, state.witness.id
    return [
        Alignment(a, b, Level.SEGMENT, state.segment_beads, derived=True),
        Alignment(a, b, Level.SENTENCE, state.sentence_beads, derived=True),
    ]


@dataclass(frozen=True, slots=True)
class _Checked:
    """A text with its findings. keep_scores: those that are kept, else what is made; whether it is all is said.

    is_checked: findings are what the rules say of it, not left out to save time.
    """

    context: Context
    findings: tuple[Finding, ...]
    keep_scores: Callable[..., tuple[Score, ...]]
    is_checked: bool = True


def _check(
    work: Workspace,
    text_or_state: Witness | State,
    source: Witness | None,
    others: Sequence[OtherText],
    glossary: tuple[Term, ...],
    links: Links,
    cache: Cache,
    before: _Checked | None = None,
    *,
    is_quick: bool = False,
) -> _Checked:
    """before: the base; what was found in it is said of a state as far as nobody corrected it, not found again."""
    context = make_context(work, text_or_state, source, links, glossary, others)
    texts = [context.witness, *([source] if source else [])]
    beads = [context.segment_beads, context.sentence_beads]
    beside = [*beads]
    for other in others:
        beside += [links.of(context.witness.id, other.witness.id, Level.SEGMENT), other.sentence_beads]
        beside += [links.of(source.id, other.witness.id, Level.SENTENCE)] if source else []
    read = [*texts, *(other.witness for other in others)]

    def find() -> tuple[Finding, ...]:
        is_untouched = isinstance(text_or_state, State) and not text_or_state.acts
        if before and is_untouched and say_the_same(before.context, context):
            return rename(before.findings, before.context.witness, context.witness)
        since = read_since(before.context, before.findings, context) if before else None
        return run(context, work.edition.rules, since)

    keep_scores = partial(cache.scores, texts, beads)
    if is_quick and not cache.has_findings(read, beside, glossary):
        return _Checked(context, (), keep_scores, is_checked=False)
    return _Checked(context, cache.findings(read, beside, glossary, find), keep_scores)


def context_of(directory: Path, on: str | None = None, report: Report = ignore) -> Context:
    """The base, or the corrected state (`on`), beside the source, as rules see it; no other text is aligned."""
    work = open_workspace(directory)
    report(Started("reading"))
    base = work.witness(work.edition.base.id)
    source = work.witness(work.edition.source.id) if work.edition.source else None
    acts = work.acts(report)
    state = compute_state(base, acts, work.state_id)
    if on not in (None, base.id, state.witness.id):
        raise UsageError(f"{on} is neither {base.id} nor {state.witness.id}", hint=f"--on {state.witness.id}")
    alignments: list[Alignment] = []
    if source:
        report(Started("aligning"))
        alignments = _align((base,), source, acts_in_force(acts), Cache(work), work.packs()) + _derived(state)
    links = Links(alignments, source.id if source else None, base.id, state.witness.id)
    return make_context(work, state if on == state.witness.id else base, source, links, work.glossary())


def compute_for_reader(work: Workspace, report: Report, *, is_quick: bool = False) -> Snapshot:
    """The snapshot; decisions that could not be applied are said, since the text lacks them."""
    snapshot = compute(work, report, is_quick=is_quick)
    for problem in snapshot.state.problems:
        teller = "retarget" if problem.kind == "stale" else "resolve"
        report(Warned(f"{problem.message}: left out; `workbench {teller}` tells more"))
    return snapshot


def align_source(work: Workspace, base: Witness, source: Witness) -> tuple[Bead, ...]:
    """The beads of segments of source and base alone, without the rest of the edition."""
    return next(each.beads for each in align_pair(work, source, base) if each.level is Level.SEGMENT)


def align_pair(work: Workspace, hub: Witness, other: Witness) -> list[Alignment]:
    """One text with the hub, on all levels, without the rest of the edition."""
    return _align((other,), hub, acts_in_force(work.acts()), Cache(work), work.packs())


def partners(work: Workspace, source: Witness, base: Witness, segments: Sequence[str]) -> set[str]:
    """The segments of the source that render these segments of the base."""
    beads = align_source(work, base, source)
    return {unit for bead in beads if set(bead.b) & set(segments) for unit in bead.a}
