"""Texts come in: received files are copied byte for byte, and each text becomes a witness in TEI.

    made = create_edition(Path("port"), NewEdition((Path("port-en.txt"),), (Path("port-ru.txt"),)))

Nothing is written unless everything can be; a new edition appears whole, under its name, at the end.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.about import about_edition, about_text
from workbench.app.guess import guess_earlier, guess_id, guess_language, guess_role
from workbench.app.received import Received, peek, receive
from workbench.app.several import choose_text, find_original, to_pins
from workbench.app.workspace import Workspace, open_workspace
from workbench.formats.registry import Texts
from workbench.model.act import PinBead
from workbench.model.edition import Edition, Person, WitnessEntry
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Report, Warned, ignore
from workbench.model.ids import is_witness_id
from workbench.model.witness import Role, Witness
from workbench.store.atomic import write
from workbench.store.identity import to_person_id, to_slug
from workbench.store.journal import append
from workbench.store.manifest import add_witness as splice_witness
from workbench.store.manifest import change_manifest, new_manifest
from workbench.store.paths import GIT_FILES, EditionPaths
from workbench.text.languages import read_doubt


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What `workbench new` is asked for.

    who: asked for a name where the file has pairs to take over. with_pairs: whether they are. changes: what tracked
    changes in the files are taken as, accepted or rejected. lossy: files may be read with loss.
    """

    base: tuple[Path, ...]
    source: tuple[Path, ...] = ()
    title: str | None = None
    base_language: str = "en"
    source_language: str = "ru"
    base_id: str | None = None
    reconstruction: bool = False
    about: tuple[str, ...] = ()
    base_about: tuple[str, ...] = ()
    source_about: tuple[str, ...] = ()
    who: Callable[[], str] = str
    with_pairs: bool = True
    changes: str = "accepted"
    lossy: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a text; reason: why it was taken for that role, if that was guessed.

    earlier: the witness that it may be a newer text of. pins: how many pairs of its file were taken over.
    """

    id: str
    role: str
    summary: str
    reason: str = ""
    earlier: str = ""
    pins: int = 0


def create_edition(folder: Path, order: NewEdition, report: Report = ignore) -> list[Imported]:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already", hint="name a new folder; `workbench add` adds to an edition")
    role = Role.RECONSTRUCTION if order.reconstruction else Role.SOURCE
    order = _with_original(order)
    base_id = order.base_id or guess_id(order.base_language, Role.BASE, ())
    wanted = [(base_id, Role.BASE, order.base_language, order.base, order.base_about)]
    if order.source:
        source_id = guess_id(order.source_language, role, (base_id,))
        wanted.append((source_id, role, order.source_language, order.source, order.source_about))
    name = folder.resolve().name
    edition = about_edition(Edition(to_slug(name) or "edition", order.title or name), order.about)
    texts = []
    for witness_id, role_, language, files, about in wanted:
        _check_id(witness_id, edition)
        entry = WitnessEntry(witness_id, role_, language, (), bibliography=about_text(about))
        texts.append(receive(edition, entry, files, report, changes=order.changes, lossy=order.lossy))
        warn_of_language(texts[-1].witness, files[0], report)
        edition = replace(edition, witnesses=(*edition.witnesses, texts[-1].entry))
    if order.title is None:
        edition = replace(edition, title=_first_heading(texts[0].witness) or name)
    if texts[0].texts is not None and order.source != order.base:
        report(Warned(_which(texts[0].texts, texts[0].index), str(order.base[0])))
    pins = _pins(texts, order) if order.with_pairs else []
    who = order.who() if pins else ""
    if pins:
        edition = replace(edition, people=(Person(to_person_id(who), who),))
    # The title stands in the witness files too, so they are written when it is known.
    texts = [each.written(edition) for each in texts]
    edition = replace(edition, witnesses=tuple(each.entry for each in texts))
    _appear(folder, edition, texts, pins)
    made = [Imported(each.entry.id, each.entry.role.value, summarise(each.witness)) for each in texts]
    return [replace(made[0], pins=len(pins)), *made[1:]]


def _with_original(order: NewEdition) -> NewEdition:
    """Where the file of the base holds the original too, and no other is named, that is the source."""
    if order.source or len(order.base) != 1:
        return order
    (path,) = order.base
    texts = peek(path, order.base_language)
    if texts is None or len(texts.drafts) < 2:
        return order
    base = choose_text(texts, order.base_language, (), str(path))
    original = find_original(texts, base, order.source_language)
    if original is None:
        return order
    return replace(order, source=order.base, source_language=texts.languages[original])


def _pins(texts: Sequence[Received], order: NewEdition) -> list[PinBead]:
    """What the file that both texts are from says of them."""
    if len(texts) != 2 or order.source != order.base or texts[0].texts is None:
        return []
    base, source = texts
    why = f"taken over from {order.base[0].name}"
    return list(to_pins(texts[0].texts, (source.index, source.witness), (base.index, base.witness), why))


def _appear(folder: Path, edition: Edition, texts: Sequence[Received], pins: Sequence[PinBead]) -> None:
    """Write everything beside, then give it its name in one step."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise InputError(f"cannot be made: {error.strerror}", file=str(folder)) from None
    try:
        paths = EditionPaths(scratch / folder.name)
        for text in texts:
            _write_text(paths, text)
        for name, data in GIT_FILES.items():
            write(paths.root / name, data)
        write(paths.manifest, new_manifest(edition).encode("utf-8"))
        if pins:
            when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            append(paths.journal, pins, who=edition.people[0].id, when=when, grouped=True)
        if folder.exists():
            folder.rmdir()
        paths.root.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write_text(paths: EditionPaths, text: Received) -> None:
    for name, data in text.sources:
        target = paths.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, data)
    target = paths.root / text.entry.file
    target.parent.mkdir(parents=True, exist_ok=True)
    write(target, text.xml)


def add_witness(
    directory: Path,
    files: Sequence[Path],
    witness_id: str | None = None,
    role: str | None = None,
    language: str | None = None,
    report: Report = ignore,
    about: Sequence[str] = (),
    changes: str = "accepted",
    *,
    lossy: bool = False,
) -> Imported:
    """One more witness; role, language and id are guessed where they are not given. The manifest comes last.

    changes: what tracked changes in the files are taken as. lossy: files may be read with loss.
    """
    work = open_workspace(directory)
    edition = work.edition
    unnamed = WitnessEntry("draft", Role.TRANSLATION, language or "und", ())
    draft = receive(edition, unnamed, files, report, changes=changes, lossy=lossy)
    if draft.texts:
        report(Warned(_which(draft.texts, draft.index), str(files[0])))
    language = language or (draft.entry.language if draft.texts else guess_language(draft.witness, edition))
    chosen, reason = (Role(role), "") if role else guess_role(draft.witness, language, work)
    earlier = "" if role else guess_earlier(draft.witness, language, chosen, work)
    taken = tuple(entry.id for entry in edition.witnesses)
    final_id = witness_id or guess_id(language, chosen, taken)
    _check_id(final_id, edition)
    entry = WitnessEntry(final_id, chosen, language, (), bibliography=about_text(about))
    text = receive(edition, entry, files, report, changes=changes, lossy=lossy).written(edition)
    warn_of_language(text.witness, files[0], report)
    splice_witness(work.paths.manifest.read_text("utf-8"), text.entry)  # what cannot be added is said before writing
    _refuse_leftovers(work, text)
    _write_text(work.paths, text)
    change_manifest(work.paths.manifest, lambda manifest: splice_witness(manifest, text.entry))
    return Imported(final_id, chosen.value, summarise(text.witness), reason, earlier)


def _which(texts: Texts, index: int) -> str:
    others = ", ".join(each for number, each in enumerate(texts.languages) if number != index)
    return f"holds several texts: {texts.languages[index]} is taken, not {others}"


def warn_of_language(witness: Witness, file: Path, report: Report) -> None:
    doubt = read_doubt([segment.text for segment in witness.segments if segment.is_aligned], witness.language)
    if doubt:
        message = f"is taken for the {witness.role.value} in {witness.language} and {doubt}: are files swapped?"
        report(Warned(message, str(file)))


def _refuse_leftovers(work: Workspace, text: Received) -> None:
    """A received file of another text is never written over."""
    for name, data in text.sources:
        path = work.paths.root / name
        if path.exists() and path.read_bytes() != data:
            raise InputError("is there already, with other bytes", file=name, hint="choose another --id")


def _check_id(witness_id: str, edition: Edition) -> None:
    if not is_witness_id(witness_id):
        raise UsageError(
            f"{witness_id!r} cannot be an id", hint="small letters, digits and hyphens, a letter first: en-2"
        )
    if any(entry.id == witness_id for entry in edition.witnesses):
        raise UsageError(f"there is a witness {witness_id} already", hint="choose another --id")


def _first_heading(witness: Witness) -> str:
    return next((segment.text.strip() for segment in witness.segments if segment.kind == "head"), "")


NAMES = {
    "fw": "furniture", "p": "paragraph", "head": "heading", "dateline": "dateline", "l": "verse line",
    "item": "list item", "cell": "cell", "note": "note", "quote": "quotation", "salute": "salutation",
    "signed": "signature",
}  # fmt: skip


def summarise(witness: Witness) -> str:
    """`19 paragraphs, 2 headings, 1 dateline, 5 furniture; 96 sentences`."""
    counts = Counter(segment.kind for segment in witness.segments)
    parts = []
    for kind, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        name = NAMES.get(kind, kind)
        parts.append(f"{number} {name}{'s' if number > 1 and name != 'furniture' else ''}")
    sentences = sum(len(segment.sentences) for segment in witness.segments)
    return f"{', '.join(parts)}; {sentences} sentence{'s' if sentences != 1 else ''}"
