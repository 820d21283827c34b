"""What a text is taken for when nobody says, and what stands on the disk afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import port as texts
from tests.port import make_port
from workbench.app.ingest import NewEdition, add_witness, create_edition
from workbench.app.workspace import open_workspace
from workbench.model.errors import InputError, UsageError
from workbench.model.event import Event, Warned
from workbench.model.witness import Role


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def add(port: Path, text: str) -> tuple[str, str]:
    path = port.parent / "more.txt"
    path.write_text(text, "utf-8")
    made = add_witness(port, [path])
    assert made.reason
    return made.id, made.role


def test_a_corrected_copy_is_a_revision(port: Path) -> None:
    assert add(port, texts.ENGLISH.replace("the the", "the").replace("night..", "night.”")) == ("en-2", "revision")


def test_other_words_are_a_translation(port: Path) -> None:
    assert add(port, texts.OTHER) == ("en-2", "translation")


def test_cyrillic_is_the_source_where_there_was_none(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(texts.ENGLISH, "utf-8")
    create_edition(tmp_path / "port", NewEdition((tmp_path / "en.txt",)))
    assert add(tmp_path / "port", texts.RUSSIAN) == ("ru", "source")
    assert add(tmp_path / "port", texts.RUSSIAN) == ("ru-2", "translation")


def test_received_files_are_kept_byte_for_byte(port: Path) -> None:
    for witness, name in (("en-mt", "en.txt"), ("ru", "ru.txt")):
        assert (port / "sources" / f"{witness}.txt").read_bytes() == (port.parent / name).read_bytes()


def test_several_files_are_one_text_in_their_order(tmp_path: Path) -> None:
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text("The first words of all.\n", "utf-8")
    two.write_text("And then the last words.\n", "utf-8")
    create_edition(tmp_path / "port", NewEdition((two, one)))
    work = open_workspace(tmp_path / "port")
    assert work.edition.base.files == ("sources/en-mt-1.txt", "sources/en-mt-2.txt")
    assert [segment.text for segment in work.witness("en-mt").segments] == [
        "And then the last words.",
        "The first words of all.",
    ]


def test_what_is_known_is_written_down(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(texts.ENGLISH, "utf-8")
    order = NewEdition((tmp_path / "en.txt",), about=("author=O. Orlov",), base_about=("engine=a machine",))
    create_edition(tmp_path / "port", order)
    edition = open_workspace(tmp_path / "port").edition
    assert (edition.author, edition.base.bibliography.engine) == ("O. Orlov", "a machine")
    assert edition.title == "A Visit to the Port"


def test_a_reconstruction_says_so(tmp_path: Path) -> None:
    for name, text in (("en.txt", texts.ENGLISH), ("ru.txt", texts.RUSSIAN)):
        (tmp_path / name).write_text(text, "utf-8")
    order = NewEdition((tmp_path / "en.txt",), (tmp_path / "ru.txt",), reconstruction=True)
    create_edition(tmp_path / "port", order)
    source = open_workspace(tmp_path / "port").edition.source
    assert source is not None
    assert source.role is Role.RECONSTRUCTION


def test_warnings_name_the_file_as_the_user_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Мы прибыли в порт в мае. Нас встретил начальник.\n".encode("cp1251"))
    heard: list[Event] = []
    create_edition(tmp_path / "port", NewEdition((path,), base_language="ru"), heard.append)
    assert str(path) in {each.file for each in heard if isinstance(each, Warned)}


def test_nothing_appears_if_the_second_text_is_bad(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(texts.ENGLISH, "utf-8")
    (tmp_path / "ru.txt").write_bytes(b"")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError, match=r"ru\.txt"):
        create_edition(tmp_path / "port", NewEdition((tmp_path / "en.txt",), (tmp_path / "ru.txt",)))
    assert sorted(tmp_path.iterdir()) == before


def test_a_second_base_cannot_come_in(port: Path) -> None:
    with pytest.raises((UsageError, InputError), match="base"):
        add_witness(port, [port.parent / "en.txt"], role="base", witness_id="en-9")
    assert not (port / "witnesses" / "en-9.xml").exists()
