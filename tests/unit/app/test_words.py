"""Words linked as they are asked for: by a bead of either level, in either direction, and what a rule may ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.unit.align.texts import ENGLISH, RUSSIAN, witness
from workbench.align.witnesses import align_witnesses
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.words import Sides, link_beads
from workbench.app.words import WordLinker
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.context import Context
from workbench.model.witness import Witness
from workbench.model.words import WordLink, WordLinks

RU = witness("ru", "ru", [[" ".join(RUSSIAN[:4]), " ".join(RUSSIAN[4:])]])
EN = witness("en", "en", [[" ".join(ENGLISH[:3]), " ".join(ENGLISH[3:])]])


def aligned(a: Witness, b: Witness) -> dict[Level, Alignment]:
    return {each.level: each for each in align_witnesses(a, b)}


@pytest.fixture(scope="module")
def context() -> Context:
    found = aligned(RU, EN)
    sentences, segments = found[Level.SENTENCE].beads, found[Level.SEGMENT].beads
    return Context(EN, RU, segments, sentences, link_words=WordLinker(RU, EN, sentences))


def behind(context: Context, words: str) -> list[str]:
    """The words of the source behind words of the translation, wherever they stand."""
    for segment in context.witness.segments:
        match = re.search(re.escape(words), segment.text)
        if match:
            spans = context.source_words(segment.id, match.start(), match.end())
            for span in spans:
                text = context.segments_by_id[span.segment].text
                assert text[span.start : span.end] == span.quote
                assert not span.is_stale(text)
            return [span.quote for span in spans]
    raise AssertionError(words)


def test_a_rule_asks_which_source_words_stand_behind_english_ones(context: Context) -> None:
    assert behind(context, "steamer") == ["пароход"]
    assert behind(context, "Ambassador Malik") == ["Посол", "Малик"]
    assert behind(context, "12 sailors") == ["12", "матросов"]
    assert behind(context, "stea") == ["пароход"], "a part of a word is the word"


def test_between_words_stands_nothing(context: Context) -> None:
    segment = next(each for each in EN.segments if "steamer" in each.text)
    at = segment.text.index(" steamer")
    assert context.source_words(segment.id, at, at + 1) == ()
    assert context.source_words(segment.id, at, at) == ()
    assert context.source_words("en.p99", 0, 5) == ()


def test_without_a_source_or_links_nothing_is_behind() -> None:
    segment = EN.segments[0]
    assert Context(EN).source_words(segment.id, 0, len(segment.text)) == ()
    beads = (Bead((RU.segments[0].id,), (segment.id,)),)
    assert Context(EN, RU, beads).source_words(segment.id, 0, len(segment.text)) == ()


def test_links_of_a_bead_are_worked_out_once_and_only_when_asked() -> None:
    asked: list[Bead] = []

    def link(bead: Bead) -> WordLinks:
        asked.append(bead)
        return WordLinks()

    bead = Bead((RU.segments[0].id,), (EN.segments[0].id,))
    context = Context(EN, RU, (bead,), link_words=link)
    assert not asked
    context.source_words(EN.segments[0].id, 0, 5)
    assert asked == [bead]
    linker = WordLinker(RU, EN, ())
    assert linker(bead) is linker(bead)


def test_segments_are_linked_sentence_bead_by_sentence_bead(context: Context) -> None:
    """Words of every sentence, in the order of the text, and no link across beads of sentences."""
    for bead in context.segment_beads:
        found = context.link_words(bead)
        for side, words in ((bead.a, found.a), (bead.b, found.b)):
            places = [(side.index(word.unit), word.start) for word in words]
            assert places == sorted(places)
            assert [word.text for word in words] == [
                context.segments_by_id[word.unit].text[word.start : word.end] for word in words
            ]
    whole = [link for bead in context.segment_beads for link in context.link_words(bead).links]
    parts = [link for bead in context.sentence_beads for link in context.link_words(bead).links]
    assert len(whole) == len(parts)
    assert len(parts) > 30


def test_sides_may_be_swapped(context: Context) -> None:
    """A pack of ru-en serves en-ru: the same links, turned round."""
    turned = [replace(bead, a=bead.b, b=bead.a) for bead in context.sentence_beads]
    linker = WordLinker(EN, RU, turned)
    for bead, other in zip(context.sentence_beads, turned, strict=True):
        there, back = context.link_words(bead), linker(other)
        assert (back.a, back.b) == (there.b, there.a)
        assert back.links == tuple(sorted(WordLink(j, i, value) for i, j, value in there.links))


def test_another_pair_of_languages_learns_from_its_own_texts() -> None:
    """No pack for ru-mk: what the texts say again and again is learnt, where each quarter can be left out."""
    colours = {"red": "crven", "white": "bel", "black": "crn", "green": "zelen"}
    things = {"house": "kukja", "wall": "dzid", "roof": "pokriv", "gate": "porta", "boat": "brod"}
    english = [f"We saw the {colour} {thing} there" for colour in colours for thing in things]
    other = [f"Tamu {colours[colour]} {things[thing]} vidovme" for colour in colours for thing in things]
    one, two = witness("en", "en", [english]), witness("mk", "mk", [other])
    texts = [[segment for segment in each.segments if segment.kind == "p"] for each in (one, two)]
    beads = [Bead((a.sentences[0].id,), (b.sentences[0].id,)) for a, b in zip(*texts, strict=True)]
    found = WordLinker(one, two, beads)(beads[7])
    partners = {(found.a[each.a].text, found.b[each.b].text) for each in found.links if each.probability > 0.5}
    assert ("white", "bel") in partners
    assert ("roof", "pokriv") in partners


def test_what_was_let_go_is_not_linked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a book only the last beads are held; the others are kept small, and are the same when they come back."""
    sentences = aligned(RU, EN)[Level.SENTENCE].beads
    whole = WordLinker(RU, EN, sentences)
    before = [whole(bead) for bead in sentences]
    monkeypatch.setattr("workbench.app.words._KEPT", 1)
    linker = WordLinker(RU, EN, sentences)
    assert [linker(bead) for bead in sentences] == before

    def refuse(*_: object) -> WordLinks:
        raise AssertionError("linked again")

    monkeypatch.setattr("workbench.app.words.link_beads", refuse)
    assert [linker(bead) for bead in sentences[:-1]] == before[:-1]


def test_beads_are_linked_together_where_they_are_asked_for_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def count(knowledge: WordKnowledge, beads: Sequence[Sides]) -> list[WordLinks]:
        calls.append(len(beads))
        return link_beads(knowledge, beads)

    one = witness("a", "en", [[f"Ship number {number} came into port." for number in range(100)]])
    two = witness("b", "ru", [[f"Корабль номер {number} вошёл в порт." for number in range(100)]])
    beads = aligned(two, one)[Level.SENTENCE].beads
    alone = [WordLinker(two, one, beads)(bead) for bead in beads]
    monkeypatch.setattr("workbench.app.words.link_beads", count)
    linker = WordLinker(two, one, beads)
    linker(beads[50])
    assert calls == [1], "who asks for one bead gets one"
    assert [linker(bead) for bead in beads] == alone
    assert sum(calls) == len(beads)
    assert len(calls) < 10
