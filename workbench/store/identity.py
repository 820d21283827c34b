"""Who decides: what is said, else what the environment says, else what git knows.

    identify("Anna Keller", os.environ, edition.people)        # Person("anna-keller", "Anna Keller")

None: nobody has said it; the command line then asks once.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.model.edition import Person
from workbench.model.errors import UsageError
from workbench.model.ids import is_witness_id, short_digest

VARIABLE = "WORKBENCH_WHO"
_GIT_SECONDS = 2.0


def identify(
    option: str | None, environment: Mapping[str, str], people: Iterable[Person] = (), folder: Path | None = None
) -> Person | None:
    """The person who acts: option, then WORKBENCH_WHO, then git's user.name; one of `people` if known there.

    Each may be an id or a name. UsageError if what is given is neither.
    """
    given = option if option is not None else environment.get(VARIABLE) or None
    if given is None:
        given = git_user(folder)
    return None if given is None else to_person(given, people)


def to_person(given: str, people: Iterable[Person] = ()) -> Person:
    """An id or a name as typed; a name gets the id that it makes."""
    name = " ".join(given.split())
    if not name or not name.isprintable():
        raise UsageError(f"{given!r} is not a name", hint="give an id or a name: --who anna")
    known = list(people)
    for person in known:
        if name in (person.id, person.name):
            return person
    if is_witness_id(name):
        return Person(name, name)
    taken = {person.id for person in known}
    slug = to_slug(name)
    if not slug or slug in taken:
        slug = f"person-{short_digest(name)}"
    return Person(slug, name)


def git_user(folder: Path | None = None) -> str | None:
    """The user.name of git, or None where there is no git, no name, or no answer in time."""
    git = shutil.which("git")
    if git is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command, found by name
            [git, "config", "user.name"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    name = answer.stdout.decode("utf-8", "replace").strip()
    return name if answer.returncode == 0 and name else None


def to_slug(name: str) -> str:
    """An id made of a name: `Анна Келлер` -> `anna-keller`; empty where no letter of it can be written so."""
    if not name.isascii():
        # Only such names need the tables, and the up-to-date check must not wait for them.
        from workbench.text.transliteration import transliterate

        name = " ".join(transliterate(word) for word in name.split())
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = "".join(letters).casefold()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:32].strip("-")
    return slug if is_witness_id(slug) else ""
