"""The sample edition is worked as it should be, and its published TEI is what the program gives."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.data import data_dir
from workbench.app.compute import compute
from workbench.app.demo import fetch_sample, find_sample
from workbench.app.workspace import open_workspace
from workbench.check.quotations import unbalanced
from workbench.cli.main import run
from workbench.model.act import Correct
from workbench.model.edition import Snapshot
from workbench.model.finding import Severity, Status
from workbench.model.witness import Role, walk_blocks
from workbench.store.atomic import MARKER
from workbench.tei.categories import CATEGORIES

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "editions" / "japan-1945"
PUBLISHED = ROOT / "tei" / "japan-1945"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fetch_sample(tmp_path_factory.mktemp("sample") / "japan-1945")


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Snapshot:
    return compute(open_workspace(folder))


def test_the_sample_is_the_one_of_this_checkout() -> None:
    assert find_sample() == SAMPLE


def test_the_base_is_recognised_for_what_it_is(snapshot: Snapshot) -> None:
    base = snapshot.state.base
    counts = Counter(segment.kind for segment in base.segments)
    assert counts == {"dateline": 1, "fw": 5, "head": 2, "p": 19}
    breaks = [block for block in walk_blocks(base.nodes) if block.name == "milestone"]
    assert [dict(block.attributes)["n"] for block in breaks] == ["* * *"]


@pytest.mark.data
def test_the_base_is_the_received_file(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    received = data_dir("sample", "en-mt.txt").read_bytes()
    assert (folder / "sources" / "en-mt.txt").read_bytes() == received
    capfdbinary.readouterr()
    assert run(["-q", "-C", str(folder), "export", "txt", "--of", "en-mt", "--with-furniture"]) == 0
    # The received file lacks the last line end: one of the listed normalisations.
    assert capfdbinary.readouterr().out == received + b"\n"


def test_the_text_comes_back_without_the_received_files(
    folder: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("build", "sources"))
    capfdbinary.readouterr()
    for witness in ("en-mt", "ru", "en-2"):
        assert run(["-q", "-C", str(copy), "export", "txt", "--of", witness, "--with-furniture"]) == 0
        received = (SAMPLE / "sources" / f"{witness}.txt").read_bytes()
        assert capfdbinary.readouterr().out.rstrip(b"\n") == received.rstrip(b"\n")


def test_the_corrected_text_has_nothing_grave_left(snapshot: Snapshot) -> None:
    grave = [
        finding
        for finding in snapshot.state_findings
        if finding.severity in (Severity.MAJOR, Severity.CRITICAL)
        and finding.status is Status.OPEN
        and not finding.hint
    ]
    assert grave == []
    texts = [segment for segment in snapshot.state.witness.segments if segment.kind != "fw"]
    assert list(unbalanced(texts)) == []
    assert snapshot.state.problems == ()


def test_every_correction_says_why(snapshot: Snapshot) -> None:
    corrections = [act.body for act in snapshot.acts if isinstance(act.body, Correct)]
    assert len(corrections) > 80
    for body in corrections:
        assert len(body.why.split()) >= 4
        assert body.category in CATEGORIES
        assert body.severity is not None


def test_the_reconstruction_says_so(snapshot: Snapshot, folder: Path) -> None:
    assert snapshot.edition.source is not None
    assert snapshot.edition.source.role is Role.RECONSTRUCTION
    assert all(finding.conjecture for finding in snapshot.findings if finding.source)
    assert "econstruction" in (folder / "edition.yaml").read_text("utf-8")
    assert 'evidence="conjecture"' in (folder / "witnesses" / "ru.xml").read_text("utf-8")
    assert "reconstruction" in (ROOT / "README.md").read_text("utf-8")


def test_the_published_tei_is_what_export_gives(folder: Path, tmp_path: Path) -> None:
    assert run(["-q", "-C", str(folder), "export", "tei", "-o", str(tmp_path / "tei")]) == 0
    made = {
        str(path.relative_to(tmp_path / "tei")): path.read_bytes()
        for path in (tmp_path / "tei").rglob("*")
        if path.is_file() and path.name != MARKER
    }
    there = {str(path.relative_to(PUBLISHED)): path.read_bytes() for path in PUBLISHED.rglob("*") if path.is_file()}
    assert sorted(made) == sorted(there)
    assert [name for name in made if made[name] != there[name]] == [], "run `make publish`"


def test_a_true_original_can_come_in_later(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("build"))
    original = tmp_path / "original.txt"
    original.write_bytes((SAMPLE / "sources" / "ru.txt").read_bytes())
    before = compute(open_workspace(copy))
    assert (
        run(["-q", "-C", str(copy), "add", str(original), "--id", "ru-orig", "--role", "source", "--language", "ru"])
        == 0
    )
    after = compute(open_workspace(copy))
    assert after.edition.source is not None
    assert after.edition.source.id == "ru-orig"
    assert after.state.witness == before.state.witness
    assert after.state.problems == ()
