"""PO as Weblate and Pontoon write it, and as gettext allows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.snapshots import ferry_snapshot
from workbench.formats.bilingual.po_file import Entry, read_entries, write_entry
from workbench.formats.po import back_po, problems_of_po, read_po, write_po
from workbench.formats.registry import ReadOptions, WriteOptions
from workbench.model.errors import InputError
from workbench.model.witness import walk_segments

FILE = r"""# Translators of the port.
msgid ""
msgstr ""
"Project-Id-Version: port\n"
"PO-Revision-Date: 2026-05-03 12:00+0200\n"
"Last-Translator: Vera Translator <vera@example.org>\n"
"Language: en_GB\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=n != 1;\n"
"X-Source-Language: ru\n"
"X-Generator: Weblate 5.8\n"

# Is it the old port?
#. Extracted.
#: port.txt:1
#, fuzzy
#| msgctxt "en-corr.p0"
msgctxt "en-corr.p1"
msgid "Мы «пришли»."
msgstr ""
"We \"came\" "
"to the port.\t"

msgid "Лодка"
msgid_plural "Лодки"
msgstr[0] "A boat"
msgstr[1] "Boats"

msgid "Никто не ждал."
msgstr ""

#~ msgid "Старое"
#~ msgstr "Old"
"""


def test_units_plural_forms_and_what_is_left_out() -> None:
    texts = read_po(FILE.encode(), "port.po", ReadOptions("de"))
    assert texts.languages == ("ru", "en-GB")
    source, target = ([each.text for each in walk_segments(draft.nodes)] for draft in texts.drafts)
    assert source == ["Мы «пришли».", "Лодка", "Лодки", "Никто не ждал."]
    assert target == ['We "came" to the port.', "A boat", "Boats"]
    assert texts.pairs[0].beads == (((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), ()))
    assert [note.message for note in texts.drafts[0].notes] == [
        "1 obsolete entries were left out",
        "1 fuzzy translations were taken as they are",
        "1 entries with plural forms became several units",
        "1 comments of translators were not taken over",
    ]


def test_the_header_says_who_and_when() -> None:
    found = back_po(FILE.encode(), "port.po").passages
    assert found[0].segment == "en-corr.p1"
    assert [(each.who, each.when) for each in found[0].authored] == [("Vera Translator", "2026-05-03T10:00:00Z")]
    assert [(each.text, each.who) for each in found[0].comments] == [("Is it the old port?", "Vera Translator")]


def test_an_export_names_nobody() -> None:
    assert not any(each.authored for each in back_po(write_po(ferry_snapshot(), WriteOptions()), "x").passages)


def test_what_is_no_po_is_named_with_its_line() -> None:
    data = FILE.replace('msgstr ""\n"We', 'msgstr ""\nWe').replace(r'port.\t"', r'port.\q"') + '\nmsgid "Ende"\n'
    found = problems_of_po(data.encode(), "port.po")
    assert [(each.line, each.message[:20]) for each in found] == [
        (21, "no line of a PO file"), (22, "unknown sign \\q"), (35, "an entry ends withou"),
    ]  # fmt: skip
    with pytest.raises(InputError):
        read_po(data.encode(), "port.po", ReadOptions("en"))


def test_what_contradicts_itself_is_a_problem() -> None:
    data = FILE.replace('msgstr[1] "Boats"\n', "").replace("Никто не ждал.", "Лодка").replace("charset=UTF-8", "")
    found = problems_of_po(data.encode(), "port.po")
    assert [(each.line, each.message) for each in found] == [
        (1, "has no header that names its charset"),
        (24, "has 1 plural forms; the header says 2"),
        (28, "stands twice, first in line 24"),
    ]


def test_every_sign_is_read_as_it_was_written() -> None:
    text = 'a "quoted" \\n back\\slash\ttab\nline\n\n\x07bell\x1b é ∅ #~ "'
    (entry,), faults = read_entries(write_entry(Entry(0, "x_y", text, strings={0: text})).encode(), "x")
    assert (entry.context, entry.id, entry.strings, faults) == ("x_y", text, {0: text}, [])


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="LEFT OUT: gettext is not installed")
@pytest.mark.parametrize("level", ["segment", "sentence"])
def test_gettext_compiles_it(level: str, tmp_path: Path) -> None:
    (tmp_path / "port.po").write_bytes(write_po(ferry_snapshot(), WriteOptions(level=level)))
    command = ["msgfmt", "-c", "-o", str(tmp_path / "port.mo"), str(tmp_path / "port.po")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
