"""The source says where a quotation ends; the place is carried over by beads of sentences."""

from __future__ import annotations

from workbench.check.endings import Endings
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Sentence, Witness
from workbench.text.mint import mint


def ending(russian: str, english: str, *beads: tuple[str, str], nth: int = 0) -> str | None:
    """The words in front of the place that is found for the nth “, in the last paragraph of the English.

    Paragraphs are parted by line feeds; beads name sentences: ("p1.s1 p1.s2", "p1.s1"). Without any the sentences
    render each other one by one.
    """
    source, text = _witness("ru", russian, Role.SOURCE), _witness("en", english, Role.BASE)
    pairs = beads or tuple(
        (a.id.removeprefix("ru."), b.id.removeprefix("en."))
        for a, b in zip(_sentences(source), _sentences(text), strict=True)
    )
    made = tuple(
        Bead(tuple(f"ru.{each}" for each in a.split()), tuple(f"en.{each}" for each in b.split())) for a, b in pairs
    )
    places = [(segment, at) for segment in text.segments for at, char in enumerate(segment.text) if char == "“"]
    opened, at = places[nth]
    here = text.segments[-1]
    found = Endings(Context(text, source, (), made)).place(opened, at, here)
    return None if found is None else here.text[:found]


def _witness(prefix: str, text: str, role: Role) -> Witness:
    nodes = mint(tuple(Segment("", "p", line) for line in text.split("\n")), prefix, prefix)
    return Witness(prefix, prefix, role, nodes)


def _sentences(witness: Witness) -> list[Sentence]:
    return [each for segment in witness.segments for each in segment.sentences]


def test_a_quotation_that_ends_with_its_sentence() -> None:
    english = "He read: “The port is closed. Then he left."
    assert ending("Он прочёл: «Порт закрыт». Потом он ушёл.", english) == "He read: “The port is closed."


def test_one_that_ends_sentences_later() -> None:
    russian = "Он прочёл: «Порт закрыт. Кораблей нет». Потом он ушёл."
    english = "He read: “The port is closed. There are no ships. Then he left."
    assert ending(russian, english) == "He read: “The port is closed. There are no ships."


def test_one_that_ends_within_a_sentence_ends_at_the_nearest_stop() -> None:
    russian = "«Порт закрыт с самого утра», — сказал он и ушёл домой."
    english = "“The port has been closed since morning, he said and went home."
    assert ending(russian, english) == "“The port has been closed since morning,"


def test_one_that_ends_in_the_next_paragraph_which_opens_again() -> None:
    russian = "Он прочёл: «Порт закрыт.\n«Кораблей нет». Потом он ушёл."
    english = "He read: “The port is closed.\n“There are no ships. Then he left."
    assert ending(russian, english) == "“There are no ships."


def test_inner_marks_of_the_source_do_not_count() -> None:
    russian = "Он прочёл: «Судно „Заря“ ушло». Потом он заплакал. «Да»."
    english = "He read: “The ship ‘Zarya’ has left. Then he wept. “Yes.”"
    assert ending(russian, english) == "He read: “The ship ‘Zarya’ has left."


def test_the_second_quotation_of_a_sentence_is_the_second_of_the_source() -> None:
    russian = "Судно «„Заря“ вторая» ушло, а судно «Восток» осталось у самого причала."
    english = "The ship “Zarya” has left, and the ship “East, stayed at the very berth."
    assert ending(russian, english, nth=1) == "The ship “Zarya” has left, and the ship “East,"


def test_two_sentences_that_became_one() -> None:
    russian = "Он прочёл: «Порт закрыт. Кораблей нет». Потом он ушёл."
    english = "He read: “The port is closed and there are no ships. Then he left."
    found = ending(russian, english, ("p1.s1 p1.s2", "p1.s1"), ("p1.s3", "p1.s2"))
    assert found == "He read: “The port is closed and there are no ships."


def test_no_answer_where_the_source_has_no_such_quotation() -> None:
    english = "He read: “The port is closed. Then he left."
    assert ending("Он прочёл, что порт закрыт. Потом он ушёл.", english) is None
    assert ending("Он прочёл: «Порт закрыт. Потом он ушёл.", english) is None, "never closed there either"


def test_no_answer_without_a_counterpart() -> None:
    russian, english = "Он прочёл: «Порт закрыт».", "He read: “The port is closed."
    assert ending(russian, english, ("p1.s1", ""), ("", "p1.s1")) is None


def test_no_answer_where_it_ends_in_another_paragraph_than_the_one_asked_about() -> None:
    russian, english = "Он прочёл: «Порт закрыт».\nПотом он ушёл.", "He read: “The port is closed.\nThen he left."
    assert ending(russian, english) is None


def test_no_answer_where_no_stop_is_near() -> None:
    russian = "«Да», — сказал он и пошёл вдоль длинного причала к самому маяку на берегу."
    english = "“Yes he said and walked along the long berth to the very lighthouse on the shore."
    assert ending(russian, english) is None


def test_one_that_never_ends_is_not_sought_to_the_last_page() -> None:
    def closed_after(paragraphs: int) -> str | None:
        between = "\n".join(["Порт закрыт."] * paragraphs)
        english = "\n".join(["The port is closed."] * paragraphs)
        return ending(f"Он прочёл: «Порт закрыт.\n{between}\nНет».", f"He read: “The port is closed.\n{english}\nNo.")

    assert closed_after(100) == "No."
    assert closed_after(300) is None
