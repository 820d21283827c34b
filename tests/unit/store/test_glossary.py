"""glossary.tsv: read with all that is wrong with it, changed by lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.model.errors import InputError, InputErrors, UsageError
from workbench.model.glossary import Term, TermStatus
from workbench.store import glossary
from workbench.store.glossary import read_glossary
from workbench.store.glossary_write import add_term, remove_terms

BY_HAND = "source\ttarget\tstatus\tnote\n# ships\nфлот\tnavy|naval\trequired\tthe service\n\n\tthus\tforbidden\n"


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "glossary.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rows_are_terms(tmp_path: Path) -> None:
    terms = read_glossary(write(tmp_path, BY_HAND))
    assert terms == (
        Term("флот", ("navy", "naval"), TermStatus.REQUIRED, "the service"),
        Term("", ("thus",), TermStatus.FORBIDDEN),
    )
    assert read_glossary(write(tmp_path, "\ufeff" + BY_HAND.replace("\n", "\r\n"))) == terms


def test_a_link_out_of_the_edition_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    folder.mkdir()
    write(tmp_path, BY_HAND)
    for place in ("../glossary.tsv", "glossary.tsv"):  # out of it, and a loop
        (folder / "glossary.tsv").symlink_to(place)
        with pytest.raises(InputError) as caught:
            read_glossary(folder / "glossary.tsv")
        with pytest.raises(InputError):
            add_term(folder / "glossary.tsv", ("порт", "port", "required", ""))
        assert caught.value.file == "glossary.tsv"
        (folder / "glossary.tsv").unlink()
    (folder / "terms.tsv").write_text(BY_HAND, "utf-8")
    (folder / "glossary.tsv").symlink_to("terms.tsv")
    assert len(read_glossary(folder / "glossary.tsv")) == 2
    assert (tmp_path / "glossary.tsv").read_text("utf-8") == BY_HAND


def test_no_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "glossary.tsv") == ()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("флот", "1 column"),
        ("флот\tnavy\trequired\t\tmore", "5 columns"),
        ("флот\tnavy\treqired", "did you mean 'required'?"),
        ("флот\tnavy\t", "the status is missing"),
        ("флот\t\trequired", "the target is empty"),
        ("флот\tnavy||fleet\trequired", "one of the targets is empty"),
        ("\tnavy\trequired", "the source is empty"),
        ("—\tdash\trequired", "has no word"),
        ("флот\tna\x07vy\trequired", "control character"),
        ("мир\tpeace\trequired", "stands on line 1 already"),
        ("МИР\tworld\tpreferred", "line 1 already"),
        ("мир\tpeace|world\tforbidden", "both wanted and forbidden (line 1)"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    path = write(tmp_path, f"мир\tpeace\trequired\n{row}\nx\t\trequired\n")
    with pytest.raises(InputErrors) as raised:
        read_glossary(path)
    first, last = raised.value.errors
    assert (first.file, first.line, last.line) == ("glossary.tsv", 2, 3)
    assert words in f"{first} {first.hint}"
    assert first.hint


def test_what_is_no_text_or_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"glossary\.tsv:2: is not UTF-8"):
        read_glossary(write(tmp_path, b"# x\n\xff\tx\trequired\n"))
    monkeypatch.setattr(glossary, "LIMIT", 10)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_glossary(write(tmp_path, BY_HAND))


def test_a_row_is_put_in_and_nothing_else_is_touched(tmp_path: Path) -> None:
    path = write(tmp_path, BY_HAND.replace("\n", "\r\n").rstrip())
    assert add_term(path, ("порт", " port | harbour ", "preferred", ""))
    assert path.read_bytes().decode() == BY_HAND.replace("\n", "\r\n") + "порт\tport | harbour\tpreferred\r\n"
    assert read_glossary(path)[-1] == Term("порт", ("port", "harbour"), TermStatus.PREFERRED)
    assert not add_term(path, ("Порт", "harbour|port", "preferred", "")), "the same row, in other words"
    assert remove_terms(path, "порт") == (Term("порт", ("port", "harbour"), TermStatus.PREFERRED),)
    assert path.read_bytes().decode() == BY_HAND.replace("\n", "\r\n")


def test_a_row_that_does_not_fit_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, BY_HAND)
    for row, words in (
        (("флот", "fleet", "required", ""), "on line 3 already"),
        (("флот", "navy", "forbidden", ""), "both wanted and forbidden"),
        (("", "fleet", "required", ""), "the source is empty"),
        (("#флот", "fleet", "required", ""), "comment"),
        (("x", "y" * glossary.LIMIT, "required", ""), "larger than 1 MB"),
    ):
        with pytest.raises(UsageError, match=words.replace("(", r"\(")):
            add_term(path, row)
    with pytest.raises(UsageError, match="no row of"):
        remove_terms(path, "флот", "fleet")
    assert path.read_text("utf-8") == BY_HAND


def test_a_glossary_begins_with_a_head(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    assert add_term(path, ("флот", "navy", "required", ""))
    lines = path.read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines[:-1])
    assert lines[-1] == "флот\tnavy\trequired"
