"""Words left out and put in: which words, and where."""

from __future__ import annotations

from dataclasses import replace

from workbench.app.bitext import read_pair
from workbench.check.junctions import Junctions
from workbench.check.left_over import left_over
from workbench.check.runner import run
from workbench.model.context import Context
from workbench.model.witness import Role
from workbench.packs.language_model import find_model

SOURCE = "Начальник порта, высокий человек в морской форме, показал нам три новых крана у северного причала."
TEXT = "The head of the port showed us three new cranes at the northern berth."


def test_the_place_is_between_the_partners_of_the_neighbours() -> None:
    (hole,) = left_over(read_pair(SOURCE, TEXT, "ru", "en")).holes
    assert hole.place.start == hole.place.end == len("The head of the port")
    assert "высокий человек в морской форме" in hole.source[0].quote
    assert hole.likely > 0.9


def test_a_good_translation_has_no_likely_hole_or_addition() -> None:
    context = read_pair(SOURCE, TEXT.replace("port", "port, a tall man in a naval uniform,"), "ru", "en")
    assert all(hole.likely < 0.5 for hole in left_over(context).holes)
    assert all(addition.likely < 0.5 for addition in left_over(context).additions)


def test_words_that_the_source_does_not_have_are_told() -> None:
    source = "Рабочие вернулись в деревню и починили мельницу."
    text = "The workers returned to the village with their unhappy children and mended the mill."
    (addition,) = left_over(read_pair(source, text, "ru", "en")).additions
    assert addition.spans[0].quote == "with their unhappy children"


def test_what_rules_share_is_worked_out_once() -> None:
    context, asked = read_pair(SOURCE, TEXT, "ru", "en"), []

    def look(given: Context) -> int:
        asked.append(given)
        return 7

    assert (context.once(look), context.once(look), len(asked)) == (7, 7, 1)


def test_what_rests_on_a_reconstruction_is_conjecture() -> None:
    context = read_pair(SOURCE, TEXT, "ru", "en")
    assert context.source is not None
    written = replace(context, source=replace(context.source, role=Role.RECONSTRUCTION))
    found = [[each for each in run(one) if each.rule == "words-omitted"] for one in (context, written)]
    assert [len(each) for each in found] == [1, 1]
    assert (found[0][0].conjecture, found[1][0].conjecture) == (False, True)
    assert found[1][0].confidence < found[0][0].confidence


def test_where_neighbours_do_not_go_together_a_place_costs_most() -> None:
    places = Junctions.read(find_model("en"), ["He saw the in the port."], ["Он увидел кран в порту."])
    assert places.cost.argmax() == 3
    assert not places.begins_small
    assert Junctions.read(None, ["in the port, , he"], ["В порту"]).has_marks_left.tolist() == [0, 0, 0, 1, 0]
    assert Junctions.read(None, ["in the port"], ["В порту"]).begins_small
