"""Decisions made in the page: kept over a reload, saved as a file, and taken by `workbench correct --from-file`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.port import make_port
from workbench.app.compute import compute
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.store.journal import read_journal

pytestmark = pytest.mark.browser


@pytest.fixture
def port(tmp_path: Path) -> Path:
    port = make_port(tmp_path)
    assert run(["-q", "-C", str(port), "build"]) == 0
    return port


@pytest.fixture
def site(chromium: Any, port: Path) -> Iterator[Site]:
    made = Site(chromium, port / "build" / "html", compute(open_workspace(port)))
    yield made
    made.close()


def note_of(page: Any, site: Site, rule: str) -> Any:
    finding = next(each for each in site.snapshot.findings if each.rule == rule)
    page.evaluate(f"document.getElementById('n-{finding.id}').closest('details').open = true")
    return page.locator(f"[id='n-{finding.id}']")


def decide(page: Any, site: Site) -> None:
    """The doubled word accepted, the number edited, the stop dismissed, a remark."""
    page.once("dialog", lambda dialog: dialog.accept("Anna Keller"))
    note_of(page, site, "doubled-word").get_by_role("button", name="Accept").click()
    number = note_of(page, site, "number-differs")
    number.get_by_role("button", name="Edit").click()
    number.locator(".ask input").fill("four")
    number.locator(".ask input").press("Enter")
    stop = note_of(page, site, "doubled-stop")
    stop.get_by_role("button", name="Dismiss").click()
    stop.locator(".ask input").fill("they trail off")
    stop.get_by_role("button", name="OK").click()
    number.get_by_role("button", name="Remark").click()
    number.locator(".ask input").fill("Ask the author.")
    number.locator(".ask input").press("Enter")


def saved(page: Any) -> list[dict[str, Any]]:
    if page.locator(".decisions").get_attribute("open") is None:
        page.locator(".decisions > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save acts.jsonl").click()
    assert download.value.suggested_filename == "acts.jsonl"
    return [json.loads(line) for line in Path(download.value.path()).read_text("utf-8").splitlines()]


def test_decisions_are_kept_saved_and_taken(site: Site, port: Path, tmp_path: Path) -> None:
    opened = site.open(accept_downloads=True)
    page = opened.page
    decide(page, site)
    assert page.locator(".made-here").text_content() == "4"
    page.reload()
    assert page.locator(".made-here").text_content() == "4"
    assert page.locator(".finding.decided").count() == 3
    acts = saved(page)
    assert [act["act"] for act in acts] == ["correct", "correct", "dismiss", "remark"]
    assert {act["who"] for act in acts} == {"Anna Keller"}
    file = tmp_path / "acts.jsonl"
    file.write_text("".join(json.dumps(act) + "\n" for act in acts), "utf-8")
    taking = ["-q", "-C", str(port), "correct", "--from-file", str(file), "--who", "Vera Editor"]
    assert run(taking) == 0
    journal = read_journal(port / "journal.jsonl").acts
    assert [act.kind for act in journal] == ["correct", "correct", "dismiss", "remark"]
    assert {act.who for act in journal} == {"anna-keller"}
    assert run(taking) == 0
    assert read_journal(port / "journal.jsonl").acts == journal
    assert run(["-q", "-C", str(port), "export", "txt", "-o", str(tmp_path / "out.txt")]) == 0
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert "met us at the berth" in text
    assert "There are four cranes" in text
    assert opened.complaints == []
    assert all(request.startswith(("file:", "blob:")) for request in opened.requests)


def test_a_decision_is_taken_back_and_another_takes_its_place(site: Site) -> None:
    page = site.open().page
    decide(page, site)
    note_of(page, site, "doubled-word").get_by_role("button", name="Dismiss").click()
    note_of(page, site, "doubled-word").locator(".ask input").press("Enter")
    assert page.locator(".made-here").text_content() == "4"
    page.locator(".decisions > summary").click()
    page.get_by_role("button", name="Take back").first.click()
    assert page.locator(".made-here").text_content() == "3"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget all").click()
    assert page.locator(".made-here").text_content() == "0"


def test_without_a_name_nothing_is_decided(site: Site) -> None:
    page = site.open().page
    page.once("dialog", lambda dialog: dialog.dismiss())
    note_of(page, site, "doubled-word").get_by_role("button", name="Accept").click()
    assert page.locator(".made-here").text_content() == "0"


def test_notes_that_the_browser_opened_itself_can_be_decided(site: Site) -> None:
    """Whoever follows an address may open them while the page is read, before a script hears of it."""
    finding = next(each for each in site.snapshot.findings if each.rule == "doubled-word")
    opened = site.open()
    opened.page.add_init_script(
        """addEventListener("toggle", (event) => event.stopImmediatePropagation(), true); // nobody hears of it
        new MutationObserver(() => document.querySelectorAll(".notes").forEach((each) => { each.open = true; }))
            .observe(document, { childList: true, subtree: true });"""
    )
    page = opened.goto(f"n-{finding.id}")
    assert page.locator(f"[id='n-{finding.id}']").get_by_role("button", name="Accept").is_visible()
    assert page.locator(".finding.open .buttons").count() == page.locator(".finding.open").count()


def test_a_decision_about_an_older_text_is_reported(
    site: Site, port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "acts.jsonl"
    act = {"act": "correct", "segment": "p3", "old": "It snowed", "new": "It poured", "who": "Anna"}
    file.write_text(json.dumps(act) + "\n", "utf-8")
    assert run(["-q", "-C", str(port), "correct", "--from-file", str(file), "--who", "Vera"]) == 4
    assert "acts.jsonl:1" in capsys.readouterr().err
    assert not (port / "journal.jsonl").exists()


def test_what_only_the_corrected_text_has_is_corrected_and_remarked_on(
    chromium: Any, port: Path, tmp_path: Path
) -> None:
    """A correction brought a fault in: decided in the page, taken twice, it is gone."""
    vera = ["-q", "-C", str(port), "--no-input"]
    assert run([*vera, "correct", "p3", "rained", "was was raining", "--who", "Vera Editor"]) == 0
    assert run([*vera, "build"]) == 0
    site = Site(chromium, port / "build" / "html", compute(open_workspace(port)))
    try:
        page = site.open(accept_downloads=True).page
        page.once("dialog", lambda dialog: dialog.accept("Anna Keller"))
        (finding,) = [each for each in site.snapshot.state_findings if each.segment == "en-corr.p3" and not each.hint]
        assert finding.status.value == "introduced"
        page.evaluate(f"document.getElementById('n-{finding.id}').closest('details').open = true")
        note = page.locator(f"[id='n-{finding.id}']")
        note.get_by_role("button", name="Accept").click()
        note.get_by_role("button", name="Remark").click()
        note.locator(".ask input").fill("Was it?")
        note.locator(".ask input").press("Enter")
        acts = saved(page)
        assert [act["segment"] for act in acts] == ["en-corr.p3", "en-corr.p3"]
    finally:
        site.close()
    file = tmp_path / "acts.jsonl"
    file.write_text("".join(json.dumps(act) + "\n" for act in acts), "utf-8")
    for _ in range(2):
        assert run([*vera, "correct", "--from-file", str(file), "--who", "Vera Editor"]) == 0
    journal = read_journal(port / "journal.jsonl").acts
    assert [(act.kind, act.who) for act in journal[1:]] == [("correct", "anna-keller"), ("remark", "anna-keller")]
    after = compute(open_workspace(port))
    assert after.state.witness.segment("en-corr.p3").text == "It was raining in the evening."
    assert [each for each in after.state_findings if each.segment == "en-corr.p3" and not each.hint] == []
