"""Files that hold several texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app import received
from workbench.app.ingest import NewEdition, add_witness, create_edition
from workbench.app.several import choose_text, find_original
from workbench.app.workspace import open_workspace
from workbench.formats.registry import Draft, Format, Pairs, ReadOptions, Texts
from workbench.model.act import PinBead
from workbench.model.errors import InputError
from workbench.model.event import Event, Warned
from workbench.model.witness import Role, Segment
from workbench.store.journal import read_journal

LINES = {
    "de": ("Wir kamen.", "Es regnete."),
    "ru": ("Мы прибыли.", "Шёл дождь. Долго."),
    "en": ("We came.", "It rained.", "For long."),
}


def _draft(lines: tuple[str, ...]) -> Draft:
    return Draft(tuple(Segment("", "p", line) for line in lines))


def _texts(*languages: str, has_original: bool = False) -> Texts:
    pairs: tuple[Pairs, ...] = ()
    if "en" in languages and "ru" in languages:
        beads = (((0,), (0,)), ((1, 2), (1,)), ((2,), (0,)))
        pairs = (Pairs(languages.index("en"), languages.index("ru"), beads),)
    return Texts(languages, tuple(_draft(LINES[each[:2]]) for each in languages), pairs, has_original)


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a made-up format in three languages."""
    texts = _texts("ru", "en", "de", has_original=True)
    made = Format("memory", "Memory", (".mem",), lambda data, name: 3, read_texts=lambda *_: texts)
    monkeypatch.setattr(received, "detect", lambda *_, **__: made)
    (tmp_path / "port.mem").write_bytes(b"x")
    return tmp_path / "port.mem"


def test_one_file_is_base_and_source_and_its_pairs_are_pins(memory: Path) -> None:
    folder = memory.parent / "port"
    made = create_edition(folder, NewEdition((memory,), who=lambda: "Vera Editor"))
    assert [(each.id, each.role, each.pins) for each in made] == [("en-mt", "base", 2), ("ru", "source", 0)]
    acts = read_journal(folder / "journal.jsonl").acts
    pins = [act.body for act in acts if isinstance(act.body, PinBead)]
    assert [(each.a, each.b) for each in pins] == [(("ru.p1",), ("en-mt.p1",)), (("ru.p2",), ("en-mt.p2", "en-mt.p3"))]
    assert {(act.who, act.group) for act in acts} == {("vera-editor", acts[0].id)}
    assert pins[0].why == "taken over from port.mem"
    work = open_workspace(folder)
    assert [(each.id, each.language) for each in work.edition.witnesses] == [("en-mt", "en"), ("ru", "ru")]


def test_pairs_may_be_left(memory: Path) -> None:
    folder = memory.parent / "port"
    create_edition(folder, NewEdition((memory,), with_pairs=False))
    assert not (folder / "journal.jsonl").exists()


def test_a_further_text_of_the_file(memory: Path) -> None:
    folder = memory.parent / "port"
    create_edition(folder, NewEdition((memory,), with_pairs=False))
    told: list[Event] = []
    added = add_witness(folder, [memory], report=told.append)
    assert (added.id, added.role) == ("de-2", Role.TRANSLATION.value)
    assert open_workspace(folder).edition.entry("de-2").language == "de"
    warning = next(each.message for each in told if isinstance(each, Warned))
    assert warning == "holds several texts: de is taken, not ru, en"
    with pytest.raises(InputError, match="holds texts in ru, en, de, and none in fr"):
        add_witness(folder, [memory], language="fr")


def test_which_text_is_meant() -> None:
    texts = _texts("en-GB", "ru")
    assert choose_text(texts, "en", (), "x") == 0
    assert choose_text(texts, "und", ("en",), "x") == 1
    assert choose_text(_texts("de"), "en", (), "x") == 0, "a file of one text is that"
    with pytest.raises(InputError, match="holds texts in en-GB, en-US"):
        choose_text(_texts("en-GB", "en-US"), "en", (), "x")
    assert choose_text(_texts("en-GB", "en"), "en", (), "x") == 1, "the very tag"


def test_which_is_the_original() -> None:
    assert find_original(_texts("en", "ru"), 0, "ru") == 1
    assert find_original(_texts("de", "en", "ru"), 1, "ru") == 2
    assert find_original(_texts("de", "en", "ru", has_original=True), 1, "ru") == 0
    assert find_original(_texts("en", "de"), 0, "ru") == 1, "the only other one"
    assert find_original(_texts("en", "de", "en-GB"), 0, "ru") is None
    assert ReadOptions().language == "und"
