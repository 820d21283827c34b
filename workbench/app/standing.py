"""Where the work stands, as counts and short lists; a build keeps them, so that they can be told at once.

    standing = kept_standing(root)      # None where something changed since the last build
    standing.doubtful[0]                # Doubtful(level="segment", a="ru", b="en-mt", a_ids=("ru.p3",), …)

Only the standard library and the store are loaded here: `status` of a novel must cost next to nothing.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workbench.app.fresh import is_up_to_date
from workbench.model.estimate import Estimate

FIRST = 20  # per cent that are worth reading first: docs/explanation/judge.md says how many of them are bad
KEPT = "build/cache/standing.json"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A bead that is not sure, and the command that says why it is what it is."""

    level: str
    a: str
    b: str
    a_ids: tuple[str, ...]
    b_ids: tuple[str, ...]
    confidence: float
    look: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Segments of the base whose corrected text others changed since a person's last act, in order."""

    who: str
    name: str
    act: str
    when: str
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of an edition. findings: severity, of the base open, corrected and dismissed, open in the state.

    unraised: dismissals in force of findings that no rule raises any more, as (act, finding, segment).
    doubtful: the beads that are not sure, the least sure first. estimates: of base and state.
    read_first: how many segments of the base, of those judged, are worth reading before the rest.
    settled: person, severity, findings corrected and dismissed. proposals: those that wait for an answer.
    unread: how many segments nobody has read as they are now, of how many, and the first of them. changed: for each
    person who has decided anything.
    """

    title: str
    texts: tuple[tuple[str, str, str, int], ...]
    beads: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, int, int, int, int], ...]
    corrections: tuple[tuple[str, int], ...]
    problems: tuple[str, ...]
    state: str = ""
    unraised: tuple[tuple[str, str, str], ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    read_first: int = 0
    judged: int = 0
    settled: tuple[tuple[str, str, int, int], ...] = ()
    proposals: int = 0
    unread: tuple[int, int, str] = (0, 0, "")
    changed: tuple[Changed, ...] = ()

    def changed_for(self, who: str | None) -> Changed | None:
        """who: a name or an id; None for who has decided nothing yet."""
        return next((each for each in self.changed if who in (each.who, each.name)), None)

    def to_json(self, who: str | None = None) -> dict[str, object]:
        """who: for whom it is told what others changed."""
        unread, of, first = self.unread
        changed = self.changed_for(who)
        return {
            "title": self.title,
            "texts": [{"id": i, "role": r, "language": lang, "segments": n} for i, r, lang, n in self.texts],
            "beads": [{"pair": pair, "count": n} for pair, n in self.beads],
            "findings": [
                {
                    "severity": severity,
                    "open": opened,
                    "corrected": corrected,
                    "dismissed": dismissed,
                    "remaining": left,
                }
                for severity, opened, corrected, dismissed, left in self.findings
            ],
            "corrections": [{"who": who, "count": n} for who, n in self.corrections],
            "problems": list(self.problems),
            "no_longer_raised": [
                {"act": act, "finding": finding, "segment": segment} for act, finding, segment in self.unraised
            ],
            "least_sure": [asdict(bead) for bead in self.doubtful],
            "estimates": [asdict(each) for each in self.estimates],
            "read_first": {"segments": self.read_first, "of": self.judged},
            "settled": [
                {"who": name, "severity": severity, "corrected": corrected, "dismissed": dismissed}
                for name, severity, corrected, dismissed in self.settled
            ],
            "proposals": self.proposals,
            "unread": {"segments": unread, "of": of, "first": first or None},
            "changed_since": asdict(changed) if changed else None,
        }


def to_kept(standing: Standing | None) -> bytes:
    return json.dumps(standing and asdict(standing), ensure_ascii=False, indent=0).encode()


def kept_standing(root: Path) -> Standing | None:
    """What the last build kept, where nothing changed since; a file that cannot be read is none."""
    if not is_up_to_date(root):
        return None
    try:
        record = json.loads((root / KEPT).read_bytes())
        doubtful = tuple(Doubtful(**_tuples(each)) for each in record.pop("doubtful"))
        estimates = tuple(Estimate(**each) for each in record.pop("estimates"))
        changed = tuple(Changed(**_tuples(each)) for each in record.pop("changed"))
        return Standing(**_tuples(record), doubtful=doubtful, estimates=estimates, changed=changed)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _tuples(record: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in record.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(each) for each in value) if isinstance(value, list) else value
