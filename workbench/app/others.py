"""The other texts of an edition as checks see them, beside the one under examination.

others_of(witnesses, comparisons, links, source, packs, base)[0].comparison.relation
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.links import Links
from workbench.app.words import WordLinker
from workbench.model.alignment import Level
from workbench.model.edits import Comparison
from workbench.model.other_text import OtherText, no_words
from workbench.model.witness import Witness
from workbench.packs.pack import Pack
from workbench.text.languages import primary


def others_of(
    witnesses: Sequence[Witness],
    comparisons: Sequence[Comparison],
    links: Links,
    source: Witness | None,
    packs: Sequence[Pack],
    text: Witness,
) -> tuple[OtherText, ...]:
    """witnesses: translations and revisions; those of another language than the text's are left out."""
    compared = {each.b: each for each in comparisons if each.a == text.id}
    return tuple(
        OtherText(
            witness,
            compared[witness.id],
            links.of(text.id, witness.id, Level.SENTENCE),
            WordLinker(source, witness, links.of(source.id, witness.id, Level.SENTENCE), packs) if source else no_words,
        )
        for witness in witnesses
        if primary(witness.language) == primary(text.language)
    )
