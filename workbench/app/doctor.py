"""Looking over an installation and an edition; each look says what it saw and what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench import __version__
from workbench.app.checked import Check
from workbench.app.foreign import read_entry
from workbench.app.ground import clock, ground
from workbench.app.texts import check_texts, keep_in_step, missing, strays
from workbench.app.workspace import Workspace, open_workspace
from workbench.correct.state import compute_state
from workbench.correct.waiting import with_waiting
from workbench.model.errors import EXIT_OK, EXIT_STALE, UsageError, WorkbenchError
from workbench.store.atomic import leftovers
from workbench.store.journal import quarantine, read_journal
from workbench.store.paths import GIT_FILES, find_edition


def examine(directory: Path, *, fix: bool = False) -> Iterator[Check]:
    """The installation first, then the edition that `directory` is in, if it is in one."""
    yield Check("program", f"workbench {__version__}, Python {sys.version.split()[0]}")
    yield Check("git", "found" if shutil.which("git") else "not found (only used for your name)")
    try:
        root = find_edition(directory)
    except UsageError:
        yield Check("edition", "none here (use -C DIR)")
        return
    yield from ground(root)
    if rules := _git_rules(root):
        yield rules
    yield _guarded("journal lines", lambda: _journal_lines(root, fix=fix))
    yield _guarded("leftovers", lambda: _leftovers(root, fix=fix))
    try:
        work = open_workspace(root)
    except WorkbenchError as error:
        yield Check("manifest", _words(error), error.exit_code)
        return
    yield Check("manifest", f"{len(work.edition.witnesses)} witnesses")
    yield _guarded("texts", lambda: _texts(work, fix=fix))
    if fix:
        work = open_workspace(root)  # it may name other texts now
    yield _guarded("glossary", lambda: _glossary(work))
    for entry in work.edition.witnesses:
        yield _guarded(entry.id, lambda entry=entry: _witness(work, entry.id))  # type: ignore[misc]
    if work.edition.findings:
        yield _guarded("findings", lambda: _findings(work))
    yield _guarded("clock", lambda: clock(work.journal()))
    yield _guarded("decisions", lambda: _decisions(work))


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except WorkbenchError as error:
        return Check(name, _words(error), error.exit_code)


def _words(error: WorkbenchError) -> str:
    return f"{error}; {error.hint}" if error.hint else str(error)


def _git_rules(root: Path) -> Check | None:
    """For an edition under git that git would merge as it merges a text; made by an older release, or by hand."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None
    found = root / ".gitattributes"
    has = found.read_text("utf-8", "replace").split("\n") if found.is_file() else []
    missing = [line for line in GIT_FILES[".gitattributes"].decode().splitlines() if "merge=union" in line]
    missing = [line for line in missing if line not in (each.strip() for each in has)]
    if not missing:
        return Check("git merges", "keep the lines of both sides")
    return Check("git merges", f"two editors' work may not come together; add to .gitattributes: {'; '.join(missing)}")


def _journal_lines(root: Path, *, fix: bool) -> Check:
    journal = root / "journal.jsonl"
    aside = quarantine(journal) if fix else None
    if aside is not None:
        return Check("journal lines", f"damaged lines were put aside in {aside.name}")
    found = read_journal(journal)
    if found.warnings:
        return Check("journal lines", f"{len(found.warnings)} torn line passed over; --fix puts it aside")
    return Check("journal lines", f"{len(found.acts)} acts")


def _leftovers(root: Path, *, fix: bool) -> Check:
    found = leftovers(root)
    if not found:
        return Check("leftovers", "none")
    if not fix:
        return Check("leftovers", f"{len(found)} files of interrupted writes; --fix removes them")
    for path in found:
        path.unlink(missing_ok=True)
    return Check("leftovers", f"{len(found)} files of interrupted writes removed")


def _texts(work: Workspace, *, fix: bool) -> Check:
    """Whether manifest and journal mean the same, and what lies there besides."""
    acts = work.journal()
    named = keep_in_step(work, acts) if fix else ()
    if named:
        return Check("texts", f"the manifest names the text of {', '.join(named)} now that the journal has in force")
    check_texts(work.edition, acts)
    said = [
        *(f"{path.name} is named by no decision (a `replace` was cut short): delete it" for path in strays(work, acts)),
        *(f"an earlier text of {witness} is not there: it cannot be had back" for witness in missing(work, acts)),
    ]
    return Check("texts", "; ".join(said) or "those that the journal has in force")


def _witness(work: Workspace, witness_id: str) -> Check:
    witness = work.witness(witness_id)
    missing = [name for name in work.edition.entry(witness_id).files if not work.source_file(name).is_file()]
    text = f"{len(witness.segments)} segments, digest as recorded"
    return Check(witness_id, f"{text}; received file missing: {', '.join(missing)}" if missing else text)


def _glossary(work: Workspace) -> Check:
    number = len(work.glossary())
    return Check("glossary", f"{number} term{'s' * (number != 1)}")


def _findings(work: Workspace) -> Check:
    number = sum(len(text.claims) for entry in work.edition.findings for text in read_entry(work, entry))
    files = len(work.edition.findings)
    return Check("findings", f"{number} received in {files} file{'s' * (files > 1)}")


def _decisions(work: Workspace) -> Check:
    acts = work.acts()
    state = compute_state(work.witness(work.edition.base.id), acts, work.state_id)
    state = with_waiting(state, acts, work.witnesses())
    if state.problems:
        messages = "; ".join(problem.message for problem in state.problems)
        tellers = {"`workbench retarget`" if each.kind == "stale" else "`workbench resolve`" for each in state.problems}
        return Check("decisions", f"{messages}; {' and '.join(sorted(tellers))} tells more", EXIT_STALE)
    return Check("decisions", f"{len(state.acts)} corrections in force, none stale, no conflict", EXIT_OK)
