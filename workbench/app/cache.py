"""The slow steps of an edition, done again only when something they depend on changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from workbench.app.foreign import Arrived
from workbench.app.fresh import program_version
from workbench.app.workspace import Workspace
from workbench.model.alignment import Alignment, Bead, Pin
from workbench.model.errors import InputError
from workbench.model.finding import Finding
from workbench.model.glossary import Term
from workbench.model.ids import short_digest
from workbench.model.score import Score
from workbench.model.witness import Witness
from workbench.store.objects import from_bytes, to_bytes
from workbench.store.stages import Stages

OUTPUT = "objects.json"


class Cache:
    """Results under build/cache. A result that cannot be read is computed again."""

    def __init__(self, work: Workspace) -> None:
        self._stages = Stages(work.paths.root)
        self._entries = {entry.id: entry for entry in work.edition.witnesses}
        self._rules = repr(work.edition.rules)
        self._packs = repr([pack.digest for pack in work.packs()])

    def alignments(
        self, a: Witness, b: Witness, pins: Sequence[Pin], make: Callable[[], tuple[Alignment, ...]]
    ) -> tuple[Alignment, ...]:
        inputs = {"a": self._text(a), "b": self._text(b), "pins": repr(sorted(map(repr, pins))), "packs": self._packs}
        result: tuple[Alignment, ...] = self._get(f"align.{a.id}.{b.id}", tuple[Alignment, ...], inputs, make)
        return result

    def findings(
        self,
        texts: Sequence[Witness],
        beads: Sequence[Sequence[Bead]],
        glossary: Sequence[Term],
        make: Callable[[], tuple[Finding, ...]],
    ) -> tuple[Finding, ...]:
        """texts: the one under examination first. beads, glossary: all that the rules are given."""
        inputs = self._check_inputs(texts, beads, glossary)
        result: tuple[Finding, ...] = self._get(f"check.{texts[0].id}", tuple[Finding, ...], inputs, make)
        return result

    def has_findings(self, texts: Sequence[Witness], beads: Sequence[Sequence[Bead]], glossary: Sequence[Term]) -> bool:
        """Whether `findings` would not have to make them."""
        inputs = self._check_inputs(texts, beads, glossary) | {"program": program_version()}
        return self._stages.fresh(f"check.{texts[0].id}", inputs)

    def _check_inputs(
        self, texts: Sequence[Witness], beads: Sequence[Sequence[Bead]], glossary: Sequence[Term]
    ) -> dict[str, str]:
        inputs = {str(number): self._text(text) for number, text in enumerate(texts)}
        inputs |= {
            "beads": short_digest(*(repr(each) for each in beads), length=64),
            "glossary": repr(tuple(glossary)),
            "rules": self._rules,
            "packs": self._packs,
        }
        return inputs

    def arrived(
        self, number: int, texts: Sequence[Witness], inputs: dict[str, str], make: Callable[[], Arrived]
    ) -> Arrived:
        """What became of the nth received file of findings. texts: the one it is about, and the source."""
        inputs = inputs | {str(each): self._text(text) for each, text in enumerate(texts)}
        result: Arrived = self._get(f"received.{number}", Arrived, inputs, make)
        return result

    def estimate(self, name: str, inputs: dict[str, str], make: Callable[[], bytes]) -> bytes:
        """What an estimator said, whatever version of the program asks: it may have taken hours."""
        stage = f"quality.{name}"
        if self._stages.fresh(stage, inputs):
            with suppress(OSError, LookupError):
                return self._stages.load(stage)[OUTPUT]
        made = make()
        with suppress(InputError):
            self._stages.save(stage, inputs, {OUTPUT: made})
        return made

    def scores(
        self,
        texts: Sequence[Witness],
        beads: Sequence[Sequence[Bead]],
        make: Callable[[], tuple[Score, ...]],
        *,
        is_whole: bool,
    ) -> tuple[Score, ...]:
        """texts: the one that is judged, then its source. They do not depend on rules. is_whole: kept for the next."""
        inputs = {str(number): self._text(text) for number, text in enumerate(texts)}
        inputs |= {"beads": short_digest(*(repr(each) for each in beads), length=64), "packs": self._packs}
        result: tuple[Score, ...] = self._get(f"score.{texts[0].id}", tuple[Score, ...], inputs, make, is_kept=is_whole)
        return result

    def _get(
        self, name: str, kind: Any, inputs: dict[str, str], make: Callable[[], Any], *, is_kept: bool = True
    ) -> Any:
        inputs = inputs | {"program": program_version()}
        if self._stages.fresh(name, inputs):
            try:
                return from_bytes(kind, self._stages.load(name)[OUTPUT])
            except (OSError, LookupError, ValueError):
                pass  # computed again below, and written over
        made = make()
        if not is_kept:
            return made
        # An edition that cannot be written to (an archive, another's folder) can be looked at all the same.
        with suppress(InputError):
            self._stages.save(name, inputs, {OUTPUT: to_bytes(kind, made)})
        return made

    def _text(self, text: Witness) -> str:
        """A witness by its digest and overrides; the corrected state by its words."""
        entry = self._entries.get(text.id)
        if entry is not None:
            return json.dumps([entry.digest, entry.kinds, entry.role.value, entry.language])
        return short_digest(*(f"{segment.id}\t{segment.kind}\t{segment.text}" for segment in text.segments), length=64)
