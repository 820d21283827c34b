"""A file of units merged: sentences, units without ids, one that the translation lacked, comments, marks of reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.correct.reading import readers
from workbench.correct.state import compute_state
from workbench.model.act import Remark
from workbench.store.journal import read_journal

BASE = "The port was small. It lay in the north. Nobody came.\n\nThe ships stood still.\n\nThe lamp was out.\n"
SOURCE = (
    "Порт был мал. Он лежал на севере. Никто не пришёл.\n\nКорабли стояли.\n\nВсю ночь шёл снег, и было тихо.\n\n"
    "Лампа погасла.\n"
)


@pytest.fixture
def port(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(BASE, "utf-8")
    (tmp_path / "ru.txt").write_text(SOURCE, "utf-8")
    files = ["--base", str(tmp_path / "en.txt"), "--source", str(tmp_path / "ru.txt")]
    assert run(["-q", "new", str(tmp_path / "port"), *files]) == 0
    for a, b in (("ru.p1", "en-mt.p1"), ("ru.p2", "en-mt.p2"), ("ru.p4", "en-mt.p3")):
        assert run(["-q", "-C", str(tmp_path / "port"), "pin", a, b, "--who", "Anna"]) == 0
    return tmp_path / "port"


def texts(edition: Path) -> list[str]:
    desk = Desk.open(edition)
    return [each.text for each in compute_state(desk.base, desk.acts, desk.work.state_id).witness.segments]


def merged(edition: Path, kind: str, suffix: str, change: Callable[[str], str], level: str = "sentence") -> int:
    path = edition.parent / f"copy{suffix}"
    arguments = ["export", kind, "--level", level, "-o", str(path)]
    assert run(["-q", "-C", str(edition), *arguments]) == 0
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    before = len(read_journal(edition / "journal.jsonl").acts)
    assert run(["-q", "-C", str(edition), "merge", str(path), "--yes", "--who", "Vera"]) == 0
    return len(read_journal(edition / "journal.jsonl").acts) - before


FILES = [("xliff", ".xlf"), ("xliff2", ".xlf"), ("tmx", ".tmx"), ("po", ".po")]


@pytest.mark.parametrize(("kind", "suffix"), FILES)
def test_sentences_stand_in_their_segments_again(kind: str, suffix: str, port: Path) -> None:
    assert merged(port, kind, suffix, lambda data: data) == 0
    assert merged(port, kind, suffix, lambda data: data.replace("lay in the north", "lay far in the north")) == 1
    assert texts(port)[0] == "The port was small. It lay far in the north. Nobody came."


@pytest.mark.parametrize(("kind", "suffix"), FILES[:2])
def test_sentences_that_are_not_there_stay_as_they_are(kind: str, suffix: str, port: Path) -> None:
    def change(data: str) -> str:
        data = re.sub(r'<(trans-unit|unit) id="en-corr.p1.s1".*?</\1>', "", data, flags=re.DOTALL)
        return data.replace("Nobody came.", "Nobody was there.")

    assert merged(port, kind, suffix, change) == 1
    assert texts(port)[0] == "The port was small. It lay in the north. Nobody was there."


@pytest.mark.parametrize("level", ["segment", "sentence"])
def test_units_without_ids_are_told_by_their_original(level: str, port: Path) -> None:
    def change(data: str) -> str:
        data = re.sub(r' tuid="[^"]*"|<prop.*?</prop>', "", data)
        return data.replace("stood still", "lay still")

    assert merged(port, "tmx", ".tmx", change, level) == 1
    assert texts(port)[1] == "The ships lay still."


def test_what_the_translation_lacked_becomes_a_paragraph(port: Path) -> None:
    def change(data: str) -> str:
        new = '<target state="translated">It snowed all night, and it was quiet.</target>'
        assert '<target state="needs-translation"/>' in data
        return data.replace('<target state="needs-translation"/>', new)

    assert merged(port, "xliff", ".xlf", change, "segment") == 1
    assert texts(port)[2] == "It snowed all night, and it was quiet."
    path = port.parent / "copy.xlf"
    journal = (port / "journal.jsonl").read_bytes()
    assert run(["-q", "-C", str(port), "merge", str(path), "--yes", "--who", "Vera"]) == 0
    assert (port / "journal.jsonl").read_bytes() == journal


def test_what_nobody_translated_stays_as_it_is(port: Path) -> None:
    """As Matecat saves: counts and ids of its own, the original for a translation that is missing, or between marks."""
    before = texts(port)
    units = iter(range(1, 100))

    def saved(match: re.Match[str]) -> str:
        name, original, words = match["name"], match["original"], match["words"] or ""
        untranslated = f"|||UNTRANSLATED_CONTENT_START|||{original}|||UNTRANSLATED_CONTENT_END|||"
        edited = words.replace("was out", "went out") or original
        put = {"en-corr.p1": original, "en-corr.p2": untranslated}.get(name, edited)
        counts = f'<count-group name="{name}"><count count-type="x-matecat-raw">7</count></count-group>'
        opened = (
            match[0]
            .split("<target")[0]
            .split("</trans-unit")[0]
            .replace("<trans-unit ", f'<trans-unit help-id="{next(units)}" ')
        )
        return f'{opened}<target  xml:lang="en" state="translated">{put}</target>{counts}</trans-unit>'

    unit = (
        '<trans-unit id="(?P<name>[^"]*)".*?<source>(?P<original>.*?)</source>'
        "(?:.*?<target[^>]*>(?P<words>.*?)</target>)?.*?</trans-unit>"
    )
    each = re.compile(r"<trans-unit .*?</trans-unit>", re.S)

    def all_saved(text: str) -> str:
        return each.sub(lambda found: re.sub(unit, saved, found[0], flags=re.S), text)

    merged(port, "xliff", ".xlf", all_saved, "segment")
    assert next(units) == 5
    assert texts(port) == [*before[:2], before[2].replace("was out", "went out")] != before


def test_what_no_unit_has_as_its_original_is_left_out(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = port.parent / "copy.tmx"
    assert run(["-q", "-C", str(port), "export", "tmx", "-o", str(path)]) == 0
    other = '<tu><tuv xml:lang="ru"><seg>Другое.</seg></tuv><tuv xml:lang="en"><seg>Other.</seg></tuv></tu></body>'
    path.write_text(path.read_text("utf-8").replace("</body>", other), "utf-8")
    assert run(["-q", "-C", str(port), "merge", str(path), "--yes", "--who", "Vera"]) == 4
    assert "no unit has this original: Другое." in capsys.readouterr().err


def test_notes_become_remarks_and_final_is_read(port: Path) -> None:
    def change(data: str) -> str:
        data = data.replace(
            '<target state="translated" state-qualifier="mt-suggestion">The lamp', '<target state="final">The lamp'
        )
        return data.replace("was out.</target>", 'was out.</target><note from="Anna Keller">Which lamp?</note>')

    assert merged(port, "xliff", ".xlf", change, "segment") == 2
    acts = read_journal(port / "journal.jsonl").acts
    people = {person.id: person.name for person in Desk.open(port).work.edition.people}
    assert [(act.body.text, people[act.who]) for act in acts if isinstance(act.body, Remark)] == [
        ("Which lamp?", "Anna Keller")
    ]
    assert set(readers(acts)) == {"en-mt.p3"}
    for kind, suffix in FILES:  # both are said in what is exported now, and are no news when it comes back
        assert merged(port, kind, suffix, lambda data: data) == 0


def test_a_memory_makes_an_edition_whose_pairs_are_kept(port: Path, tmp_path: Path) -> None:
    for kind, suffix in FILES:
        path = tmp_path / f"port-{kind}{suffix}"
        assert run(["-q", "-C", str(port), "export", kind, "-o", str(path)]) == 0
        made = tmp_path / f"from-{kind}"
        assert run(["-q", "new", str(made), "--base", str(path), "--who", "Anna"]) == 0
        assert texts(made) == texts(port)
        desk = Desk.open(made)
        assert desk.source is not None
        assert len(desk.source.segments) == 4
        assert sum(act.kind == "pin" for act in desk.acts) >= 3
