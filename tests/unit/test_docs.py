"""The documentation is true: generated pages are current, links lead somewhere, every command runs."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests import reference
from workbench.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(path.relative_to(ROOT)) for path in PAGES]
BLOCK = re.compile(r"^```text file=(?P<file>\S+)\n(?P<text>.*?)^```$|^```console\n(?P<commands>.*?)^```$", re.M | re.S)


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    assert (reference.FOLDER / name).read_text("utf-8") == reference.page(name), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "```console" in page.read_text("utf-8")], ids=lambda p: p.stem
)
def test_every_command_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks `text file=NAME` are saved, lines `$ workbench …` and `$ cd …` are run in order."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    count = 0
    for block in BLOCK.finditer(page.read_text("utf-8")):
        if block["file"]:
            Path(block["file"]).write_text(block["text"], "utf-8")
            continue
        for line in block["commands"].splitlines():
            if not line.startswith("$ "):
                continue
            program, *arguments = shlex.split(line.removeprefix("$ "))
            if program == "cd":
                monkeypatch.chdir(arguments[0])
                continue
            assert program == "workbench"
            assert run(arguments) == 0, line
            count += 1
    assert count


def test_the_tutorial_finds_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """“The quotation that was never closed, the doubled stop, the number that differs”; corrected, all is quiet."""
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "tutorial" / "first-edition.md").read_text("utf-8")
    for block in BLOCK.finditer(page):
        if block["file"]:
            Path(block["file"]).write_text(block["text"], "utf-8")
    lines = [line.removeprefix("$ ") for line in page.splitlines() if line.startswith("$ workbench")]
    assert run(shlex.split(lines[0])[1:]) == 0
    monkeypatch.chdir("harbour")

    def rules(*on: str) -> set[str]:
        capsys.readouterr()
        assert run(["check", "--json", *on]) == 0
        return {json.loads(line)["rule"] for line in capsys.readouterr().out.splitlines()}

    assert rules() >= {"quote-unbalanced", "doubled-stop", "number-differs", "doubled-word", "sentence-omitted"}
    for line in lines:
        if " correct " in line:
            assert run(shlex.split(line)[1:]) == 0
    assert rules("--on", "en-corr") == set()
