"""What the manifest says, and everything that is computed from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.model.act import Act
from workbench.model.alignment import Alignment, Level
from workbench.model.apparatus import Unit
from workbench.model.edits import Comparison
from workbench.model.finding import Finding
from workbench.model.score import Score
from workbench.model.state import State
from workbench.model.witness import Role, Witness


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Where a witness comes from; empty = not stated."""

    title: str = ""
    author: str = ""
    translator: str = ""
    engine: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    accessed: str = ""
    rights: str = ""
    licence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WitnessEntry:
    """One witness as the manifest describes it. files: received files, relative to the edition, in order.

    digest: sha256 of its TEI file. kinds: segment id without prefix -> kind (head, p, furniture, chapter…).
    version: which of its texts this is; 1 as first imported, more where a newer one took its place.
    """

    id: str
    role: Role
    language: str
    files: tuple[str, ...]
    digest: str = ""
    bibliography: Bibliography = Bibliography()
    kinds: tuple[tuple[str, str], ...] = ()
    version: int = 1

    @property
    def file(self) -> str:
        """Its TEI file, relative to the edition."""
        return f"witnesses/{self.id}.xml" if self.version == 1 else f"witnesses/{self.id}@{self.version}.xml"

    @property
    def received(self) -> str:
        """How the names of its received files begin; they stand in addresses, where an `@` would be escaped."""
        return f"sources/{self.id}" if self.version == 1 else f"sources/{self.id}.v{self.version}"


@dataclass(frozen=True, slots=True)
class RuleOption:
    """least: what is believed less is not reported. default: whether it speaks unasked; None: as it was measured."""

    rule: str
    enabled: bool = True
    severity: str | None = None
    least: float = 0.0
    default: bool | None = None


@dataclass(frozen=True, slots=True)
class ReceivedFindings:
    """A file of findings made elsewhere. file, beside: relative to the edition; beside: the text its places count in.

    origin: whose they are, such as `xcomet`. of: the text they are about (empty: the base).
    """

    file: str
    format: str
    origin: str
    of: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The manifest, parsed. packs: folders of its own packs, relative to the edition; they come before the shipped.

    downloads: formats whose files every page offers.
    """

    id: str
    title: str
    author: str = "not named"
    authority: str = "not stated"
    date: str = ""
    rights: str = ""
    licence: str = ""
    people: tuple[Person, ...] = ()
    witnesses: tuple[WitnessEntry, ...] = ()
    rules: tuple[RuleOption, ...] = ()
    packs: tuple[str, ...] = ()
    findings: tuple[ReceivedFindings, ...] = ()
    downloads: tuple[str, ...] = ()

    def entry(self, witness_id: str) -> WitnessEntry:
        for entry in self.witnesses:
            if entry.id == witness_id:
                return entry
        raise KeyError(witness_id)

    def of_role(self, *roles: Role) -> tuple[WitnessEntry, ...]:
        return tuple(entry for entry in self.witnesses if entry.role in roles)

    @property
    def base(self) -> WitnessEntry:
        return self.of_role(Role.BASE)[0]

    @property
    def source(self) -> WitnessEntry | None:
        """The original; for want of one, the reconstruction."""
        return next(iter(self.of_role(Role.SOURCE) + self.of_role(Role.RECONSTRUCTION)), None)


def no_comparisons() -> tuple[Comparison, ...]:
    """Of a snapshot without further texts."""
    return ()


def no_units() -> tuple[Unit, ...]:
    """Of a snapshot that nobody collated."""
    return ()


def no_scores(_text: str, _segments: frozenset[str] | None = None) -> tuple[Score, ...]:
    """Of a snapshot that nobody judges."""
    return ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An edition with everything computed from it; what TEI, pages and exports are written from.

    findings: of the base; state_findings: of the corrected state. versions: (input file, sha256) pairs. in_force: ids
    of the acts that count: not undone, not refused. comparisons: of base and corrected text with each text of their
    language, and with each other; compare_others: of the other texts among themselves, worked out when asked; collate:
    the base with the readings of all that are one translation with it.
    score_text: the scores of base or state, by its id; a book is judged when that is first asked, since most commands
    do not. Of some segments alone they are known at once, though without ranks where the rest was not judged before.
    read: segments of the base that somebody read as they are today.
    """

    edition: Edition
    witnesses: tuple[Witness, ...]
    state: State
    acts: tuple[Act, ...]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    state_findings: tuple[Finding, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    versions: tuple[tuple[str, str], ...] = field(default=())
    in_force: tuple[str, ...] = ()
    compare_others: Callable[[], tuple[Comparison, ...]] = field(default=no_comparisons, compare=False, repr=False)
    collate: Callable[[], tuple[Unit, ...]] = field(default=no_units, compare=False, repr=False)
    score_text: Callable[[str, frozenset[str] | None], tuple[Score, ...]] = field(
        default=no_scores, compare=False, repr=False
    )
    read: frozenset[str] = frozenset()

    @property
    def scores(self) -> tuple[Score, ...]:
        """Of the base."""
        return self.score_text(self.state.base.id, None)

    @property
    def state_scores(self) -> tuple[Score, ...]:
        return self.score_text(self.state.witness.id, None)

    def witness(self, witness_id: str) -> Witness:
        """A witness or the corrected state, by id."""
        for witness in (*self.witnesses, self.state.witness):
            if witness.id == witness_id:
                return witness
        raise KeyError(witness_id)

    def alignment(self, a: str, b: str, level: Level) -> Alignment | None:
        for alignment in self.alignments:
            if (alignment.a, alignment.b, alignment.level) == (a, b, level):
                return alignment
        return None
