"""After a correction local rules look only where something changed, and say what they would say of the whole text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.contract.test_renamed import uncorrected
from tests.contract.test_rules import RULES
from tests.quality.editions import to_edition
from workbench.check.registry import rules
from workbench.check.rule import Example, Rule
from workbench.check.runner import run
from workbench.check.since import read_since
from workbench.model.alignment import Bead
from workbench.model.context import Context

LOCAL = {name: rule for name, rule in RULES.items() if rule.is_local}
PLAIN = "The captain came home and was silent."
# Each has findings of its own, and names and words that rules of the whole text count.
ENGLISH = (
    "Vronsky saw the the ship in 1961..", "Levin (an old man was in the the port.", "It was raining at night.",
    "Levin and Kitty went to Moscow.", "“Yes,” said Vronsky ,", "They waited for 12 days with a smile of triumph.",
)  # fmt: skip
RUSSIAN = (
    "Вронский увидел корабль в 1951 году.", "Левин, старик, был в порту.", "Ночью шёл дождь и дул ветер с моря.",
    "Левин и Кити поехали в Москву.", "«Да», — сказал Вронский.", "Они ждали 10 дней.",
)  # fmt: skip


def text_with(example: Example, line: str | None = None, at: int = -1) -> Context:
    """In the middle of a text; the line at that place may be another one."""
    lines = example.text.split("\n")
    lines[at] = lines[at] if line is None else line
    theirs = example.source.split("\n") if example.source else []
    theirs = theirs if len(theirs) == len(lines) else theirs and [example.source.replace("\n", " "), *lines[1:]]
    source = [*RUSSIAN[:3], *theirs, *RUSSIAN[3:]] if theirs else ()
    return replace(to_edition([*ENGLISH[:3], *lines, *ENGLISH[3:]], {}, source), glossary=example.glossary)


def spread(example: Example) -> Example:
    """Each sentence as a paragraph: what one says of another now says it of another segment."""
    return replace(example, text=re.sub(r"(?<=[.!?]) ", "\n", example.text), source="")


def check_again(rule: Rule) -> bool:
    """Whether each line of its examples, put in for another or taken out, is judged as in a check of the whole text."""
    is_same = True
    examples = (*rule.hits, *rule.misses)
    for example in (*examples, *map(spread, examples)):
        for at in range(example.text.count("\n") + 1):
            one, two = text_with(example), text_with(example, PLAIN, at)
            for before, after in ((one, uncorrected(two)), (two, uncorrected(one))):
                since = read_since(before, run(before), after)
                assert since is not None
                assert [each.id for each in since.part.witness.segments] == [after.witness.segments[3 + at].id]
                assert since.kept
                is_same &= run(after, since=since) == run(after)
    return is_same


@pytest.mark.parametrize("rule", LOCAL.values(), ids=LOCAL)
def test_the_same_is_said_as_of_the_whole_text(rule: Rule) -> None:
    assert check_again(rule)


@pytest.mark.parametrize("rule", ["name-spelling", "mixed-quotes", "name-place"])
def test_a_rule_that_counts_over_the_whole_text_is_not_local(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would tell."""
    monkeypatch.setitem(RULES, rule, replace(RULES[rule], is_local=True))
    assert rules()[rule].is_local
    assert not check_again(RULES[rule])


def test_what_shares_a_bead_with_a_correction_is_read_again() -> None:
    before, after = (text_with(Example(text, None, "Был вечер.")) for text in ("It was night.", "It was evening."))
    joined = Bead(("src.p4", "src.p5"), ("mt.p4", "mt.p5"), 0.9)
    before, after = (
        replace(each, segment_beads=(*each.segment_beads[:3], joined, *each.segment_beads[5:]))
        for each in (before, after)
    )
    since = read_since(before, run(before), uncorrected(after))
    assert since is not None
    assert len(since.part.witness.segments) == 2
    assert since.part.source is not None
    assert len(since.part.source.segments) == 2


def test_a_bead_that_is_another_is_read_again_though_no_word_changed() -> None:
    before = text_with(Example("It was night.", None, "Была ночь."))
    sentences = list(before.sentence_beads)
    sentences[4:5] = [Bead(sentences[4].a, ()), Bead((), sentences[4].b)]
    after = uncorrected(replace(before, sentence_beads=tuple(sentences)))
    since = read_since(before, run(before), after)
    assert since is not None
    assert len(since.part.witness.segments) == 1
    assert run(after, since=since) == run(after)


def test_where_all_may_have_changed_all_is_read() -> None:
    before, after = (text_with(Example("It was night.", None, "Была ночь.")) for _ in range(2))
    others = replace(after, segment_beads=tuple(replace(bead, confidence=0.5) for bead in after.segment_beads))
    assert read_since(before, run(before), uncorrected(others)) is None, "every bead is another"
    german = replace(after, witness=replace(after.witness, language="de"))
    assert read_since(before, run(before), uncorrected(german)) is None, "another language"
    taught = [replace(each, witness=replace(each.witness, language="fi")) for each in (before, after)]
    assert read_since(taught[0], (), uncorrected(taught[1])) is None, "no pack: the text teaches its own words"


def test_without_a_source_only_the_segment_is_read() -> None:
    before, after = text_with(Example("It was night.")), text_with(Example("It was the the evening."))
    since = read_since(before, run(before), uncorrected(after))
    assert since is not None
    assert len(since.part.witness.segments) == 1
    assert run(uncorrected(after), since=since) == run(uncorrected(after))
