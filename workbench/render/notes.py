"""What is said about a row: findings with their evidence, corrections and remarks, in words.

notes = Notes(snapshot); notes.finding(finding); notes.decision(act)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from workbench.model.act import Act, Add, Correct, Dismiss, Drop, Join, Operation, Remark, Split
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding, Status
from workbench.model.ids import witness_of
from workbench.model.span import Span
from workbench.model.state import Applied
from workbench.render.offers import Offer, offer_of
from workbench.render.trust import trust_in
from workbench.text.normalise import show_controls


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class FindingNote:
    """settled: who settled it (or brought it in) and when, empty while it is open; act: anchor of the correction.

    trust: how often its rule was right. offer: what can be done about one that is open. seen_old, seen_new: its words
    and what is suggested, where the note shows them letter for letter, so that the page need not be told them twice.
    language: of the text it is about.
    """

    id: str
    severity: str
    category: str
    status: str
    place: str
    quotes: tuple[Quote, ...]
    message: str
    evidence: tuple[tuple[str, str], ...]
    source: tuple[Quote, ...]
    suggestion: str
    conjecture: bool
    rule: str
    origin: str
    confidence: str
    settled: str
    why: str
    act: str
    column: str
    trust: str
    offer: Offer | None = None
    seen_old: str | None = None
    seen_new: str | None = None
    language: str = "und"


@dataclass(frozen=True, slots=True)
class DecisionNote:
    """kind: correction, remark; changes: (old, new) words; steps: what it does to the paragraphs."""

    id: str
    kind: str
    text: str
    changes: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    why: str
    who: str
    when: str
    category: str
    severity: str
    language: str
    source: tuple[Quote, ...]
    findings: tuple[str, ...]


class Notes:
    """Looks up people, languages and acts of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._names = {person.id: person.name for person in snapshot.edition.people}
        texts = (*snapshot.witnesses, snapshot.state.witness)
        self._languages = {witness.id: witness.language for witness in texts}
        own = (snapshot.state.base, snapshot.state.witness)
        self._texts = {segment.id: segment.text for text in own for segment in text.segments}
        self._base = snapshot.state.base.id
        self._base_language = snapshot.state.base.language
        self._acts = {act.id: act for act in snapshot.acts}
        self._changes: dict[str, list[Applied]] = defaultdict(list)
        for change in snapshot.state.changes:
            self._changes[change.act].append(change)

    def finding(self, finding: Finding) -> FindingNote:
        act = self._acts.get(finding.act or "")
        offer = offer_of(finding, self._texts.get(finding.segment, ""), self._base)
        return FindingNote(
            finding.id,
            finding.severity.value,
            in_words(finding.category),
            finding.status.value,
            finding.segment,
            tuple(self._quote(span) for span in finding.spans if span.quote),
            finding.message,
            tuple((item.kind, item.value) for item in finding.evidence),
            tuple(self._quote(span) for span in finding.source if span.quote and not _is_told(span, finding)),
            finding.suggestion or "",
            finding.conjecture,
            finding.rule,
            finding.origin,
            f"{finding.confidence:.3f}",
            "" if finding.status is Status.OPEN or act is None else self._signed(act),
            act.body.why if act and isinstance(act.body, Dismiss) else "",
            finding.act or "" if finding.status in (Status.CORRECTED, Status.INTRODUCED) else "",
            witness_of(finding.segment),
            trust_in(finding.rule, finding.origin),
            offer if finding.is_open else None,
            next((_seen(span.quote) for span in finding.spans if span.quote), None),
            _seen(finding.suggestion or ""),
            self._languages.get(witness_of(finding.segment), "und"),
        )

    def decision(self, act: Act) -> DecisionNote:
        body = act.body
        correction = body if isinstance(body, Correct) else Correct(())
        return DecisionNote(
            act.id,
            "remark" if isinstance(body, Remark) else "correction",
            body.text if isinstance(body, Remark) else "",
            tuple((change.old, change.new) for change in self._changes[act.id]),
            tuple(step for operation in correction.operations for step in _steps(operation)),
            correction.why,
            self._names.get(act.who, act.who),
            act.when[:10],
            in_words(correction.category or ""),
            correction.severity.value if correction.severity else "",
            self._base_language,
            tuple(self._quote(span) for span in correction.source if span.quote),
            correction.findings,
        )

    def _signed(self, act: Act) -> str:
        return f"{self._names.get(act.who, act.who)}, {act.when[:10]}"

    def _quote(self, span: Span) -> Quote:
        language = self._languages.get(witness_of(span.segment), "und")
        return Quote(span.quote, language)


def _seen(words: str) -> str | None:
    """None where a page shows them otherwise than they are: hidden characters by name, and nothing at all not."""
    return words if words and show_controls(words) == words else None


def _is_told(span: Span, finding: Finding) -> bool:
    """Whether the evidence quotes these words already."""
    return any(span.quote in item.value for item in finding.evidence)


def in_words(category: str) -> str:
    """`accuracy.omission` -> `accuracy › omission`."""
    return " › ".join(part.replace("-", " ") for part in category.split("."))


def _steps(operation: Operation) -> tuple[str, ...]:
    if isinstance(operation, Split):
        return ("paragraph split",)
    if isinstance(operation, Join):
        return ("paragraphs joined",)
    if isinstance(operation, Add):
        return ("note added" if operation.span else "paragraph added",)
    return ("paragraph taken out",) if isinstance(operation, Drop) else ()
