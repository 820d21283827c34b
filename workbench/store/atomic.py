"""Whole files or none: a file beside, fsync, rename.

    write(paths.manifest, b"...")
    write_many(paths.html, {"index.html": b"...", "pages/1.html": b"..."})      # the folder is then exactly this

All new bytes are on the disk before the first file is replaced, so a full disk changes nothing.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from workbench.model.errors import InputError

# Marks a folder whose contents are ours to remove; nothing is ever removed from a folder without it.
MARKER = ".workbench-derived"
_MARKER_TEXT = b"Computed by workbench. Files that you put here are removed by the next build.\n"

_REASONS = {
    errno.ENOSPC: ("there is no space left on the disk", "free some space and run it again; nothing was changed"),
    errno.EDQUOT: ("your share of the disk is used up", "free some space and run it again; nothing was changed"),
    errno.EACCES: ("you are not allowed to write here", "change the permissions of the file or its folder"),
    errno.EPERM: ("you are not allowed to write here", "change the permissions of the file or its folder"),
    errno.EROFS: ("the disk can only be read", "copy the edition to a place where you can write"),
    errno.EISDIR: ("is a folder, not a file", "move the folder away"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "move the file away"),
    errno.EEXIST: ("a file stands where a folder is needed", "move the file away"),
    errno.ENOENT: ("its folder does not exist", "make the folder first"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "choose a shorter name"),
}


def write(path: Path, data: bytes) -> None:
    """Write a file so that at every moment either the old bytes or the new ones are there, whole."""
    with explained(path):
        beside = _write_beside(path, data)
        try:
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_many(folder: Path, files: Mapping[str, bytes], *, only: bool = True) -> tuple[str, ...]:
    """Make a folder hold these files (relative names with /); returns the names that were written.

    Files that have the bytes already are left alone. only: everything else in the folder is removed, which is
    refused (InputError) where the folder was not made by this function.
    """
    for name in files:
        _check_name(name)
    if only:
        _claim(folder)
    _make_way(folder, files)
    changed = tuple(name for name in sorted(files) if not _has_bytes(folder / name, files[name]))
    _replace_all(folder, {name: files[name] for name in changed})
    if only:
        with explained(folder):
            _remove_others(folder, {*files, MARKER})
    return changed


def try_writing(folder: Path) -> None:
    """InputError where no file can be made in the folder; nothing is left behind."""
    with explained(folder):
        _write_beside(folder / "try", b"try").unlink()


def leftovers(folder: Path) -> tuple[Path, ...]:
    """Files that a killed process left beside what it was writing, anywhere in the folder."""
    return tuple(
        path for path in sorted(folder.rglob(".*.tmp")) if (pid := _writer(path)) is not None and not _is_alive(pid)
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the system says into an InputError: which file, what is wrong, what to do."""
    try:
        yield
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), None))
        raise InputError(f"cannot be written: {reason}", file=str(path), hint=hint) from error


def make_folder(folder: Path) -> None:
    """The folder and those above it, if they are not there."""
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes new names of a folder durable, after the files themselves."""
    if os.name != "posix":
        return  # other systems cannot open a folder, and their rename is durable by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_beside(path: Path, data: bytes) -> Path:
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, flags, 0o666), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            with suppress(OSError):  # a new file has no permissions to keep; some disks have none at all
                os.chmod(beside, path.stat().st_mode & 0o777)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
    written: dict[Path, Path] = {}
    try:
        for name, data in files.items():
            path = folder / name
            with explained(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                written[path] = _write_beside(path, data)
        for path, beside in written.items():
            with explained(path):
                os.replace(beside, path)
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)
    for parent in sorted({path.parent for path in written}):
        sync_folder(parent)


def _claim(folder: Path) -> None:
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / MARKER).is_file():
            return
        stranger = next((path.name for path in sorted(folder.iterdir()) if _writer(path) is None), None)
    if stranger is not None:
        raise InputError(
            f"the folder has files that are not workbench's ({stranger})",
            file=str(folder),
            hint="name an empty or a new folder, or delete this one",
        )
    write(folder / MARKER, _MARKER_TEXT)


def _make_way(folder: Path, files: Mapping[str, bytes]) -> None:
    """Links inside the folder are not followed: they are removed where a file or folder of ours will be."""
    for part in sorted({folder / parent for name in files for parent in PurePosixPath(name).parents} - {folder}):
        if part.is_symlink():
            with explained(part):
                part.unlink()


def _remove_others(folder: Path, keep: set[str]) -> None:
    for parent, folders, names in os.walk(folder, topdown=False):
        for name in (*names, *folders):
            path = Path(parent, name)
            if path.is_dir() and not path.is_symlink():
                with suppress(OSError):  # not empty: it has files that stay
                    path.rmdir()
            elif path.relative_to(folder).as_posix() not in keep:
                path.unlink(missing_ok=True)


def _has_bytes(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.as_posix() != name or name == ".":
        raise ValueError(f"not a relative file name: {name!r}")


def _writer(path: Path) -> int | None:
    """The process that a temporary file's name names; None for any other file."""
    if not (path.name.startswith(".") and path.name.endswith(".tmp")):
        return None
    number = path.name.removesuffix(".tmp").rpartition(".")[2].partition("-")[0]
    return int(number) if number.isdecimal() and len(number) < 10 else None


def _is_alive(pid: int) -> bool:
    if os.name != "posix":
        return False  # a file in use cannot be removed there, and signal 0 would be Ctrl-C
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
