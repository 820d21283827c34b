"""PDF: refused unless the loss is accepted; paragraphs, pages and furniture; printed by a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.data import leave_out
from tests.made.alone import alone
from workbench.cli.main import run
from workbench.formats import pdf_writer
from workbench.formats.pdf import FORMAT, read_pdf
from workbench.formats.pdf_reader import read_pages
from workbench.formats.registry import ReadOptions, WriteOptions, detect
from workbench.model.errors import InputError, UsageError
from workbench.model.witness import Segment, walk_blocks, walk_segments

PAGES = [
    [
        "The Harbour 1",
        "The board met twice in April and agreed on a sin-",
        "gle point, namely that the mole has to be rebuilt",
        "before autumn.",
        "Nobody asked who would pay for it, and the clerk",
    ],
    [
        "The Harbour 2",
        "went on to the next room with eleven sheets under",
        "his arm and a lamp in his hand, well-",
        "known to all who saw him there at so late an hour.",
    ],
    ["The Harbour 3", "So it was built."],
]


def test_lines_become_paragraphs_and_pages_breaks() -> None:
    nodes = read_pages(PAGES, "x.pdf")
    assert [(each.kind, each.text) for each in walk_segments(nodes)] == [
        ("fw", "The Harbour 1"),
        ("p", "The board met twice in April and agreed on a single point, namely that the mole has to be rebuilt before autumn."),  # noqa: E501
        ("p", "Nobody asked who would pay for it, and the clerk went on to the next room with eleven sheets under his arm and a lamp in his hand, wellknown to all who saw him there at so late an hour. So it was built."),  # noqa: E501
        ("fw", "The Harbour 2"),
        ("fw", "The Harbour 3"),
    ]  # fmt: skip
    assert [dict(each.attributes)["n"] for each in walk_blocks(nodes) if each.name == "pb"] == ["1", "2", "3"]


def test_it_is_refused_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"%PDF-1.4\n")
    assert run(["new", str(tmp_path / "e"), "--base", str(path)]) == 3
    said = capsys.readouterr().err
    assert "is a PDF" in said
    assert "--lossy-pdf" in said
    assert run(["new", str(tmp_path / "e"), "--base", str(path), "--lossy-pdf"]) == 3
    assert "cannot be read as PDF" in capsys.readouterr().err


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.4\nxref\n0 9999999999\ntrailer <<>>", b"%PDF-" + b"[" * 100_000]
)
def test_broken_files_are_refused(data: bytes) -> None:
    assert detect(data, "x") is FORMAT
    with pytest.raises(InputError):
        read_pdf(data, "x.pdf", ReadOptions(lossy=True))


def test_without_a_browser_one_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(UsageError, match="none is found"):
        pdf_writer.write_pdf(alone((Segment("", "p", "It snowed."),)), WriteOptions())


@pytest.mark.browser
def test_a_printed_book_is_the_same_each_time_and_can_be_read_with_loss() -> None:
    if not any(shutil.which(name) for name in pdf_writer._BROWSERS):
        leave_out("browser", "there is no browser to print with")
    snapshot = alone((Segment("", "head", "The Snow"), Segment("", "p", "It snowed all night, and the road was gone.")))
    data = pdf_writer.write_pdf(snapshot, WriteOptions())
    assert data == pdf_writer.write_pdf(snapshot, WriteOptions())
    draft = read_pdf(data, "x.pdf", ReadOptions("en", lossy=True))
    assert "It snowed all night, and the road was gone." in " ".join(each.text for each in walk_segments(draft.nodes))
