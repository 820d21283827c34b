"""Who decides: a name becomes a person of the manifest."""

from __future__ import annotations

from workbench.app.workspace import Workspace
from workbench.model.edition import Person
from workbench.store.atomic import write
from workbench.store.identity import to_person_id
from workbench.store.manifest import add_person


def enrol(work: Workspace, who: str) -> str:
    """The id of the person named `who` (a name or an id); added to the manifest's people if new."""
    for person in work.edition.people:
        if who in (person.id, person.name):
            return person.id
    taken = {person.id for person in work.edition.people}
    person_id = to_person_id(who, taken)
    text = work.paths.manifest.read_text("utf-8")
    write(work.paths.manifest, add_person(text, Person(person_id, who)).encode("utf-8"))
    return person_id
