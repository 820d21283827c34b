"""Estimators of translation quality that other packages bring (entry points `workbench.quality`), run when asked for.

    listed = run_estimator(directory, "my-model")       # writes sources/findings/my-model.jsonl and names it

An estimator is a callable: pairs of source and translation, and the two languages, in; one mapping a pair out:

    def estimate(pairs: list[tuple[str, str]], languages: tuple[str, str]) -> list[dict]:
        return [{"score": 0.4, "spans": [{"start": 10, "end": 11, "severity": "major", "confidence": 0.8}]}, …]

What it said becomes a received file like any other: a build computes from that and never runs an estimator. The answers
stay in build/cache under its name and version and the texts, so that asking again costs nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from workbench.app.cache import Cache
from workbench.app.compute import align_source
from workbench.app.findings_files import FOLDER, Listed, record
from workbench.app.foreign import arrive, is_name_of_ours, read_file
from workbench.app.workspace import Workspace, open_workspace
from workbench.formats.findings.registry import Received, importers
from workbench.model.edition import ReceivedFindings
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Report, Started, ignore
from workbench.model.ids import is_witness_id
from workbench.model.witness import Witness

GROUP = "workbench.quality"
FORMAT = "spans"
Pairs = list[tuple[str, str]]


def run_estimator(directory: Path, name: str, report: Report = ignore, *, dry_run: bool = False) -> Listed:
    """UsageError where no estimator of that name is installed, InputError for one that fails or says nonsense."""
    point = _find(name)
    work = open_workspace(directory)
    base = work.witness(work.edition.base.id)
    source = work.witness(work.edition.source.id) if work.edition.source else None
    report(Started("aligning"))
    pairs = _pairs(work, base, source)
    languages = (source.language if source else "und", base.language)
    report(Started(f"asking {name}"))
    version = point.dist.version if point.dist is not None else ""
    inputs = {"estimator": name, "version": version, "languages": " ".join(languages), "pairs": json.dumps(pairs)}
    data = Cache(work).estimate(name, inputs, lambda: _ask(point, pairs, languages))
    entry = ReceivedFindings(f"{FOLDER}/{name}.jsonl", FORMAT, name, base.id)
    with_names = Received(data, f"the answer of {name}")
    arrived = arrive(entry, importers()[FORMAT].read(with_names), base, source)
    if not dry_run:
        _refuse_other(work, entry, data)
        record(work, entry, {entry.file: data})
    return Listed(entry, arrived)


def installed() -> list[str]:
    return sorted({point.name for point in entry_points(group=GROUP)})


def _find(name: str) -> EntryPoint:
    found = [point for point in entry_points(group=GROUP) if point.name == name]
    if len(found) != 1:
        known = ", ".join(installed())
        what = "no estimator is" if not found else f"{len(found)} estimators are"
        raise UsageError(
            f"{what} called {name}", hint=f"installed: {known}" if known else f"none is installed (group {GROUP})"
        )
    if not is_witness_id(name):
        raise UsageError(f"{name!r} cannot be an origin", hint="small letters, digits and hyphens")
    if is_name_of_ours(name):
        raise UsageError(f"{name} is what our own checks are called", hint="it cannot be run under this name")
    return found[0]


def _pairs(work: Workspace, base: Witness, source: Witness | None) -> Pairs:
    """The segments of each bead, joined; without a source, each segment of the base alone."""
    texts = {segment.id: segment.text for text in (base, source) if text for segment in text.segments}
    if source is None:
        return [("", segment.text) for segment in base.segments if segment.is_aligned]
    beads = align_source(work, base, source)
    return [(_join(bead.a, texts), _join(bead.b, texts)) for bead in beads if bead.b]


def _join(units: Sequence[str], texts: Mapping[str, str]) -> str:
    return " ".join(texts[unit] for unit in units)


def _ask(point: EntryPoint, pairs: Pairs, languages: tuple[str, str]) -> bytes:
    """Its answers with the texts they are about, as JSON Lines; whatever goes wrong in there is its fault."""
    try:
        estimate = point.load()
        with redirect_stdout(sys.stderr):  # what it prints is no data of ours
            answers = list(estimate(list(pairs), languages))
    except (Exception, SystemExit) as error:
        raise InputError(
            f"the estimator {point.name} failed: {type(error).__name__}: {error}",
            hint="--debug in front of the command shows where; it is no part of workbench",
        ) from error
    if len(answers) != len(pairs):
        raise InputError(f"the estimator {point.name} gave {len(answers)} answers for {len(pairs)} pairs")
    lines = [
        _line(point.name, number, pair, answer)
        for number, (pair, answer) in enumerate(zip(pairs, answers, strict=True), 1)
    ]
    data = "".join(lines).encode()
    importers()[FORMAT].read(Received(data, f"the answer of {point.name}"))  # nonsense is refused before it is kept
    return data


def _line(name: str, number: int, pair: tuple[str, str], answer: Any) -> str:
    if not isinstance(answer, Mapping):
        raise InputError(f"answer {number} of the estimator {name} is no mapping", hint='{"score": …, "spans": […]}')
    record = {"src": pair[0], "mt": pair[1], "score": answer.get("score"), "spans": answer.get("spans", [])}
    try:
        return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"
    except (TypeError, ValueError, RecursionError):
        message = f"answer {number} of the estimator {name} cannot be written as JSON"
        raise InputError(message, hint="plain numbers, texts, lists and mappings only") from None


def _refuse_other(work: Workspace, entry: ReceivedFindings, data: bytes) -> None:
    """An answer of its own is written over; a file that somebody else put there is not."""
    target = work.source_file(entry.file)
    if target.exists() and entry not in work.edition.findings and read_file(target, entry.file) != data:
        raise InputError(
            "is there already, and the edition does not name it",
            file=entry.file,
            hint="move it away, then run it again",
        )
