"""What there is to tell about the work on an edition: how good, how much was changed, by whom, what is left.

    report.scores[1]        # MqmScore("en-corr", 448, 12, ((…, "minor", 2), …))
    report.edits.rate       # 0.083: of 100 words of the corrected text 8.3 were edited

Only counts: nothing here is drawn, nothing depends on the day it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

WORDS = 1000  # for so many penalties are told
Count = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MqmScore:
    """errors: how many of each severity, the gravest first. points: their penalties, added up."""

    text: str
    words: int
    errors: tuple[Count, ...]
    points: int

    @property
    def penalty(self) -> float:
        """Points in 1,000 words, in steps of 1/10."""
        return round(WORDS * self.points / self.words, 1) if self.words else 0.0

    @property
    def score(self) -> float:
        """MQM's linear score: of 100 points one is lost for each point in 100 words; never below 0."""
        return max(0.0, round(100 - 100 * self.points / self.words, 2)) if self.words else 100.0


@dataclass(frozen=True, slots=True)
class SegmentEdits:
    """Segments of the base and what they became; edits: words and marks put in, taken out or replaced, of `words`."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    edits: int
    words: int

    @property
    def rate(self) -> float:
        return edit_rate(self.edits, self.words)


@dataclass(frozen=True, slots=True)
class Edits:
    """From the base to the corrected text. segments: those that changed, the most edits first."""

    edits: int
    words: int
    segments: tuple[SegmentEdits, ...]

    @property
    def rate(self) -> float:
        return edit_rate(self.edits, self.words)


def edit_rate(edits: int, words: int) -> float:
    """Edits for each word of the corrected text, in steps of 1/1000; where that has none, 1 for any."""
    return round(edits / words, 3) if words else float(edits > 0)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What sacrebleu says of the base beside another text: chrF (100: the same) and TER (0: the same)."""

    against: str
    role: str
    segments: int
    chrf: float
    ter: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Segments of the base: read as they are now; corrected and not read since; neither."""

    read: int
    corrected: int
    untouched: int

    @property
    def segments(self) -> int:
        return self.read + self.corrected + self.untouched


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Findings of one severity: those of the base open, corrected and dismissed, those that corrections introduced."""

    severity: str
    open: int
    corrected: int
    dismissed: int
    introduced: int


@dataclass(frozen=True, slots=True)
class Report:
    """where: the range that was asked for, or empty. scores: of the base and of the corrected text.

    ungraded: corrections that state no severity and answer no finding, so that they cost nothing. signatures: of the
    measures in `likeness`, which is None where sacrebleu is not installed. corrections by category, severity, editor;
    dismissed: findings by rule. proposals: those that wait for an answer.
    """

    title: str
    where: str
    base: str
    state: str
    scores: tuple[MqmScore, MqmScore]
    ungraded: int
    edits: Edits
    likeness: tuple[Likeness, ...] | None
    signatures: tuple[str, ...]
    corrections: int
    by_category: tuple[Count, ...]
    by_severity: tuple[Count, ...]
    by_editor: tuple[Count, ...]
    proposals: int
    dismissed: tuple[Count, ...]
    findings: tuple[FoundRow, ...]
    progress: Progress
    problems: tuple[str, ...]
