"""Another text of the language of the one under examination: a translation, or a corrected copy.

    other.witness.id                      # "en-2"
    other.comparison.relation             # Relation.RETRANSLATION: its differences are variation
    other.comparison.diffs[3].edits       # paragraph by paragraph; a: the text under examination, b: the other

Texts of the same language only; the corrected state of a base is no other text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.model.alignment import Bead
from workbench.model.edits import Comparison, Relation
from workbench.model.witness import Role, Witness
from workbench.model.words import WordLinks


def no_words(_bead: Bead) -> WordLinks:
    """Where nobody links words: no words, so no evidence."""
    return WordLinks()


@dataclass(frozen=True, slots=True)
class OtherText:
    """comparison, sentence_beads: of the text under examination (a) with this one (b).

    link_words: the words of a bead of the source (a) with this text (b), worked out when it is first asked.
    """

    witness: Witness
    comparison: Comparison
    sentence_beads: tuple[Bead, ...] = ()
    link_words: Callable[[Bead], WordLinks] = field(default=no_words, compare=False, repr=False)

    @property
    def is_corrected_copy(self) -> bool:
        """Whether its differences are corrections: somebody says so, and they look like it."""
        return self.witness.role is Role.REVISION and self.comparison.relation is not Relation.RETRANSLATION
