"""Texts of others in ours: found whole, joined, as a part, slightly changed; told apart or left alone."""

from __future__ import annotations

import pytest

from workbench.app.placing import Placed, Placer
from workbench.model.foreign import ForeignText
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

TEXTS = (
    "A Visit to the Port",
    "We came to the port in May. He said: “There are three cranes here.” It rained.",
    "Nobody met us. It rained.",
    "The harbour master, a heavy man with a grey beard, showed us the new berth and the old one.",
    "It rained.",
)


def witness(*texts: str) -> Witness:
    segments = tuple(Segment("", "p", text) for text in texts)
    return Witness("en-mt", "en", Role.BASE, mint(segments, "en-mt", "en"))


def place(*texts: str, systems: tuple[str, ...] = ()) -> list[Placed | str]:
    names = systems or ("",) * len(texts)
    return Placer(witness(*TEXTS)).place(
        [
            ForeignText(text, number, system=name)
            for number, (text, name) in enumerate(zip(texts, names, strict=True), 1)
        ]
    )


def quotes(placed: Placed | str, text: str, words: str, nth: int = 0) -> list[tuple[str, str, int]]:
    """Segment, words and offset of the place of the words of their text."""
    assert isinstance(placed, Placed), placed
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    spans = placed.spans(start, start + len(words))
    return [] if spans is None else [(span.segment.partition(".")[2], span.quote, span.start) for span in spans]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (TEXTS[3], "grey", [("p4", "grey", TEXTS[3].index("grey"))]),
        ("Nobody met us.", "met", [("p3", "met", 7)]),
        ('He said : " There are three cranes here . "', "three cranes", [("p2", "three cranes", 48)]),
        ("There are three cranes", "three", [("p2", "three", 48)]),
        ("A Visit to the Port We came to the port in May.", "Port We", [("p1", "Port", 15), ("p2", "We", 0)]),
    ],
    ids=["a segment", "a sentence", "tokenised", "a part", "joined"],
)
def test_the_same_letters(text: str, words: str, found: list[tuple[str, str, int]]) -> None:
    assert quotes(place(text)[0], text, words) == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (
            "The harbour master, a big man with a grey beard, showed us the new berth and the old one.",
            "grey beard",
            True,
        ),
        ("The harbour master, a big man with a grey beard, showed us the new berth and the old one.", "big", False),
        ("The harbour master, a heavy man with grey beard, showed us the new berth and the old one", "new berth", True),
    ],
)
def test_a_few_changed_words(text: str, words: str, found: bool) -> None:
    expected = [("p4", words, TEXTS[3].index(words))] if found else []
    assert quotes(place(text)[0], text, words) == expected


def test_another_text_has_no_place() -> None:
    other = "The head of the harbour was a stout fellow, bearded, and showed both of the berths to our party."
    assert place(other) == ["its text is not in en-mt"]
    assert place("", "  ") == ["there is no text"] * 2


def test_of_equal_texts_the_nth_is_the_nth() -> None:
    found = place("It rained.", "It rained.", "It rained.")
    assert [quotes(each, "It rained.", "rained")[0][0] for each in found] == ["p2", "p3", "p5"]


def test_what_stands_around_says_which() -> None:
    found = place("Nobody met us.", "It rained.", TEXTS[3])
    assert quotes(found[1], "It rained.", "rained")[0][0] == "p3"


def test_what_cannot_be_told_apart_is_left_alone() -> None:
    assert place("It rained.") == ["its text stands 3 times in en-mt"]
    found = place(TEXTS[3], "It rained.", "A Visit to the Port")  # in no order of ours
    assert found[1] == "its text stands 3 times in en-mt"
    assert place("rained. Nobody")[0] == "its text is not in en-mt"


def test_a_text_that_is_like_two_of_ours() -> None:
    twice = "We came to the {} port in the month of May and left it again in June."
    placer = Placer(witness(twice.format("old"), twice.format("new")))
    assert placer.place([ForeignText(twice.format("big"), 1)]) == ["its text is like several places in en-mt"]


def test_of_several_translations_only_ours_is_compared() -> None:
    changed = TEXTS[3].replace("heavy", "big")
    names = ("ours", "ours", "other", "other")
    found = place(TEXTS[0], changed, "Nobody was there at all.", changed, systems=names)
    assert isinstance(found[1], Placed)
    assert found[2:] == ["it is about another translation (other)"] * 2


@pytest.mark.parametrize(
    ("text", "start", "end", "quote", "at"),
    [
        ("We  came to the port in May.", 2, 4, " ", 2),
        ("We came to the port in May .", 26, 26, "", 26),
        ("We came to the port in May .", 26, 27, "", 26),
        ("We came to the port in May.", 0, 0, "", 0),
        ("We came to the port in May.", 27, 27, "", 27),
        ("We came to the port in May.", 7, 15, "to the", 8),
    ],
    ids=["blanks", "a gap", "a blank that we do not have", "in front", "behind", "blanks around"],
)
def test_points_and_blanks(text: str, start: int, end: int, quote: str, at: int) -> None:
    placed = place(text)[0]
    assert isinstance(placed, Placed)
    spans = placed.spans(start, end)
    assert spans is not None
    assert [(span.quote, span.start) for span in spans] == [(quote, at)]


def test_every_place_quotes_what_stands_there() -> None:
    texts = {segment.id: segment.text for segment in witness(*TEXTS).segments}
    whole = " ".join(TEXTS)
    placed = place(whole)[0]
    assert isinstance(placed, Placed)
    for start in range(len(whole)):
        for span in placed.spans(start, min(len(whole), start + 7)) or ():
            assert texts[span.segment][span.start : span.end] == span.quote


def test_work_grows_with_the_text_and_no_faster() -> None:
    """How many sentences are looked at for each text of theirs, in a text of any length."""
    looked: list[int] = []
    for number in (200, 800):
        texts = [f"Sentence number {each} tells of port {each * 7} and of crane {each * 3}." for each in range(number)]
        placer = Placer(witness(*texts))
        counted = _Counted(placer._starts)
        placer._starts = counted
        found = placer.place([ForeignText(text, 1) for text in texts])
        assert all(isinstance(each, Placed) for each in found)
        looked.append(counted.read)
    assert looked[1] < 4 * looked[0] * 1.5


class _Counted(list[tuple[str, int]]):
    read = 0

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        self.read += 1
        return super().__getitem__(index)
