"""Received findings, whatever they are: one clear message with the file, the right exit code, nothing written."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.formats.findings.registry import Received, importers
from workbench.formats.registry import LIMIT
from workbench.model.errors import InputError
from workbench.model.foreign import ForeignText

MT = "It rained in the evening."
SPAN = {"start": 3, "end": 9, "severity": "minor", "confidence": 0.4}
MATCH = {
    "message": "m", "offset": 3, "length": 6, "replacements": [{"value": "x"}], "sentence": MT,
    "context": {"text": "It rained in", "offset": 3, "length": 6},
    "rule": {"id": "R", "issueType": "style", "category": {"name": "S"}},
}  # fmt: skip
TAGGED = {
    "mt": "It rained.", "mt_tags": "OK BAD OK", "gap_tags": "OK OK OK OK", "mt_off": [[0, 2], [3, 9], [9, 10]],
}  # fmt: skip
COLUMNS = ["system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata"]
ROW = ["mt", "d", "1", "1", "r", "x", "It <v>rained</v> in the evening.", "Style/Awkward", "Minor", "{}"]
GOOD = {
    "xcomet": json.dumps([{"mt": MT, "src": "x", "COMET": 0.5, "errors": [{"text": "rained", **SPAN}]}]),
    "marot": "\t".join(COLUMNS) + "\n" + "\t".join(ROW) + "\n",
    "tags": "OK BAD OK OK OK OK\n",
    "tags-jsonl": json.dumps(TAGGED) + "\n",
    "languagetool": json.dumps({"software": {"name": "LanguageTool"}, "matches": [MATCH]}),
    "spans": json.dumps({"mt": MT, "score": 0.5, "spans": [SPAN]}) + "\n",
}
BESIDE = b"It rained in the evening .\n"
WRONG = (
    "null",
    "true",
    "-1",
    "1.5",
    "1e999",
    "NaN",
    '"x"',
    "[]",
    "{}",
    "99999999999999999999",
    "[[[[1]]]]",
    '{"a": {}}',
)


def test_there_is_a_good_file_of_each_format() -> None:
    assert sorted(GOOD) == list(importers())
    for name, text in GOOD.items():
        texts = importers()[name].read(Received(text.encode(), "x", BESIDE if name == "tags" else None, "y"))
        assert sum(len(each.claims) for each in texts) == 1, name


@pytest.mark.parametrize("name", GOOD)
def test_damage_is_read_or_refused_and_never_a_bug(name: str) -> None:
    """Each value exchanged for one of another type, the file cut anywhere, bytes flipped."""
    text = GOOD[name]
    damaged = [text[:at] for at in range(len(text))]
    marks = [at for at, char in enumerate(text) if char in ":[,"]
    for at in marks:
        end = next((each for each in range(at + 1, len(text)) if text[each] in ",]}\n"), len(text))
        damaged += [f"{text[: at + 1]} {wrong}{text[end:]}" for wrong in WRONG]
    chance = random.Random(7)
    for _ in range(200):
        data = bytearray(text.encode())
        data[chance.randrange(len(data))] = chance.randrange(256)
        damaged.append(data.decode("utf-8", "replace"))
    read = [texts for each in damaged if (texts := attempt(name, each)) is not None]
    for found in (each for texts in read for each in texts):
        for claim in found.claims:
            assert 0 <= claim.start <= claim.end <= len(found.source if claim.on_source else found.text)
            assert claim.confidence is None or 0 <= claim.confidence <= 1
            assert claim.line >= 1
    assert read
    assert len(damaged) - len(read) > len(text) // 3, "so many were refused"


def attempt(name: str, text: str) -> tuple[ForeignText, ...] | None:
    """None where it was refused, as it should be: with the name of the file."""
    try:
        return importers()[name].read(Received(text.encode(), "x", BESIDE, "y"))
    except InputError as error:
        if error.file != "x":
            raise
        return None


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


FILES: dict[str, tuple[bytes, list[str], int, str]] = {
    "no such file": (b"", ["nowhere.json"], 3, "nowhere.json: cannot be read"),
    "a folder": (b"", ["."], 3, "cannot be read"),
    "a plain text": (b"Words.\n", [], 3, "in no format of findings that is known"),
    "binary": (bytes(range(256)) * 8, [], 3, "is not UTF-8"),
    "too large": (b" " * (LIMIT + 1), [], 3, "larger than 64 MB"),
    "deep": (b"[" * 200_000, ["--format", "xcomet"], 3, "nested too deeply"),
    "an unknown format": (GOOD["spans"].encode(), ["--format", "tmx"], 2, "there is no format tmx"),
    "another text": (GOOD["spans"].replace(MT, "Nobody wrote these words.").encode(), [], 3, "none of its findings"),
    "no findings": (b'{"mt": "It rained in the evening.", "spans": []}\n', [], 3, "finds nothing"),
    "a text that is not checked": (GOOD["spans"].encode(), ["--of", "ru"], 2, "findings are kept of en-mt and en-corr"),
    "a bad origin": (GOOD["spans"].encode(), ["--origin", "Им Я"], 2, "cannot be an origin"),
    "a rule's name": (GOOD["spans"].encode(), ["--origin", "spacing"], 2, "what our own checks are called"),
    "our name": (GOOD["spans"].encode(), ["--origin", "ours"], 2, "what our own checks are called"),
    "tags alone": (GOOD["tags"].encode(), [], 3, "a file of tags without a text"),
    "no text beside": (GOOD["tags"].encode(), ["--beside", "nowhere.tok"], 3, "nowhere.tok: cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_one_message_and_nothing_written(
    case: str, port: Path, capsys: pytest.CaptureFixture[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, more, code, words = FILES[case]
    monkeypatch.chdir(port.parent)
    Path("theirs").write_bytes(data)
    names = [] if more and not more[0].startswith("--") else ["theirs"]
    before = {path: path.read_bytes() for path in port.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert run(["-C", str(port), "findings", "add", *names, *more]) == code
    printed = capsys.readouterr()
    assert words in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""
    assert {path: path.read_bytes() for path in port.rglob("*") if path.is_file()} == before


def test_characters_that_nothing_can_hold(port: Path, capsys: pytest.CaptureFixture[Any]) -> None:
    """Controls, halves of pairs and noncharacters in what others write are shown, and break no page and no TEI."""
    bad = "a\\u0000b\\ud800c\\uffffd\\u202ee[/b]<script>"
    span = f'{{"start": 3, "end": 9, "message": "{bad}", "suggestion": "{bad}", "category": "{bad}", "rule": "{bad}"}}'
    lost = f'{{"mt": "Nobody {bad}", "spans": [{{"start": 0, "end": 9, "message": "{bad}"}}]}}'
    file = port.parent / "bad.jsonl"
    file.write_text(f'{{"mt": "{MT}", "spans": [{span}]}}\n{lost}\n', "utf-8")
    here = ["-C", str(port)]
    assert run([*here, "findings", "add", str(file)]) == 0
    for arguments in (["findings", "list"], ["findings", "list", "--json"], ["check"], ["build"], ["validate"]):
        assert run([*here, *arguments]) == 0, arguments
    assert run([*here, "export", "jsonl", "-o", str(port.parent / "out.jsonl")]) == 0
    printed = capsys.readouterr()
    assert "a‹U+0000›b‹U+D800›c‹U+FFFF›d‹U+202E›e" in printed.out
    assert "\u202e" not in printed.out + (port / "build" / "html" / "index.html").read_text("utf-8")
    assert "[/b]<script>" not in (port / "build" / "html" / "index.html").read_text("utf-8")


MANIFESTS: dict[str, tuple[str, str]] = {
    "outside": ("  - {file: ../../x.json, format: spans, origin: them}\n", "leads out of the edition"),
    "beside outside": ("  - {file: x.jsonl, format: spans, origin: them, beside: /etc/passwd}\n", "is absolute"),
    "twice": ("  - {file: x, format: spans, origin: a}\n  - {file: x, format: spans, origin: b}\n", "stands twice"),
    "missing": ("  - {file: x.jsonl, format: spans, origin: them}\n", "x.jsonl: cannot be read"),
    "no format": ("  - {file: x.jsonl, origin: them}\n", "format is missing"),
    "unknown format": ("  - {file: edition.yaml, format: tmx, origin: them}\n", "no format 'tmx'"),
    "another key": ("  - {file: x.jsonl, format: spans, origin: them, from: us}\n", "unknown key 'from'"),
    "a rule's name": ("  - {file: edition.yaml, format: spans, origin: spacing}\n", "our own checks"),
    "no such text": ("  - {file: edition.yaml, format: spans, origin: them, of: ru}\n", "is of ru"),
    "no list": ("  file: x\n", "findings is not a list"),
}


@pytest.mark.parametrize("case", MANIFESTS)
def test_a_manifest_written_by_hand(case: str, port: Path, capsys: pytest.CaptureFixture[Any]) -> None:
    lines, words = MANIFESTS[case]
    manifest = port / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "findings:\n" + lines, "utf-8")
    for arguments in (["build"], ["check"], ["findings", "list"]):
        capsys.readouterr()
        assert run(["-C", str(port), *arguments]) == 3
        printed = capsys.readouterr()
        assert words in printed.err
        assert "Traceback" not in printed.err
