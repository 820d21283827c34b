"""What a corrected copy changed is reported where it stands in the base, whatever the beads."""

from __future__ import annotations

from tests.quality.cases import to_witness
from tests.quality.editions import to_edition
from workbench.check.registry import rules
from workbench.check.rule import Claim
from workbench.diff.compare import compare
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.other_text import OtherText
from workbench.model.witness import Role

LONG = "In the morning we walked down to the river and waited there."


def find(context: Context) -> list[Claim]:
    return list(rules()["corrected-elsewhere"].find(context))


def beside(base: list[str], copy: list[str], beads: list[tuple[list[int], list[int]]]) -> Context:
    a, b = to_witness(base), to_witness(copy, "en-3", role=Role.REVISION)
    joined = tuple(
        Bead(tuple(a.segments[i].id for i in left), tuple(b.segments[j].id for j in right)) for left, right in beads
    )
    return Context(a, others=(OtherText(b, compare(a, b, joined)),))


def test_a_change_in_the_second_of_two_joined_paragraphs() -> None:
    context = beside([LONG, "There was no old boat."], [f"{LONG} There was no boat."], [([0, 1], [0])])
    (claim,) = find(context)
    assert [(span.segment, span.quote) for span in claim.spans] == [("mt.p2", " old")]
    assert claim.suggestion == ""


def test_a_change_across_a_border_of_paragraphs_has_a_span_in_each() -> None:
    context = beside([f"{LONG} Then", "there it came."], [f"{LONG} At last it came."], [([0, 1], [0])])
    (claim,) = find(context)
    assert [span.segment for span in claim.spans] == ["mt.p1", "mt.p2"]
    assert claim.suggestion is None


def test_only_another_border_is_no_change_of_words() -> None:
    assert find(beside([LONG, "We came."], [f"{LONG} We came."], [([0, 1], [0])])) == []


def test_a_paragraph_worded_anew_is_one_claim_on_its_words() -> None:
    base = [LONG] * 6 + ["Nobody had seen where he went."]
    copy = [LONG] * 6 + ["No trace of him was found by anyone there."]
    (claim,) = find(to_edition(base, {"en-3": copy}, role=Role.REVISION))
    assert {span.segment for span in claim.spans} == {"mt.p7"}
    assert "anew" in claim.message


def test_two_copies_with_one_change_are_one_claim() -> None:
    copy = [LONG.replace("river", "pier")]
    context = to_edition([LONG], {"en-3": copy, "en-4": copy}, role=Role.REVISION)
    (claim,) = find(context)
    assert [(each.kind, each.value) for each in claim.evidence] == [("in en-3", "pier"), ("in en-4", "pier")]
    assert claim.suggestion == "pier"


def test_kinds_of_corrections() -> None:
    def category(old: str, new: str) -> str | None:
        (claim,) = find(to_edition([f"{LONG} {old}"], {"en-3": [f"{LONG} {new}"]}, role=Role.REVISION))
        return claim.category

    assert category("He went away.", "He went away!") == "linguistic-conventions.punctuation"
    assert category("He had boat.", "He had a boat.") == "linguistic-conventions.grammar"
    assert category("He had two boats.", "He had two boat.") == "linguistic-conventions.grammar"
    assert category("He saw the marriage.", "He saw the pier.") == "accuracy.mistranslation"
    assert category("He saw the old pier.", "He saw the pier.") == "accuracy.addition"
    assert category("He saw the pier.", "He saw the old pier.") == "accuracy.omission"


def test_a_paragraph_that_only_one_has_says_nothing() -> None:
    assert find(beside([LONG, "A second one."], [LONG], [([0], [0]), ([1], [])])) == []
