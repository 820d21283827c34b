"""A small edition made by hand from model types only: every case that a page, a TEI file or an export must show.

    snapshot = ferry_snapshot()         # six texts, one row of each kind
    snapshot = book_snapshot(50, 220)   # fifty chapters of 220 paragraphs

The texts were written for these tests. Nothing here calls an engine, so it cannot hide an engine's mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.model.act import Act, Add, Change, Correct, Dismiss, Drop, Join, Remark, Split, Undo
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Bibliography, Edition, Person, Snapshot, WitnessEntry
from workbench.model.edits import Comparison, Edit, Op, Relation, SegmentDiff
from workbench.model.finding import Evidence, Finding, Severity, Status
from workbench.model.ids import finding_id
from workbench.model.span import Span
from workbench.model.state import Applied, Restructured, State
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
        "In the morning we came to the ferry. The chief of the crossing, a certain Pavel, met us with the word Guten Tag"
        " and a lantern. It was a raining quietly. He spoke “as in a book, and we believed him."
    )
    note_place = p1.index(" and a lantern")
    marks = [
        over(p1, "Guten Tag", "foreign", (("xml:lang", "de"),)),
        Mark(note_place, note_place, 0, "note", (), segment("en-mt.fn1", "note", "He had learnt it from a sailor.", (), (("n", "1"),))),
        over(p1, "as in a book", "emph"),
    ]  # fmt: skip
    div = (
        Segment("en-mt.h1", "head", "The Ferry on the Stone River"),
        Segment("en-mt.h2", "head", "From a keeper's notes"),
        Segment("en-mt.dl1", "dateline", "Kamennoye, May 3, 1961"),
        segment("en-mt.p1", "p", p1, marks),
        segment("en-mt.p2", "p", "Five boats lay at the pier. The sixth one was being repaired."),
        segment("en-mt.p3", "p", "Nobody knew who owned them. They were painted in the colour of an old coin."),
        BREAK,
        segment("en-mt.p4", "p", "The river is wide here, and it is seen from far away. In spring it takes away the road."),
        segment("en-mt.p5", "p", "Every traveller must see this river."),
        segment("en-mt.p6", "p", "The accounts were kept by Pavel's daughter. She was at odds with the numbers, and they loved her."),
        segment("en-mt.p7", "p", "In the evening the lamp was lit on the other bank."),
        Block("lg", "en-mt.lg1", children=(
            Segment("en-mt.l1", "l", "Carry me over, ferryman, slow,"),
            Segment("en-mt.l2", "l", "I have nowhere on earth to go."),
        )),
        segment("en-mt.p8", "p", HOSTILE),
        Block("list", "en-mt.list1", children=(
            Segment("en-mt.i1", "item", "rope, twelve fathoms"),
            Segment("en-mt.i2", "item", "tar, one barrel"),
        )),
        Block("table", "en-mt.t1", children=(
            Block("row", "en-mt.r1", children=(
                Segment("en-mt.c1", "cell", "Carried in May"), Segment("en-mt.c2", "cell", "1,204 persons"),
            )),
        )),
        segment("en-mt.q1", "quote", "A ferry is a bridge that has not made up its mind."),
        segment("en-mt.p9", "p", "The state paid for the rope. The tar we bought ourselves. Nobody asked why."),
        segment("en-mt.p10", "p", "In the year of the great water"),
        segment("en-mt.p11", "p", "the ferry was carried off to the mill."),
        Segment("en-mt.sig1", "signed", "P. Kamensky, keeper"),
    )  # fmt: skip
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
        segment("ru.p1", "p", p1, [over(p1, "Guten Tag", "foreign", (("xml:lang", "de"),)), Mark(place, place, 0, "note", (), note)]),
        segment("ru.p2", "p", "У причала стояли четыре лодки. Пятую чинили. Чьи они, никто не знал. Выкрашены они были под старую монету."),
        Block("milestone", "ru.sb1", attributes=(("unit", "section"), ("n", "* * *"))),
        segment("ru.p3", "p", "Река здесь широка. Видно её издалека."),
        segment("ru.p4", "p", "Весной она уносит дорогу."),
        segment("ru.p5", "p", "Зимой ездят по льду. Вехи ставит Павел."),
        segment("ru.p6", "p", "Вечером на том берегу зажигали лампу."),
        segment("ru.p7", "p", "Счета вела дочь Павла. С цифрами она была не в ладах, а её все любили."),
        Block("lg", "ru.lg1", children=(
            Segment("ru.l1", "l", "Перевези меня, старик, не спеша,"),
            Segment("ru.l2", "l", "идти мне некуда — была бы душа."),
        )),
        segment("ru.p8", "p", "Знаки на борту: <script>, &, «{{ 7*7 }}»."),
        Block("list", "ru.list1", children=(
            Segment("ru.i1", "item", "верёвка, двенадцать саженей"), Segment("ru.i2", "item", "дёготь, одна бочка"),
        )),
        Block("table", "ru.t1", children=(
            Block("row", "ru.r1", children=(
                Segment("ru.c1", "cell", "Перевезено в мае"), Segment("ru.c2", "cell", "1204 человека"),
            )),
        )),
        segment("ru.q1", "quote", "Паром — это мост, который не решился."),
        segment("ru.p9", "p", "За верёвку платила казна."),
        segment("ru.p10", "p", "Дёготь мы покупали сами. Никто не спрашивал почему."),
        segment("ru.p11", "p", "В год большой воды паром унесло к мельнице."),
        Segment("ru.sig1", "signed", "П. Каменский, смотритель"),
    )  # fmt: skip
    return Witness("ru", "ru", Role.RECONSTRUCTION, (Block("div", "ru.d1", children=div),), "Паром на Каменной")


def other_witnesses() -> tuple[Witness, ...]:
    en_2 = (
        Segment("en-2.h1", "head", "The Kamennaya Ferry"),
        segment("en-2.p1", "p", "We reached the ferry at daybreak. Pavel, who ran the crossing, greeted us with a Guten Tag and a lantern."),
        segment("en-2.p2", "p", "Four boats were moored at the landing and a fifth was under repair. Whose they were, no one could say."),
        segment("en-2.p3", "p", "In winter one drives across the ice, and it is Pavel who sets the markers."),
    )  # fmt: skip
    revision = (
        Segment("en-rev.h1", "head", "The Ferry on the Stone River"),
        segment("en-rev.p2", "p", "Four boats lay at the pier. The fifth one was being repaired."),
        segment("en-rev.p3", "p", "Nobody knew who owned them. They were painted in the colour of an old coin."),
    )
    hebrew = (
        Segment("he.h1", "head", "המעבורת"),
        segment("he.p1", "p", "בבוקר הגענו אל המעבורת. מנהל המעבר קיבל אותנו במילים Guten Tag ובפנס (1961)."),
    )
    return (
        Witness("en-2", "en-GB", Role.TRANSLATION, (Block("div", "en-2.d1", children=en_2),), "The Kamennaya Ferry"),
        Witness("en-rev", "en", Role.REVISION, (Block("div", "en-rev.d1", children=revision),)),
        Witness("he", "he", Role.TRANSLATION, (Block("div", "he.d1", children=hebrew),), "המעבורת"),
    )


# Corrections of the base by segment: (act, words, what they become). Empty words insert behind the third entry.
EDITS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "p1": (
        ("11111111", "a raining quietly", "quietly raining", ""),
        ("22222222", "in a book", "if he read it out", ""),
        ("33333333", "", "”", "as in a book"),
    ),
    "p2": (("44444444", "Five", "Four", ""), ("44444444", "sixth", "fifth", "")),
    "p4": (("55555555", " it is seen from far away", " can be seen from afar", ""),),
    "p6": (("66666666", "and they loved her", "but everybody loved her", ""),),
    "p7": (("77777777", "on the other bank", "", ""),),
    "p10": (("aaaa0002", "year of the great water", "year of the flood", ""),),
}
ADDED = "In winter people drive across the ice. Pavel sets the markers."


@dataclass
class _Correcting:
    """The corrected state, worked out by hand: texts, changes and the beads that follow."""

    base: Witness
    parts: dict[str, Segment] = field(default_factory=dict)
    changes: list[Applied] = field(default_factory=list)

    def corrected(self, old: Segment) -> Segment:
        """The segment under the state's id, its changes made; inline marks that a change touches are left out."""
        edits = []
        for act, words, new, after in EDITS.get(old.id.partition(".")[2], ()):
            place = span(old, words, after=after)
            edits.append((place.start, place.end, act, place.quote, new))
        text, shift = old.text, 0
        for start, end, act, words, new in sorted(edits):
            text = text[: start + shift] + new + text[end + shift :]
            identifier = "en-corr." + old.id.partition(".")[2]
            self.changes.append(Applied(act, old.id, start, end, words, new, identifier, start + shift))
            shift += len(new) - (end - start)
        marks = tuple(self._shifted(mark, edits) for mark in old.marks if not _is_cut(mark, edits))
        made = segment(old.id.replace("en-mt.", "en-corr."), old.kind, text, marks, old.attributes)
        self.parts[old.id] = made
        return made

    def _shifted(self, mark: Mark, edits: Sequence[tuple[int, int, str, str, str]]) -> Mark:
        def move(place: int) -> int:
            return place + sum(len(new) - (end - start) for start, end, _, _, new in edits if end <= place)

        node = self.node(mark.node) if mark.node else None
        return replace(mark, start=move(mark.start), end=move(mark.end), node=node)

    def node(self, old: Node) -> Node:
        if isinstance(old, Segment):
            return self.corrected(old)
        children = tuple(self.node(child) for child in old.children)
        return replace(old, id=old.id.replace("en-mt.", "en-corr."), children=children)


def _is_cut(mark: Mark, edits: Sequence[tuple[int, int, str, str, str]]) -> bool:
    return any(mark.start < start < mark.end or mark.start < end < mark.end for start, end, *_ in edits)


def ferry_acts(base: Witness) -> tuple[Act, ...]:
    parts = {part.id: part for part in base.segments}
    why = {
        "11111111": ("The article is one too many.", "linguistic-conventions.grammar", Severity.MINOR),
        "22222222": ("The idiom was taken word for word: <b>как по писаному</b>.", "accuracy.mistranslation", Severity.MAJOR),
        "33333333": ("The closing mark is lost.", "linguistic-conventions.punctuation", Severity.MINOR),
        "44444444": ("Numbers: четыре, пятую.", "accuracy.mistranslation", Severity.CRITICAL),
        "55555555": ("Clumsy passive.", "style.awkward-style", Severity.MINOR),
        "66666666": ("Those who loved her were people, not numbers.", "accuracy.mistranslation", Severity.MAJOR),
        "77777777": ("Said already.", "style.awkward-style", Severity.NEUTRAL),
        "aaaa0002": ("Idiom.", "style.unidiomatic-style", Severity.MINOR),
    }  # fmt: skip
    acts: list[Act] = []
    for name, edits in EDITS.items():
        for act in dict.fromkeys(each[0] for each in edits):
            changes = tuple(
                Change(span(parts[f"en-mt.{name}"], words, after=after), new)
                for each, words, new, after in edits if each == act
            )  # fmt: skip
            reason, category, severity = why[act]
            acts.append(
                Act(act, len(acts) + 1, (), "2026-03-02T10:15:00Z", "ak", Correct(changes, reason, category, severity))
            )
    p4, p5, p9 = (parts[f"en-mt.{name}"] for name in ("p4", "p5", "p9"))
    structural = (
        ("88888888", Correct((Add("en-mt.p4", "p", ADDED),), "A paragraph was left out.", "accuracy.omission", Severity.CRITICAL)),
        ("99999999", Correct((Drop(span(p5, p5.text)),), "No source.", "accuracy.addition", Severity.MAJOR)),
        ("aaaa0000", Correct((Split(span(p9, " The tar")),), "As in the source.")),
        ("aaaa0001", Correct((Join("en-mt.p10", "en-mt.p11"),), "One sentence.")),
        ("bbbb0000", Dismiss("0" * 12, None, "The writer says so on purpose.")),
        ("bbbb0001", Remark("en-mt.p4", "Ask the author about the road & the <flood>.", span(p4, "the road"))),
        ("bbbb0002", Remark("en-mt.p3", "This remark was undone.")),
        ("bbbb0003", Undo(("bbbb0002",))),
    )  # fmt: skip
    for identifier, body in structural:
        acts.append(Act(identifier, len(acts) + 1, (), "2026-03-03T09:00:00Z", "mv", body))
    return tuple(acts)


def ferry_state(base: Witness, acts: Sequence[Act]) -> State:
    work = _Correcting(base)
    nodes: list[Node] = []
    for node in base.nodes:
        made = work.node(node)
        nodes.append(made if isinstance(made, Segment) else replace(made, children=_restructured(made.children)))
    state = Witness("en-corr", base.language, Role.REVISION, tuple(nodes), base.title)
    structures = tuple(
        Restructured(act.id, operation)
        for act in acts if isinstance(act.body, Correct)
        for operation in act.body.operations if not isinstance(operation, Change)
    )  # fmt: skip
    names = {part.id for part in state.segments}
    pairs = {"p5": (), "p9": ("p9", "p9.aaaa0000"), "p11": ()}
    beads = []
    for part in base.segments:
        name = part.id.partition(".")[2]
        if part.is_aligned and name != "p11":
            olds = ("en-mt.p10", "en-mt.p11") if name == "p10" else (part.id,)
            beads.append(Bead(olds, tuple(f"en-corr.{each}" for each in pairs.get(name, (name,)))))
            if name == "p4":
                beads.append(Bead((), ("en-corr.p4.88888888",)))
    assert {unit for bead in beads for unit in bead.b} <= names
    sentences = tuple(
        Bead((sentence.id,), (sentence.id.replace("en-mt", "en-corr"),))
        for part in base.segments for sentence in part.sentences if part.id in ("en-mt.p1", "en-mt.p2", "en-mt.p4", "en-mt.p6")
    )  # fmt: skip
    corrections = tuple(act for act in acts if isinstance(act.body, Correct))
    changes = [
        replace(change, state_segment="", state_start=0) if change.segment == "en-mt.p5" else change
        for change in work.changes
    ]
    return State(base, state, corrections, tuple(changes), structures, tuple(beads), sentences)


def _restructured(children: tuple[Node, ...]) -> tuple[Node, ...]:
    made: list[Node] = []
    for node in children:
        name = node.id.partition(".")[2]
        if name == "p4":
            made += [node, segment("en-corr.p4.88888888", "p", ADDED)]
        elif name == "p9" and isinstance(node, Segment):
            place = node.text.index(" The tar")
            made += [
                segment(node.id, "p", node.text[:place]),
                segment(f"{node.id}.aaaa0000", "p", node.text[place + 1 :]),
            ]
        elif name == "p11" and isinstance(node, Segment) and isinstance(made[-1], Segment):
            made[-1] = segment(made[-1].id, "p", f"{made[-1].text} {node.text}")
        elif name != "p5":
            made.append(node)
    return tuple(made)


def ferry_alignments(base: Witness, state: State) -> tuple[Alignment, ...]:
    def pairs(left: str, right: str, names: Sequence[tuple[str, str]]) -> list[Bead]:
        def ids(prefix: str, joined: str) -> tuple[str, ...]:
            return tuple(f"{prefix}.{name}" for name in joined.split())

        return [Bead(ids(left, a), ids(right, b), 0.951) for a, b in names]

    segments = pairs("ru", "en-mt", [
        ("h1", "h1"), ("h2", "h2"), ("dl1", "dl1"), ("p1", "p1"), ("fn1", "fn1"), ("p2", "p2 p3"), ("p3 p4", "p4"), ("p5", ""),
        ("", "p5"), ("p6", "p7"), ("p7", "p6"), ("l1", "l1"), ("l2", "l2"), ("p8", "p8"), ("i1", "i1"), ("i2", "i2"),
        ("c1", "c1"), ("c2", "c2"), ("q1", "q1"), ("p9 p10", "p9"), ("p11", "p10 p11"), ("sig1", "sig1"),
    ])  # fmt: skip
    segments = [
        replace(
            bead,
            moved=bead.a in (("ru.p6",), ("ru.p7",)),
            confidence=0.312 if bead.a == ("ru.q1",) else bead.confidence,
        )
        for bead in segments
    ]
    segments += [Bead(("ru.p5",), ("en-corr.p4.88888888",))]
    sentences = pairs("ru", "en-mt", [
        ("p1.s1", "p1.s1"), ("p1.s2", "p1.s2"), ("p1.s3", "p1.s3"), ("p1.s4", "p1.s4"), ("p2.s1", "p2.s1"), ("p2.s2", "p2.s2"),
        ("p2.s3", "p3.s1"), ("p2.s4", "p3.s2"), ("p3.s1 p3.s2", "p4.s1"), ("p4.s1", "p4.s2"), ("p7.s1", "p6.s1"), ("p7.s2", "p6.s2"),
    ])  # fmt: skip
    others = {
        "en-2": [("h1", "h1"), ("p1", "p1"), ("p2", "p2"), ("p5", "p3")],
        "en-rev": [("h1", "h1"), ("p2", "p2 p3")],
        "he": [("h1", "h1"), ("p1", "p1")],
    }
    made = [
        Alignment("ru", "en-mt", Level.SEGMENT, tuple(segments)),
        Alignment("ru", "en-mt", Level.SENTENCE, tuple(sentences)),
    ]
    made += [Alignment("ru", other, Level.SEGMENT, tuple(pairs("ru", other, names))) for other, names in others.items()]
    made.append(Alignment("en-mt", "en-corr", Level.SEGMENT, state.segment_beads, derived=True))
    made.append(Alignment("en-mt", "en-corr", Level.SENTENCE, state.sentence_beads, derived=True))
    return tuple(made)


def finding(
    rule: str, category: str, severity: Severity, spans: Sequence[Span], message: str, **more: object
) -> Finding:
    identifier = finding_id(rule, spans[0].segment, spans[0].quote, 1)
    return Finding(identifier, rule, category, severity, tuple(spans), message, 0.9, **more)  # type: ignore[arg-type]


def ferry_findings(base: Witness, source: Witness, state: State) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    p = {part.id.partition(".")[2]: part for part in base.segments}
    s = {part.id.partition(".")[2]: part for part in source.segments}
    c = {part.id.partition(".")[2]: part for part in state.witness.segments}
    corrected = Status.CORRECTED
    on_base = (
        finding("quote-unbalanced", "linguistic-conventions.punctuation", Severity.MAJOR, [span(p["p1"], "“as in a book, and")],
                "A quotation opens and is not closed.", evidence=(Evidence("opened", "“ in sentence 4"),), status=corrected, act="33333333"),
        finding("idiom-literal", "accuracy.mistranslation", Severity.CRITICAL, [span(p["p1"], "in a book, and we believed")],
                "An idiom seems to be taken word for word.", source=(span(s["p1"], "как по писаному"),),
                evidence=(Evidence("source", "«как по писаному»"), Evidence("value", "<i>as if reading</i>")), conjecture=True),
        finding("doubled-word", "linguistic-conventions.grammar", Severity.NEUTRAL, [span(p["p1"], "In the morning we")], "Only a remark."),
        finding("name-unsteady", "terminology.inconsistent", Severity.MINOR, [span(p["p1"], "Pavel"), span(p["p6"], "Pavel's")],
                "The same name is used in two ways.", suggestion="Pavel"),
        finding("number-differs", "accuracy.mistranslation", Severity.CRITICAL, [span(p["p2"], "Five"), span(p["p2"], "sixth")],
                "The numbers differ from the source.", source=(span(s["p2"], "четыре"), span(s["p2"], "Пятую")),
                status=corrected, act="44444444"),
        finding("omission", "accuracy.omission", Severity.MAJOR, [span(p["p4"], "", after="far away.")],
                "A sentence of the source has no counterpart here.", source=(span(s["p5"], "Вехи ставит Павел."),)),
        finding("addition", "accuracy.addition", Severity.MAJOR, [span(p["p5"], p["p5"].text)], "Nothing in the source says this.",
                status=corrected, act="99999999"),
        replace(finding("spacing", "linguistic-conventions.punctuation", Severity.MINOR, [span(p["q1"], "bridge")],
                "A mark seems to be missing & <em>more</em>.", status=Status.DISMISSED, act="bbbb0000"), id="0" * 12),
        finding("furniture", "design.markup", Severity.MINOR, [span(p["fw2"], "0 comments")], "Not a part of the text."),
        finding("hint-only", "style.awkward-style", Severity.MINOR, [span(p["p3"], "old coin")], "A hint nobody sees.", hint=True),
        finding("control-character", "linguistic-conventions.character-encoding", Severity.MAJOR, [span(p["p8"], "gnp.exe")], HOSTILE),
    )  # fmt: skip
    on_state = (
        finding("name-unsteady", "terminology.inconsistent", Severity.MINOR, [span(c["p1"], "Pavel"), span(c["p6"], "Pavel's")],
                "The same name is used in two ways."),
        finding("long-sentence", "style.awkward-style", Severity.MINOR, [span(c["p6"], "She was at odds with the numbers")],
                "An idiom of the source shines through."),
    )  # fmt: skip
    return on_base, on_state


def ferry_comparisons() -> tuple[Comparison, ...]:
    same = Edit(Op.EQUAL, " boats lay at the pier. The ", " boats lay at the pier. The ")
    rest = " one was being repaired.\nNobody knew who owned them. They were painted in the colour of an old coin."
    words = (Edit(Op.REPLACE, "Five", "Four"), same, Edit(Op.REPLACE, "sixth", "fifth"), Edit(Op.EQUAL, rest, rest))
    title = (Edit(Op.EQUAL, "The ", "The "), Edit(Op.REPLACE, "Ferry on the Stone River", "Kamennaya Ferry"))
    block = (Edit(Op.REPLACE, ADDED, "In winter one drives across the ice, and it is Pavel who sets the markers."),)
    revision = SegmentDiff(("en-mt.p2", "en-mt.p3"), ("en-rev.p2", "en-rev.p3"), words, 0.08)
    return (
        Comparison("en-mt", "en-corr", Relation.CORRECTION, (SegmentDiff(("en-mt.p2",), ("en-corr.p2",), words[:3], 0.1),)),
        Comparison("en-mt", "en-2", Relation.RETRANSLATION, (SegmentDiff(("en-mt.h1",), ("en-2.h1",), title, 0.55),)),
        Comparison("en-corr", "en-2", Relation.RETRANSLATION, (SegmentDiff(("en-corr.p4.88888888",), ("en-2.p3",), block, 0.72, is_block=True),)),
        Comparison("en-mt", "en-rev", Relation.CORRECTION, (revision,)),
    )  # fmt: skip


def ferry_edition() -> Edition:
    def entry(identifier: str, role: Role, language: str, **book: str) -> WitnessEntry:
        return WitnessEntry(
            identifier, role, language, (f"sources/{identifier}.txt",), bibliography=Bibliography(**book)
        )

    return Edition(
        "ferry",
        "The Ferry on the Stone River & <other> notes",
        author="not named",
        rights="Written for the tests of this program.",
        licence="CC BY 4.0",
        people=(Person("ak", "A. Keeper"), Person("mv", "M. Voss <mv>")),
        witnesses=(
            entry("en-mt", Role.BASE, "en", title="The Ferry on the Stone River", engine="a machine"),
            entry("ru", Role.RECONSTRUCTION, "ru", title="Паром на Каменной", note="written back from the English"),
            entry("en-2", Role.TRANSLATION, "en-GB", title="The Kamennaya Ferry", translator="somebody else"),
            entry("en-rev", Role.REVISION, "en"),
            entry("he", Role.TRANSLATION, "he", title="המעבורת"),
        ),
    )


def ferry_snapshot() -> Snapshot:
    base, source = ferry_base(), ferry_source()
    acts = ferry_acts(base)
    state = ferry_state(base, acts)
    findings, state_findings = ferry_findings(base, source, state)
    return Snapshot(
        ferry_edition(),
        (base, source, *other_witnesses()),
        state,
        acts,
        ferry_alignments(base, state),
        findings,
        state_findings,
        ferry_comparisons(),
        (("witnesses/en-mt.xml", "4b883fe6d198b1780ec69b56a6bff6f1"), ("journal.jsonl", "36d6623d2584aa77")),
        tuple(act.id for act in acts if act.id not in ("bbbb0002", "bbbb0003")),
    )


def book_snapshot(chapters: int, paragraphs: int) -> Snapshot:
    """A book of two texts: parts of ten chapters, equal paragraphs, nothing corrected."""
    texts = {}
    for identifier, language, words in (
        ("ru", "ru", "Снег шёл всю ночь. Утром дороги не стало."),
        ("en-mt", "en", "It snowed all night. By morning the road was gone."),
    ):
        parts: list[Node] = []
        number = 0
        for first in range(0, chapters, 10):
            divisions: list[Node] = [Segment(f"{identifier}.h{chapters + 1 + first}", "head", f"Part {first // 10 + 1}")]
            for chapter in range(first, min(first + 10, chapters)):
                body: list[Node] = [Segment(f"{identifier}.h{chapter + 1}", "head", f"Chapter {chapter + 1}")]
                for _ in range(paragraphs):
                    number += 1
                    body.append(segment(f"{identifier}.p{number}", "p", f"{number}. {words} {words} {words}"))
                divisions.append(Block("div", f"{identifier}.d{chapter + 1}", children=tuple(body)))
            parts.append(Block("div", f"{identifier}.part{first}", children=tuple(divisions)))
        role = Role.SOURCE if identifier == "ru" else Role.BASE
        texts[identifier] = Witness(identifier, language, role, tuple(parts), "The Snow")
    base, source = texts["en-mt"], texts["ru"]
    ids = [part.id for part in base.segments]
    sentence_ids = [sentence.id for part in base.segments for sentence in part.sentences]
    to_state = [Bead((each,), (each.replace("en-mt", "en-corr"),)) for each in ids]
    sentence_beads = tuple(Bead((each,), (each.replace("en-mt", "en-corr"),)) for each in sentence_ids)
    state = State(base, _renamed(base), (), (), (), tuple(to_state), sentence_beads)
    edition = Edition("snow", "The Snow", witnesses=(
        WitnessEntry("ru", Role.SOURCE, "ru", ("ru.txt",)), WitnessEntry("en-mt", Role.BASE, "en", ("en.txt",)),
    ))  # fmt: skip
    alignments = (
        Alignment("ru", "en-mt", Level.SEGMENT, tuple(Bead((each.replace("en-mt", "ru"),), (each,)) for each in ids)),
        Alignment("ru", "en-mt", Level.SENTENCE, tuple(Bead((each.replace("en-mt", "ru"),), (each,)) for each in sentence_ids)),
        Alignment("en-mt", "en-corr", Level.SEGMENT, state.segment_beads, derived=True),
        Alignment("en-mt", "en-corr", Level.SENTENCE, state.sentence_beads, derived=True),
    )  # fmt: skip
    return Snapshot(edition, (base, source), state, (), alignments, ())


def _renamed(base: Witness) -> Witness:
    def rename(node: Node) -> Node:
        identifier = node.id.replace("en-mt", "en-corr")
        if isinstance(node, Segment):
            sentences = tuple(replace(each, id=each.id.replace("en-mt", "en-corr")) for each in node.sentences)
            return replace(node, id=identifier, sentences=sentences)
        return replace(node, id=identifier, children=tuple(rename(child) for child in node.children))

    return Witness("en-corr", base.language, Role.REVISION, tuple(rename(node) for node in base.nodes), base.title)
