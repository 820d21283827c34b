"""What XLIFF, TMX and PO have in common: valid, read back, nothing made of an untouched file, bad files refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from translate.storage import factory, po, tmx, xliff
from translate.storage.xliff2 import Xliff2File

from tests.data import leave_out
from tests.snapshots import ferry_snapshot
from workbench.formats.bilingual.units import make_units
from workbench.formats.registry import ReadOptions, WriteOptions, detect, formats
from workbench.model.errors import InputError
from workbench.model.returned import Stamp
from workbench.model.witness import walk_segments

KINDS = ("xliff", "xliff2", "tmx", "po")
LEVELS = ("segment", "sentence")


def written(kind: str, level: str = "segment", of: str | None = None) -> bytes:
    write = formats()[kind].write
    assert write
    return write(ferry_snapshot(), WriteOptions(of, level=level))


@pytest.mark.parametrize("of", [None, "en-mt", "en-2"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_has_no_problem(kind: str, level: str, of: str | None) -> None:
    problems = formats()[kind].problems
    assert problems
    assert problems(written(kind, level, of), "x") == []


def _schemas() -> Path:
    """Those of the standards themselves, which we do not ship: from Debian's packages, for one."""
    folder = os.environ.get("WORKBENCH_SCHEMAS", "")
    if not folder:
        leave_out(
            "schemas", "WORKBENCH_SCHEMAS names no folder with xliff-core-1.2-strict.xsd, …-2.0.xsd and tmx14.dtd"
        )
    return Path(folder)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("kind", "schema"), [("xliff", "xliff-core-1.2-strict.xsd"), ("xliff2", "xliff-core-2.0.xsd"), ("tmx", "tmx14.dtd")]
)
def test_what_is_written_is_valid_by_the_schema_of_the_standard(kind: str, schema: str, level: str) -> None:
    path = _schemas() / schema
    if schema.endswith(".dtd"):
        with path.open("rb") as file:
            checking: etree.DTD | etree.XMLSchema = etree.DTD(file)
    else:
        text = path.read_text("utf-8")
        for name in ("http://www.w3.org/2001/xml.xsd", "informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"):
            text = text.replace(name, str(path.with_name("xml.xsd")))
        checking = etree.XMLSchema(etree.fromstring(text.encode()))
    assert checking.validate(etree.fromstring(written(kind, level))), checking.error_log


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", KINDS)
def test_another_reader_finds_the_same_units(kind: str, level: str) -> None:
    """The Translate Toolkit, which Weblate and Pontoon read with."""
    data = written(kind, level)
    readers: dict[str, Any] = {"xliff": xliff.xlifffile, "xliff2": Xliff2File, "tmx": tmx.tmxfile, "po": po.pofile}
    store = readers[kind].parsestring(data)
    theirs = [unit for unit in store.units if not unit.isheader()]
    units = make_units(ferry_snapshot(), WriteOptions(level=level)).units
    assert len(theirs) == len(units)
    targets = {str(unit.target) for unit in theirs if unit.target}
    glue = "\n" if kind == "po" else " "
    ours = {glue.join(piece.text for piece in unit.target) for unit in units if unit.target}
    assert {each for each in ours if "\x07" not in each} <= targets


@pytest.mark.parametrize("kind", KINDS)
def test_the_stamp_and_the_ids_come_back(kind: str) -> None:
    back = formats()[kind].back
    assert back
    returned = back(written(kind), "x")
    snapshot = ferry_snapshot()
    base = snapshot.edition.base.digest
    assert returned.stamp == Stamp.of("en-corr", base, (act.id for act in snapshot.acts))
    assert returned.is_partial
    assert returned.left_out == ()
    state = {segment.id: segment.text for segment in snapshot.state.witness.segments if segment.is_aligned}
    assert {each.segment: each.text for each in returned.passages} == state
    assert not any(each.comments or each.is_read for each in returned.passages)


@pytest.mark.parametrize("kind", KINDS)
def test_the_texts_come_in_side_by_side(kind: str) -> None:
    read = formats()[kind].read_texts
    assert read
    data = written(kind, of="en-mt")
    texts = read(data, f"x{formats()[kind].extensions[0]}", ReadOptions("en"))
    assert texts.languages == ("ru", "en")
    assert texts.has_original
    source, base = ([each.text for each in walk_segments(draft.nodes)] for draft in texts.drafts)
    pairs = [([source[i] for i in a], [base[j] for j in b]) for a, b in texts.pairs[0].beads]
    assert (["Зимой ездят по льду. Вехи ставит Павел."], []) in pairs
    assert ([], ["On Sundays nobody crossed the river at all."]) in pairs or any(not a for a, _ in pairs)
    assert any(a[:1] == ["Паром на Каменной"] and b == ["The Ferry on the Stone River"] for a, b in pairs)
    assert sorted(i for a, _ in texts.pairs[0].beads for i in a) == list(range(len(source)))
    assert sorted(j for _, b in texts.pairs[0].beads for j in b) == list(range(len(base)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("kind", KINDS)
def test_other_encodings(kind: str, encoding: str) -> None:
    text = written(kind).decode().replace('encoding="UTF-8"', f'encoding="{encoding.upper().removesuffix("-SIG")}"')
    data = text.replace("charset=UTF-8", f"charset={encoding}").encode(encoding)
    assert detect(data, f"x{formats()[kind].extensions[0]}", may=lambda each: each.back).id == kind
    back = formats()[kind].back
    assert back
    assert back(data, "x").passages == back(written(kind), "x").passages


BOMB = """<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
"""
BAD = {
    "xliff": """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="x" datatype="plaintext" source-language="ru" target-language="en"><body>
<trans-unit id="1"><source>%s</source><target>We came.</target></trans-unit></body></file></xliff>""",
    "xliff2": """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ru" trgLang="en">
<file id="f"><unit id="1"><segment><source>%s</source><target>We came.</target></segment></unit></file></xliff>""",
    "tmx": """<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"
adminlang="en" srclang="ru" datatype="plaintext"/><body><tu><tuv xml:lang="ru"><seg>%s</seg></tuv>
<tuv xml:lang="en"><seg>We came.</seg></tuv></tu></body></tmx>""",
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize(
    ("before", "inside", "message"),
    [
        (BOMB, "&c;", "not followed"),
        ('<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;", "not followed"),
        ("", "<g>" * 300 + "deep" + "</g>" * 300, "deep"),
    ],
)
def test_what_is_dangerous_is_refused_with_its_line(kind: str, before: str, inside: str, message: str) -> None:
    root = "tmx" if kind == "tmx" else "xliff"
    data = (before.replace("{root}", root) + BAD[kind] % inside).encode()
    each = formats()[kind]
    assert each.read_texts
    assert each.back
    assert each.problems
    with pytest.raises(InputError, match=message) as caught:
        each.read_texts(data, "x", ReadOptions("en"))
    assert caught.value.line
    with pytest.raises(InputError, match=message):
        each.back(data, "x")
    assert each.problems(data, "x")


@pytest.mark.parametrize("kind", BAD)
def test_a_document_type_that_lies_elsewhere_is_not_fetched(kind: str) -> None:
    root = "tmx" if kind == "tmx" else "xliff"
    before = f'<?xml version="1.0"?><!DOCTYPE {root} SYSTEM "http://example.invalid/x.dtd">'
    data = (before + BAD[kind] % "Мы пришли.").encode()
    read = formats()[kind].read_texts
    assert detect(data, "x.xml", may=lambda each: each.read_texts or each.read).id == kind
    assert read
    assert read(data, "x", ReadOptions("en")).languages == ("ru", "en")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_cut_off_is_refused_or_named(kind: str) -> None:
    data = written(kind)
    cut = data[: len(data) // 2 + 40]
    problems = formats()[kind].problems
    assert problems
    assert problems(cut, "x")
    if kind != "po":  # half of a PO file is a PO file but for the string that is open
        read = formats()[kind].read_texts
        assert read
        with pytest.raises(InputError):
            read(cut, "x", ReadOptions("en"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_extension_says_nothing(kind: str) -> None:
    assert detect(written(kind), "port.txt", may=lambda each: each.back).id == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_a_word_is_refused(kind: str) -> None:
    empty = {
        "xliff": BAD["xliff"].replace("We came.", "") % "",
        "xliff2": BAD["xliff2"].replace("We came.", "") % "",
        "tmx": BAD["tmx"].replace("We came.", "") % "",
        "po": 'msgid ""\nmsgstr "Language: en\\n"\n',
    }[kind]
    read = formats()[kind].read_texts
    assert read
    with pytest.raises(InputError, match="holds no text"):
        read(empty.encode(), "x", ReadOptions("en"))


def test_files_are_told_by_the_toolkit_too(tmp_path: Path) -> None:
    for kind, suffix in (("xliff", ".xlf"), ("tmx", ".tmx"), ("po", ".po")):
        path = tmp_path / f"port{suffix}"
        path.write_bytes(written(kind))
        assert factory.getobject(str(path)).units
