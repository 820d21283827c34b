"""Comments: open findings and remarks on the corrected text, told from what people write into the file.

    talk = Talk.of(snapshot); talk.anchors, talk.xml
    is_ours("Workbench", "…")       # a comment that came back is no news

Ours are by “Workbench”, or end in a line like `remark 1f0c7a52`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from workbench.formats.word.names import W
from workbench.formats.word.runs import Anchor, Author, RunWriter
from workbench.model.act import Remark
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding
from workbench.model.ids import to_state_id
from workbench.model.state import State

MACHINE = "Workbench"
_OURS = re.compile(r"(?:^|\n)remark [0-9a-f]{8}$")


def is_ours(who: str, text: str) -> bool:
    return who == MACHINE or _OURS.search(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Saying:
    """paragraphs: of the comment. when: empty for what a machine says."""

    anchor: Anchor
    who: str
    when: str
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Talk:
    sayings: list[Saying] = field(default_factory=list)

    @classmethod
    def of(cls, snapshot: Snapshot) -> Talk:
        """Of the corrected text: findings that somebody has to look at (no hints), and remarks in force."""
        names = {person.id: person.name for person in snapshot.edition.people}
        talk = cls()
        for finding in snapshot.state_findings:
            if finding.is_open and not finding.hint:
                for span in finding.spans[:1]:
                    talk._say(span.segment, span.start, span.end, MACHINE, "", _told(finding))
        in_force = set(snapshot.in_force)
        for act in snapshot.acts:
            if act.id in in_force and isinstance(act.body, Remark):
                unit, start, end = _place(act.body, snapshot.state)
                if unit:
                    told = (act.body.text, f"remark {act.id}")
                    talk._say(unit, start, end, names.get(act.who, act.who), act.when, told)
        return talk

    def _say(self, unit: str, start: int, end: int, who: str, when: str, told: tuple[str, ...]) -> None:
        self.sayings.append(Saying(Anchor(len(self.sayings), unit, start, end), who, when, told))

    @property
    def anchors(self) -> dict[str, list[Anchor]]:
        """By unit, in the order of their beginnings."""
        found: dict[str, list[Anchor]] = defaultdict(list)
        for each in self.sayings:
            found[each.anchor.unit].append(each.anchor)
        return {unit: sorted(anchors, key=lambda one: (one.start, one.id)) for unit, anchors in found.items()}

    def xml(self, runs: RunWriter) -> bytes:
        """The part with the comments; empty if there are none."""
        if not self.sayings:
            return b""
        return (
            f'<w:comments xmlns:w="{W}">{"".join(_comment(each, runs) for each in self.sayings)}</w:comments>'.encode()
        )


def authors_of(snapshot: Snapshot) -> dict[str, Author]:
    """Name and moment of every act."""
    names = {person.id: person.name for person in snapshot.edition.people}
    return {act.id: Author(names.get(act.who, act.who), act.when) for act in snapshot.acts}


def _comment(saying: Saying, runs: RunWriter) -> str:
    inner = []
    sign = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    for paragraph in saying.paragraphs:
        words = runs.words(paragraph)
        inner.append(f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{sign}{words}</w:p>')
        sign = ""
    initials = "".join(word[0] for word in saying.who.split()[:3]) if saying.who != MACHINE else "WB"
    when = f' w:date="{saying.when}"' if saying.when else ""
    who = f'w:author="{escape(saying.who)}"{when} w:initials="{escape(initials)}"'
    return f'<w:comment w:id="{saying.anchor.id}" {who}>{"".join(inner)}</w:comment>'


def _told(finding: Finding) -> tuple[str, ...]:
    """What is claimed, what it rests on, what would mend it; its id last, to dismiss it by."""
    suggestion = (f"Suggestion: {finding.suggestion}",) if finding.suggestion else ()
    return (f"{finding.severity.value}: {finding.message}", *suggestion, f"{finding.rule} {finding.id}")


def _place(remark: Remark, state: State) -> tuple[str, int, int]:
    """The segment of the state that has its words, and where; all of it where the words are no longer there once."""
    units = {segment.id: segment for segment in state.witness.segments}
    own = to_state_id(remark.segment, state.witness.id)
    found = list(_units(remark.segment, own, state))
    quote = remark.span.quote if remark.span else ""
    for unit in found:
        if quote and units[unit].text.count(quote) == 1:
            start = units[unit].text.index(quote)
            return unit, start, start + len(quote)
    return (found[0], 0, len(units[found[0]].text)) if found else ("", 0, 0)


def _units(segment: str, own: str, state: State) -> Iterator[str]:
    known = {each.id for each in state.witness.segments}
    if own in known:
        yield own
    for bead in state.segment_beads:
        if segment in bead.a:
            yield from (each for each in bead.b if each in known and each != own)
