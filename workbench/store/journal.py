"""The journal: acts, one a line, only ever appended; what `append` has returned is on the disk.

    made = append(paths.journal, [Undo(("1f0c7a52",))], who="ak", when="2026-03-02T10:15:00Z")
    read_journal(paths.journal).acts[-1] == made[-1]

A killed writer can leave a torn last line. It is reported and passed over, and never rewritten: the next append
closes it and adds a line that says so, `{"v":1,"torn":SHA256}`. A damaged line that nobody accounts for
stops the reading; `quarantine` puts such lines aside.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.model.act import Act, Body
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.store.acts import DamagedLine, act_from_json, act_to_json
from workbench.store.atomic import explained, sync_folder, write
from workbench.store.locks import WAIT, exclusive, lock_file

_MARKERS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_NOTE = re.compile(rb'\{"v":1,"torn":"[0-9a-f]{64}"\}')


@dataclass(frozen=True, slots=True)
class Journal:
    """Acts in the order (seq, id), each once. warnings: what was passed over."""

    acts: tuple[Act, ...]
    warnings: tuple[Warned, ...] = ()


def random_id() -> str:
    return secrets.token_hex(4)


Memo = dict[bytes, Act]  # lines that were read before, and the acts they are


def read_journal(path: Path, memo: Memo | None = None) -> Journal:
    """All acts; a file that is not there has none. InputError names the line that cannot be used.

    memo: kept by who reads the journal again and again, so that only new lines are looked into.
    """
    return _parse(_read(path), path, memo).journal


def append(
    path: Path,
    bodies: Sequence[Body],
    *,
    who: str,
    when: str,
    sees: Sequence[Sequence[str]] = (),
    grouped: bool = False,
    group: str = "",
    signed: Mapping[int, tuple[str, str]] | None = None,
    mint: Callable[[], str] = random_id,
    wait: float = WAIT,
    memo: Memo | None = None,
    check: Callable[[Sequence[Act]], None] | None = None,
) -> tuple[Act, ...]:
    """Add acts, all in one write; they are on the disk when this returns.

    sees: for each body the ids of the acts in force on what it touches. when: UTC, `2026-03-02T10:15:00Z`.
    grouped: they are one decision, named by the id of the first; group: they belong to an earlier one.
    signed: who and when of single bodies, by their places, where that is another than of the rest.
    check: is shown the acts that are there just before the new ones are added, and may refuse (raise).
    mint: gives ids (8 hex digits), asked again where one is taken. StaleError when another process writes for
    longer than `wait` seconds; InputError when the journal is damaged, an act is no act, or the disk refuses,
    and then the journal is as it was.
    """
    if sees and len(sees) != len(bodies):
        raise ValueError("sees has another length than bodies")
    if not bodies:
        return ()
    with exclusive(lock_file(path), "the journal", wait=wait):
        data = _read(path)
        parsed = _parse(data, path, memo)
        if check is not None:
            check(parsed.journal.acts)
        by = [(signed or {}).get(number, (who, when)) for number in range(len(bodies))]
        acts = _number(bodies, sees or [()] * len(bodies), parsed.journal.acts, by, mint)
        if grouped or group:
            acts = tuple(replace(act, group=group or acts[0].id) for act in acts)
        lines = [*parsed.pending, *(_to_line(act, path) for act in acts)]
        start = b"\n" if data and not data.endswith(b"\n") else b""
        _append_bytes(path, len(data), start + b"".join(line + b"\n" for line in lines))
    return acts


def quarantine(path: Path) -> Path | None:
    """Move damaged lines to `journal.torn-N` beside; returns that file, or None where all lines are whole."""
    with exclusive(lock_file(path), "the journal"):
        lines = _lines(_read(path))
        torn = [line for line in lines if line.strip() and _is_damaged(line, path)]
        if not torn:
            return None
        number = 1
        while (aside := path.with_name(f"{path.stem}.torn-{number}")).exists():
            number += 1
        # First the copy, then the journal without them: a kill between the two loses nothing.
        write(aside, b"\n".join(torn) + b"\n")
        whole = [line for line in lines if line.strip() and line not in torn and not _NOTE.fullmatch(line)]
        write(path, b"".join(line + b"\n" for line in whole))
    return aside


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None


def _lines(data: bytes) -> list[bytes]:
    """Without the byte order mark of some editors. Split at LF only: a text may hold other line ends."""
    return data.removeprefix(b"\xef\xbb\xbf").split(b"\n")


@dataclass(frozen=True, slots=True)
class _Parsed:
    """pending: notes that are still owed for torn lines passed over at the end."""

    journal: Journal
    pending: tuple[bytes, ...]


def _parse(data: bytes, path: Path, memo: Memo | None = None) -> _Parsed:
    memo = {} if memo is None else memo
    file, lines = str(path), _lines(data)
    notes = {line for line in lines if _NOTE.fullmatch(line)}
    acts: dict[str, tuple[int, Act]] = {}
    warnings, pending = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line in notes:
            continue
        try:
            act = memo.get(line) or _read_line(line, file, number)
            memo[line] = act
        except DamagedLine:
            note = _note_for(line)
            if note in notes:
                continue
            # The last line may be torn; so may be the note on it, if a second writer was killed at once.
            is_last = not b"".join(lines[number:]) or (number == len(lines) - 1 and note.startswith(lines[-1]))
            if not is_last:
                raise
            pending.append(note)
            warnings.append(Warned("a torn line is passed over: its command never ended", file, number))
            continue
        first, same = acts.setdefault(act.id, (number, act))
        if same is not act and same != act:
            message = f"another act than on line {first} has its id, {act.id}"
            raise InputError(message, file=file, line=number, hint="give one of them another id of 8 hex digits")
    ordered = sorted((act for _, act in acts.values()), key=lambda act: act.order)
    return _Parsed(Journal(tuple(ordered), tuple(warnings)), tuple(pending))


def _read_line(line: bytes, file: str, number: int) -> Act:
    _refuse_marker(line, file, number)
    return act_from_json(line, file, number)


def _refuse_marker(line: bytes, file: str, number: int) -> None:
    if line.startswith(_MARKERS):
        hint = "delete the marker lines and keep the acts of both sides, or let `workbench doctor --fix` do it"
        raise InputError("an unfinished merge of git", file=file, line=number, hint=hint)


def _note_for(line: bytes) -> bytes:
    return b'{"v":1,"torn":"%s"}' % hashlib.sha256(line).hexdigest().encode()


def _number(
    bodies: Sequence[Body],
    sees: Sequence[Sequence[str]],
    known: Iterable[Act],
    by: Sequence[tuple[str, str]],
    mint: Callable[[], str],
) -> tuple[Act, ...]:
    seqs = {act.id: act.seq for act in known}
    last = max(seqs.values(), default=0)
    acts: list[Act] = []
    for body, seen, (who, when) in zip(bodies, sees, by, strict=True):
        identifier = mint()
        while identifier in seqs:
            identifier = mint()
        last += 1
        seqs[identifier] = last
        acts.append(Act(identifier, last, tuple(seen), when, who, body))
    return tuple(acts)


def _to_line(act: Act, path: Path) -> bytes:
    """The act's line, if it can be read back as the same act."""
    line = act_to_json(act)
    if act_from_json(line, str(path), 0) != act:
        raise InputError("a decision would be read back as another one", file=str(path))
    return line.encode()


def _is_damaged(line: bytes, path: Path) -> bool:
    try:
        act_from_json(line, str(path), 0)
    except DamagedLine:
        return True
    except InputError:
        return False
    return False


def _append_bytes(path: Path, size: int, data: bytes) -> None:
    is_new = not path.exists()
    with explained(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            written = 0
            while written < len(data):  # once, unless the disk is filling up
                written += os.write(handle, data[written:])
            os.fsync(handle)
        except BaseException:
            os.ftruncate(handle, size)
            raise
        finally:
            os.close(handle)
        if is_new:
            sync_folder(path.parent)
