"""What leaves the edition, and whether it is valid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from workbench.app.build import tei_files
from workbench.app.compute import compute_for_reader
from workbench.app.workspace import open_workspace
from workbench.formats.registry import WriteOptions, formats
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Report, ignore
from workbench.render.site import render_edition
from workbench.store.atomic import write, write_many
from workbench.store.paths import EditionPaths, find_edition
from workbench.store.theme import read_theme
from workbench.tei.rules import archive_gaps, check_folder

FOLDERS = ("tei", "html")


def export(
    directory: Path, format_id: str, of: str | None, output: Path | None, report: Report, *, with_furniture: bool
) -> bytes | Path:
    """The bytes of a one-file format, if no output is named; else the path that was written."""
    if format_id in FOLDERS:
        return _export_folder(directory, format_id, of, output, report)
    writers = {each.id: each for each in formats().values() if each.write is not None}
    chosen = writers.get("text" if format_id == "txt" else format_id)
    if chosen is None or chosen.write is None:
        known = ", ".join(sorted({"txt", *FOLDERS, *writers} - {"text"}))
        raise UsageError(f"there is no format {format_id}", hint=f"export knows {known}")
    snapshot = compute_for_reader(open_workspace(directory), report)
    known_texts = [text.id for text in (*snapshot.witnesses, snapshot.state.witness)]
    if of is not None and of not in known_texts:
        raise UsageError(f"there is no text {of}", hint=f"this edition has {', '.join(known_texts)}")
    data = chosen.write(snapshot, WriteOptions(of=of, with_furniture=with_furniture))
    if output is None or str(output) == "-":
        return data
    write(output, data)
    return output


def _export_folder(directory: Path, format_id: str, of: str | None, output: Path | None, report: Report) -> Path:
    if of is not None:
        raise UsageError(f"{format_id} is of the whole edition", hint="leave --of out")
    work = open_workspace(directory)
    folder = output or work.paths.build / "export" / format_id
    snapshot = compute_for_reader(work, report)
    page = partial(render_edition, snapshot, read_theme(work.paths.root))
    write_many(folder, tei_files(work, snapshot) if format_id == "tei" else page())
    return folder


def render_to(directory: Path, output: Path | None, report: Report = ignore) -> Path:
    folder = output or EditionPaths(find_edition(directory)).build / "html"
    written = _export_folder(directory, "html", None, folder, report)
    return written / "index.html"


def validate(directory: Path, path: Path | None, *, archive: bool) -> tuple[list[InputError], list[str]]:
    """Problems of a TEI file or folder of ours, and with `archive` what a repository would miss."""
    if path is None:
        path = EditionPaths(find_edition(directory)).build / "tei"
        if not path.is_dir():
            raise UsageError("nothing was built yet", hint="workbench build")
    if path.is_dir():
        files = {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
        if not any(name.endswith(".xml") for name in files):
            raise InputError("holds no XML file", file=str(path))
        return check_folder(files), _by_gap(archive_gaps(files)) if archive else []
    from workbench.tei.profile import validate as validate_file

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
    return validate_file(data, str(path)), _by_gap(archive_gaps({path.name: data})) if archive else []


def _by_gap(gaps: Sequence[str]) -> list[str]:
    """`ru.xml: no licence` for each file becomes one line for all of them."""
    files: dict[str, list[str]] = {}
    for gap in gaps:
        file, _, what = gap.partition(": ")
        files.setdefault(what or gap, []).append(file)
    return [f"{what} ({', '.join(names)})" for what, names in files.items()]
