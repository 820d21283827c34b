from __future__ import annotations

from workbench.diff.documents import diff_documents, diff_texts, relate_documents
from workbench.diff.pairing import Pairing, pair_paragraphs
from workbench.model.edits import Op, Relation

BOOK = [
    "The ferry left before the first light and nobody saw it go.",
    "Yes.",
    "Under the bridge an old man was mending a torn green net.",
    "No.",
    "Yes.",
    "All that winter the lamp on the mole burned day and night without a pause.",
    "A letter came on the third of May and lay unopened for a week.",
    "Two gulls quarrelled over a crust while the harbour clock struck seven.",
]


def pairs(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(each.old, each.new) for each in pair_paragraphs(old, new)]


def test_equal_texts() -> None:
    assert pair_paragraphs(BOOK, BOOK) == [Pairing((n,), (n,)) for n in range(len(BOOK))]
    assert relate_documents(BOOK, BOOK) is Relation.SAME


def test_a_change_an_addition_and_a_removal() -> None:
    new = [*BOOK[:2], "Under the bridge a young man was mending a torn net.", "A new one is here now.", *BOOK[4:]]
    assert pairs(BOOK, new) == [
        ((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,)), *(((n,), (n,)) for n in range(4, 8)),
    ]  # fmt: skip
    assert pairs(BOOK, BOOK[:3] + BOOK[5:])[3:5] == [((3,), ()), ((4,), ())]
    assert pairs(BOOK[:3] + BOOK[5:], BOOK)[3:5] == [((), (3,)), ((), (4,))]


def test_one_paragraph_became_two_and_two_became_one() -> None:
    parts = [*BOOK[:5], *BOOK[5].split(" burned "), *BOOK[6:]]
    parts[6] = f"burned {parts[6]}"
    assert ((5,), (5, 6)) in pairs(BOOK, parts)
    assert ((5, 6), (5,)) in pairs(parts, BOOK)
    diff = diff_documents(BOOK, parts)[5]
    assert [(edit.old, edit.new) for edit in diff.edits if edit.op is not Op.EQUAL] == [(" ", "\n")]


def test_one_paragraph_became_three() -> None:
    parts = [*BOOK[:5], BOOK[5][:27], BOOK[5][28:46], BOOK[5][47:], *BOOK[6:]]
    assert ((5,), (5, 6, 7)) in pairs(BOOK, parts)


def test_a_moved_paragraph_is_marked_and_what_stands_around_it_is_not_swallowed() -> None:
    new = [
        BOOK[0],
        BOOK[1],
        BOOK[3],
        BOOK[4],
        BOOK[5],
        BOOK[2].replace("torn ", ""),
        BOOK[6].replace("May", "June"),
        BOOK[7],
    ]
    made = pair_paragraphs(BOOK, new)
    assert Pairing((2,), (5,), moved=True) in made
    assert Pairing((6,), (6,)) in made
    assert sum(each.moved for each in made) == 1


def test_every_paragraph_edited_still_finds_its_partner() -> None:
    names = [f"{word} number {n} " for n, word in enumerate(["Iron", "Gold", "Clay", "Wood"] * 60)]
    old = [f"{name}stands in row {n * 7} of the long hall {n * 13}." for n, name in enumerate(names)]
    new = [f"{name}stood in row {n * 7} of the long hall {n * 13}!" for n, name in enumerate(names)]
    assert pairs(old, new[:100] + new[120:]) == [
        *(((n,), (n,)) for n in range(100)),
        *(((n,), ()) for n in range(100, 120)),
        *(((n + 20,), (n,)) for n in range(100, 220)),
    ]


def test_texts_with_nothing_in_common() -> None:
    old, new = [f"a{n} b{n} c{n}" for n in range(700)], [f"x{n} y{n} z{n}" for n in range(700)]
    made = pair_paragraphs(old, new)
    assert sorted(i for each in made for i in each.old) == list(range(700))
    assert [j for each in made for j in each.new] == list(range(700))


def test_paragraphs_are_parted_by_blank_lines_or_else_are_lines() -> None:
    assert [diff.new for diff in diff_texts("One\nwrapped.\n\nTwo.\n", "One\nwrapped.\n\nTwo!\r\n")] == [(0,), (1,)]
    assert len(diff_texts("One.\nTwo.\n", "One.\nTwo!\n")) == 2
    long = "word " * 60
    assert len(diff_texts(f"{long}\n{long}\n\nend\n", f"{long}\n{long}\n\nend.\n")) == 3
    assert diff_texts("", "") == ()


def test_the_shape_of_a_line_of_json() -> None:
    diff = diff_texts("He came home late.\n", "He came home early.\n")[0]
    assert diff.to_json() == {
        "old": [0],
        "new": [0],
        "moved": False,
        "block": False,
        "edits": [
            {"op": "equal", "old": "He came home ", "new": "He came home "},
            {"op": "replace", "old": "late", "new": "early"},
            {"op": "equal", "old": ".", "new": "."},
        ],
    }


def test_more_than_three_fifths_changed_is_a_block() -> None:
    one, two = (
        diff_documents(["It rained all day."], ["The sun shone, and then it snowed."]),
        diff_documents(["a b c d"], ["a b c e"]),
    )
    assert one[0].is_block
    assert not two[0].is_block


def test_a_correction_and_a_retranslation() -> None:
    corrected = [text.replace("lamp", "light").replace("third", "fourth") for text in BOOK]
    other = [
        "Before dawn the boat had gone and no one had seen it leave.",
        "Yes.",
        "An old fellow sat under the bridge and repaired his ragged green net.",
        "No.",
        "Indeed.",
        "The mole’s lamp never went out, by day or by night, the whole winter long.",
        "On 3 May a letter arrived; for a week nobody opened it.",
        "While the clock of the harbour struck seven, two gulls fought for some bread.",
    ]
    assert relate_documents(BOOK, corrected) is Relation.CORRECTION
    assert relate_documents(BOOK, other) is Relation.RETRANSLATION


LONG = [f"The {word} keeper counted all the boats before the storm." for word in ("old", "new", "tall", "sly", "shy")]


def test_a_paragraph_that_stands_elsewhere_is_not_paired_with_what_came_into_its_place() -> None:
    old = ["Alpha.", LONG[0], "Beta gamma.", LONG[1], "Delta."]
    new = ["Alpha.", LONG[2], "Beta gamma.", LONG[1], "Delta.", LONG[0]]
    pairings = pair_paragraphs(old, new)
    assert Pairing((1,), (5,), moved=True) in pairings
    assert Pairing((), (1,)) in pairings


def test_pairs_that_are_known_hold_whatever_the_words() -> None:
    old, new = ["One two three.", LONG[0], LONG[1]], [LONG[2], "Quite other words.", LONG[0]]
    pairings = pair_paragraphs(old, new, {0: 1, 2: 0})
    assert Pairing((0,), (1,)) in pairings or Pairing((0,), (1,), moved=True) in pairings
    assert Pairing((2,), (0,)) in pairings or Pairing((2,), (0,), moved=True) in pairings
    assert sorted(i for each in pairings for i in each.old) == [0, 1, 2]
