"""What goes out comes in again as the same beads; what cannot cross renders nothing there."""

from __future__ import annotations

import pytest

from tests.made.book import book_snapshot
from tests.snapshots import ferry_snapshot
from workbench.formats.alignment.pair import chosen_pair
from workbench.formats.alignment.registry import read_links
from workbench.formats.archive import read_archive
from workbench.formats.registry import ReadOptions, WriteOptions, detect, formats
from workbench.model.errors import InputError, UsageError
from workbench.model.witness import walk_segments

IDS = ("hunalign", "vecalign", "ces", "intertext")


def written(format_id: str, **options: str) -> bytes:
    write = formats()[format_id].write
    assert write
    data = write(ferry_snapshot(), WriteOptions(**options))  # type: ignore[arg-type]
    assert data == write(ferry_snapshot(), WriteOptions(**options)), "the same bytes each time"  # type: ignore[arg-type]
    return data


@pytest.mark.parametrize("format_id", ["vecalign", "ces"])
def test_every_bead_is_there(format_id: str) -> None:
    pair = chosen_pair(ferry_snapshot(), WriteOptions())
    _, links = read_links(written(format_id), "x")
    found = [(tuple(link.a), tuple(link.b)) for link in links.links]
    if links.numbered:
        a, b = ([unit.id for unit in side.units] for side in (pair.a, pair.b))
        found = [(tuple(a[int(one)] for one in x), tuple(b[int(one)] for one in y)) for x, y in found]
    assert found == [(bead.a, bead.b) for bead in pair.beads]


def test_a_ladder_has_every_unit_once_and_moved_beads_apart() -> None:
    pair = chosen_pair(ferry_snapshot(), WriteOptions())
    _, links = read_links(written("hunalign"), "x")
    for side, number in ((pair.a, 0), (pair.b, 1)):
        names = [one for link in links.links for one in (link.a, link.b)[number]]
        assert names == [str(at) for at in range(len(side.units))]
    moved = [bead for bead in pair.beads if bead.moved]
    assert len(moved) == 2
    beads = {(bead.a, bead.b) for bead in pair.beads}
    a, b = ([unit.id for unit in side.units] for side in (pair.a, pair.b))
    made = {(tuple(a[int(x)] for x in link.a), tuple(b[int(x)] for x in link.b)) for link in links.links}
    assert len(beads - made) == 1, "of two that cross one goes"


def test_intertext_has_two_part_ids_and_both_texts() -> None:
    members = read_archive(written("intertext"), "x")
    assert list(members) == ["ferry.ru.en-mt.xml", "ferry.ru.xml", "ferry.en-mt.xml"]
    assert b'<linkGrp toDoc="ferry.ru.xml" fromDoc="ferry.en-mt.xml">' in members["ferry.ru.en-mt.xml"]
    assert b's id="1:1"' in members["ferry.en-mt.xml"]
    _, links = read_links(written("intertext"), "x")
    assert links.texts is not None
    assert links.texts[0][0][0] == "1:1"


def test_moses_comes_in_as_original_and_translation() -> None:
    read = formats()["moses"].read_texts
    assert read
    data = written("moses", level="sentence")
    assert list(read_archive(data, "x")) == ["ferry.ru", "ferry.en"]
    found = read(data, "x.zip", ReadOptions("en"))
    assert found.languages == ("ru", "en")
    texts = [[each.text for each in walk_segments(draft.nodes)] for draft in found.drafts]
    assert len(texts[0]) == len(texts[1]) == len(found.pairs[0].beads)
    assert texts[1][0] == "In the morning we came to the ferry."


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a.ru": "Раз.\n", "a.en": "One.\nTwo.\n"}, "1 lines in a.ru and 2 in a.en"),
        ({"a.ru": "Раз.\n"}, "holds 1 texts"),
        ({"a.ru": "Раз.\n", "b.ru": "Два.\n"}, "both texts in ru"),
    ],
)
def test_bad_moses(files: dict[str, str], words: str) -> None:
    from workbench.formats.archive import write_archive

    read = formats()["moses"].read_texts
    assert read
    with pytest.raises(InputError, match=words):
        read(write_archive({name: text.encode() for name, text in files.items()}), "x.zip", ReadOptions("en"))


@pytest.mark.parametrize("format_id", [*IDS, "moses"])
def test_another_text_of_the_edition_and_none(format_id: str) -> None:
    if format_id != "intertext":  # the sentences of en-2 are not aligned in this edition
        assert written(format_id, of="en-2")
    with pytest.raises(UsageError, match="is not aligned with en-corr"):
        written(format_id, of="en-corr")


@pytest.mark.parametrize("format_id", [*IDS, "moses"])
def test_a_book_goes_out(format_id: str) -> None:
    write = formats()[format_id].write
    assert write
    assert write(book_snapshot(3, 4), WriteOptions(level="sentence"))


def test_intertext_comes_in_with_what_its_links_say_of_segments() -> None:
    read = formats()["intertext"].read_texts
    assert read
    data = written("intertext")
    assert detect(data, "x.zip", may=lambda each: each.read_texts or each.read).id == "intertext"
    found = read(data, "x.zip", ReadOptions("en"))
    assert found.languages == ("ru", "en")
    snapshot = ferry_snapshot()
    texts = [[each.text for each in walk_segments(draft.nodes)] for draft in found.drafts]
    for text, side in zip(texts, ("ru", "en-mt"), strict=True):
        whole = {" ".join(each.text.split()) for each in snapshot.witness(side).segments}
        assert text
        assert sum(each in whole for each in text) > len(text) / 2, (
            "sentences that are linked nowhere are left out here"
        )
    assert found.pairs[0].beads[0] == ((0,), (0,))


def test_intertext_without_its_texts_is_refused() -> None:
    from workbench.formats.archive import write_archive

    read = formats()["intertext"].read_texts
    assert read
    members = read_archive(written("intertext"), "x")
    with pytest.raises(InputError, match=r"lacks the text 'ferry.en-mt.xml'|beside the alignment"):
        read(
            write_archive({name: part for name, part in members.items() if name != "ferry.en-mt.xml"}),
            "x",
            ReadOptions(),
        )
