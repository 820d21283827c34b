"""Lines are put in; comments, order, quotes and line ends of what people wrote stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from workbench.model.edition import Bibliography, Edition, Person, ReceivedFindings, RuleOption, WitnessEntry
from workbench.model.errors import InputError
from workbench.model.witness import Role
from workbench.store.manifest import (
    add_findings,
    add_person,
    add_witness,
    change_manifest,
    drop_findings,
    new_manifest,
    parse_manifest,
    set_digest,
)

BASE = WitnessEntry("en-mt", Role.BASE, "en", ("sources/en.txt",))
MORE = WitnessEntry(
    "no", Role.TRANSLATION, "no", ("a, b.txt", "part 2: d.txt"), "ab" * 32, Bibliography(title="- x"), (("p1", "head"),)
)
ANNA = Person("on", "yes", "0000-0002-1825-0097")

BY_HAND = """\
workbench: 1   # the format
title: 'It''s'
witnesses:
# the base
- files: [x.txt]   # received in May

  id: en-mt
  role: base
  language: en   # not en-GB
  # the last word on it

- {id: ru, role: source, language: ru, files: [ru.txt]}   # flow

# the end
rules: {spacing: off}
"""


def is_spliced(old: str, new: str) -> bool:
    """Whether every line of the old text stands in the new one, in order."""
    lines = iter(new.splitlines(keepends=True))
    return all(line in lines for line in old.splitlines(keepends=True))


TITLES = r"""
Visit to the Port|Port: a visit|no|on|null|~|1945|1e3|2026-01-01|- x|# x|x # y|x:|'|"|it's|\n|Визит «в порт» — 1945…|@x
`x`|%x|&a|*a|!x|[x]|{x}|? x| x|x |😀|=|<<|x: y|00:30|0x1F|.5|y|-|--- x|...|x, y|x [y]|x {y}|x - y
"""


@pytest.mark.parametrize(
    "title", [*TITLES.strip("\n").replace("\n", "|").split("|"), "a\tb", "a\nb", "|", ">", "\u2028", "\ufeff", "\u0085"]
)
def test_any_title_is_written_so_that_it_is_read(title: str) -> None:
    edition = Edition("port", title, author=title, witnesses=(BASE,), people=(Person("ak", title),))
    text = new_manifest(edition)
    assert parse_manifest(text.encode()) == edition
    # Other programs, which do guess types, read the same texts.
    assert yaml.safe_load(text)["title"] == title


def test_the_template_speaks_to_people() -> None:
    text = new_manifest(Edition("port", "Visit", witnesses=(BASE,)))
    assert "# author: not named" in text
    assert "# people:" in text
    assert "#   quote-unbalanced: {severity: minor, least: 0.6}\n" in text
    assert text.endswith("# downloads: [txt, tei]\n")


def test_all_of_an_edition_is_written() -> None:
    rules = (RuleOption("spacing", enabled=False), RuleOption("quotes", severity="minor", least=0.25, default=False))
    edition = Edition("port", "Visit", "A", "B", "C", "D", "E", (ANNA,), (BASE, MORE), rules)
    assert parse_manifest(new_manifest(edition).encode()) == edition


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_are_put_in_and_nothing_is_touched(line_end: str) -> None:
    text = BY_HAND.replace("\n", line_end)
    before = parse_manifest(text.encode())
    changed = set_digest(add_person(add_witness(text, MORE), ANNA), "en-mt", "cd" * 32)
    assert is_spliced(text, changed)
    assert line_end == "\n" or "\n" not in changed.replace("\r\n", "")
    assert parse_manifest(changed.encode()) == replace(
        before, witnesses=(replace(before.witnesses[0], digest="cd" * 32), before.witnesses[1], MORE), people=(ANNA,)
    )


@pytest.mark.parametrize(
    "old",
    [
        "",
        "    digest:\n",
        "    digest:   # none yet\n",
        f"    digest: '{'ab' * 32}'  # old\n",
        f"    digest: {'ab' * 32}\n",
    ],
)
def test_a_digest_is_put_in_or_exchanged(old: str) -> None:
    text = new_manifest(Edition("port", "Visit", witnesses=(BASE,))).replace(
        "    language: en\n", "    language: en\n" + old
    )
    changed = set_digest(set_digest(text, "en-mt", "01" * 32), "en-mt", "23" * 32)
    assert parse_manifest(changed.encode()).base.digest == "23" * 32
    assert changed.count("digest:") == 1
    assert ("#" in old) == ("# old" in changed or "# none yet" in changed)


def test_a_digest_goes_between_brackets_too() -> None:
    changed = set_digest(BY_HAND, "ru", "ab" * 32)
    assert f'files: [ru.txt], digest: "{"ab" * 32}"}}   # flow' in changed
    with pytest.raises(KeyError):
        set_digest(BY_HAND, "en-2", "ab" * 32)


@pytest.mark.parametrize(
    "people",
    [
        "",
        "people:\n",
        "people: []\n",
        "people:   # nobody yet\n",
        "people:\n- id: ak\n  name: |\n    Anna\n",
        "people:\n    - {id: ak, name: A}\n\n",
    ],
)
def test_a_person_is_added_whatever_stands_there(people: str) -> None:
    text = BY_HAND.replace("witnesses:\n", people + "witnesses:\n")
    changed = add_person(text, ANNA)
    assert parse_manifest(changed.encode()).people[-1] == ANNA
    assert changed.count("# ") == text.count("# ")


def test_a_file_without_a_last_line_end_and_with_a_byte_order_mark() -> None:
    text = "\ufeff" + BY_HAND[: BY_HAND.index("   # flow")]
    assert parse_manifest(add_witness(text, MORE).encode()).witnesses[-1] == MORE


def test_what_cannot_be_spliced_is_refused() -> None:
    text = "workbench: 1\ntitle: x\nwitnesses: [{id: en, role: base, language: en, files: [a]}]\n"
    with pytest.raises(InputError, match="between brackets") as caught:
        add_witness(text, MORE)
    assert caught.value.line == 3
    with pytest.raises(InputError, match="a second witness is called 'en-mt'"):
        add_witness(BY_HAND, BASE)
    with pytest.raises(InputError, match="a lone surrogate"):
        new_manifest(Edition("port", "\ud800", witnesses=(BASE,)))


def test_the_file_is_changed_under_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "edition.yaml"
    path.write_bytes(BY_HAND.replace("\n", "\r\n").encode())
    edition = change_manifest(path, lambda text: add_person(text, ANNA))
    assert edition.people == (ANNA,)
    assert b"'It''s'\r\n" in path.read_bytes()

    def fail(text: str) -> str:
        raise InputError("no")

    before = path.read_bytes()
    with pytest.raises(InputError):
        change_manifest(path, fail)
    assert path.read_bytes() == before


ONE = ReceivedFindings("sources/findings/a: b, c.json", "xcomet", "no", "en-mt")
OTHER = ReceivedFindings("sources/findings/t.tags", "tags", "tags", "", "sources/findings/t.tok")


@pytest.mark.parametrize("text", [BY_HAND, BY_HAND + "findings:\n", BY_HAND + "findings: []   # none yet\n"])
def test_findings_are_named_and_taken_out_again(text: str) -> None:
    one = add_findings(text, ONE)
    both = add_findings(one, OTHER)
    assert parse_manifest(both.encode()).findings == (ONE, OTHER)
    assert is_spliced(one, both)
    assert drop_findings(both, OTHER.file) == one
    assert parse_manifest(drop_findings(both, ONE.file).encode()).findings == (OTHER,)
    bare = drop_findings(one, ONE.file)
    assert "findings:" not in bare
    assert is_spliced(bare, text), "only lines of findings went"
    assert parse_manifest(bare.encode()) == parse_manifest(BY_HAND.encode())


def test_lines_around_findings_stay() -> None:
    text = add_findings(add_findings(BY_HAND, ONE), OTHER).replace(
        "  - file: sources/findings/t", "  # why\n  - file: sources/findings/t"
    )
    text += "# the very end\nauthor: somebody\n"
    dropped = drop_findings(text, OTHER.file)
    assert dropped.endswith("  # why\n# the very end\nauthor: somebody\n")
    windows = drop_findings(text.replace("\n", "\r\n"), ONE.file)
    assert windows == drop_findings(text, ONE.file).replace("\n", "\r\n")


def test_a_new_manifest_names_findings() -> None:
    edition = Edition("port", "Port", witnesses=(BASE,), findings=(ONE, OTHER))
    assert parse_manifest(new_manifest(edition).encode()) == edition


def test_findings_that_no_line_can_be_taken_from() -> None:
    flow = BY_HAND + "findings: [{file: x.json, format: xcomet, origin: xcomet}]\n"
    with pytest.raises(InputError, match="between brackets"):
        drop_findings(flow, "x.json")
    with pytest.raises(KeyError):
        drop_findings(flow, "y.json")


def test_what_is_to_be_downloaded_is_written_and_read_back() -> None:
    edition = Edition("port", "Visit", witnesses=(BASE,), downloads=("txt", "tei"))
    text = new_manifest(edition)
    assert text.endswith("\ndownloads: [txt, tei]\n")
    assert parse_manifest(text.encode()) == edition
