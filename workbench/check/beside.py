"""What stands beside a paragraph in the source, for rules that read the translation's marks.

    texts_beside(context)["en-mt.p3"]       # "Он сказал: «Нет». И ушёл."

A mark that the source has, or lacks, in the same way is no slip of the translation: a caption without a stop, a smile
made of brackets, a line that begins with a small letter.
"""

from __future__ import annotations

from workbench.model.context import Context


def texts_beside(context: Context) -> dict[str, str]:
    """The text of the source by segment of the translation; empty without a source. Linear in the beads."""
    by_id = context.segments_by_id
    beside: dict[str, str] = {}
    for bead in context.segment_beads:
        if bead.a and bead.b:
            text = "\n".join(by_id[unit].text for unit in bead.a)
            beside.update((unit, text) for unit in bead.b)
    return beside
