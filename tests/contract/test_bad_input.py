"""Whatever comes in: one clear message, the right exit code, nothing written, no traceback."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.cli.main import run
from workbench.store.journal import read_journal

_NOBODY = 65534  # a user without rights of his own

ENGLISH = "A Visit\n\nWe came to the port in May 1961. The head of the port met us.\n\nHe showed us three cranes.\n"
RUSSIAN = "Визит\n\nМы прибыли в порт в мае 1961 года. Нас встретил начальник порта.\n\nОн показал три крана.\n"
MANIFEST = """\
workbench: 1
id: port
title: Port
witnesses:
  - id: en-mt
    role: base
    language: en
    files: [sources/en-mt.txt]
"""


def tei(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n{head}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'.encode()


BOMB = """<!DOCTYPE TEI [
<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]>"""
EXTERNAL = '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

# name: (bytes of the file, words that the message must have)
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "only blanks": (b" \n\t\n\n", ""),
    "not a text": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)) * 4, ""),
    "zeros": (b"\x00" * 2000, ""),
    "zip": (b"PK\x03\x04" + bytes(range(256)) * 8, ""),
    "a lone surrogate": (b"Words \xed\xa0\x80 more words\n", ""),
    "broken XML": (tei("<p>one</p><p>two"), ""),
    "crossing elements": (tei("<p>one<hi>two</p></hi>"), ""),
    "entity bomb": (tei("<p>&c;</p>", BOMB), ""),
    "external entity": (tei("<p>&x;</p>", EXTERNAL), ""),
    "undefined entity": (tei("<p>a &nosuchthing; b</p>"), "nosuchthing"),
    "TEI without a text": (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', ""),
    "XML that is no TEI": (b"<catalogue><book/></catalogue>", ""),
    "only furniture": (b"0 Views\n", ""),
}

MANIFESTS: dict[str, tuple[str, str]] = {
    "not YAML": ("workbench: [1\n", "edition.yaml"),
    "a list": ("- a\n- b\n", "edition.yaml"),
    "a tab": ("workbench: 1\nid: port\n\ttitle: x\n", "edition.yaml:3"),
    "an alias": (MANIFEST + "rights: &a x\nlicence: *a\n", "edition.yaml"),
    "a tag": (MANIFEST + "rights: !!python/object:os.system x\n", "edition.yaml"),
    "a duplicate key": (MANIFEST + "title: again\n", "title"),
    "an unknown key": (MANIFEST.replace("title:", "titel:"), "titel"),
    "no witnesses": ("workbench: 1\nid: port\ntitle: x\n", "witnesses"),
    "two bases": (MANIFEST + "  - id: en-b\n    role: base\n    language: en\n    files: [x.txt]\n", "base"),
    "duplicate ids": (MANIFEST + "  - id: en-mt\n    role: source\n    language: ru\n    files: [x.txt]\n", "en-mt"),
    "a bad id": (MANIFEST.replace("en-mt\n", "En_MT\n"), "En_MT"),
    "a bad role": (MANIFEST.replace("role: base", "role: basis"), "basis"),
    "a bad language": (MANIFEST.replace("language: en", "language: e"), "language"),
    "a path outside": (MANIFEST.replace("sources/en-mt.txt", "../../etc/passwd"), "out of the edition"),
    "a path outside, within": (MANIFEST.replace("sources/en-mt.txt", "sources/../../x"), "out of the edition"),
    "an id that climbs": (MANIFEST.replace("id: en-mt", "id: ../../en-mt"), "en-mt"),
    "an id of ours": (MANIFEST.replace("id: en-mt", "id: alignment"), "alignment"),
    "an alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" + MANIFEST, "edition.yaml"),
    "a merge key": (MANIFEST + "people:\n  - <<: {id: x}\n    name: y\n", "edition.yaml"),
    "a second document": (MANIFEST + "---\nworkbench: 1\n", "edition.yaml"),
    "a rule option that is none": (MANIFEST + "rules:\n  doubled-word: {severity: fatal}\n", "fatal"),
    "an empty file": ("", "edition.yaml"),
    "too deep": ("a: " + "[" * 5000 + "]" * 5000 + "\n", "edition.yaml"),
    "an absolute path": (MANIFEST.replace("sources/en-mt.txt", "/etc/passwd"), ""),
    "Norway": (MANIFEST.replace("language: en", "language: no"), ""),
    "a newer form": (MANIFEST.replace("workbench: 1", "workbench: 2"), "workbench"),
}


def tree(folder: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


@dataclass
class Bench:
    """A folder with two good texts and an edition made from them."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def edition(self) -> Path:
        return self.folder / "port"

    def refuse(self, code: int, words: str, *arguments: str, folder: Path | None = None) -> str:
        """The command ends with the code, says one thing on stderr, and changes nothing."""
        watched = folder or self.folder
        before = tree(watched)
        self.capture.readouterr()
        assert run(list(arguments)) == code, self.capture.readouterr().err
        printed = self.capture.readouterr()
        assert "Traceback" not in printed.err
        assert "a bug of ours" not in printed.err
        assert printed.err.strip(), "nothing was said"
        assert words in printed.err
        assert tree(watched) == before
        return printed.err


@pytest.fixture
def bench(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "ru.txt").write_text(RUSSIAN, "utf-8")
    return Bench(tmp_path, capsys)


@pytest.fixture
def edited(bench: Bench) -> Bench:
    assert run(["new", "port", "--base", "en.txt", "--source", "ru.txt"]) == 0
    return bench


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_a_text(bench: Bench, name: str) -> None:
    data, words = FILES[name]
    (bench.folder / "bad.txt").write_bytes(data)
    said = bench.refuse(3, words, "new", "port", "--base", "bad.txt")
    assert "bad.txt" in said
    assert not bench.edition.exists()


def test_a_file_of_seventy_megabytes(bench: Bench) -> None:
    with (bench.folder / "big.txt").open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    bench.capture.readouterr()
    assert run(["new", "port", "--base", "big.txt"]) == 3
    assert "larger than 24 MB" in bench.capture.readouterr().err
    assert not bench.edition.exists()


def test_files_that_are_not_there(bench: Bench) -> None:
    bench.refuse(3, "absent.txt", "new", "port", "--base", "absent.txt")
    bench.refuse(3, ".", "new", "port", "--base", ".")
    bench.refuse(2, "--base", "new", "port")
    bench.refuse(2, "no edition", "-C", str(bench.folder), "build")


def test_a_folder_that_is_taken(edited: Bench) -> None:
    edited.refuse(2, "is there already", "new", "port", "--base", "en.txt")
    edited.refuse(2, "cannot be an id", "new", "other", "--base", "en.txt", "--base-id", "../x")


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_is_wrong(edited: Bench, name: str) -> None:
    text, words = MANIFESTS[name]
    (edited.edition / "edition.yaml").write_text(text, "utf-8")
    if name == "Norway":
        # `no` is the language Norwegian, not the truth value: the next problem is the missing digest.
        edited.refuse(4, "en-mt.xml", "-C", "port", "status")
        return
    edited.refuse(3, words, "-C", "port", "build")


def test_a_manifest_with_four_problems_names_all(edited: Bench) -> None:
    text = (
        MANIFEST.replace("role: base", "role: basis").replace("language: en", "language: e").replace("title", "titel")
    )
    (edited.edition / "edition.yaml").write_text(text, "utf-8")
    said = edited.refuse(3, "titel", "-C", "port", "status")
    assert said.count("edition.yaml:") >= 3


def test_a_witness_that_was_touched_or_lost(edited: Bench) -> None:
    witness = edited.edition / "witnesses" / "en-mt.xml"
    good = witness.read_bytes()
    witness.write_bytes(good.replace(b"three", b"four"))
    edited.refuse(4, "changed by hand", "-C", "port", "build")
    witness.unlink()
    edited.refuse(3, "missing", "-C", "port", "build")


JOURNALS: dict[str, tuple[bytes, str]] = {
    "a torn middle": (b'{"v":1,"id"\n{"v":1,"act":"undo"}\n', "journal.jsonl:1"),
    "a newer act": (
        b'{"v":2,"id":"00000001","seq":1,"sees":[],"when":"2026-01-01T00:00:00Z","who":"a","act":"correct"}\n',
        "journal.jsonl:1",
    ),
    "an unknown act": (
        b'{"v":1,"id":"00000001","seq":1,"sees":[],"when":"2026-01-01T00:00:00Z","who":"a","act":"bless"}\n',
        "bless",
    ),
    "a merge of git": (b"<<<<<<< ours\n=======\n>>>>>>> theirs\n", "merge"),
    "not UTF-8": (b"\xff\xfe\xff\n\n{}\n", "journal.jsonl"),
    "not JSON at all": (b"a\nb\n", "journal.jsonl:1"),
    "a number for a line": (b"1\n2\n", "journal.jsonl:1"),
    "a deep line": (b"[" * 100_000 + b"]" * 100_000 + b"\n{}\n", "journal.jsonl:1"),
    "half a character": (
        (
            b'{"v":1,"id":"00000001","seq":1,"sees":[],"when":"2026-01-01T00:00:00Z","who":"a","act":"remark",'
            b'"segment":"en-mt.p1","text":"\\ud800"}\n{}\n'
        ),
        "journal.jsonl:1",
    ),
}


@pytest.mark.parametrize("name", JOURNALS)
def test_a_journal_that_is_damaged(edited: Bench, name: str) -> None:
    data, words = JOURNALS[name]
    (edited.edition / "journal.jsonl").write_bytes(data)
    edited.refuse(3, words, "-C", "port", "status")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["correct", "p99", "a", "b"], 2, "no segment p99"),
        (["correct", "p1", "zebra", "b"], 4, "zebra"),
        (["correct", "p1", "the", "a"], 2, "--nth"),
        (["correct", "p1", "the", "a", "--nth", "9"], 2, ""),
        (["correct", "p1", "cranes"], 2, "SEGMENT OLD NEW"),
        (["correct", "p2", "three", "three"], 2, "old ones"),
        (["correct", "p2", "three", "four", "--category", "accuracy.mistake"], 2, "category"),
        (["correct", "p2", "three", "four", "--source", "верблюд"], 2, "верблюд"),
        (["correct", "--all", "zebra", "b"], 2, "nowhere"),
        (["correct", "--all", "the", "a", "--in", "p9..p2"], 2, ""),
        (["correct", "--from-file", "absent.jsonl"], 3, "absent.jsonl"),
        (["dismiss", "ffffffffffff"], 2, "no finding"),
        (["correct", "p2", "three", "four", "--finding", "ffff"], 2, "no finding"),
        (["correct", "p2", "", "four"], 2, "no old words"),
        (["correct", "p2", "three", "four", "--also", "p2", "three cranes", "x"], 2, "same words"),
        (["correct", "en-corr.p9", "three", "four"], 2, "en-corr.p9"),
        (["correct", "en-corr.p2", "zebra", "four"], 4, "zebra"),
        (["correct", "en-corr.p2", "three", "three"], 2, "old ones"),
        (["correct", "../p2", "three", "four"], 2, "../p2"),
        (["correct", "p2", "three", "four", "--severity", "fatal"], 2, "fatal"),
        (["correct", "p2", "three", "four", "--who", " "], 2, "not a name"),
        (["correct", "p2", "three", "fo\udcffur"], 2, "not UTF-8"),
        (["correct", "p2", "three", "four", "--why", "\udcff"], 2, "not UTF-8"),
        (["correct", "--from-file", "en.txt"], 3, "en.txt:1"),
        (["add", "ru.txt", "--id", "../x"], 2, "cannot be an id"),
        (["add", "ru.txt", "--role", "original"], 2, "original"),
        (["add", "ru.txt", "--about", "titel=x"], 2, "title"),
        (["export", "tei", "--of", "en-mt"], 2, "whole edition"),
        (["export", "txt", "-o", "absent/x.txt"], 3, "absent"),
        (["export", "tei", "-o", "."], 3, "not workbench's"),
        (["export", "html", "-o", "en.txt"], 3, "en.txt"),
        (["undo", "ffffffff"], 2, "no act"),
        (["undo"], 2, "nothing to undo"),
        (["show", "p99"], 2, "p99"),
        (["show", "zz.p1"], 2, "zz"),
        (["diff", "en-mt", "ru"], 2, "one language"),
        (["diff", "en-mt", "nobody"], 2, "nobody"),
        (["export", "papyrus"], 2, "papyrus"),
        (["export", "txt", "--of", "nobody"], 2, "nobody"),
        (["align", "ru"], 2, "two texts"),
        (["check", "--on", "ru"], 2, "ru"),
        (["rules", "quotation"], 2, "quotation"),
        (["add", "absent.txt"], 3, "absent.txt"),
        (["add", "en.txt", "--id", "en-mt"], 2, "already"),
        (["validate", "absent.xml"], 3, "absent.xml"),
        (["validate", "en.txt"], 3, "en.txt"),
        (["validate", "."], 3, "not valid"),
        (["-C", "en.txt", "status"], 2, "not a folder"),
        (["-C", "absent", "status"], 2, "no folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_that_cannot_be_done(edited: Bench, arguments: list[str], code: int, words: str) -> None:
    assert run(["-q", "-C", "port", "build"]) == 0
    where = [] if arguments[0] == "-C" else ["-C", "port"]
    edited.refuse(code, words, *where, *arguments)


DECISIONS: dict[str, tuple[int, bytes, str]] = {
    "empty": (3, b"\n", "no decision"),
    "not JSON": (3, b"correct p1\n", "decisions.jsonl:1"),
    "half a character": (3, b'{"act":"correct","segment":"p2","old":"three","new":"\\ud800"}\n', "decisions.jsonl:1"),
    "words that are not there": (4, b'{"act":"correct","segment":"p2","old":"zebra","new":"x"}\n', "decisions.jsonl:1"),
    "a segment that is not there": (2, b'{"act":"remark","segment":"p99","text":"x"}\n', "decisions.jsonl:1"),
    "deep": (3, b"[" * 100_000 + b"\n", "decisions.jsonl:1"),
    "one good, one bad": (
        3,
        b'{"act":"correct","segment":"p2","old":"three","new":"four"}\n{"act":"bless"}\n',
        "decisions.jsonl:2",
    ),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions_that_cannot_be_taken(edited: Bench, name: str) -> None:
    code, data, words = DECISIONS[name]
    (edited.folder / "decisions.jsonl").write_bytes(data)
    edited.refuse(code, words, "-C", "port", "correct", "--from-file", "decisions.jsonl")


def test_words_of_an_earlier_correction_are_no_words_of_the_base(edited: Bench) -> None:
    """A single place may name them; where several are named at once, they are words of the base."""
    assert run(["-q", "-C", "port", "correct", "p2", "three", "four"]) == 0
    act = read_journal(edited.edition / "journal.jsonl").acts[0].id
    several = ["p2", "four cranes", "five cranes", "--also", "p1", "port", "harbour"]
    said = edited.refuse(4, act, "-C", "port", "correct", *several)
    assert "the base has “three”" in said
    assert run(["-q", "-C", "port", "correct", *several[:3]]) == 0


@pytest.mark.parametrize(
    ("command", "content", "words"),
    [
        ("check", b'{"id": 1}\n', ":1"),
        ("check", b'{"id": 1, "mt": "x"}\nnot json\n', ":2"),
        ("check", b'{"id": 1, "mt": "x", "mt_off": [1]}\n', "mt_off"),
        ("check", b'{"id": 1, "mt": ["x"]}\n', ":1"),
        ("align", b"\xff\xfe", "UTF-8"),
        ("diff", b"\xff\xfe", "UTF-8"),
    ],
)
def test_plain_files_that_are_wrong(bench: Bench, command: str, content: bytes, words: str) -> None:
    (bench.folder / "bad.txt").write_bytes(content)
    files = ["bad.txt"] if command == "check" else ["bad.txt", "en.txt"]
    bench.refuse(3, words, "bitext", command, *files)
    bench.refuse(3, "absent.txt", "bitext", command, *["absent.txt" for _ in files])


def test_links_that_lead_out_of_the_edition(edited: Bench) -> None:
    outside = edited.folder / "outside.xml"
    witness = edited.edition / "witnesses" / "en-mt.xml"
    outside.write_bytes(witness.read_bytes())
    witness.unlink()
    witness.symlink_to(outside)
    edited.refuse(3, "en-mt.xml", "-C", "port", "build")


def test_a_received_file_is_never_written_over(edited: Bench) -> None:
    (edited.edition / "sources" / "en-2.txt").write_bytes(b"something else")
    edited.refuse(3, "other bytes", "-C", "port", "add", "en.txt", "--id", "en-2", "--role", "revision")


@contextmanager
def as_anybody() -> Iterator[None]:
    """Not as root, who may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only(edited: Bench) -> Iterator[Path]:
    """A copy of the edition that everybody may read and nobody may write to, in a place that everybody may enter."""
    place = Path(tempfile.mkdtemp())
    edition = place / "port"
    shutil.copytree(edited.edition, edition)
    place.chmod(0o755)
    folders = [edition, *(path for path in edition.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield edition
    for folder in folders:
        folder.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_an_edition_that_can_only_be_read(edited: Bench, read_only: Path) -> None:
    # The interpreter itself may lie where only root can read: all that is needed is loaded before.
    for command in (["build"], ["correct", "p2", "three", "four"], ["show", "p2"]):
        assert run(["-q", "-C", "port", *command]) == 0
    where = ["-C", str(read_only)]
    with as_anybody():
        edited.refuse(3, "not allowed to write", *where, "correct", "p2", "three", "four", folder=read_only)
        edited.refuse(3, "not allowed to write", *where, "build", folder=read_only)
        assert run([*where, "show", "p2"]) == 0


def test_a_cache_that_cannot_be_kept_is_no_hindrance(edited: Bench) -> None:
    (edited.edition / "build").write_bytes(b"a file stands where the folder should be")
    assert run(["-C", "port", "show", "p2"]) == 0
    assert run(["-C", "port", "check"]) == 0


def test_a_line_of_two_million_letters(bench: Bench) -> None:
    (bench.folder / "long.txt").write_text("word " * 400_000, "utf-8")
    assert run(["-q", "new", "port", "--base", "long.txt"]) == 0


def test_a_place_where_nothing_can_be_written(edited: Bench) -> None:
    (edited.edition / "build").write_bytes(b"a file stands where the folder should be")
    edited.refuse(3, "build", "-C", "port", "build")


def test_no_network_and_no_outside_file(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """An XInclude or a DTD of another place is never followed."""
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    head = '<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">'
    include = '<p>Words.<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/></p>'
    (bench.folder / "foreign.xml").write_bytes(tei(include, head))
    assert run(["-q", "new", "port", "--base", "foreign.xml"]) in (0, 3)
    for path in bench.folder.rglob("*.xml"):
        assert b"root:" not in path.read_bytes()
