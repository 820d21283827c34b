"""The texts of the ferry edition: every kind of block and inline mark. Written for these tests."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.span import Span
from workbench.model.witness import Attributes, Block, Mark, Node, Role, Segment, Sentence, Witness

HOSTILE = (
    '<script>alert("x")</script> & <b onclick="x()">bold</b> \u202egnp.exe\u202c \u200bnul\x07 ]]> '
    "' onmouseover=alert(1) x=' {{ 7*7 }} {% raw %} &lt;already&gt; javascript:alert(1)"
)


def sentences_of(identifier: str, text: str) -> tuple[Sentence, ...]:
    """Cut behind a full stop and a blank; enough for texts written here."""
    found: list[Sentence] = []
    start = 0
    for part in text.split(". "):
        end = min(start + len(part) + 1, len(text))
        found.append(Sentence(f"{identifier}.s{len(found) + 1}", start, end))
        start = end + 1
    return tuple(found)


def segment(identifier: str, kind: str, text: str, marks: Sequence[Mark] = (), attributes: Attributes = ()) -> Segment:
    sentences = sentences_of(identifier, text) if kind in ("p", "quote", "note") else ()
    return Segment(identifier, kind, text, sentences, tuple(marks), attributes)


def over(text: str, words: str, name: str, attributes: Attributes = ()) -> Mark:
    """An inline element over words of a text."""
    start = text.index(words)
    return Mark(start, start + len(words), 0, name, attributes)


def span(part: Segment, words: str, *, after: str = "") -> Span:
    """The place of words; without words, the point behind `after`."""
    start = part.text.index(words) if words else part.text.index(after) + len(after)
    return Span.of(part.id, part.text, start, start + len(words))


BREAK = Block("milestone", "en-mt.sb1", attributes=(("unit", "section"), ("n", "* * *")))


def ferry_base() -> Witness:
    p1 = (
        "In the morning we came to the ferry. The chief of the crossing, a certain Pavel, met us with the word Guten "
        "Tag and a lantern. It was a raining quietly. He spoke “as in a book, and we believed him."
    )
    note_place = p1.index(" and a lantern")
    marks = [
        over(p1, "Guten Tag", "foreign", (("xml:lang", "de"),)),
        Mark(
            note_place,
            note_place,
            0,
            "note",
            (),
            segment("en-mt.fn1", "note", "He had learnt it from a sailor.", (), (("n", "1"),)),
        ),
        over(p1, "as in a book", "emph"),
    ]
    div = (
        Segment("en-mt.h1", "head", "The Ferry on the Stone River"),
        Segment("en-mt.h2", "head", "From a keeper's notes"),
        Segment("en-mt.dl1", "dateline", "Kamennoye, May 3, 1961"),
        segment("en-mt.p1", "p", p1, marks),
        segment("en-mt.p2", "p", "Five boats lay at the pier. The sixth one was being repaired."),
        segment("en-mt.p3", "p", "Nobody knew who owned them. They were painted in the colour of an old coin."),
        BREAK,
        segment(
            "en-mt.p4", "p", "The river is wide here, and it is seen from far away. In spring it takes away the road."
        ),
        segment("en-mt.p5", "p", "Every traveller must see this river."),
        segment(
            "en-mt.p6",
            "p",
            "The accounts were kept by Pavel's daughter. She was at odds with the numbers, and they loved her.",
        ),
        segment("en-mt.p7", "p", "In the evening the lamp was lit on the other bank."),
        Block(
            "lg",
            "en-mt.lg1",
            children=(
                Segment("en-mt.l1", "l", "Carry me over, ferryman, slow,"),
                Segment("en-mt.l2", "l", "I have nowhere on earth to go."),
            ),
        ),
        segment("en-mt.p8", "p", HOSTILE),
        Block(
            "list",
            "en-mt.list1",
            children=(
                Segment("en-mt.i1", "item", "rope, twelve fathoms"),
                Segment("en-mt.i2", "item", "tar, one barrel"),
            ),
        ),
        Block(
            "table",
            "en-mt.t1",
            children=(
                Block(
                    "row",
                    "en-mt.r1",
                    children=(
                        Segment("en-mt.c1", "cell", "Carried in May"),
                        Segment("en-mt.c2", "cell", "1,204 persons"),
                    ),
                ),
            ),
        ),
        segment("en-mt.q1", "quote", "A ferry is a bridge that has not made up its mind."),
        segment("en-mt.p9", "p", "The state paid for the rope. The tar we bought ourselves. Nobody asked why."),
        segment("en-mt.p10", "p", "In the year of the great water"),
        segment("en-mt.p11", "p", "the ferry was carried off to the mill."),
        Segment("en-mt.sig1", "signed", "P. Kamensky, keeper"),
    )
    nodes: tuple[Node, ...] = (
        Segment("en-mt.fw1", "fw", "Home | Archive | Subscribe"),
        Segment("en-mt.fw2", "fw", "0 comments"),
        Block("div", "en-mt.d1", children=div),
        Segment("en-mt.fw3", "fw", "Read also: ten rivers to see before you die"),
    )
    return Witness("en-mt", "en", Role.BASE, nodes, "The Ferry on the Stone River")


def ferry_source() -> Witness:
    p1 = (
        "Утром мы вышли к парому. Начальник переправы, некий Павел, встретил нас словами Guten Tag и фонарём. "
        "Шёл тихий дождь. Говорил он «как по писаному», и мы ему верили."
    )
    place = p1.index(" и фонарём")
    note = segment("ru.fn1", "note", "Этому его научил матрос.", (), (("n", "1"),))
    div = (
        Segment("ru.h1", "head", "Паром на Каменной"),
        Segment("ru.h2", "head", "Из записок смотрителя"),
        Segment("ru.dl1", "dateline", "Каменное, 3 мая 1961 года"),
        segment(
            "ru.p1",
            "p",
            p1,
            [over(p1, "Guten Tag", "foreign", (("xml:lang", "de"),)), Mark(place, place, 0, "note", (), note)],
        ),
        segment(
            "ru.p2",
            "p",
            "У причала стояли четыре лодки. Пятую чинили. Чьи они, никто не знал. Красили их под старую монету.",
        ),
        Block("milestone", "ru.sb1", attributes=(("unit", "section"), ("n", "* * *"))),
        segment("ru.p3", "p", "Река здесь широка. Видно её издалека."),
        segment("ru.p4", "p", "Весной она уносит дорогу."),
        segment("ru.p5", "p", "Зимой ездят по льду. Вехи ставит Павел."),
        segment("ru.p6", "p", "Вечером на том берегу зажигали лампу."),
        segment("ru.p7", "p", "Счета вела дочь Павла. С цифрами она была не в ладах, а её все любили."),
        Block(
            "lg",
            "ru.lg1",
            children=(
                Segment("ru.l1", "l", "Перевези меня, старик, не спеша,"),
                Segment("ru.l2", "l", "идти мне некуда — была бы душа."),
            ),
        ),
        segment("ru.p8", "p", "Знаки на борту: <script>, &, «{{ 7*7 }}»."),
        Block(
            "list",
            "ru.list1",
            children=(
                Segment("ru.i1", "item", "верёвка, двенадцать саженей"),
                Segment("ru.i2", "item", "дёготь, одна бочка"),
            ),
        ),
        Block(
            "table",
            "ru.t1",
            children=(
                Block(
                    "row",
                    "ru.r1",
                    children=(
                        Segment("ru.c1", "cell", "Перевезено в мае"),
                        Segment("ru.c2", "cell", "1204 человека"),
                    ),
                ),
            ),
        ),
        segment("ru.q1", "quote", "Паром — это мост, который не решился."),
        segment("ru.p9", "p", "За верёвку платила казна."),
        segment("ru.p10", "p", "Дёготь мы покупали сами. Никто не спрашивал почему."),
        segment("ru.p11", "p", "В год большой воды паром унесло к мельнице."),
        Segment("ru.sig1", "signed", "П. Каменский, смотритель"),
    )
    return Witness("ru", "ru", Role.RECONSTRUCTION, (Block("div", "ru.d1", children=div),), "Паром на Каменной")
