"""What a document says of itself: title, people, language, rights, and a date that no clock gives.

    imprint(snapshot, WriteOptions()).title       # "The Harbour Report"

Of the corrected text: the edition's; the date is that of the last decision. Of another text: what its entry says.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.formats.registry import WriteOptions, chosen_text
from workbench.model.edition import Snapshot

_NO_DATE = "1980-01-01T00:00:00Z"  # the earliest that archives can say


@dataclass(frozen=True, slots=True)
class Imprint:
    """modified: when the last decision was made; 1 January 1980 if there is none. editors: who decided."""

    title: str
    language: str
    author: str = ""
    translator: str = ""
    editors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""
    rights: str = ""
    modified: str = _NO_DATE


def imprint(snapshot: Snapshot, options: WriteOptions) -> Imprint:
    text, edition = chosen_text(snapshot, options), snapshot.edition
    is_corrected = text.id == snapshot.state.witness.id
    entry = edition.base if is_corrected else edition.entry(text.id)
    said = entry.bibliography
    people = {person.id: person.name for person in edition.people}
    deciding = dict.fromkeys(people.get(act.who, act.who) for act in snapshot.acts) if is_corrected else {}
    author = next((each for each in (said.author, edition.author) if each not in ("", "not named")), "")
    return Imprint(
        title=(edition.title if is_corrected else "") or said.title or text.title or edition.title,
        language=text.language,
        author=author,
        translator=said.translator,
        editors=tuple(sorted(deciding)),
        date=said.date,
        publisher=said.publisher,
        rights=edition.rights or said.rights,
        modified=max((act.when for act in snapshot.acts), default=_NO_DATE) if is_corrected else _NO_DATE,
    )
