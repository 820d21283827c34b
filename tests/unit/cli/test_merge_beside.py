"""Whoever writes into the wrong place of a copy is told, in every format that holds more than the translation."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from workbench.cli.main import run
from workbench.store.journal import read_journal

ENDINGS = {"docx-table": ".docx", "xliff": ".xlf", "xliff2": ".xlf"}
TABLES = ("csv", "tsv", "xlsx")
ALL = (*TABLES, "docx-table", "tmx", "xliff", "xliff2", "po")


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    english = "The Port\n\nWe came to the the port. It rained all day.\n\nThe crew sang. Nobody came.\n\nWe left.\n"
    russian = "Порт\n\nМы пришли в порт. Весь день шёл дождь.\n\nКоманда пела. Никто не пришёл.\n\nМы ушли.\n"
    (tmp_path / "en.txt").write_text(english, "utf-8")
    (tmp_path / "ru.txt").write_text(russian, "utf-8")
    made = tmp_path / "port"
    assert run(["-q", "new", str(made), "--base", str(tmp_path / "en.txt"), "--source", str(tmp_path / "ru.txt")]) == 0
    assert run(["-q", "-C", str(made), "correct", "p2", "crew", "sailors"]) == 0
    assert run(["-q", "-C", str(made), "remark", "p2", "Which crew?\nOurs?"]) == 0
    return made


def export(edition: Path, kind: str, *edits: tuple[str, str], level: str = "segment") -> Path:
    """The copy, edited as a text, whatever archive it stands in."""
    file = edition.parent / f"copy-{kind}{ENDINGS.get(kind, f'.{kind}')}"
    assert run(["-q", "-C", str(edition), "export", kind, "--level", level, "-o", str(file)]) == 0
    if kind not in ("xlsx", "docx-table"):
        file.write_bytes(_edited(file.read_bytes().decode("utf-8"), edits).encode("utf-8"))
        return file
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    inner = next(name for name in members if name in ("xl/worksheets/sheet1.xml", "word/document.xml"))
    members[inner] = _edited(members[inner].decode("utf-8"), edits).encode("utf-8")
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def _edited(text: str, edits: tuple[tuple[str, str], ...]) -> str:
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def merge(edition: Path, file: Path, *options: str) -> int:
    return run(["-C", str(edition), "merge", str(file), "--yes", *options])


def number(edition: Path) -> int:
    return len(read_journal(edition / "journal.jsonl").acts)


@pytest.mark.parametrize("kind", ALL)
def test_the_original_was_changed(edition: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    times = 2 if kind == "xliff2" else 1  # there it stands beside the machine's words, too
    file = export(edition, kind, *[("Команда пела.", "Экипаж пел.")] * times)
    assert merge(edition, file) == 4
    told = capsys.readouterr().err
    assert "not taken over: you changed the " in told
    assert "Экипаж пел. Никто не пришёл." in told
    assert number(edition) == 2


@pytest.mark.parametrize("kind", TABLES)
def test_the_column_of_the_base_was_changed(edition: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(edition, kind, ("The crew sang.", "The whole crew sang."))
    assert merge(edition, file) == 4
    told = " ".join(capsys.readouterr().err.split())
    assert "not taken over: you changed the column `translation` in row 4; corrections go into `corrected`" in told
    assert "“The whole crew sang. Nobody came.”" in told
    assert number(edition) == 2


def test_the_rest_is_written_where_that_is_asked_for(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(edition, "csv", ("The crew sang.", "A crew sang."), ("sailors sang", "sailors were singing"))
    assert merge(edition, file, "--partly") == 0
    assert "not taken over: you changed the column `translation`" in " ".join(capsys.readouterr().err.split())
    assert number(edition) == 3
    file = export(edition, "csv", ("The crew sang.", "A crew sang."))
    assert merge(edition, file, "--partly", "--dry-run", "--json") == 0
    left_out = json.loads(capsys.readouterr().out.splitlines()[0])["left_out"]
    assert [each["words"] for each in left_out] == ["A crew sang. Nobody came."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Which crew?", "Which crew, please?", "column `remarks` in row 4; what you say goes into `comment`"),
        (
            "(doubled-word)",
            "(doubled-word) It does not!",
            "column `findings` in row 3; what you say goes into `comment`",
        ),
        (",corrected,,", ",to be looked at,,", "the status in row 4 is none that merge knows; `read` is"),
    ],
)
def test_other_columns(edition: Path, old: str, new: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(edition, "csv", (old, new))
    assert merge(edition, file) == 4
    assert told in " ".join(capsys.readouterr().err.split())
    assert number(edition) == 2


def test_outside_of_a_table_in_a_document(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "<w:p><w:r><w:t>See page 3.</w:t></w:r></w:p>"
    assert merge(edition, export(edition, "docx-table", ("</w:tbl>", f"</w:tbl>{words}"))) == 4
    assert "not taken over: you changed what stands outside of the table: “See page 3.”" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("level", ["segment", "sentence"])
def test_shapes_and_blanks_are_no_change(edition: Path, kind: str, level: str) -> None:
    """Programs lay text out anew and change quotation marks; sentences are known one by one."""
    if level == "sentence" and kind in TABLES:
        level = "segment"
    assert merge(edition, export(edition, kind, ("Мы ушли.", "Мы  ушли."), level=level)) == 0
    assert number(edition) == 2


def test_an_original_that_was_replaced_since_is_not_looked_at(edition: Path) -> None:
    file = export(edition, "csv")
    newer = edition.parent / "newer.txt"
    newer.write_text((edition.parent / "ru.txt").read_text("utf-8").replace("Команда", "Вся команда"), "utf-8")
    assert run(["-q", "-C", str(edition), "replace", "ru", str(newer), "--yes"]) == 0
    before = number(edition)
    assert merge(edition, file) == 0
    assert number(edition) == before


def test_a_cell_names_twenty_findings(tmp_path: Path) -> None:
    """Thousands, of an original of which one chapter is translated, were a cell that no spreadsheet takes."""
    names = [
        f"{one}{two}"
        for one in ("port", "ship", "lamp", "rope", "crew")
        for two in ("man", "house", "mate", "side", "road")
    ]
    (tmp_path / "en.txt").write_text("We saw " + ", ".join(f"the the {name}" for name in names) + ".\n", "utf-8")
    made = tmp_path / "port"
    assert run(["-q", "new", str(made), "--base", str(tmp_path / "en.txt")]) == 0
    (made / "journal.jsonl").touch()
    file = export(made, "csv")
    assert file.read_text("utf-8").count("(doubled-word)") == 20
    assert "… and 5 more (findings)" in file.read_text("utf-8")
    assert merge(made, file) == 0
    assert number(made) == 0
