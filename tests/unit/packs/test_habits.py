"""Habits: rates lean to the more general ones where little was seen; what comes back from arrays says the same."""

from __future__ import annotations

from workbench.packs.habits import ONE, Habits

EXAMPLES = [
    (("he", "go", "to"), ("он", "идти", ""), (False, True, True)),
    (("he", "went", "to"), ("он", "идти", ""), (False, False, False)),
] * 20


def test_what_was_changed_often_is_told() -> None:
    habits = Habits.count(EXAMPLES)
    assert habits.usual == ONE * 40 // 120
    read = habits.read(("he", "go", "to", "moon"), ("он", "идти", "", "луна"))
    word = read["habit word"].tolist()
    assert word[0] < 100
    assert word[1] > 800
    assert word[3] == habits.usual, "never seen"
    assert read["habit after"][2] > read["habit word"][2], "`to` behind `go` was changed, behind `went` it was not"
    assert read["habit seen"].tolist() == [40, 20, 40, 0]


def test_nothing_to_read() -> None:
    assert all(len(column) == 0 for column in Habits.count(EXAMPLES).read((), ()).values())


def test_arrays_say_the_same() -> None:
    habits = Habits.count(EXAMPLES)
    again = Habits.from_arrays(habits.to_arrays())
    question = ("he", "go", "to"), ("он", "идти", "")
    for name, column in habits.read(*question).items():
        assert column.tolist() == again.read(*question)[name].tolist()
    assert len(habits.to_arrays(least=1000)["habit_keys"]) == 0


def test_no_example() -> None:
    assert Habits.count([]).read(("he",), ("",))["habit word"].tolist() == [0]
