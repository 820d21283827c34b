"""Another text of a witness is named: files, digest and version change, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.model.edition import Edition, WitnessEntry
from workbench.model.witness import Role
from workbench.store.manifest import new_manifest, parse_manifest, set_text

OLD, NEW = "ab" * 32, "cd" * 32
HEAD = """\
workbench: 1   # the format
title: 'It''s'
witnesses:
# the base
"""
WAYS = {
    "lines": """\
- id: en-mt   # ours
  # received in May
  files:
  - x.txt   # the first part
  # the rest is lost
  digest: "{old}"   # of the import
  role: base
  language: en
""",
    "brackets": """\
- id: en-mt
  files: [x.txt]   # received in May
  role: base
  language: en
  digest: {old}

  # the last word on it
""",
    "flow": """- {{id: en-mt, role: base, language: en, files: ["x.txt"], digest: "{old}"}}   # all in one\n""",
    "nothing yet": "- id: en-mt\n  role: base\n  language: en\n  files:\n      - x.txt\n",
}
TAIL = "- {id: ru, role: source, language: ru, files: [ru.txt]}\n# the end\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("files", [("sources/en-mt.v2.txt",), ("a, b.txt", "c.txt", "d e.txt")])
def test_a_newer_text_is_named_and_the_earlier_one_again(way: str, files: tuple[str, ...], line_end: str) -> None:
    text = (HEAD + WAYS[way].format(old=OLD) + TAIL).replace("\n", line_end)
    before = parse_manifest(text.encode())
    newer = replace(before.base, files=files, digest=NEW, version=2)
    changed = set_text(text, newer)
    assert parse_manifest(changed.encode()) == replace(before, witnesses=(newer, before.witnesses[1]))
    assert [each for each in changed.split() if each == "#"] == [each for each in text.split() if each == "#"]
    assert changed.endswith(TAIL.replace("\n", line_end))
    assert line_end == "\n" or "\n" not in changed.replace("\r\n", "")
    third = replace(newer, files=("one.txt",), digest="ef" * 32, version=3)
    assert parse_manifest(set_text(changed, third).encode()).base == third
    back = set_text(changed, replace(before.base, digest=OLD))
    if before.base.digest:
        assert back.replace('"', "") == text.replace('"', "")
    assert parse_manifest(back.encode()).base == replace(before.base, digest=OLD)


def test_a_text_that_is_there_already_changes_nothing() -> None:
    text = HEAD + WAYS["lines"].format(old=OLD) + TAIL
    assert set_text(text, parse_manifest(text.encode()).base) == text
    with pytest.raises(KeyError):
        set_text(text, WitnessEntry("en-2", Role.BASE, "en", ("x",)))


def test_a_new_manifest_says_the_version() -> None:
    entry = WitnessEntry("en-mt", Role.BASE, "en", ("sources/en-mt.v2.txt",), NEW, version=2)
    edition = Edition("port", "Port", witnesses=(entry,))
    assert parse_manifest(new_manifest(edition).encode()) == edition
    assert (entry.received, entry.file) == ("sources/en-mt.v2", "witnesses/en-mt@2.xml")
    assert replace(entry, version=1).file == "witnesses/en-mt.xml"
