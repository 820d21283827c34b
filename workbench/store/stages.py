"""What was computed from what, so that nothing is computed twice.

    if is_up_to_date(root, version): ...                    # stats files, hashes only those that were touched

    stages = Stages(root)
    inputs = {"ru": digest, "en-mt": digest, "aligner": "7"}
    beads = stages.load("align.ru.en-mt", inputs)["beads.json"] if stages.fresh("align.ru.en-mt", inputs) else ...

build/cache/stages.json may be deleted at any time. Only the standard library is loaded here: the test whether
there is anything to do must cost next to nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.store.atomic import explained, make_folder, write
from workbench.store.paths import EditionPaths

FORM = 1
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,120}")
# A file written this shortly before we looked may be written again without a new time stamp.
_GRANULARITY = 2_000_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class Observed:
    """Input files as they were at a moment: path relative to the edition -> (size, mtime_ns, sha256), or absent."""

    at: int
    files: dict[str, tuple[int, int, str] | None]

    def digest(self, name: str) -> str:
        """The sha256 of a file; empty for one that was not there."""
        seen = self.files[name]
        return seen[2] if seen else ""


def observe(root: Path, names: Iterable[str]) -> Observed:
    """Look at the inputs of a build. To be called before they are read: what changes later is then noticed later."""
    at = time.time_ns()  # only kept in the cache, never in a derived file
    return Observed(at, {name: _look(root / name) for name in sorted(set(names))})


def stage_key(inputs: Mapping[str, str]) -> str:
    """One sha256 over named digests and versions, whatever their order."""
    record = json.dumps(sorted(inputs.items()), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(record.encode()).hexdigest()


def is_up_to_date(root: Path, version: str) -> bool:
    """Whether the last recorded build is of this version, its inputs are unchanged, and its outputs are there."""
    record = _read_record(EditionPaths(root).cache / "stages.json").get("build")
    if not isinstance(record, dict) or record.get("version") != version:
        return False
    try:
        inputs, outputs, at = record["inputs"], record["outputs"], record["at"]
        return all(_is_same(root / name, seen, at) for name, seen in inputs.items()) and all(
            _is_same(root / name, seen, None) for name, seen in outputs.items()
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        return False


class Stages:
    """The stages of one edition. A damaged or missing cache is an empty one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache = EditionPaths(root).cache
        self._file = self._cache / "stages.json"

    def fresh(self, name: str, inputs: Mapping[str, str]) -> bool:
        """Whether the results of these inputs are in the cache, whole."""
        record = self._stages().get(name)
        if not isinstance(record, dict) or record.get("key") != stage_key(inputs):
            return False
        try:
            return all(_digest(self._path(name, output)) == digest for output, digest in record["outputs"].items())
        except (LookupError, ValueError, AttributeError):
            return False

    def load(self, name: str) -> dict[str, bytes]:
        """The saved results of a stage that is fresh. KeyError for one that was never saved."""
        return {output: self._path(name, output).read_bytes() for output in self._stages()[name]["outputs"]}

    def save(self, name: str, inputs: Mapping[str, str], outputs: Mapping[str, bytes]) -> None:
        """Keep the results of a stage. The record is written last: a kill before that means it is computed again."""
        for output, data in outputs.items():
            path = self._path(name, output)
            make_folder(path.parent)
            write(path, data)
        digests = {output: hashlib.sha256(data).hexdigest() for output, data in outputs.items()}
        stages = self._stages() | {name: {"key": stage_key(inputs), "outputs": digests}}
        self._write(_read_record(self._file) | {"stages": stages})

    def record_build(self, version: str, observed: Observed, outputs: Mapping[str, bytes]) -> None:
        """After a build: what it was made from, and what it wrote (paths relative to the edition -> bytes)."""
        record = _read_record(self._file)
        written = {name: _stat_of(self._root / name, data) for name, data in outputs.items()}
        record["build"] = {"version": version, "at": observed.at, "inputs": observed.files, "outputs": written}
        self._write(record)

    def _stages(self) -> dict[str, Any]:
        stages = _read_record(self._file).get("stages")
        return stages if isinstance(stages, dict) else {}

    def _write(self, record: dict[str, Any]) -> None:
        make_folder(self._cache)
        write(self._file, json.dumps({"form": FORM} | record, sort_keys=True, separators=(",", ":")).encode())

    def _path(self, name: str, output: str) -> Path:
        for part in (name, output):
            if not _NAME.fullmatch(part):
                raise ValueError(f"not a name for the cache: {part!r}")
        return self._cache / name / output


def _read_record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) and record.get("form") == FORM else {}


def _look(path: Path) -> tuple[int, int, str] | None:
    try:
        stat = path.stat()  # before the bytes: a change in between is then seen as a change
        return (stat.st_size, stat.st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
    except OSError:
        return None


def _stat_of(path: Path, data: bytes) -> tuple[int, int, str]:
    with explained(path):
        return (len(data), path.stat().st_mtime_ns, hashlib.sha256(data).hexdigest())


def _is_same(path: Path, seen: list[Any] | None, at: int | None) -> bool:
    """Whether a file is as it was seen. at: when; a file that was new then is hashed, whatever its time stamp."""
    try:
        stat = path.stat()
    except OSError:
        return seen is None
    if seen is None:
        return False
    size, changed, digest = int(seen[0]), int(seen[1]), str(seen[2])
    if stat.st_size != size:
        return False
    if stat.st_mtime_ns == changed and (at is None or changed < at - _GRANULARITY):
        return True
    return _digest(path) == digest


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
