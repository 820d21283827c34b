"""What two texts teach about each other's words: only what more than one bead says."""

from __future__ import annotations

from itertools import product

from workbench.align.word_teaching import teach

GERMAN = ["Haus", "Hof", "Wald", "Brot", "Wein", "Stadt", "Nacht", "Berg"]
FRENCH = ["maison", "cour", "forêt", "pain", "vin", "ville", "nuit", "mont"]
PAIRS = [(i, j) for i, j in product(range(8), range(8)) if i != j]
A = [f"{GERMAN[i]} und {GERMAN[j]}" for i, j in PAIRS]
B = [f"{FRENCH[j]} et {FRENCH[i]}" for i, j in PAIRS]


def test_words_that_meet_again_and_again_are_partners() -> None:
    taught = teach(A, B, ("de", "fr"))
    assert {("haus", "maison"), ("wein", "vin"), ("nacht", "nuit")} <= taught.keys()
    assert ("haus", "vin") not in taught or taught["haus", "vin"] < taught["haus", "maison"] / 4
    assert all(ratio > 1 for ratio in taught.values())


def test_what_one_bead_says_alone_teaches_nothing() -> None:
    taught = teach([*A, "Der Zwiebelturm brannte"], [*B, "Un clocher brûlait"], ("de", "fr"))
    assert not [pair for pair in taught if "zwiebelturm" in pair[0] or "clocher" in pair[1]]


def test_the_order_of_the_beads_does_not_matter_for_what_is_sure() -> None:
    there, back = teach(A, B, ("de", "fr")), teach(A[::-1], B[::-1], ("de", "fr"))
    sure = {("haus", "maison"), ("wein", "vin"), ("nacht", "nuit")}
    assert sure <= there.keys()
    assert sure <= back.keys()


def test_no_beads_teach_nothing() -> None:
    assert not teach([], [], ("de", "fr"))
    assert not teach(["Haus"], ["maison"], ("de", "fr"))
