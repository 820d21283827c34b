"""What is said about the edition as a whole: who did what, and what everything was made from.

    about = about_of(snapshot, packs)       # About(people=(Worker("Vera", "", "3 corrections, 1 remark"), …), …)

Nothing here depends on the day: of the journal the number of acts and the last one are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.act import Accept, Act, Correct, Dismiss, PinBead, Read, Reject, Remark
from workbench.model.edition import Snapshot

_DEEDS = (
    (Correct, "correction"), (Accept, "acceptance"), (Reject, "refusal"), (Dismiss, "dismissal"), (Remark, "remark"),
    (PinBead, "pin"), (Read, "reading"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worker:
    """orcid: empty where it is not stated; deeds: what the journal has of this person, in words."""

    name: str
    orcid: str
    deeds: str


@dataclass(frozen=True, slots=True)
class About:
    """last: the last act of the journal, in words, empty where there is none; base: the digest of the base's file."""

    people: tuple[Worker, ...]
    acts: int
    last: str
    base: str
    packs: tuple[tuple[str, str], ...]


def about_of(snapshot: Snapshot, packs: Sequence[tuple[str, str]] = ()) -> About:
    names = {person.id: person.name for person in snapshot.edition.people}
    people = [Worker(each.name, each.orcid or "", _deeds(each.id, snapshot.acts)) for each in snapshot.edition.people]
    unknown = sorted({act.who for act in snapshot.acts} - set(names))
    people += [Worker(who, "", _deeds(who, snapshot.acts)) for who in unknown]
    last = max(snapshot.acts, key=lambda act: act.order, default=None)
    said = f"{last.id}, {names.get(last.who, last.who)}, {last.when[:10]}" if last else ""
    return About(tuple(people), len(snapshot.acts), said, snapshot.edition.base.digest, tuple(packs))


def _deeds(who: str, acts: Sequence[Act]) -> str:
    """By number of acts; those that were undone were made all the same."""
    kinds = Counter(type(act.body) for act in acts if act.who == who)
    counts = [(kinds[kind], word) for kind, word in _DEEDS if kinds[kind]]
    return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts)
