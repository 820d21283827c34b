"""Foreign TEI on real and on hostile files: a whole novel keeps its elements, random trees become valid TEI."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest
from lxml import etree

from tests.data import data_dir, shared_dir
from workbench.model.edition import Edition, WitnessEntry
from workbench.model.witness import Block, Role, Segment, Witness, walk_blocks
from workbench.tei.columns import read_columns
from workbench.tei.foreign import count_elements, read_foreign
from workbench.tei.names import CONTENT, NAMESPACES
from workbench.tei.parse import parse
from workbench.tei.witness import read_witness, write_witness
from workbench.text.mint import mint

FILES = ("ru-1.xml", "ru-2.xml")
# What differs between the texts of the novel and our file, and why.
EXCEPTIONS = {
    "anchor": 8206,  # one opens each segment, one closes the text
    "s": 19881,  # sentences and the parts of those that markup cuts
    "text": -1,  # two files, one witness
    "body": 183,  # one for the witness (the files have none), one in each floatingText
    "floatingText": 182,  # 176 divisions in notes and 6 poems amid paragraphs, which are divisions no more
    "figure": 6,  # 6 divisions that hold a picture only
    "div": -188,
}
NAMES = (*sorted(CONTENT), *["p", "div", "hi", "list", "item", "note", "head", "quote", "lg", "l", "table", "row"] * 2)
NAMES += ("foo", "div1", "castList", "group", "text", '{x} xmlns="urn:x"', "figDesc", "formula")
ATTRIBUTES = (
    "rend",
    "type",
    "n",
    "id",
    "target",
    "when",
    "who",
    "corresp",
    "url",
    "role",
    "level",
    "ref",
    "cert",
    "foo",
)
VALUES = ("a", "a b", "", "#x1", "1878", "1878-02-30", "#а", "http://a.b/c", "ж", "2", "high")


def build(files: dict[str, bytes]) -> tuple[Witness, bytes]:
    texts = {file: read_foreign(data, file) for file, data in files.items()}
    nodes = mint(tuple(node for text in texts.values() for node in text.nodes), "ru", "ru")
    witness = Witness("ru", "ru", Role.SOURCE, nodes, "T")
    entry = WitnessEntry("ru", Role.SOURCE, "ru", tuple(files))
    headers = tuple((file, text.header) for file, text in texts.items())
    return witness, write_witness(witness, entry, Edition("e", "E"), (), headers=headers)


@cache
def tei_all() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(shared_dir("schema", "tei_all.rng"))))


def novel() -> dict[str, bytes]:
    return {f"sources/{file}": data_dir("book", "anna-karenina", file).read_bytes() for file in FILES}


@pytest.mark.data
def test_the_novel_keeps_its_elements_but_for_the_listed_exceptions() -> None:
    files = novel()
    before: Counter[str] = Counter()
    for file, data in files.items():
        before.update(count_elements(parse(data, file, lenient=True)))
    witness, data = build(files)
    after = Counter(count_elements(parse(data, "ru.xml")))
    difference = {name: after[name] - before[name] for name in {*before, *after} if after[name] != before[name]}
    sentences = difference.pop("s")
    assert sentences >= 19_000  # depends on the splitter
    assert difference == {name: count for name, count in EXCEPTIONS.items() if name != "s"}
    assert read_witness(data, "ru.xml", role=Role.SOURCE, language="ru") == witness


@pytest.mark.data
def test_the_novel_has_eight_parts_and_239_chapters() -> None:
    witness, _ = build(novel())
    parts = [block for block in walk_blocks(witness.nodes) if dict(block.attributes).get("type") == "part"]
    chapters = [
        [child for child in part.children if isinstance(child, Block) and child.name == "div" and _is_headed(child)]
        for part in parts
    ]
    assert [len(one) for one in chapters] == [34, 35, 32, 23, 33, 32, 31, 19]
    notes = [segment for segment in witness.segments if segment.kind == "note"]
    assert len(notes) >= 176


@pytest.mark.data
def test_the_french_of_the_novel_is_no_column() -> None:
    for file, data in novel().items():
        found = read_columns(data, file)
        assert found.pairs == ()
        assert found.texts[0].nodes == read_foreign(data, file).nodes


def _is_headed(block: Block) -> bool:
    return any(isinstance(child, Segment) and child.kind == "head" for child in block.children)


@pytest.mark.data
@pytest.mark.slow
def test_the_novel_is_valid() -> None:
    _, data = build(novel())
    assert tei_all().validate(etree.fromstring(data)), tei_all().error_log


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_random_trees_become_valid_tei_and_lose_no_letter(seed: int) -> None:
    for number in range(250):
        draw = random.Random(1000 * seed + number)
        data = _document(draw)
        witness, written = build({"sources/f.xml": data})
        tree = etree.fromstring(written)
        assert tei_all().validate(tree), (data.decode(), tei_all().error_log)
        assert read_witness(written, "ru.xml", role=Role.SOURCE, language="ru") == witness, data.decode()
        assert _letters(tree) == _letters(etree.fromstring(data)), data.decode()


def _letters(tree: etree._Element) -> Counter[str]:
    return Counter("".join("".join(next(tree.iter("{*}text")).itertext(etree.Element)).split()))


def _document(draw: random.Random) -> bytes:
    body = "".join(draw.choice(["", "шум. "]) + _element(draw, draw.randint(1, 4)) for _ in range(draw.randint(1, 3)))
    form = draw.choice(
        ["<body>{}</body>", "{}", "<front>{}</front><body><p>a</p></body>", "<body>{}</body><back><p/></back>"]
    )
    namespace = draw.choice(["", f' xmlns="{NAMESPACES["tei"]}"'])
    return f"<TEI{namespace}><teiHeader/><text>{form.format(body)}</text></TEI>".encode()


def _element(draw: random.Random, depth: int) -> str:
    name, _, namespace = draw.choice(NAMES).partition(" ")
    name = name.strip("{}")
    attribute = f' {draw.choice(ATTRIBUTES)}="{draw.choice(VALUES)}"' if draw.random() < 0.5 else ""
    content = draw.choice(["", "слово", "Да. Нет. "])
    if depth:
        content = "".join(
            draw.choice(["", "\n  ", "слово. Ещё ", " a b. C d "])
            + (_element(draw, depth - 1) if draw.random() < 0.8 else "")
            + draw.choice(["", " ", "text. Text"])
            for _ in range(draw.randint(0, 4))
        )
    return f"<{name}{f' {namespace}' if namespace else ''}{attribute}>{content}</{name}>"
