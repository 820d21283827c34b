"""`workbench lexicon`: a pack from pairs, and what the shipped one says of a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.training.bitext_made import make_pairs
from workbench.cli.main import run
from workbench.packs.language_model import LanguageModel


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "made.tsv"
    path.write_text("".join("\t".join(pair) + "\n" for pair in make_pairs(80, seed=4)), "utf-8")
    return path


def test_a_pack_is_made_and_its_report_printed(pairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pack"
    asked = ["lexicon", "build", "--bitext", str(pairs), "--test", str(pairs), "--out", str(out), "--steps", "0"]
    assert run(asked) == 0
    assert "| made | 80 |" in capsys.readouterr().out
    made = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    assert made == {"lexicon.npz", "pack.json", "report.md"}


def test_a_line_that_is_no_pair_is_named_and_nothing_written(
    pairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs.write_text(pairs.read_text("utf-8") + "one cell\n", "utf-8")
    assert run(["lexicon", "build", "--bitext", str(pairs), "--out", str(tmp_path / "pack"), "--steps", "0"]) == 3
    assert "made.tsv:81" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()


def test_no_pairs_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.tsv").write_text("", "utf-8")
    asked = ["lexicon", "build", "--bitext", str(tmp_path / "empty.tsv"), "--out", str(tmp_path / "p"), "--steps", "0"]
    assert run(asked) == 2
    assert "no pairs" in capsys.readouterr().err


def test_a_word_of_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "show", "победами"]) == 0
    shown = capsys.readouterr().out
    assert "victori" in shown
    assert "CC BY 4.0" in shown
    assert run(["lexicon", "show", "victories", "--json"]) == 0
    known = json.loads(capsys.readouterr().out)
    assert (known["language"], known["stem"]) == ("en", "victori")
    assert known["translations"][0].keys() == {"stem", "probability", "back"}


@pytest.mark.parametrize(("options", "message"), [([], "does not know"), (["--source-lang", "de"], "no pack")])
def test_what_is_not_known_is_said(options: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "show", "xyzzy", *options]) == 2
    assert message in capsys.readouterr().err


def test_a_model_of_a_language_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, out = tmp_path / "text.txt", tmp_path / "model.npz"
    text.write_text("\n\n".join(f"The ship left port {n}.\nIt rained." for n in range(40)), "utf-8")
    assert run(["lexicon", "model", "--text", str(text), "--out", str(out)]) == 0
    assert "written" in capsys.readouterr().err
    found = LanguageModel.load(out.read_bytes(), "model")
    assert found.read(["the", "ship"]).after.sum() < found.read(["ship", "the"]).after.sum()
    text.write_bytes(b"\xff\xfe\xfd\n")
    assert run(["lexicon", "model", "--text", str(text), "--out", str(out)]) == 3
    assert "text.txt:1" in capsys.readouterr().err


def test_pairs_of_an_origin_are_left_out(pairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    origins = {line.split("\t")[2] for line in pairs.read_text("utf-8").splitlines()}
    asked = ["lexicon", "build", "--bitext", str(pairs), "--out", str(tmp_path / "pack"), "--steps", "0"]
    assert run([*asked, *(word for origin in origins for word in ("--leave-out", origin))]) == 2
    assert "no pairs" in capsys.readouterr().err
