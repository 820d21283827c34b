"""A text of an edition as the checks see it: beside its source, with its beads and the links of its words.

make_context(work, base, source, links, work.glossary()).source_words("en-mt.p3", 10, 18)
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.links import Links
from workbench.app.mended import mended
from workbench.app.parted import parted
from workbench.app.words import WordLinker
from workbench.app.workspace import Workspace
from workbench.model.alignment import Bead, Level
from workbench.model.context import Context
from workbench.model.glossary import Term
from workbench.model.other_text import OtherText
from workbench.model.state import State
from workbench.model.witness import Witness
from workbench.packs.pack import Pack


def make_context(
    work: Workspace,
    text_or_state: Witness | State,
    source: Witness | None,
    links: Links,
    glossary: tuple[Term, ...],
    others: Sequence[OtherText] = (),
) -> Context:
    """Of the base, or of the corrected state."""
    text = text_or_state.witness if isinstance(text_or_state, State) else text_or_state
    if source is None:
        return Context(text, others=tuple(others), glossary=glossary)
    segment_beads = links.of(source.id, text.id, Level.SEGMENT)
    sentence_beads = sentence_beads_of(source, text_or_state, links, work.packs())
    linker = WordLinker(source, text, sentence_beads, work.packs())
    return Context(text, source, segment_beads, sentence_beads, tuple(others), glossary, linker)


def sentence_beads_of(
    source: Witness, text_or_state: Witness | State, links: Links, packs: Sequence[Pack]
) -> tuple[Bead, ...]:
    """Of the source and a text as checks see them: what a correction mended, and strangers parted from their bead."""
    text = text_or_state.witness if isinstance(text_or_state, State) else text_or_state
    beads = links.of(source.id, text.id, Level.SENTENCE)
    if isinstance(text_or_state, State):
        beads = mended(beads, links.of(source.id, text.id, Level.SEGMENT), source, text_or_state, packs)
    return parted(beads, source, text, packs)
