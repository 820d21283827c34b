"""The alignment of another program taken over as pins."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.port import add_other, make_port
from workbench.cli.main import run
from workbench.formats.archive import read_archive, write_archive
from workbench.store.journal import read_journal

FORMATS = ("hunalign", "vecalign", "ces", "moses", "intertext")


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    root = make_port(tmp_path)
    add_other(root)
    return root


def acts(root: Path) -> int:
    journal = root / "journal.jsonl"
    return len(read_journal(journal).acts) if journal.exists() else 0


def beads(root: Path, capsys: pytest.CaptureFixture[str], level: str) -> list[tuple[object, object, object]]:
    capsys.readouterr()
    assert run(["-q", "-C", str(root), "align", "ru", "en-mt", "--json", "--level", level]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [(each["a_ids"], each["b_ids"], each["pinned"]) for each in found]


@pytest.mark.parametrize("level", ["segment", "sentence"])
@pytest.mark.parametrize("format_id", FORMATS)
def test_what_went_out_comes_in_as_one_group_and_a_second_time_as_nothing(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format_id: str, level: str
) -> None:
    here = ["-q", "-C", str(port)]
    file = tmp_path / "alignment"
    level = "sentence" if format_id == "intertext" else level
    before = beads(port, capsys, level)
    assert run([*here, "export", format_id, "--level", level, "-o", str(file)]) == 0
    assert run([*here, "pin", "--from", str(file), "--dry-run"]) == 0
    assert acts(port) == 0
    assert run([*here, "pin", "--from", str(file)]) == 0
    wanted = [(a, b, True) for a, b, _ in before if (a and b) or format_id != "moses"]
    assert [each for each in beads(port, capsys, level) if each[2]] == wanted
    number = acts(port)
    assert number == len(wanted)
    assert run([*here, "pin", "--from", str(file)]) == 0
    assert acts(port) == number
    assert run([*here, "undo"]) == 0
    assert not any(pinned for _, _, pinned in beads(port, capsys, level)), "all of them at once"


def test_another_text_and_texts_the_other_way_round(port: Path, tmp_path: Path) -> None:
    here = ["-q", "-C", str(port)]
    file = tmp_path / "other.zip"
    assert run([*here, "export", "vecalign", "--of", "en-2", "-o", str(file)]) == 0
    assert run([*here, "pin", "--from", str(file), "--with", "en-2", "--dry-run"]) == 0
    assert run([*here, "export", "moses", "-o", str(file)]) == 0
    members = read_archive(file.read_bytes(), "x")
    file.write_bytes(write_archive(dict(reversed(members.items()))))
    assert run([*here, "pin", "--from", str(file), "--dry-run"]) == 0
    assert run([*here, "pin", "--from", str(file), "--with", "xx"]) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0\t0\t1\n40\t39\t1\n", "line 1: it counts 40 units of ru"),
        ("[0]:[0]:0.1\n[1, 2]:[1]:0.2\n", "it counts 3 units of ru"),
        ('<cesAlign><link xtargets="ru.p1;en-mt.p1"/>\n<link xtargets="ru.p77;en-mt.p2"/></cesAlign>',
         "line 2: ru has no segment that is 'ru.p77' there"),
        ('<cesAlign><link xtargets="ru.p1;en-mt.p1"/>\n<link xtargets="ru.p1;en-mt.p2"/></cesAlign>',
         "line 2: ru.p1 stands in the bead of line 1 already"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_and_nothing_is_written(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    file = tmp_path / "alignment.txt"
    file.write_text(text, "utf-8")
    assert run(["-q", "-C", str(port), "pin", "--from", str(file)]) == 3
    assert words in capsys.readouterr().err
    assert acts(port) == 0


def test_what_fits_is_written_if_one_says_so(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "links.xml"
    file.write_text(
        '<cesAlign><link xtargets="p1;p1"/>\n<link xtargets="nowhere;p2"/>\n<link xtargets="p3;p3"/></cesAlign>',
        "utf-8",
    )
    assert run(["-C", str(port), "pin", "--from", str(file), "--partly"]) == 0
    shown = capsys.readouterr()
    assert "2 beads of segments pinned" in shown.out
    assert "left out: line 2" in shown.err


def test_a_pin_that_says_otherwise_stays(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["-q", "-C", str(port)]
    assert run([*here, "pin", "ru.p1", "p1,p2"]) == 0
    file = tmp_path / "links.xml"
    file.write_text('<cesAlign><link xtargets="ru.p1;en-mt.p1"/></cesAlign>', "utf-8")
    assert run([*here, "pin", "--from", str(file)]) == 3
    assert "line 1: ru.p1 is pinned otherwise" in capsys.readouterr().err


def test_words_that_differ_are_not_guessed(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["-q", "-C", str(port)]
    file = tmp_path / "a.zip"
    assert run([*here, "export", "vecalign", "-o", str(file)]) == 0
    members = read_archive(file.read_bytes(), "x")
    lines = members["2-en-mt.txt"].split(b"\n")
    lines[1] = b"Other words."
    file.write_bytes(write_archive({**members, "2-en-mt.txt": b"\n".join(lines)}))
    assert run([*here, "pin", "--from", str(file)]) == 3
    assert "en-mt has no segment that is '1' there" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["pin"], ["pin", "p1"], ["pin", "p1", "ru.p1", "--partly"], ["pin", "p1", "ru.p1", "--from", "x"]]
)
def test_usage(port: Path, arguments: list[str]) -> None:
    assert run(["-q", "-C", str(port), *arguments]) == 2
    shutil.rmtree(port / "build", ignore_errors=True)


def test_a_new_edition_takes_it_over_at_once(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What does not fit leaves the edition made, and says how to go on; an unreadable file leaves nothing."""
    texts = ["--base", str(tmp_path / "en.txt"), "--source", str(tmp_path / "ru.txt")]
    fits, torn, unread = (tmp_path / name for name in ("fits.txt", "torn.txt", "unread.txt"))
    fits.write_text("[0]:[0]:0.1\n[1]:[1]:0.1\n[2]:[2]:0.1\n[3]:[3]:0.1\n", "utf-8")
    torn.write_text("[0]:[0]:0.1\n[1]:[1]:0.1\n", "utf-8")
    unread.write_text("Dear friend,\n", "utf-8")
    assert run(["new", str(tmp_path / "one"), *texts, "--alignment", str(fits)]) == 0
    assert "4 beads of fits.txt taken over as pins" in capsys.readouterr().err
    assert acts(tmp_path / "one") == 4
    assert run(["new", str(tmp_path / "two"), *texts, "--alignment", str(torn)]) == 3
    told = " ".join(capsys.readouterr().err.split())
    assert "the edition is made, without this alignment" in told
    assert f"pin --from {torn} (with --partly: what fits)" in told
    assert acts(tmp_path / "two") == 0
    assert (tmp_path / "two" / "edition.yaml").exists()
    assert run(["-q", "new", str(tmp_path / "three"), *texts, "--alignment", str(unread)]) == 3
    assert run(["-q", "new", str(tmp_path / "three"), *texts, "--alignment", str(tmp_path / "nowhere")]) == 3
    assert run(["-q", "new", str(tmp_path / "three"), *texts[:2], "--alignment", str(fits)]) == 2
    assert not (tmp_path / "three").exists()
