"""`workbench merge`: edited copies of a small edition, plain text and TEI."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.cli.settings import Settings
from workbench.model.act import Act, Correct, Reject, Remark
from workbench.store.journal import read_journal

NOTED = """The Swan

We sailed with the _Swan_ in May.[1] The crew sang.

- a new rope
- two lamps

The list is short.

[1] The _Swan_ was a ship.
"""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With two corrections: 4 cranes in p2, a quay in p1."""
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    edition = make_port(tmp_path)
    for words in (["p2", "3 cranes", "4 cranes", "--why", "четыре"], ["p1", "the the berth", "the quay"]):
        assert run(["-q", "-C", str(edition), "correct", *words]) == 0
    return edition


def export(edition: Path, kind: str) -> Path:
    """The file that an editor gets."""
    target = edition.parent / f"copy-{len(acts(edition))}"
    if kind == "txt":
        assert run(["-q", "-C", str(edition), "export", "txt", "-o", f"{target}.txt"]) == 0
        return target.with_suffix(".txt")
    assert run(["-q", "-C", str(edition), "export", "tei", "-o", str(target)]) == 0
    return target / "en-corr.xml"


def change(file: Path, *edits: tuple[str, str]) -> Path:
    text = file.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return file


def merge(edition: Path, file: Path, *options: str) -> int:
    return run(["-C", str(edition), "merge", str(file), "--yes", *options])


def acts(edition: Path) -> tuple[Act, ...]:
    return read_journal(edition / "journal.jsonl").acts


def text(edition: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["-q", "-C", str(edition), "export", "txt"]) == 0
    return capsys.readouterr().out


def test_what_changed_is_told_asked_and_undone_as_one(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = text(port, capsys)
    file = change(
        export(port, "txt"), ("chief", "head"), ("It rained in the evening.", "In the evening it rained. We left.")
    )
    assert merge(port, file, "--why", "read by the author") == 0
    told = capsys.readouterr()
    assert "“chief” → “head”" in told.out
    assert "2 reworded (compared with the text as it is now)" in told.err
    assert text(port, capsys) == file.read_text("utf-8")
    made = acts(port)[2:]
    assert len({act.group for act in made}) == 1
    assert all(isinstance(act.body, Correct) and act.body.why == "read by the author" for act in made)
    assert run(["-q", "-C", str(port), "undo"]) == 0
    assert text(port, capsys) == before


@pytest.mark.parametrize("kind", ["txt", "tei"])
def test_an_unchanged_copy_and_a_second_merge_are_no_decision(
    port: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(port, kind)
    assert merge(port, file) == 0
    assert "Nothing to write." in capsys.readouterr().err
    change(file, ("day and night", "all the day"))
    assert merge(port, file) == 0
    number = len(acts(port))
    assert number == 3
    assert merge(port, file) == 0
    assert len(acts(port)) == number


def test_paragraphs_split_joined_moved_dropped_and_added(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(port, "txt")
    head, one, two, three = file.read_text("utf-8").strip().split("\n\n")
    first, second = one.split(". The ")
    wanted = [head, f"{first}.", f"The {second} {two}", "A new one.", three]
    file.write_text("\n\n".join(wanted) + "\n", "utf-8")
    assert merge(port, file) == 0
    assert text(port, capsys).split("\n\n") == [*wanted[:-1], f"{three}\n"]
    file.write_text("\n\n".join([head, three, wanted[1], "A new one."]) + "\n", "utf-8")
    assert merge(port, file) == 0
    assert text(port, capsys).strip().split("\n\n") == [head, three, wanted[1], "A new one."]


def test_formatting_is_counted_and_taken_on_demand(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "txt"), ("noted: “There", 'noted: "There'), ("We came to", "We  came to"))
    assert merge(port, file) == 0
    assert "1 place of other formatting only" in capsys.readouterr().err
    assert len(acts(port)) == 2
    assert merge(port, file, "--formatting") == 0
    assert 'noted: "There' in text(port, capsys)


def test_lines_that_an_editor_wrapped_are_no_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    sentence = "The keeper of the lamp counted {} boats before the storm came over the bay."
    long = [" ".join(sentence.format(word) for word in each) for each in (("two", "ten", "six"), ("nine", "four"))]
    (tmp_path / "base.txt").write_text("\n\n".join(long) + "\n", "utf-8")
    edition = tmp_path / "edition"
    assert run(["-q", "new", str(edition), "--base", str(tmp_path / "base.txt")]) == 0
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(each, 60) for each in long).replace("ten boats", "eleven boats")
    (tmp_path / "copy.txt").write_text(wrapped, "utf-8")
    assert merge(edition, tmp_path / "copy.txt") == 0
    assert len(acts(edition)) == 1


def test_marks_of_plain_text_are_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    (tmp_path / "base.txt").write_text(NOTED, "utf-8")
    edition = tmp_path / "edition"
    assert run(["-q", "new", str(edition), "--base", str(tmp_path / "base.txt")]) == 0
    file = export(edition, "txt")
    assert merge(edition, file) == 0
    assert not acts(edition)
    change(file, ("with the _Swan_ in May.[1]", "on the _Swan_ in early May.[1]"), ("two lamps", "three lamps"))
    change(file, ("was a ship", "was a fine ship"), ("- three lamps", "- three lamps\n- a flag"))
    assert merge(edition, file) == 0
    assert text(edition, capsys).split() == file.read_text("utf-8").split()
    change(file, ("_Swan_ in early", "Swan in early"))
    number = len(acts(edition))
    assert merge(edition, file) == 0
    assert "formatting only" in capsys.readouterr().err
    assert len(acts(edition)) == number


def test_notes_and_lists_of_tei(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    (tmp_path / "base.txt").write_text(NOTED, "utf-8")
    edition = tmp_path / "edition"
    assert run(["-q", "new", str(edition), "--base", str(tmp_path / "base.txt")]) == 0
    file = export(edition, "tei")
    assert merge(edition, file) == 0
    assert "markup" not in capsys.readouterr().err
    change(file, ("was a ship", "was a fine ship"), ("two lamps</item>", "three lamps</item><item>a flag</item>"))
    assert merge(edition, file) == 0
    shown = text(edition, capsys)
    assert "was a fine ship" in shown
    assert "- three lamps\n\n- a flag\n" in shown
    change(file, ("The crew sang.", "The crew sang.<note>New.</note>"))
    assert merge(edition, file) == 0
    assert "a note added in en-mt.p1 behind “sang.”: “New.”" in capsys.readouterr().out
    number = len(acts(edition))
    assert merge(edition, file) == 0
    assert len(acts(edition)) == number, "it is found by its words"
    change(file, ("The list is short.", "The list is short.<list><item>One.</item></list>"))
    assert merge(edition, file) == 4
    assert "something new hangs in a paragraph: “One.”" in capsys.readouterr().err
    assert merge(edition, file, "--partly") == 0
    assert len(acts(edition)) == number


def test_tei_edited_inside_its_marks(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A correction changed inside corr, another one refused by unwrapping its choice, words beside them changed."""
    file = export(port, "tei")
    tei = file.read_text("utf-8")
    tei = re.sub(r"<choice><sic>3</sic><corr[^>]*>4</corr></choice>", "3", tei)
    tei, number = re.subn(r"(<(?:corr|reg)[^>]*>)quay", r"\1dock", tei)
    assert number == 1
    file.write_text(tei.replace("It rained", "It poured"), "utf-8")
    assert merge(port, file) == 0
    shown = text(port, capsys)
    assert "met us at the dock." in shown
    assert "There are 3 cranes" in shown
    assert "It poured in the evening." in shown
    assert [type(act.body) for act in acts(port)[2:]] == [Reject, Correct, Correct]


def test_tei_laid_out_anew_or_without_header_is_no_decision(port: Path) -> None:
    from lxml import etree

    file = export(port, "tei")
    tree = etree.parse(file)
    etree.indent(tree, " ")
    tree.write(file, encoding="utf-8")
    assert merge(port, file) == 0
    header = tree.getroot()[0]
    tree.getroot().remove(header)
    tree.write(file, encoding="utf-8")
    assert merge(port, file) == 0
    assert len(acts(port)) == 2


def test_tei_with_paragraphs_of_the_editors_own(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(port, "tei")
    change(file, ("It rained in the evening.", "It rained. </s></p><p>We stayed.</p><p>We left.<s>"))
    assert merge(port, file) == 0
    assert text(port, capsys).endswith("It rained.\n\nWe stayed.\n\nWe left.\n")


def test_markup_is_named_and_left_alone(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "tei"), ("in the evening", 'in the <hi rend="italic">evening</hi>'))
    assert merge(port, file) == 0
    assert "markup differs in en-corr.p3 and is left alone" in capsys.readouterr().err
    assert len(acts(port)) == 2


def test_the_base_edited_in_its_tei_file_brings_what_changed_there(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = change(export(port, "tei").with_name("en-mt.xml"), ("chief", "head"))
    assert merge(port, file) == 0
    assert "(the file is en-mt)" in capsys.readouterr().err
    assert "The head Orlov met us at the quay." in text(port, capsys)


def test_a_stale_file_keeps_what_was_decided_since(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "tei"), ("It rained", "It poured"))
    assert run(["-q", "-C", str(port), "correct", "p1", "chief", "head"]) == 0
    assert merge(port, file) == 0
    shown = text(port, capsys)
    assert "The head Orlov" in shown
    assert "It poured" in shown


def test_words_decided_since_are_a_conflict(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "tei"), ("chief", "boss"), ("It rained", "It poured"))
    assert run(["-q", "-C", str(port), "correct", "p1", "chief", "head", "--who", "Anna Keller"]) == 0
    before = (port / "journal.jsonl").read_bytes()
    assert merge(port, file) == 4
    told = capsys.readouterr().err
    assert "en-corr.p1: “chief” is “boss” in the file and “head” since (act " in told
    assert "by Anna Keller" in told
    assert "--partly" in told
    assert (port / "journal.jsonl").read_bytes() == before
    assert merge(port, file, "--partly") == 0
    assert "left as it is: en-corr.p1" in capsys.readouterr().err
    shown = text(port, capsys)
    assert "The head Orlov" in shown
    assert "It poured" in shown


def test_a_paragraph_cut_in_the_file_and_changed_since_is_a_conflict(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(port, "txt")
    assert run(["-q", "-C", str(port), "correct", "p1", "chief", "head"]) == 0
    change(file, ("1961. The", "1961.\n\nThe"))
    last = acts(port)[1].id
    assert merge(port, file, "--exported-at", last) == 4
    assert "¶" in capsys.readouterr().err


def test_a_plain_text_that_may_be_older_has_to_say_so(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "txt"), ("It rained", "It poured"))
    assert run(["-q", "-C", str(port), "correct", "p1", "chief", "head"]) == 0
    assert merge(port, file) == 4
    told = capsys.readouterr().err
    assert "the file lacks a decision" in told
    before = re.search(r"--exported-at ([0-9a-f]{8})", told)
    assert before
    assert merge(port, file, "--exported-at", before[1]) == 0
    assert "The head Orlov" in text(port, capsys)
    assert merge(port, file, "--against", "en-corr") == 0
    assert "The chief Orlov" in text(port, capsys)
    assert merge(port, file, "--exported-at", "2999-01-01") == 0
    assert merge(port, file, "--exported-at", "yesterday") == 2
    assert merge(port, file, "--against", "ru") == 2


def test_a_plain_text_that_lacks_much_was_exported_before(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "txt"), ("day and night", "night and day"))
    for words in (["p1", "chief", "head"], ["p3", "rained", "poured"], ["h1", "Visit", "Journey"]):
        assert run(["-q", "-C", str(port), "correct", *words]) == 0
    assert merge(port, file) == 0
    assert "which is the nearest" in capsys.readouterr().err
    shown = text(port, capsys)
    assert "A Journey" in shown
    assert "night and day" in shown


def test_what_is_no_copy_is_refused(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = export(port, "tei").parent
    change(folder / "en-corr.xml", ('type="sha256">', 'type="sha256">0'))
    (tmp_path / "empty.txt").write_text("\n", "utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "word.docx").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html><body><p>One.</p></body></html>", "utf-8")
    (tmp_path / "letter.txt").write_text("Dear friend,\n\nthis is another text altogether.\n", "utf-8")
    (tmp_path / "torn.xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>", "utf-8")
    for file, code, words in (
        (tmp_path / "ru.txt", 4, "is ru, the source"),
        (tmp_path / "letter.txt", 4, "is no copy of en-corr"),
        (folder / "ru.xml", 4, "is ru, the source"),
        (folder / "en-corr.xml", 4, "was made from another en-mt"),
        (folder / "alignment.xml", 3, "no text in it"),
        (tmp_path / "empty.txt", 3, "is empty"),
        (tmp_path / "binary.txt", 3, "is"),
        (tmp_path / "word.docx", 3, "is a broken archive"),
        (tmp_path / "page.html", 3, "format html does not come back; merge reads"),
        (tmp_path / "torn.xml", 3, "torn.xml"),
        (tmp_path / "nowhere.txt", 3, "cannot be read"),
        (tmp_path, 3, "cannot be read"),
    ):
        capsys.readouterr()
        assert merge(port, file) == code, file
        told = capsys.readouterr().err
        assert words in told, file
        assert "Traceback" not in told
    assert len(acts(port)) == 2


def test_a_copy_of_another_journal_is_refused(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(port, "tei")
    lines = (port / "journal.jsonl").read_text("utf-8").splitlines()
    (port / "journal.jsonl").write_text(lines[0] + "\n", "utf-8")
    assert merge(port, file) == 4
    assert "corrections that this journal lacks" in capsys.readouterr().err


def test_nothing_is_written_unasked(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = change(export(port, "txt"), ("chief", "head"))
    assert run(["--no-input", "-C", str(port), "merge", str(file)]) == 2
    assert "--yes" in capsys.readouterr().err
    assert run(["-C", str(port), "merge", str(file), "--dry-run"]) == 0
    assert "dry run" in capsys.readouterr().err
    monkeypatch.setattr(Settings, "may_ask", True)
    for answer in (False, True):
        monkeypatch.setattr("click.confirm", lambda *_, answer=answer, **__: answer)
        assert run(["-C", str(port), "merge", str(file)]) == 0
        assert len(acts(port)) == 2 + answer


def test_json(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = change(export(port, "txt"), ("chief", "head"))
    capsys.readouterr()
    assert run(["-C", str(port), "merge", str(file), "--json", "--dry-run"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["type"] == "merge"
    assert {kind for kind, number in lines[0]["changes"].items() if number} == {"reworded"}
    assert lines[1]["what"] == "“chief” → “head”"


def test_comments_in_the_xml_become_remarks(port: Path) -> None:
    """Also inside a choice, where one between the readings must not make both of them words; once only."""
    file = export(port, "tei")
    said = '<?oxy_comment_start author="Lev" timestamp="20260503T120000+0200" comment="Which &quot;chief&quot;?"?>'
    change(
        file,
        ("<p xml", "<!-- Is this the\n place? --><p xml"),
        ("</sic>", "</sic><!-- or a pier? -->"),
        ("chief", f"{said}head<?oxy_comment_end?>"),
    )
    assert merge(port, file) == 0
    assert merge(port, file) == 0
    made = acts(port)[2:]
    remarks = [act for act in made if isinstance(act.body, Remark)]
    assert [act.body.text for act in remarks if isinstance(act.body, Remark)] == [
        "Is this the place?",
        'Which "chief"?',
        "or a pier?",
    ]
    assert remarks[1].when == "2026-05-03T10:00:00Z"
    assert len(made) == 4
