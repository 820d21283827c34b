"""Who decides: a name becomes a person of the manifest."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.workspace import Workspace
from workbench.model.edition import Person
from workbench.store.identity import to_person_id
from workbench.store.manifest import add_person, change_manifest, parse_manifest


def enrol(work: Workspace, who: str) -> str:
    """The id of the person named `who` (a name or an id); added to the manifest's people if new."""
    known = find_person(work.edition.people, who)
    if known is None:
        # Somebody else may have written the name since the manifest was read: what counts is what stands there now.
        known = find_person(change_manifest(work.paths.manifest, lambda text: _with(text, who)).people, who)
        assert known is not None
    return known.id


def _with(text: str, who: str) -> str:
    people = parse_manifest(text.encode()).people
    if find_person(people, who):
        return text
    return add_person(text, Person(to_person_id(who, {person.id for person in people}), who))


def find_person(people: Sequence[Person], who: str) -> Person | None:
    """The person of that name or id."""
    return next((person for person in people if who in (person.id, person.name)), None)


def is_person(people: Sequence[Person], person_id: str, reference: str) -> bool:
    """Whether somebody is meant by a name, a part of it or an id, whatever its capitals."""
    wanted = reference.casefold()
    name = next((each.name for each in people if each.id == person_id), "")
    return bool(wanted) and (person_id == wanted or wanted in name.casefold())
