"""docs/reference/json.md is true: what it shows has the keys of what commands print, and no other."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.port import ENGLISH, add_other, make_port
from workbench.cli.main import run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "json.md"
BLOCKS = re.findall(r"^```json\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
PAIR = '{"id": 1, "src": "Здесь 4 крана.", "mt": "There are 3 cranes here..", "mt_off": [[0, 5], [10, 11]]}\n'
RECEIVED = """{"mt": "It rained in the evening.", "spans": [{"start": 3, "end": 9}]}
{"mt": "Nobody wrote these words.", "spans": [{"start": 0, "end": 6}]}
"""

# Commands in the order of the page's blocks; WHAT picks lines of a mixed output by their type.
COMMANDS: list[tuple[list[str], str]] = [
    (["export", "jsonl"], "segment"),
    (["export", "jsonl"], "bead"),
    (["align", "--explain", "p2", "--json"], ""),
    (["align", "--check", "--level", "sentence", "--json"], ""),
    (["export", "jsonl"], "finding"),
    (["check", "--worst", "2", "--json"], "score"),
    (["log", "--json"], ""),
    (["review", "--json"], ""),
    (["correct", "p3", "rained", "poured", "--json", "--dry-run"], ""),
    (["merge", "../en.txt", "--against", "en-mt", "--json", "--dry-run"], "merge"),
    (["-C", "../quarrel", "resolve", "--json"], ""),
    (["-C", "../waiting", "replace", "en-mt", "../newest.txt", "--json", "--dry-run"], ""),
    (["-C", "../waiting", "retarget", "--json"], ""),
    (["blame", "p2", "--json"], ""),
    (["show", "p2", "--history", "--json"], ""),
    (["diff", "en-mt", "en-corr", "--json"], ""),
    (["show", "p2", "--json"], ""),
    (["show", "p2", "--words", "--json"], ""),
    (["status", "--json"], ""),
    (["report", "--json"], ""),
    (["build", "--force", "--json"], ""),
    (["findings", "list", "--json"], ""),
    (["glossary", "list", "--json"], ""),
    (["-C", "../plain", "names", "--json"], ""),  # in the port a pin puts the name beside another sentence
    (["rules", "--json"], ""),
    (["doctor", "--json"], ""),
    (["validate", "--json", "spoiled"], ""),
    (["bitext", "align", "../ru.txt", "../en.txt", "--json"], ""),
    (["bitext", "check", "pairs.jsonl"], ""),
    (["lexicon", "show", "победа", "--json"], ""),
    (["bitext", "diff", "../en.txt", "../other.txt", "--json"], ""),
]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Path:
    port = make_port(tmp_path_factory.mktemp("json"))
    add_other(port)
    texts = ["--base", str(port.parent / "en.txt"), "--source", str(port.parent / "ru.txt")]
    assert run(["-q", "new", str(port.parent / "plain"), *texts]) == 0
    here = ["-q", "-C", str(port)]
    assert run([*here, "correct", "p2", "3 cranes", "4 cranes", "--source", "4 крана", "--who", "Vera"]) == 0
    assert run([*here, "pin", "ru.p1.s1", "en-mt.p1.s2", "--who", "Vera"]) == 0
    make_quarrel(port.parent / "plain", port.parent / "quarrel")
    make_waiting(port.parent / "plain", port.parent / "waiting")
    (port / "received.jsonl").write_text(RECEIVED, "utf-8")
    assert run([*here, "findings", "add", str(port / "received.jsonl")]) == 0
    assert run([*here, "glossary", "add", "причал", "pier|quay"]) == 0
    assert run([*here, "build"]) == 0
    assert run([*here, "export", "tei", "-o", str(port / "spoiled")]) == 0
    alignment = port / "spoiled" / "alignment.xml"
    alignment.write_bytes(alignment.read_bytes().replace(b"ru.p1", b"ru.p9"))
    (port / "pairs.jsonl").write_text(PAIR, "utf-8")
    return port


def make_quarrel(plain: Path, quarrel: Path) -> None:
    """Two who corrected the same words and did not see each other, as git brings them together."""
    shutil.copytree(plain, quarrel)
    lines = b""
    for new in ("poured", "snowed"):
        (quarrel / "journal.jsonl").unlink(missing_ok=True)
        assert run(["-q", "-C", str(quarrel), "correct", "p3", "rained", new, "--who", "Vera"]) == 0
        lines += (quarrel / "journal.jsonl").read_bytes()
    (quarrel / "journal.jsonl").write_bytes(lines)


def make_waiting(plain: Path, waiting: Path) -> None:
    """A correction whose words are not in the text that took the place of theirs, and a text to come."""
    shutil.copytree(plain, waiting)
    for name, words in (("newer", "rained all"), ("newest", "rained nearly all")):
        (plain.parent / f"{name}.txt").write_text(ENGLISH.replace("rained in", words), "utf-8")
    here = ["-q", "-C", str(waiting)]
    assert run([*here, "correct", "p3", "rained in", "poured at", "--who", "Vera"]) == 0
    assert run([*here, "read", "p3", "--who", "Vera"]) == 0
    assert run([*here, "replace", "en-mt", str(plain.parent / "newer.txt"), "--yes", "--who", "Vera"]) == 0
    assert run([*here, "read", "p3", "--who", "Vera"]) == 0


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["-q", *arguments]) in (0, 3, 4)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def keys(value: Any, place: str = "") -> set[str]:
    """Every key with the way to it; an empty list says nothing about what would be in it."""
    if isinstance(value, dict):
        return {f"{place}.{key}" for key in value} | {
            each for key, inner in value.items() for each in keys(inner, f"{place}.{key}")
        }
    if isinstance(value, list):
        return {each for inner in value for each in keys(inner, f"{place}[]")}
    return set()


def test_every_block_has_its_command() -> None:
    assert len(BLOCKS) == len(COMMANDS)


@pytest.mark.parametrize("number", range(len(COMMANDS)), ids=lambda n: " ".join([*COMMANDS[n][0][:2], COMMANDS[n][1]]))
def test_the_page_shows_what_is_printed(
    number: int, port: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, what = COMMANDS[number]
    monkeypatch.chdir(port)
    monkeypatch.setenv("WORKBENCH_WHO", "Vera")
    shown = json.loads(BLOCKS[number])
    records = [each for each in printed(arguments, capsys) if not what or each["type"] == what]
    assert records
    real = set().union(*(keys(each) for each in records))
    if arguments[:2] == ["show", "p2"] and "--history" not in arguments:  # findings and acts have their own blocks
        real = {key for key in real if not key.startswith((".findings[]", ".acts[]"))}
    assert keys(shown) == real
    for record in records:
        assert list(record) == list(shown), "another order, or a key that is not always there"


def test_findings_have_what_was_fixed_from_the_first_day(
    port: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(port)
    fixed = [
        "id",
        "rule",
        "category",
        "severity",
        "witness",
        "segment",
        "start",
        "end",
        "quote",
        "line",
        "message",
        "confidence",
        "status",
        "source",
    ]
    records = printed(["check", "--json", "--status", "all"], capsys)
    assert records
    texts = {each["id"]: each["text"] for each in printed(["export", "jsonl"], capsys) if each["type"] == "segment"}
    lines = (port / "sources" / "en-mt.txt").read_text("utf-8").split("\n")
    for record in records:
        assert set(fixed) <= set(record)
        text = texts[record["segment"]]
        assert text[record["start"] : record["end"]] == record["quote"]
        assert lines[record["line"] - 1] == text
    assert {each["witness"] for each in printed(["check", "--json", "--on", "en-corr"], capsys)} == {"en-corr"}


def test_pairs_come_back_in_order_with_their_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = ["b", 2, None, "a", "b"]
    lines = [json.dumps({"id": each, "mt": f"Text  {number}.."}) for number, each in enumerate(ids)]
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), "utf-8")
    records = printed(["bitext", "check", str(tmp_path / "pairs.jsonl")], capsys)
    assert [each["id"] for each in records] == ids
    assert all("mt_bad" not in each for each in records)
