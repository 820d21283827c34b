"""`build`: everything computed, written into build/ in one go, and remembered.

summary = build(root)          # build/tei, build/html
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.app.compute import compute
from workbench.app.downloads import check_manifest
from workbench.app.fresh import program_version
from workbench.app.look import label
from workbench.app.page import page_of
from workbench.app.standing import KEPT, to_kept
from workbench.app.status import standing_of
from workbench.app.tei_folder import tei_files
from workbench.app.workspace import Workspace, open_workspace
from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.estimate import Estimate
from workbench.model.event import Event, Report, Started, Warned, ignore
from workbench.packs.pack import MANIFEST as PACK_MANIFEST
from workbench.store.atomic import write_many
from workbench.store.locks import exclusive, lock_file
from workbench.store.paths import EditionPaths
from workbench.store.stages import Stages, observe
from workbench.store.theme import NAME as THEME

SEVERITIES = ("critical", "major", "minor", "neutral")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made, for a short table; findings: severity -> (open, corrected, dismissed)."""

    title: str
    texts: tuple[tuple[str, str, int], ...]
    beads: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, int, int, int], ...]
    remaining: int
    corrections: int
    problems: tuple[str, ...]
    page: Path
    tei: Path
    estimates: tuple[Estimate, ...] = ()

    def rows(self) -> list[tuple[str, str]]:
        rows = [(text, f"{number} segments ({role})") for text, role, number in self.texts]
        rows += [(pair, f"{number} beads") for pair, number in self.beads]
        for severity, opened, corrected, dismissed in self.findings:
            rows.append((severity, f"{opened} open, {corrected} corrected, {dismissed} dismissed"))
        rows.append(("corrections", f"{self.corrections}; findings open in the corrected text: {self.remaining}"))
        rows += [("rules see", in_words(self.estimates))] if self.estimates else []
        rows += [("problem", problem) for problem in self.problems]
        return [*rows, ("page", near(self.page)), ("TEI", near(self.tei))]

    def to_json(self) -> dict[str, object]:
        return {
            "title": self.title,
            "texts": [{"id": text, "role": role, "segments": number} for text, role, number in self.texts],
            "beads": [{"pair": pair, "count": number} for pair, number in self.beads],
            "findings": [
                {"severity": severity, "open": opened, "corrected": corrected, "dismissed": dismissed}
                for severity, opened, corrected, dismissed in self.findings
            ],
            "remaining": self.remaining,
            "corrections": self.corrections,
            "problems": list(self.problems),
            "estimates": [asdict(each) for each in self.estimates],
            "page": str(self.page),
            "tei": str(self.tei),
        }


def build(root: Path, report: Report = ignore) -> Summary:
    """Compute the edition and write its TEI and its page. One build at a time; a kill leaves whole files."""
    paths = EditionPaths(root)
    warned: list[Event] = []

    def noting(event: Event) -> None:
        warned.extend([event] if isinstance(event, Warned) else [])
        report(event)

    with exclusive(lock_file(paths.build), "build/"):
        # Looked at before it is read, so that what changes meanwhile is noticed by the next build.
        observed = observe(root, _inputs(open_workspace(root)))
        work = open_workspace(root)
        check_manifest(work)
        snapshot = compute(work, noting)
        report(Started("writing"))
        tei = tei_files(work, snapshot, noting)
        html = page_of(work, snapshot)
        write_many(paths.tei, tei)
        write_many(paths.html, html)
        outputs = {f"build/tei/{name}": data for name, data in tei.items()}
        outputs |= {f"build/html/{name}": data for name, data in html.items()}
        # What was warned of is said again by `status`, so it has to look for itself then.
        standing = standing_of(snapshot)
        outputs[KEPT] = to_kept(None if warned else standing)
        write_many(root, {KEPT: outputs[KEPT]}, only=False)
        # A build with problems is not done: it says them again each time, until they are solved.
        if not snapshot.state.problems:
            Stages(root).record_build(program_version(), observed, outputs)
    return summarise(snapshot, paths, standing.estimates)


def near(path: Path) -> str:
    """A path as one would type it here: from the working directory, where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _inputs(work: Workspace) -> list[str]:
    names = ["edition.yaml", "journal.jsonl", "glossary.tsv", THEME]
    for entry in work.edition.witnesses:
        names += [entry.file, *entry.files]
    names += work.findings_files()
    names += [f"{pack}/{PACK_MANIFEST}" for pack in work.edition.packs]  # it names the digests of the others
    return names


def summarise(snapshot: Snapshot, paths: EditionPaths, estimates: tuple[Estimate, ...]) -> Summary:
    shown = [finding for finding in snapshot.findings if not finding.hint]
    counts = Counter((finding.severity.value, finding.status.value) for finding in shown)
    return Summary(
        snapshot.edition.title,
        tuple((text.id, label(snapshot, text.id), len(text.segments)) for text in snapshot.witnesses),
        tuple(
            (f"{each.a} = {each.b}", len(each.beads))
            for each in snapshot.alignments
            if each.level is Level.SEGMENT and not each.derived
        ),
        tuple(
            (severity, counts[severity, "open"], counts[severity, "corrected"], counts[severity, "dismissed"])
            for severity in SEVERITIES
            if any(each == severity for each, _ in counts)
        ),
        sum(not finding.hint and finding.is_open for finding in snapshot.state_findings),
        len(snapshot.state.acts),
        tuple(problem.message for problem in snapshot.state.problems),
        paths.html / "index.html",
        paths.tei,
        estimates,
    )


def in_words(estimates: Sequence[Estimate]) -> str:
    """What 1,000 words cost in MQM penalties."""
    each = "; ".join(f"{one.text} {one.penalty:.1f} ({one.low:.1f}–{one.high:.1f})" for one in estimates)
    return f"{each} penalty points in 1,000 words"
