from __future__ import annotations

import pytest

from workbench.diff.words import change_share, diff_words
from workbench.model.edits import Edit, Op


def short(old: str, new: str, *, folded: bool = False) -> list[tuple[str, str]]:
    """The edits that are none of equal words."""
    return [(edit.old, edit.new) for edit in diff_words(old, new, folded=folded) if edit.op is not Op.EQUAL]


def test_whole_words_are_replaced() -> None:
    assert diff_words("He went to Chad.", "He went with Chad.") == (
        Edit(Op.EQUAL, "He went ", "He went "),
        Edit(Op.REPLACE, "to", "with"),
        Edit(Op.EQUAL, " Chad.", " Chad."),
    )


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("Andrew looked", "Andrea looked", [("Andrew", "Andrea")]),
        ("a quick brown fox", "a slow red fox", [("quick brown", "slow red")]),
        ("came to the port of X", "came at the harbour of X", [("to", "at"), ("port", "harbour")]),
        ("one, two", "one big, two", [("", " big")]),
        ("red, blue", "dark red, dark blue", [("", "dark "), ("", " dark")]),
        ("He left. She came.", "He stayed. It rained.", [("left. She came", "stayed. It rained")]),
        ("x 1,500 y", "x 1,600 y", [("1,500", "1,600")]),
        ("Don’t go", "Do go", [("Don’t", "Do")]),
    ],
)
def test_edits_fuse_over_blanks_and_marks_only(old: str, new: str, edits: list[tuple[str, str]]) -> None:
    assert short(old, new) == edits


def test_a_stress_mark_stays_with_its_letter() -> None:
    assert short("за́мок стоит", "замо́к стоит") == [("за́мок", "замо́к")]


def test_letters_outside_the_first_plane() -> None:
    assert short("a 🚢 b", "a 🚣 b") == [("🚢", "🚣")]


def test_folded_what_differs_only_in_kind_of_mark_stays_its_own_replacement() -> None:
    assert short("ещё «раз» — да", "еще “раз” - нет", folded=True) == [
        ("ещё", "еще"),
        ("«", "“"),
        ("»", "”"),
        ("—", "-"),
        ("да", "нет"),
    ]


def test_nothing_and_everything() -> None:
    assert diff_words("", "") == ()
    assert diff_words("same", "same") == (Edit(Op.EQUAL, "same", "same"),)
    assert diff_words("", "all new") == (Edit(Op.INSERT, "", "all new"),)
    assert diff_words("all old", "") == (Edit(Op.DELETE, "all old", ""),)


def test_share_of_change() -> None:
    assert change_share(diff_words("aaaa bbbb", "aaaa bbbb")) == 0
    assert change_share(diff_words("aaaa", "bbbb")) == 1
    assert change_share(diff_words("aaaa bbbb", "aaaa cccc")) == 0.444
    assert change_share(()) == 0
