"""Fifty errors put into a clean text with `correct`: how many are told as introduced, and by the act that did it.

    python -m tests.quality.introduced_errors            # rule, errors, told as introduced by their act

Ten rules that look at English alone, five sentences of our own each. The text before has no finding. What a rule leaves
alone by its own account (`had had`, a small letter behind a stop that may end an abbreviation) is none of the errors.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from workbench.app.decide import correct_one
from workbench.app.findings import Wish, list_findings
from workbench.app.wanted import Place, Wanted
from workbench.cli.main import run

# rule: (sentence, words, what an editor carelessly makes of them)
ERRORS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "doubled-word": (
        ("Anna tied the rope to the crane at noon.", "the rope", "the the rope"),
        ("Boris went to the harbour and waited.", "went to", "went to to"),
        ("Nobody in the village had seen the ship.", "seen the", "seen the the"),
        ("Clara wrote a long letter to her father.", "a long", "a a long"),
        ("The lamp of the port was lit at dusk.", "of the", "of of the"),
    ),
    "doubled-stop": (
        ("The men rowed slowly back to the shore.", "shore.", "shore.."),
        ("The old pilot knew every rock in the bay.", "bay.", "bay.."),
        ("By then the snow had covered the road.", "road.", "road.."),
        ("Denis said nothing and looked at the sea.", "sea.", "sea.."),
        ("After supper they read the newspaper aloud.", "aloud.", "aloud,."),
    ),
    "cyrillic-left": (
        ("The boat lay in the small harbour all winter.", "harbour", "гавани"),
        ("Elsa asked the captain about the weather.", "captain", "капитана"),
        ("They carried the timber up the steep bank.", "timber", "лес"),
        ("The library opened in the autumn of that year.", "library", "библиотека"),
        ("A cold wind blew from the northern hills.", "wind", "ветер"),
    ),
    "mixed-script": (
        ("The crane stood idle for a whole week.", "crane", "crаne"),
        ("Fyodor painted the boat green and white.", "boat", "bоat"),
        ("They sold the cattle before the first frost.", "cattle", "саttle"),
        ("The teacher came from a town in the south.", "teacher", "tеacher"),
        ("Greta counted the sacks twice that morning.", "sacks", "sасks"),
    ),
    "bracket-unbalanced": (
        ("The train (an early one) left at dawn.", "one)", "one"),
        ("Henry sold his watch (a silver one) in May.", "(a silver", "a silver"),
        ("The mill (burnt down later) stood by the lake.", "later)", "later"),
        ("Her brother [the younger one] kept the bees.", "one]", "one"),
        ("The second bridge (of stone) was never built.", "(of stone)", "(of stone"),
    ),
    "quote-unbalanced": (
        ("Irma said: “The tide is coming in.” Then all of them ran.", "in.”", "in."),
        ("“I shall stay here,” said the miller.", "here,”", "here,"),
        ("Josef called it “a fine day” and laughed.", "day”", "day"),
        ("“Come in,” he said, “and close the door.”", "Come in,”", "Come in,"),
        ("The sign read “No entry” in large letters.", "entry”", "entry"),
    ),
    "spacing": (
        ("Bread, salt and oil were sold in the market.", "Bread,", "Bread ,"),
        ("The bells rang. Everybody left the church.", "rang. Everybody", "rang.Everybody"),
        ("The garden (the upper one) was dry.", "one)", "one )"),
        ("They said “good night” and went upstairs.", "“good", "“ good"),
        ("Nobody answered; the house was empty.", "answered;", "answered ;"),
    ),
    "article": (
        ("They waited for an hour at the gate.", "an hour", "a hour"),
        ("He bought a house by the sea.", "a house", "an house"),
        ("They arrived at the same time.", "at the same time", "at same time"),
        ("It was one of the most difficult winters.", "one of the most", "one of most"),
        ("He gave me some advice about horses.", "some advice", "an advice"),
    ),
    "lower-case-start": (
        ("The door was locked. Nobody opened it.", "Nobody", "nobody"),
        ("The well was deep. Children kept away from it.", "Children", "children"),
        ("The ferry was late. Passengers slept on the pier.", "Passengers", "passengers"),
        ("Dinner was over. Somebody lit the stove.", "Somebody", "somebody"),
        ("The field was muddy. Horses could not cross it.", "Horses", "horses"),
    ),
    "agreement": (
        ("She has no time for such things.", "has", "have"),
        ("They left because they were tired.", "they were", "they was"),
        ("He did not go down to the water.", "did not go", "did not went"),
        ("We must go home before dark.", "must go", "must to go"),
        ("There were many ships in the bay.", "There were", "There was"),
    ),
}


def told(folder: Path) -> Iterator[tuple[str, bool]]:
    """For each error its rule, and whether that rule tells it as introduced by its act."""
    every = [(rule, *error) for rule, errors in ERRORS.items() for error in errors]
    text = folder / "clean.txt"
    text.write_text("\n\n".join(sentence for _, sentence, _, _ in every) + "\n", "utf-8")
    edition = folder / "edition"
    assert run(["-q", "new", str(edition), "--base", str(text)]) == 0
    before = list_findings(edition, Wish(hints=True))[1]
    assert not before, [(each.segment, each.rule, each.message) for each in before]
    acts = []
    for number, (_, _, old, new) in enumerate(every, 1):
        place = Place(f"p{number}", old, new)
        acts.append(correct_one(edition, Wanted((place,)), "A careless editor").acts[0].id)
    found = {(each.rule, each.act) for each in list_findings(edition, Wish(status="introduced", hints=True))[1]}
    for (rule, *_), act in zip(every, acts, strict=True):
        yield rule, (rule, act) in found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        results = list(told(Path(folder)))
    for rule in ERRORS:
        mine = [is_told for name, is_told in results if name == rule]
        print(f"| {rule} | {len(mine)} | {sum(mine)} |")
    print(f"| all | {len(results)} | {sum(is_told for _, is_told in results)} |")


if __name__ == "__main__":
    main()
