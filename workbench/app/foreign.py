"""Findings made elsewhere, in our text: the received files that the manifest names, read, placed and graded.

    received = read_received(work, base, state)
    received.findings[0].origin                 # "xcomet"
    received.unplaced[0].reason                 # "its text is not in en-mt"

What cannot be placed is kept with its line and the reason, never dropped and never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.grades import is_same_name, to_category, to_severity
from workbench.app.placing import Placed, Placer
from workbench.app.workspace import Workspace
from workbench.check.registry import rules
from workbench.formats.findings.registry import Importer, Received, importers
from workbench.formats.registry import LIMIT
from workbench.model.edition import ReceivedFindings
from workbench.model.errors import InputError
from workbench.model.finding import Evidence, Finding
from workbench.model.foreign import ForeignClaim, ForeignText
from workbench.model.ids import finding_id
from workbench.model.span import Span
from workbench.model.witness import Witness
from workbench.store.paths import MANIFEST
from workbench.text.normalise import show_controls

UNSAID = 0.5  # the confidence of a finding that says nothing of its own: as likely right as wrong
OURS = "ours"  # what `check --origin` calls the findings of our rules


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A claim that has no place in our text. file: as the manifest names it; line: in it."""

    file: str
    line: int
    reason: str
    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one received file: how many texts and claims it has, and those that were placed."""

    file: str
    texts: int
    claims: int
    findings: tuple[Finding, ...]
    unplaced: tuple[Unplaced, ...]


def read_entry(work: Workspace, entry: ReceivedFindings) -> tuple[ForeignText, ...]:
    """What a file of the edition says; InputError where it is missing, or not what the manifest says."""
    importer = find_importer(entry.format)
    data = read_kept(work, entry.file)
    beside = read_kept(work, entry.beside) if entry.beside else None
    return importer.read(Received(data, entry.file, beside, entry.beside))


def find_importer(format_id: str) -> Importer:
    found = importers().get(format_id)
    if found is None:
        known = ", ".join(importers())
        raise InputError(f"findings: there is no format {format_id!r}", file=MANIFEST, hint=f"one of {known}")
    return found


def is_name_of_ours(origin: str) -> bool:
    """An origin that is the name of a rule, or of all rules, would be taken for it."""
    return origin == OURS or origin in rules()


def read_kept(work: Workspace, name: str) -> bytes:
    """A file that the manifest names."""
    try:
        return read_file(work.source_file(name), name)
    except InputError as error:
        error.hint = error.hint or "restore it from a copy, or take it out with `workbench findings drop`"
        raise


def read_file(path: Path, name: str) -> bytes:
    """At most the limit and one byte more, which whoever reads it refuses."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=name) from None


def arrive(entry: ReceivedFindings, texts: Sequence[ForeignText], witness: Witness, source: Witness | None) -> Arrived:
    """The claims of a file as findings on a witness. Their ids are given later, when all files are read."""
    findings: list[Finding] = []
    unplaced: list[Unplaced] = []
    placed = Placer(witness).place(texts)
    on_source = _SourceWords(source, texts)
    for number, (text, place) in enumerate(zip(texts, placed, strict=True)):
        for claim in text.claims:
            spans, reason = _spans_of(claim, text, place)
            if spans is None:
                words_ = (reason, claim.message, _words(claim, text))
                unplaced.append(Unplaced(entry.file, claim.line, *map(_plain, words_)))
            else:
                words = on_source.spans(number, claim)
                findings.append(_to_finding(entry.origin, claim, text, spans, words))
    return Arrived(entry.file, len(texts), sum(len(text.claims) for text in texts), tuple(findings), tuple(unplaced))


def _spans_of(claim: ForeignClaim, text: ForeignText, place: Placed | str) -> tuple[tuple[Span, ...] | None, str]:
    if claim.problem:
        return None, claim.problem
    if isinstance(place, str):
        return None, place
    # What is marked in the source has no place of its own here: it is about the whole.
    start, end = (0, len(text.text)) if claim.on_source else (claim.start, claim.end)
    spans = place.spans(start, end)
    return spans, "" if spans else "its words were changed in our text"


class _SourceWords:
    """Words marked in the source, found in ours; placed only if there are any."""

    def __init__(self, source: Witness | None, texts: Sequence[ForeignText]) -> None:
        marked = [number for number, text in enumerate(texts) if any(claim.on_source for claim in text.claims)]
        self._placed: dict[int, Placed | str] = {}
        if source is not None and marked:
            sources = [ForeignText(texts[number].source, texts[number].line) for number in marked]
            self._placed = dict(zip(marked, Placer(source).place(sources), strict=True))

    def spans(self, number: int, claim: ForeignClaim) -> tuple[Span, ...]:
        place = self._placed.get(number)
        if not claim.on_source or not isinstance(place, Placed):
            return ()
        return place.spans(claim.start, claim.end) or ()


def _plain(text: str) -> str:
    """Controls and lone surrogates made visible: pages, TEI and JSON can hold what is left."""
    return show_controls(text).replace("\ufffe", "‹U+FFFE›").replace("\uffff", "‹U+FFFF›")


def _words(claim: ForeignClaim, text: ForeignText) -> str:
    return (text.source if claim.on_source else text.text)[claim.start : claim.end]


def _to_finding(
    origin: str, claim: ForeignClaim, text: ForeignText, spans: tuple[Span, ...], words: tuple[Span, ...]
) -> Finding:
    category, severity = to_category(claim.category), to_severity(claim.severity)
    evidence = list(claim.evidence)
    if claim.on_source:
        evidence.append(Evidence("source", f"«{_words(claim, text)}»"))
    if not is_same_name(claim.category, category):
        evidence.append(Evidence("category given", claim.category))
    if not is_same_name(claim.severity, severity.value):
        evidence.append(Evidence("severity given", claim.severity))
    return Finding(
        "",
        origin,
        category,
        severity,
        spans,
        _plain(claim.message),
        UNSAID if claim.confidence is None else round(claim.confidence, 3),
        tuple(Evidence(each.kind, _plain(each.value)) for each in evidence),
        words,
        None if claim.suggestion is None else _plain(claim.suggestion),
        hint=claim.hint,
        origin=origin,
    )


def in_order(findings: Iterable[Finding], witness: Witness) -> tuple[Finding, ...]:
    """As the runner orders them: by place, then by rule; of one place and rule the first received comes first."""
    order = {segment.id: number for number, segment in enumerate(witness.segments)}
    return tuple(
        sorted(findings, key=lambda each: (order[each.segment], each.spans[0].start, each.spans[0].end, each.rule))
    )


def numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Received findings with their ids: the nth equal claim of an origin in a segment keeps its own."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.segment, finding.spans[0].quote)
        seen[key] += 1
        yield replace(finding, id=finding_id(*key, seen[key]))
