"""What leaves the edition, and whether it is valid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.compute import compute_for_reader
from workbench.app.downloads import check_manifest, downloadable
from workbench.app.page import page_of
from workbench.app.tei_folder import tei_files
from workbench.app.workspace import open_workspace
from workbench.formats.registry import WriteOptions, detect, formats
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Report, ignore
from workbench.store.atomic import write, write_many
from workbench.store.paths import EditionPaths, find_edition
from workbench.tei.rules import archive_gaps, check_folder

FOLDERS = ("tei", "html")


def export(
    directory: Path, format_id: str, options: WriteOptions, output: Path | None, report: Report, *, to_screen: bool
) -> bytes | Path:
    """The bytes of a one-file format, if no output is named; else the path that was written.

    to_screen: without an output the bytes are shown to a person, so that they had better be text.
    """
    of = options.of
    if format_id in FOLDERS:
        return _export_folder(directory, format_id, of, output, report)
    writers = {each.id: each for each in formats().values() if each.write is not None}
    chosen = writers.get("text" if format_id == "txt" else format_id)
    if chosen is None or chosen.write is None:
        known = ", ".join(sorted({"txt", *FOLDERS, *writers} - {"text"}))
        raise UsageError(f"there is no format {format_id}", hint=f"export knows {known}")
    if chosen.is_binary and output is None and to_screen:
        name = f"{chosen.id}{chosen.extensions[0]}"
        raise UsageError(f"{format_id} is nothing to read on a screen", hint=f"name a file: -o {name}")
    snapshot = compute_for_reader(open_workspace(directory), report)
    known_texts = [text.id for text in (*snapshot.witnesses, snapshot.state.witness)]
    if of is not None and of not in known_texts:
        raise UsageError(f"there is no text {of}", hint=f"this edition has {', '.join(known_texts)}")
    data = chosen.write(snapshot, options)
    if output is None or str(output) == "-":
        return data
    write(output, data)
    return output


def _export_folder(
    directory: Path,
    format_id: str,
    of: str | None,
    output: Path | None,
    report: Report,
    downloads: Sequence[str] = (),
) -> Path:
    if of is not None:
        raise UsageError(f"{format_id} is of the whole edition", hint="leave --of out")
    work = open_workspace(directory)
    folder = output or work.paths.build / "export" / format_id
    if format_id == "html":
        check_manifest(work)
        for name in downloads:
            downloadable(name)
    snapshot = compute_for_reader(work, report)
    write_many(folder, tei_files(work, snapshot) if format_id == "tei" else page_of(work, snapshot, downloads))
    return folder


def render_to(directory: Path, output: Path | None, report: Report = ignore, downloads: Sequence[str] = ()) -> Path:
    """The first page. downloads: formats whose files are put beside it, besides those that the manifest names."""
    folder = output or EditionPaths(find_edition(directory)).build / "html"
    written = _export_folder(directory, "html", None, folder, report, downloads)
    return written / "index.html"


@dataclass(frozen=True, slots=True)
class Validity:
    """What a file is, its problems, and what a repository would miss in it."""

    what: str
    problems: list[InputError]
    gaps: list[str]


def validate(directory: Path, path: Path | None, *, archive: bool) -> Validity:
    """Of a TEI folder of ours (without a path: the one that was built), or of a file of any format with rules."""
    if path is None:
        path = EditionPaths(find_edition(directory)).build / "tei"
        if not path.is_dir():
            raise UsageError("nothing was built yet", hint="workbench build")
    if path.is_dir():
        files = {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
        if not any(name.endswith(".xml") for name in files):
            raise InputError("holds no XML file", file=str(path))
        return Validity("TEI folder", check_folder(files), _by_gap(archive_gaps(files)) if archive else [])
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
    chosen = detect(data, path.name, may=lambda each: each.problems or each.read or each.read_texts)
    if chosen.problems is None:
        able = ", ".join(each.id for each in formats().values() if each.problems is not None)
        raise InputError(
            f"is {chosen.title}, which has no rules to check", file=str(path), hint=f"there are for {able}"
        )
    gaps = _by_gap(archive_gaps({path.name: data})) if archive and chosen.id == "tei" else []
    return Validity(chosen.title, chosen.problems(data, str(path)), gaps)


def _by_gap(gaps: Sequence[str]) -> list[str]:
    """`ru.xml: no licence` for each file becomes one line for all of them."""
    files: dict[str, list[str]] = {}
    for gap in gaps:
        file, _, what = gap.partition(": ")
        files.setdefault(what or gap, []).append(file)
    return [f"{what} ({', '.join(names)})" for what, names in files.items()]
