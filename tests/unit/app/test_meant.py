"""Words that are not there: the likeliest place is named, with what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.meant import did_you_mean
from workbench.cli.main import run
from workbench.model.witness import Segment

SEGMENTS = [
    Segment("en-mt.p1", "p", "The keeper said that the two cranes in the port would stand idle until May."),
    Segment("en-mt.p2", "p", "It rained in the evening."),
]


def test_words_with_a_slip_are_proposed_as_they_stand() -> None:
    said = did_you_mean("two crane in the port", SEGMENTS[0], SEGMENTS)
    assert said == (
        "did you mean “two cranes in the port” in en-mt.p1, at 25?  "
        "…said that the [two cranes in the port] would stand idle…"
    )


def test_words_of_another_segment_are_named_there() -> None:
    said = did_you_mean("rained in the evening", SEGMENTS[0], SEGMENTS)
    assert said == "did you mean “rained in the evening” in en-mt.p2, at 3?  It [rained in the evening]."


def test_what_is_like_nothing_is_not_guessed() -> None:
    assert did_you_mean("the zebra sneezed", SEGMENTS[0], SEGMENTS) is None
    assert did_you_mean("zebra", SEGMENTS[1], SEGMENTS) is None


def test_the_command_says_it_as_a_hint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = make_port(tmp_path)
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text('{"act": "correct", "segment": "p3", "old": "raned", "new": "poured"}\n', "utf-8")
    commands = (["p3", "raned", "poured", "--json"], ["--from-file", str(decisions)])
    for arguments in commands:
        capsys.readouterr()
        assert run(["-C", str(port), "correct", *arguments, "--who", "Vera Editor"]) == 4
        printed = capsys.readouterr()
        assert "hint: did you mean “rained” in en-mt.p3, at 3?  It [rained] in the evening." in printed.err
        assert printed.out == ""
