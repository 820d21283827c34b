"""Another text of the same language beside base or corrected text: what differs, and what that difference is.

    options = comparisons_of(snapshot)      # (Option(0, "en-2", "en-mt", "variation", {...}), ...)

Against a corrected copy a difference is a correction; against somebody else's translation it is only variation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from workbench.model.edition import Snapshot
from workbench.model.edits import Comparison, Op, Relation, SegmentDiff
from workbench.render.draw import visible

RELATIONS = {Relation.SAME: "same", Relation.CORRECTION: "correction", Relation.RETRANSLATION: "variation"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One bead of a comparison, drawn. kind: its relation; label: `variation against en-mt: 43 % changed`."""

    option: int
    kind: str
    label: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Option:
    """A comparison a reader can switch on: of the text `text`, with the text `against`."""

    index: int
    text: str
    against: str
    relation: str
    by_segment: Mapping[str, SegmentDiff]

    def compared(self, diff: SegmentDiff) -> Compared:
        """Words, or the whole of both sides where too much changed for words to be read."""
        percent, kind = round(diff.change * 100), "reworded" if diff.is_block else "changed"
        extent = f"{percent} % {kind}" if diff.a and diff.b else f"only in {self.text if diff.b else self.against}"
        return Compared(self.index, self.relation, f"{self.relation} against {self.against}: {extent}", draw_diff(diff))


def comparisons_of(snapshot: Snapshot) -> tuple[Option, ...]:
    """All but base against corrected, whose differences are drawn in place, each with its reason."""
    state = snapshot.state.witness.id
    shown = [each for each in snapshot.comparisons if each.b != state]
    return tuple(_option(index, comparison) for index, comparison in enumerate(shown))


def _option(index: int, comparison: Comparison) -> Option:
    by_segment = {
        (diff.b or diff.a)[0]: diff for diff in comparison.diffs if any(edit.op is not Op.EQUAL for edit in diff.edits)
    }
    return Option(index, comparison.b, comparison.a, RELATIONS[comparison.relation], by_segment)


def draw_diff(diff: SegmentDiff) -> Markup:
    if diff.is_block:
        old, new = ("".join(getattr(edit, side) for edit in diff.edits) for side in ("old", "new"))
        return _drawn("del", old, "block") + _drawn("ins", new, "block")
    parts = []
    for edit in diff.edits:
        if edit.op is Op.EQUAL:
            parts.append(visible(edit.new))
        else:
            parts.append(_drawn("del", edit.old) + _drawn("ins", edit.new))
    return Markup("").join(parts)


def _drawn(name: str, text: str, kind: str = "") -> Markup:
    """A changed paragraph boundary would not be seen; it is printed as ¶."""
    if not text:
        return Markup("")
    text = text.replace("\n", "¶\n")
    return Markup("<{}{}>{}</{}>").format(name, Markup(' class="{}"').format(kind) if kind else "", visible(text), name)
