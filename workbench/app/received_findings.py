"""The findings of all received files, on the base and on the corrected text.

    base, state = received_findings(work, state, source, cache, compared, report)

Those about the base stand in the corrected text too, as long as their words do: a received finding cannot be asked for
again. Placing is kept in the cache under the digests of the files and of the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from workbench.app.cache import Cache
from workbench.app.carrying import carried
from workbench.app.foreign import Arrived, arrive, in_order, is_name_of_ours, numbered, read_entry, read_kept
from workbench.app.workspace import Workspace
from workbench.model.edition import ReceivedFindings
from workbench.model.edits import Comparison
from workbench.model.errors import InputError
from workbench.model.event import Report, Warned
from workbench.model.finding import Finding
from workbench.model.state import State
from workbench.model.witness import Witness
from workbench.store.paths import MANIFEST

_SHOWN = 3  # unplaced claims that are told one by one; `findings list` tells all


def arrivals(
    work: Workspace, state: State, source: Witness | None, cache: Cache
) -> Iterator[tuple[ReceivedFindings, Arrived]]:
    """Each file that the manifest names, in its order."""
    texts = {"": state.base, state.base.id: state.base, state.witness.id: state.witness}
    for number, entry in enumerate(work.edition.findings):
        if is_name_of_ours(entry.origin):
            message = f"findings: {entry.origin} is what our own checks are called, and no origin"
            raise InputError(message, file=MANIFEST, hint=f"give {entry.file} another origin")
        witness = texts.get(entry.of)
        if witness is None:
            hint = f"findings are kept of {state.base.id} and {state.witness.id}"
            raise InputError(f"findings: {entry.file} is of {entry.of}", file=MANIFEST, hint=hint)
        names = [entry.file, *([entry.beside] if entry.beside else [])]
        digests = [hashlib.sha256(read_kept(work, name)).hexdigest() for name in names]
        inputs = {"entry": repr(entry), "files": " ".join(digests)}
        around = [witness, *([source] if source else [])]

        def make(entry: ReceivedFindings = entry, witness: Witness = witness) -> Arrived:
            return arrive(entry, read_entry(work, entry), witness, source)

        yield entry, cache.arrived(number, around, inputs, make)


def received_findings(
    work: Workspace, state: State, source: Witness | None, cache: Cache, compared: Comparison, report: Report
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """On the base, and on the corrected state, in order; what could not be placed is told."""
    on_base: list[Finding] = []
    on_state: list[Finding] = []
    for entry, arrived in arrivals(work, state, source, cache):
        (on_state if entry.of == state.witness.id else on_base).extend(arrived.findings)
        for each in arrived.unplaced[:_SHOWN]:
            report(Warned(f"a finding of {entry.origin} has no place: {each.reason}", each.file, each.line))
        if len(arrived.unplaced) > _SHOWN:
            more = len(arrived.unplaced) - _SHOWN
            report(Warned(f"{more} more have no place: workbench findings list", entry.file))
    base = tuple(numbered(in_order(on_base, state.base)))
    still = carried(base, compared, state)
    return base, tuple(numbered(in_order([*still, *on_state], state.witness)))
