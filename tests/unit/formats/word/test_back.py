"""A Word document comes back: what editors did in it becomes decisions, and what is ours is no news."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.made.word import paragraph, run, sign, word
from tests.port import make_port
from workbench.app.desk import Desk
from workbench.cli.main import run as workbench
from workbench.correct.state import compute_state
from workbench.formats.archive import read_archive, write_archive
from workbench.formats.registry import WriteOptions, formats
from workbench.model.act import Correct, Reject, Remark
from workbench.model.returned import Returned
from workbench.store.journal import read_journal

MAIN = "word/document.xml"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """With two corrections and a remark of Anna Keller's."""
    edition = make_port(tmp_path)
    who = ["--who", "Anna Keller"]
    here = ["-q", "-C", str(edition)]
    assert workbench([*here, "correct", "p1", "the the", "the", *who]) == 0
    assert workbench([*here, "correct", "p3", "evening", "night", *who]) == 0
    assert workbench([*here, "remark", "p3", "Was it night?", *who]) == 0
    return edition


def back(data: bytes) -> Returned:
    reader = formats()["docx"].back
    assert reader is not None
    return reader(data, "x.docx")


def exported(edition: Path, format_id: str = "docx-tracked") -> Path:
    file = edition.parent / f"{format_id}.docx"
    assert workbench(["-q", "-C", str(edition), "export", format_id, "-o", str(file)]) == 0
    return file


def change(file: Path, pattern: str, to: str) -> None:
    """The document's XML rewritten as an editor's program would."""
    members = read_archive(file.read_bytes(), file.name)
    xml = members[MAIN].decode()
    made, number = re.subn(pattern, to, xml, flags=re.S)
    assert number == 1, xml
    file.write_bytes(write_archive({**members, MAIN: made.encode()}))


def merge(edition: Path, file: Path, *more: str) -> list[object]:
    """The new decisions."""
    journal = edition / "journal.jsonl"
    before = len(read_journal(journal).acts)
    assert workbench(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera", *more]) == 0
    return [act.body for act in read_journal(journal).acts[before:]]


def test_our_changes_left_or_accepted_are_nothing_to_do(port: Path) -> None:
    file = exported(port)
    assert merge(port, file) == []
    change(file, r"<w:ins [^>]*>(<w:r>(?:(?!</w:ins>).)*night.*?)</w:ins>", r"\1")
    change(file, r"<w:del [^>]*><w:r>(?:(?!</w:del>).)*evening.*?</w:del>", "")
    assert merge(port, file) == []


def test_one_that_was_rejected_is_taken_back(port: Path) -> None:
    file = exported(port)
    change(file, r"<w:ins [^>]*><w:r>(?:(?!</w:ins>).)*night.*?</w:ins>", "")
    change(file, r"<w:del [^>]*>(<w:r>(?:(?!</w:del>).)*)delText([^>]*>evening</w:)delText(>.*?)</w:del>", r"\1t\2t\3")
    (body,) = merge(port, file)
    assert isinstance(body, Reject)


def test_comments_of_people_are_remarks_and_ours_are_not(port: Path) -> None:
    file = exported(port)
    members = read_archive(file.read_bytes(), "x")
    comment = (
        '<w:comment w:id="77" w:author="Ivan Petrov" w:date="2026-05-03T10:00:00Z"><w:p><w:r><w:t>Which berth?</w:t>'
        "</w:r></w:p></w:comment></w:comments>"
    )
    members["word/comments.xml"] = members["word/comments.xml"].replace(b"</w:comments>", comment.encode())
    file.write_bytes(write_archive(members))
    change(file, r"(<w:r>(?:(?!<w:r>).)*?It rained)", r'<w:commentRangeStart w:id="77"/>\1')
    change(file, r"(It rained.*?</w:r>)", r'\1<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r>')
    (body,) = merge(port, file)
    assert isinstance(body, Remark)
    assert body.text == "Which berth?"
    act = read_journal(port / "journal.jsonl").acts[-1]
    names = {each.id: each.name for each in Desk.open(port).work.edition.people}
    assert (names[act.who], act.when) == ("Ivan Petrov", "2026-05-03T10:00:00Z")


def test_a_strangers_document_as_it_was_found_keeps_who_made_the_changes(tmp_path: Path) -> None:
    data = word(
        paragraph("We ", sign("del", run("came", tag="delText")), sign("ins", run("went")), " home in the rain.")
        + paragraph("Nobody ", sign("del", run("ever ", tag="delText"), who="Tom"), "asked us why we had come so late.")
    )
    file = tmp_path / "theirs.docx"
    file.write_bytes(data)
    edition = tmp_path / "draft"
    assert workbench(["-q", "new", str(edition), "--base", str(file), "--changes", "rejected"]) == 0
    assert len(merge(edition, file)) == 2
    desk = Desk.open(edition)
    names = {each.id: each.name for each in desk.work.edition.people}
    assert sorted(names[act.who] for act in desk.acts) == ["Tom", "Vera"]
    assert {act.when for act in desk.acts} == {"2026-05-03T10:00:00Z"}
    state = compute_state(desk.base, desk.acts)
    assert [each.text for each in state.base.segments] == [
        "We came home in the rain.", "Nobody ever asked us why we had come so late.",
    ]  # fmt: skip
    assert [each.text for each in state.witness.segments] == [
        "We went home in the rain.", "Nobody asked us why we had come so late.",
    ]  # fmt: skip


def test_exact_places_of_who_changed_what() -> None:
    data = word(
        paragraph(
            "We ",
            sign("ins", run("all ") + run("went"), number=4),
            sign("del", run("x", tag="delText"), "Tom", "t"),
            ".",
        )
        + paragraph("Cut", properties=f"<w:rPr>{sign('ins', who='Tom', when='t')}</w:rPr>")
        + paragraph(" here.")
    )
    first, second, third = back(data).passages
    assert [(each.start, each.end, each.who) for each in first.authored] == [(3, 11, "Vera"), (11, 11, "Tom")]
    assert [(each.start, each.end) for each in second.authored] == [(3, 3)]
    assert [(each.start, each.end) for each in third.authored] == [(0, 0)]


def test_a_bookmark_over_two_paragraphs_names_neither_and_the_text_of_a_lost_stamp_is_known(port: Path) -> None:
    file = exported(port, "docx")
    data = file.read_bytes()
    assert [each.segment for each in back(data).passages][:2] == ["en-corr.h1", "en-corr.p1"]
    change(file, r'(<w:bookmarkStart w:id="\d+" w:name="_en__corr_p1"/>)(.*?)(<w:bookmarkEnd[^>]*>)',
           r"\1<w:r><w:t>New.</w:t></w:r></w:p><w:p>\2\3")  # fmt: skip
    assert [each.segment for each in back(file.read_bytes()).passages][:3] == ["en-corr.h1", "", ""]
    (body,) = merge(port, file)
    assert isinstance(body, Correct)
    assert type(body.operations[0]).__name__ == "Add"


def test_the_same_bytes_again_and_valid(port: Path) -> None:
    from tests.snapshots import ferry_snapshot

    snapshot = ferry_snapshot()
    for format_id in ("docx", "docx-tracked"):
        write = formats()[format_id].write
        assert write is not None
        data = write(snapshot, WriteOptions())
        assert data == write(snapshot, WriteOptions())
        problems = formats()["docx"].problems
        assert problems is not None
        assert problems(data, "x.docx") == []


BROKEN = {
    r"<w:bookmarkEnd[^>]*/>": ("", "does not end"),
    r'w:val="Title"': ('w:val="Nowhere"', "there is no style Nowhere"),
    r"<w:body>": ('<w:body><w:p><w:r><w:footnoteReference w:id="9"/></w:r></w:p>', "there is no footnote 9"),
    r"</w:body>": ("</w:body", "broken XML"),
}


@pytest.mark.parametrize("pattern", BROKEN)
def test_what_is_wrong_is_said(pattern: str, port: Path) -> None:
    file = exported(port, "docx")
    members = read_archive(file.read_bytes(), "x")
    to, words = BROKEN[pattern]
    made, number = re.subn(pattern, to, members[MAIN].decode(), count=1)
    assert number == 1
    problems = formats()["docx"].problems
    assert problems is not None
    found = problems(write_archive({**members, MAIN: made.encode()}), "x.docx")
    assert len(found) == 1
    assert words in str(found[0])


@pytest.mark.parametrize("name", ["word/styles.xml", "[Content_Types].xml", MAIN])
def test_a_part_that_is_missing_is_said(name: str, port: Path) -> None:
    members = read_archive(exported(port, "docx").read_bytes(), "x")
    del members[name]
    problems = formats()["docx"].problems
    assert problems is not None
    assert any(
        name.rpartition("/")[2] in str(each) or "main part" in str(each)
        for each in problems(write_archive(members), "x")
    )
