"""What other translations have for a word, and when they are too few to say so."""

from __future__ import annotations

from tests.quality.editions import to_edition
from workbench.check.opinions import places
from workbench.check.registry import rules
from workbench.model.context import Context
from workbench.model.witness import Role

BASE = "The boat lay at the oven for a week."
PIER = "The boat lay at the pier for a week."


def alone(context: Context) -> list[str]:
    return [word.text for place in places(context) for word in place.alone()]


def test_two_translations_make_an_opinion_and_one_does_not() -> None:
    assert alone(to_edition([BASE], {"en-2": [PIER], "en-3": [PIER]})) == ["oven"]
    assert alone(to_edition([BASE], {"en-2": [PIER]})) == []


def test_a_corrected_copy_has_no_opinion() -> None:
    base, copy = f"{BASE} Nobody came to look after it.", f"{PIER} Nobody came to look after it."
    translations = to_edition([base], {"en-2": [copy]})
    copies = to_edition([base], {"en-3": [copy]}, role=Role.REVISION)
    assert alone(Context(translations.witness, others=(*translations.others, *copies.others))) == []


def test_a_copy_that_was_worded_anew_is_another_translation() -> None:
    anew = "For seven days she had been moored by the landing."
    translations = to_edition([BASE], {"en-2": [PIER]})
    copies = to_edition([BASE], {"en-3": [anew]}, role=Role.REVISION)
    context = Context(translations.witness, others=(*translations.others, *copies.others))
    assert alone(context) == ["oven"]


def test_what_most_of_the_others_have() -> None:
    (place,) = places(to_edition([BASE], {"en-2": [PIER], "en-3": [PIER], "en-4": [PIER.replace("pier", "quay")]}))
    (word,) = place.alone()
    assert place.agreed(word.start, word.end) == {"en-2": ("pier",), "en-3": ("pier",)}
    (place,) = places(to_edition([BASE], {"en-2": [PIER], "en-3": [PIER.replace("pier", "quay")]}))
    assert place.agreed(word.start, word.end) == {}


def test_forms_and_compounds_are_the_same_word() -> None:
    context = to_edition(
        ["The warships of the post-war navy sank."],
        {"en-2": ["A warship of the postwar navies sinks."], "en-3": ["War-ships of the post-war navy had sunk."]},
    )
    assert alone(context) == ["sank"]


def test_words_are_found_through_the_source() -> None:
    """The order is another in each text, so that no change stands for another."""
    context = to_edition(
        ["In the marriage the old man was sitting all day."],
        {"en-2": ["All day the old man sat in the garden."], "en-3": ["The old man spent his day in the garden."]},
        ["Старик весь день сидел в саду."],
    )
    found = list(rules()["worded-against-others"].find(context))
    assert [claim.spans[0].quote for claim in found if "garden" in claim.message] == ["marriage"]
    assert ("in en-2", "garden") in [(each.kind, each.value) for claim in found for each in claim.evidence]


def test_segments_are_told_apart() -> None:
    """A word that stands in another paragraph of the others is not had here."""
    context = to_edition([BASE, "We waited."], {name: [PIER, "The oven was cold."] for name in ("en-2", "en-3")})
    assert "oven" in alone(context)
