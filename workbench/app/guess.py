"""What a text is, when nobody says: its language, its role, its id. Guesses are printed, never silent."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.workspace import Workspace
from workbench.diff.documents import relate_documents
from workbench.model.edition import Edition
from workbench.model.edits import Relation
from workbench.model.witness import Role, Witness
from workbench.text.languages import primary


def guess_language(witness: Witness, edition: Edition) -> str:
    """By script: Cyrillic is Russian, else the base's language if that is written in Latin letters too."""
    letters = [char for segment in witness.segments for char in segment.text if char.isalpha()]
    cyrillic = sum("\u0400" <= char <= "\u052f" for char in letters)
    wanted = cyrillic * 2 > len(letters)
    for entry in edition.witnesses:
        if (primary(entry.language) in ("ru", "uk", "be", "bg", "sr")) == wanted:
            return entry.language
    return "ru" if wanted else "en"


def guess_role(witness: Witness, language: str, work: Workspace) -> tuple[Role, str]:
    """Another language than the base: the source. The same: a revision if most words stand, else a translation."""
    base = work.edition.base
    if primary(language) != primary(base.language):
        if work.edition.source is None:
            return Role.SOURCE, f"it is in another language than {base.id}, and there was no source"
        return Role.TRANSLATION, "it is in another language, and there is a source already"
    relation = relate_documents(_texts(work.witness(base.id)), _texts(witness))
    if relation is Relation.RETRANSLATION:
        return Role.TRANSLATION, f"few of its words stand in {base.id} in longer runs"
    return Role.REVISION, f"most of its words stand in {base.id} in the same order"


def guess_earlier(witness: Witness, language: str, role: Role, work: Workspace) -> str:
    """The witness that this may be a newer text of: one of the same language with most of its words. Empty if none."""
    if role is Role.REVISION:
        return work.edition.base.id
    texts = _texts(witness)
    for entry in work.edition.witnesses:
        is_candidate = entry.role is not Role.BASE and primary(entry.language) == primary(language)
        if is_candidate and relate_documents(_texts(work.witness(entry.id)), texts) is not Relation.RETRANSLATION:
            return entry.id
    return ""


def _texts(witness: Witness) -> list[str]:
    return [segment.text for segment in witness.segments if segment.is_aligned]


def guess_id(language: str, role: Role, taken: Sequence[str]) -> str:
    """`en-mt` for a base, `ru` for a source, `en-2` for a further text."""
    plain = primary(language)
    if role is Role.BASE:
        return f"{plain}-mt"
    if role in (Role.SOURCE, Role.RECONSTRUCTION) and plain not in taken:
        return plain
    number = 2
    while f"{plain}-{number}" in taken:
        number += 1
    return f"{plain}-{number}"
