"""An address that was sent yesterday leads to the same paragraph, finding and decision, whatever was done since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from tests.port import ENGLISH, add_other, make_port
from workbench.cli.main import run

WHO = ("--who", "Vera Editor")


@pytest.fixture
def port(tmp_path: Path) -> Path:
    port = make_port(tmp_path)
    decide(port, "correct", "p1", "at the the berth", "at the berth", *WHO)
    decide(port, "remark", "p3", "Which evening?", *WHO)
    return port


def decide(port: Path, *arguments: str) -> None:
    assert run(["-q", "-C", str(port), *arguments]) == 0


def addresses(port: Path) -> dict[str, str]:
    """What stands at each address of the page that can be sent: segments by their words, notes by what they say."""
    decide(port, "build")
    files = {}
    for path in sorted((port / "build" / "html").rglob("*.html")):
        page = html.document_fromstring(path.read_text("utf-8"))
        for each in page.xpath("//main//*[@id][ancestor-or-self::*[contains(@class, 'row')]]"):
            if each.tag == "li":
                text = each.xpath("string(p)")
            else:
                for sign in each.xpath(".//a[contains(@class, 'flag') or contains(@class, 'place')]"):
                    sign.drop_tree()
                text = each.text_content()
            files[f"{path.name}#{each.get('id')}"] = " ".join(text.split())
    return files


def segments(there: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in there.items() if not name.partition("#")[2].startswith(("n-", "a-"))}


def test_a_second_build_and_a_build_from_nothing(port: Path) -> None:
    before = addresses(port)
    assert {"index.html#h1", "index.html#p1", "index.html#ru.p2", "index.html#en-corr.p3"} < before.keys()
    assert sum(name.startswith("index.html#n-") for name in before) >= 3
    assert sum(name.startswith("index.html#a-") for name in before) == 2
    for path in sorted((port / "build").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert addresses(port) == before


@pytest.mark.parametrize(
    "deed",
    [
        ("insert", "--after", "h1", "It was a long way to the port.", *WHO),
        ("insert", "--before", "p2", "He said nothing for a while.", *WHO),
        ("split", "p1", "--before", "The chief", *WHO),
        ("drop", "p3", *WHO),
        ("correct", "p2", "3 cranes", "4 cranes", *WHO),
    ],
    ids=lambda deed: " ".join(deed[:3]),
)
def test_decisions_move_no_address(port: Path, capsys: pytest.CaptureFixture[str], deed: tuple[str, ...]) -> None:
    """The corrected text loses what was taken out of it; a finding that was settled is still there, as settled."""
    before = addresses(port)
    capsys.readouterr()
    decide(port, "check", "--json", "--status", "all")
    findings = {f"index.html#n-{json.loads(line)['id']}" for line in capsys.readouterr().out.splitlines()}
    decide(port, *deed)
    after = addresses(port)
    of_base = {name for name in before if "#en-corr." not in name and "#n-" not in name} | findings
    assert len(findings) >= 3
    assert of_base <= before.keys() & after.keys()
    for name, text in segments(before).items():
        if name in of_base:
            assert after[name] == text
    assert after.keys() - before.keys() or deed[0] == "drop"


def test_a_newer_text_with_a_paragraph_put_in(port: Path, tmp_path: Path) -> None:
    before = addresses(port)
    head, first, *rest = ENGLISH.split("\n\n")
    newer = tmp_path / "newer.txt"
    newer.write_text("\n\n".join((head, "It was a long way to the port.", first, *rest)), "utf-8")
    decide(port, "replace", "en-mt", str(newer), "--yes", *WHO)
    after = addresses(port)
    kept = segments(before)
    assert {name: after.get(name) for name in kept} == kept
    new = {name: text for name, text in segments(after).items() if name not in kept}
    assert set(new.values()) == {"It was a long way to the port."}
    assert {name for name in before if "#a-" in name} <= after.keys()


def test_another_text_beside_it(port: Path) -> None:
    before = addresses(port)
    add_other(port)
    after = addresses(port)
    kept = segments(before)
    assert {name: after.get(name) for name in kept} == kept
    assert {name for name in before if "#a-" in name} <= after.keys()
