"""Where things are in an edition, and how its folder is found.

paths = EditionPaths(find_edition(Path.cwd()))
paths.journal                                     # …/journal.jsonl
inside(paths.root, "sources/ru.txt")              # a path of the manifest, resolved and kept inside
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import InputError, UsageError

MANIFEST = "edition.yaml"

# What git must know of an edition: derived files and locks stay out, both sides' acts are kept on a merge, and so are
# both sides' lines of the manifest and the glossary, to which people and terms are added (what then stands twice is
# told with its line); and nothing may change the bytes of what was received or digested.
GIT_FILES = {
    ".gitignore": b"/build/\n.*.lock\n.*.tmp\n",
    ".gitattributes": b"""journal.jsonl merge=union text eol=lf
edition.yaml merge=union
glossary.tsv merge=union
sources/** -text
witnesses/*.xml -text
""",
}


@dataclass(frozen=True, slots=True)
class EditionPaths:
    """The folders and files of one edition."""

    root: Path

    @property
    def manifest(self) -> Path:
        return self.root / MANIFEST

    @property
    def glossary(self) -> Path:
        return self.root / "glossary.tsv"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def witnesses(self) -> Path:
        return self.root / "witnesses"

    @property
    def journal(self) -> Path:
        return self.root / "journal.jsonl"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def tei(self) -> Path:
        return self.build / "tei"

    @property
    def html(self) -> Path:
        return self.build / "html"

    @property
    def cache(self) -> Path:
        return self.build / "cache"


def find_edition(start: Path) -> Path:
    """The folder with edition.yaml: this one or the nearest above it. UsageError if there is none."""
    try:
        folder = start.resolve(strict=True)
    except OSError:
        raise UsageError(f"there is no folder {start}", hint="check the path given with -C") from None
    if not folder.is_dir():
        raise UsageError(f"{start} is not a folder", hint="name the edition's folder with -C")
    for candidate in (folder, *folder.parents):
        if (candidate / MANIFEST).is_file():
            return candidate
    raise UsageError(
        f"no edition here: neither {start} nor a folder above it has {MANIFEST}",
        hint="go to an edition, name one with -C DIR, or begin one with `workbench new`",
    )


def inside(root: Path, relative: str) -> Path:
    """A path of the manifest (with /), links resolved; InputError if it does not stay inside the edition.

    The file need not exist.
    """
    problem = _problem_of(relative)
    if problem is None:
        try:
            folder = root.resolve()
            path = (folder / relative).resolve()
        except (OSError, RuntimeError, ValueError):  # a loop of links, a name no disk can hold
            problem = "cannot be followed"
        else:
            if path != folder and path.is_relative_to(folder):
                return path
            problem = "leads out of the edition's folder" if path != folder else "is the edition's folder itself"
    raise InputError(
        f"the path {relative!r} {problem}",
        file=MANIFEST,
        hint="give a path inside the edition, with / between folders, such as sources/text.txt",
    )


def _problem_of(relative: str) -> str | None:
    if not relative.strip():
        return "is empty"
    if relative.startswith("/") or relative[1:2] == ":":
        return "is absolute"
    if "\\" in relative:
        return "has a backslash"
    if not relative.isprintable():
        return "has a control character"
    return None
