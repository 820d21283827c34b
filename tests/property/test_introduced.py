"""Whatever else was corrected, a fault that an act puts in is told as introduced, and by that act."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.check.runner import run
from workbench.check.status import settle_state
from workbench.correct.force import acts_in_force
from workbench.correct.state import compute_state
from workbench.model.act import Act, Change, Correct
from workbench.model.context import Context
from workbench.model.finding import Status
from workbench.model.span import Span
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

WORDS = ("crane", "harbour", "night", "berth", "rope", "sailor", "master", "storm")
FAULTS = {"doubled-word": "the the", "doubled-stop": "end.. So", "cyrillic-left": "порт", "mixed-script": "crаne"}
paragraphs = st.lists(
    st.lists(st.sampled_from([*WORDS, "the the", "end.. So"]), min_size=2, max_size=9), min_size=1, max_size=3
)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), texts=paragraphs)
def test_the_act_is_named(data: st.DataObject, texts: list[list[str]]) -> None:
    sentences = [f"We saw {' and '.join(words)} here." for words in texts]
    base = Witness("en-mt", "en", Role.BASE, mint(tuple(Segment("", "p", each) for each in sentences), "en-mt", "en"))
    acts: list[Act] = []
    at_fault: dict[str, tuple[str, str] | None] = {}
    for segment in base.segments:
        places = [at for at in range(len(segment.text)) if segment.text.startswith(WORDS, at)]
        for at in places:
            word = next(each for each in WORDS if segment.text.startswith(each, at))
            choice = data.draw(st.sampled_from(["leave", "leave", "mend", *FAULTS]))
            if choice != "leave":
                new = FAULTS.get(choice, "quay")
                name = f"{len(acts) + 1:08x}"
                span = Span.of(segment.id, segment.text, at, at + len(word))
                acts.append(Act(name, len(acts) + 1, (), "2026-03-01T10:00:00Z", "ak", Correct((Change(span, new),))))
                at_fault[name] = (choice, segment.id.replace("en-mt", "en-corr")) if choice in FAULTS else None
    state = compute_state(base, acts)
    found = settle_state(run(Context(state.witness)), acts_in_force(acts), state, run(Context(base)))
    told = {(each.act, each.rule, each.segment) for each in found if each.status is Status.INTRODUCED}
    wanted = {(name, *fault) for name, fault in at_fault.items() if fault is not None}
    assert {each for each in told if each[1] in FAULTS} == wanted
