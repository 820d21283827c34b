"""Findings in XLIFF 2.1 as issues of ITS 2.0: on their words, several in a list, and none lost where they cross."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from tests.made.findings import finding
from tests.made.texts import span
from workbench.cli.main import run
from workbench.formats.bilingual.inline import all_named
from workbench.formats.bilingual.quality import issues_on
from workbench.formats.bilingual.said import Lies
from workbench.formats.bilingual.words import Stretch, nest
from workbench.formats.registry import formats
from workbench.model.finding import Severity
from workbench.model.witness import Segment

ITS = "{http://www.w3.org/2005/11/its}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXT = "The crew sang all day and nobody came."


def lies(start: int, end: int, message: str) -> Lies:
    segment = Segment("en.p1", "p", TEXT)
    about = finding("doubled-word", "accuracy.addition", Severity.MINOR, [span(segment, TEXT[start:end])], message)
    return Lies(about, 0, start, end)


def marked(stretches: Sequence[Stretch]) -> list[tuple[str, str]]:
    return [(TEXT[each.start : each.end], dict(each.about).get("locQualityIssuesRef", "")) for each in stretches]


def test_one_finding_stands_on_its_words() -> None:
    made = issues_on([lies(4, 8, "No crew.")], [(0, len(TEXT))], (), "en.p1")
    assert made.lists == {}
    assert made.stretches[0].about == (
        ("locQualityIssueType", "addition"),
        ("locQualityIssueComment", "No crew."),
        ("locQualityIssueSeverity", "20"),
    )


def test_several_on_the_same_words_are_a_list() -> None:
    made = issues_on([lies(4, 8, "No crew."), lies(4, 8, "Not sung.")], [(0, len(TEXT))], (), "en.p1")
    assert marked(made.stretches) == [("crew", "#its=lqi-en.p1-1")]
    assert [dict(each)["locQualityIssueComment"] for each in made.lists["lqi-en.p1-1"]] == ["No crew.", "Not sung."]


def test_what_crosses_is_on_each_part() -> None:
    emphasis = Stretch(9, 17, "italic")  # "sang all"
    found = [lies(4, 13, "a"), lies(0, 8, "b"), lies(14, 21, "c")]  # "crew sang", "The crew", "all day"
    made = issues_on(found, [(0, len(TEXT))], [emphasis], "en.p1")
    assert marked(made.stretches) == [
        ("The crew", ""),
        ("crew", "#its=lqi-en.p1-1"),
        (" ", "#its=lqi-en.p1-1"),
        ("sang", "#its=lqi-en.p1-1"),
        ("all", "#its=lqi-en.p1-2"),
        (" day", "#its=lqi-en.p1-2"),
    ]
    every = [emphasis, *made.stretches]
    assert len(list(nest(every))) == len(every)


def test_the_file_holds_all_of_them_and_comes_back(tmp_path: Path) -> None:
    """Of an original of which one paragraph is translated; before, marks nested deeper than XML is read."""
    (tmp_path / "en.txt").write_text("We came to the port.\n\nNobody came to the the lamp lamp.\n", "utf-8")
    russian = ["Мы пришли в порт.", "Никто не пришёл к лампе."]
    russian += [
        f"Корабль номер {number} стоял у причала, и никто его не видел до самой весны." for number in range(300)
    ]
    (tmp_path / "ru.txt").write_text("\n\n".join(russian) + "\n", "utf-8")
    edition, file = str(tmp_path / "e"), tmp_path / "e.xlf"
    texts = ["--base", str(tmp_path / "en.txt"), "--source", str(tmp_path / "ru.txt")]
    assert run(["-q", "new", edition, *texts]) == 0
    assert run(["-q", "-C", edition, "export", "xliff2", "-o", str(file)]) == 0
    problems = formats()["xliff2"].problems
    assert problems is not None
    assert problems(file.read_bytes(), "e.xlf") == []
    root = etree.fromstring(file.read_bytes())
    lists = {each.get(XML_ID): each for each in all_named(root, "locQualityIssues")}
    assert lists
    for unit in all_named(root, "unit"):
        marks = [each for each in all_named(unit, "mrk") if each.get("type") == "its:generic"]
        named = [each for mark in marks if (each := mark.get(f"{ITS}locQualityIssuesRef"))]
        notes = [each for each in all_named(unit, "note") if each.get("category") == "finding"]
        alone = [mark for mark in marks if mark.get(f"{ITS}locQualityIssueType")]
        inside = {each.removeprefix("#its=") for each in named}
        assert inside == {each.get(XML_ID) for each in all_named(unit, "locQualityIssues")}
        assert len(notes) == len(alone) + sum(len(lists[each]) for each in inside)
        assert all(f"{ITS}locQualityIssueType" not in mark.attrib for mark in marks if mark not in alone)
    for issue in all_named(root, "locQualityIssue"):
        assert set(issue.attrib) == {"locQualityIssueType", "locQualityIssueComment", "locQualityIssueSeverity"}
        assert 0 <= float(issue.get("locQualityIssueSeverity", "-1")) <= 100
    assert run(["-q", "-C", edition, "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    assert not (tmp_path / "e" / "journal.jsonl").exists() or not (tmp_path / "e" / "journal.jsonl").read_bytes()
