"""Who decides: what is said, else what the environment says, else what git knows.

find_who(None, Path())                      # "Анна Келлер"
to_person_id("Анна Келлер", {"ak"})         # "anna-keller"
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path

from workbench.model.errors import UsageError
from workbench.model.ids import is_witness_id, short_digest

VARIABLE = "WORKBENCH_WHO"
_GIT_SECONDS = 2.0


def find_who(given: str | None, folder: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """The name or id of the person who acts: as given, then WORKBENCH_WHO, then git's user.name.

    None where nobody has said it (the command line then asks once); UsageError for what is no name.
    """
    said = given if given is not None else environment.get(VARIABLE) or git_user(folder)
    if said is None:
        return None
    name = " ".join(said.split())
    if not name or not name.isprintable():
        raise UsageError(f"{said!r} is not a name", hint="give a name or an id: --who anna")
    return name


def to_person_id(who: str, taken: Collection[str] = ()) -> str:
    """The id under which the journal names a person; a name that another one took already gets a digest."""
    slug = who if is_witness_id(who) else to_slug(who)
    if not slug or slug in taken:
        slug = f"person-{short_digest(who)}"
    return slug


def git_user(folder: Path) -> str | None:
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
    if re.search("[\u0400-\u04ff]", name):
        # Only such names need the tables, and the up-to-date check must not wait for them.
        from workbench.text.transliteration import transliterate

        name = " ".join(transliterate(word) for word in name.split())
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = "".join(letters).casefold()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:32].strip("-")
    return slug if is_witness_id(slug) else ""
