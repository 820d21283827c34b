"""Where a sentence that nothing renders is reported: in the paragraph that renders its own."""

from __future__ import annotations

from workbench.check.registry import rules
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

SOURCE = ["Мы пришли утром. Весь день шёл дождь.", "Стоял густой туман. Нас встретил начальник."]


def places(english: list[str], beads: list[tuple[str, str]]) -> list[tuple[str, int]]:
    """Segment and offset of each report. beads: numbers of sentences, `p1.s1 p1.s2`, of either side."""
    source, text = _witness("ru", SOURCE, Role.SOURCE), _witness("en", english, Role.BASE)
    segments = tuple(Bead((a.id,), (b.id,)) for a, b in zip(source.segments, text.segments, strict=False))
    sentences = tuple(
        Bead(tuple(f"ru.{each}" for each in a.split()), tuple(f"en.{each}" for each in b.split())) for a, b in beads
    )
    claims = list(rules()["sentence-omitted"].find(Context(text, source, segments, sentences)))
    return [(claim.spans[0].segment, claim.spans[0].start) for claim in claims]


def _witness(prefix: str, paragraphs: list[str], role: Role) -> Witness:
    nodes = mint(tuple(Segment("", "p", text) for text in paragraphs), prefix, prefix)
    return Witness(prefix, prefix, role, nodes)


def test_the_first_of_a_paragraph_is_missed_at_its_beginning() -> None:
    english = ["We came in the morning. It rained.", "The head met us."]
    beads = [("p1.s1", "p1.s1"), ("p1.s2", "p1.s2"), ("p2.s1", ""), ("p2.s2", "p2.s1")]
    assert places(english, beads) == [("en.p2", 0)]


def test_the_last_of_a_paragraph_is_missed_at_its_end() -> None:
    english = ["We came in the morning.", "There was thick fog. The head met us."]
    beads = [("p1.s1", "p1.s1"), ("p1.s2", ""), ("p2.s1", "p2.s1"), ("p2.s2", "p2.s2")]
    assert places(english, beads) == [("en.p1", len(english[0]))]


def test_a_paragraph_that_is_missing_is_missed_behind_the_one_in_front() -> None:
    beads = [("p1.s1", "p1.s1"), ("p1.s2", "p1.s2"), ("p2.s1", ""), ("p2.s2", "")]
    assert places(["We came. It rained."], beads) == [("en.p1", 19), ("en.p1", 19)]


def test_the_first_paragraph_that_is_missing_is_missed_at_the_beginning() -> None:
    source_first = [("p1.s1", ""), ("p1.s2", ""), ("p2.s1 p2.s2", "p1.s1")]
    assert places(["In thick fog the head met us."], source_first) == [("en.p1", 0), ("en.p1", 0)]


def test_nothing_is_missed_where_nothing_is_rendered() -> None:
    assert places(["Other words."], [("p1.s1", ""), ("p1.s2", "")]) == []
