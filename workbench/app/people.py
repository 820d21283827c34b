"""Who decides: a name becomes a person of the manifest."""

from __future__ import annotations

from workbench.app.workspace import Workspace
from workbench.model.edition import Person
from workbench.store.identity import to_person_id
from workbench.store.manifest import add_person, change_manifest


def enrol(work: Workspace, who: str) -> str:
    """The id of the person named `who` (a name or an id); added to the manifest's people if new."""
    for person in work.edition.people:
        if who in (person.id, person.name):
            return person.id
    new = Person(to_person_id(who, {person.id for person in work.edition.people}), who)
    change_manifest(work.paths.manifest, lambda text: add_person(text, new))
    return new.id
