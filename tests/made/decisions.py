"""The ferry’s journal and the corrected text that follows from it, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.made.texts import segment, span
from workbench.model.act import Act, Add, Change, Correct, Dismiss, Drop, Join, Remark, Split, Undo
from workbench.model.alignment import Bead
from workbench.model.finding import Severity
from workbench.model.span import Span
from workbench.model.state import Applied, Restructured, State
from workbench.model.witness import Mark, Node, Role, Segment, Witness

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
        "22222222": (
            "The idiom was taken word for word: <b>как по писаному</b>.",
            "accuracy.mistranslation",
            Severity.MAJOR,
        ),
        "33333333": ("The closing mark is lost.", "linguistic-conventions.punctuation", Severity.MINOR),
        "44444444": ("Numbers: четыре, пятую.", "accuracy.mistranslation", Severity.CRITICAL),
        "55555555": ("Clumsy passive.", "style.awkward-style", Severity.MINOR),
        "66666666": ("Those who loved her were people, not numbers.", "accuracy.mistranslation", Severity.MAJOR),
        "77777777": ("Said already.", "style.awkward-style", Severity.NEUTRAL),
        "aaaa0002": ("Idiom.", "style.unidiomatic-style", Severity.MINOR),
    }
    acts: list[Act] = []
    for name, edits in EDITS.items():
        for act in dict.fromkeys(each[0] for each in edits):
            changes = tuple(
                Change(span(parts[f"en-mt.{name}"], words, after=after), new)
                for each, words, new, after in edits
                if each == act
            )
            reason, category, severity = why[act]
            acts.append(
                Act(act, len(acts) + 1, (), "2026-03-02T10:15:00Z", "ak", Correct(changes, reason, category, severity))
            )
    p4, p5, p9 = (parts[f"en-mt.{name}"] for name in ("p4", "p5", "p9"))
    place = p9.text.index(" The tar")
    gap = Span.of(p9.id, p9.text, place, place + 1)
    structural = (
        (
            "88888888",
            Correct(
                (Add("en-mt.p4", "p", ADDED),), "A paragraph was left out.", "accuracy.omission", Severity.CRITICAL
            ),
        ),
        ("99999999", Correct((Drop(span(p5, p5.text)),), "No source.", "accuracy.addition", Severity.MAJOR)),
        ("aaaa0000", Correct((Split(gap),), "As in the source.")),
        ("aaaa0001", Correct((Join("en-mt.p10", "en-mt.p11"),), "One sentence.")),
        ("bbbb0000", Dismiss("0" * 12, None, "The writer says so on purpose.")),
        ("bbbb0001", Remark("en-mt.p4", "Ask the author about the road & the <flood>.", span(p4, "the road"))),
        ("bbbb0002", Remark("en-mt.p3", "This remark was undone.")),
        ("bbbb0003", Undo(("bbbb0002",))),
    )
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
        for act in acts
        if isinstance(act.body, Correct)
        for operation in act.body.operations
        if not isinstance(operation, Change)
    )
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
        for part in base.segments
        for sentence in part.sentences
        if part.id in ("en-mt.p1", "en-mt.p2", "en-mt.p4", "en-mt.p6")
    )
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
