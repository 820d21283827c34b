"""Small texts in two languages, made for the tests: a port, told in Russian and in English."""

from __future__ import annotations

from workbench.model.witness import Block, Role, Segment, Witness
from workbench.text.mint import mint

RUSSIAN = [
    "В апреле 1945 года пароход «Мицуи» вошёл в порт Нагоя.",
    "Капитан Мори ждал на палубе.",
    "Шёл дождь, и никто не говорил ни слова, пока не показался берег.",
    "«Где же посол?» — спросил он.",
    "Посол Малик приехал только к вечеру, когда 12 матросов уже спали.",
    "Он привёз письмо из Москвы и два ящика книг.",
    "Никто не знал, что в письме.",
    "Утром пароход ушёл в Осаку.",
]
ENGLISH = [
    "In April 1945 the steamer Mitsui entered the port of Nagoya.",
    "Captain Mori was waiting on deck. It rained, and nobody said a word until the shore came into sight.",
    "“Where is the ambassador?” he asked.",
    "Ambassador Malik arrived only towards evening.",
    "By then 12 sailors were asleep.",
    "He brought a letter from Moscow and two boxes of books.",
    "In the morning the steamer left for Osaka.",
]
GOLD = [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3, 4)), ((5,), (5,)), ((6,), ()), ((7,), (6,))]


def witness(name: str, language: str, chapters: list[list[str]], *, heads: list[str] | None = None) -> Witness:
    """Chapters of paragraphs, each with its head where heads are given; a piece of furniture at the end."""
    blocks = [
        Block(
            "div",
            children=(
                *([Segment("", "head", heads[number])] if heads else []),
                *(Segment("", "p", text) for text in chapter),
            ),
        )
        for number, chapter in enumerate(chapters)
    ]
    nodes = (Block("div", children=(*blocks, Segment("", "fw", "12 views"))),)
    return Witness(name, language, Role.SOURCE, mint(nodes, name, language))
