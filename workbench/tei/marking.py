"""The markup of a correction: choice of sic|orig and corr|reg, supplied, surplus.

    Marker(state.acts, places, "en-corr").choice(["3d07a1c2"], ["two"], ["three"])     # tokens of the choice

`sic`/`corr`: the meaning was wrong; `orig`/`reg`: style; `supplied`: left out in the base; `surplus`: only there.
Each mark names act, person and certainty, and where the act says so, source words and category.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.act import Act, Correct
from workbench.tei import frame
from workbench.tei.categories import is_style, known
from workbench.tei.corrected_reading import YIELDED, drop_acts
from workbench.tei.frame import E, Element
from workbench.tei.names import XML_ID, XML_SPACE
from workbench.tei.pointers import Places
from workbench.tei.stream import Leaf, Open, Token, text_of
from workbench.tei.taxonomy import category


class Marker:
    """Makes the elements of acts."""

    def __init__(self, acts: Sequence[Act], places: Places, state_id: str) -> None:
        self._acts: Mapping[str, Act] = {act.id: act for act in acts}
        self._places = places
        self._state_id = state_id

    def body(self, act_id: str) -> Correct:
        body = self._acts[act_id].body
        if not isinstance(body, Correct):
            raise ValueError(f"act {act_id} is no correction")
        return body

    def is_style(self, act_ids: Sequence[str]) -> bool:
        return all(is_style(self.body(act_id).category) for act_id in act_ids)

    def choice(
        self, changes: Sequence[str], old: list[Token], new: list[Token], *, reason: str = "no-source"
    ) -> list[Token]:
        """changes: ids of the entries in the list of acts. Old or new tokens may be empty; reason: of a surplus."""
        acts = [change.partition("-")[0] for change in changes]
        if not old:
            return self._wrap(E.supplied(reason="omitted-in-translation"), changes, acts, new)
        if not new:
            return self._wrap(E.surplus(reason=reason), changes, acts, old)
        style = self.is_style(acts)
        left = _spaced(E.orig() if style else E.sic(), old)
        right = self._wrap(E.reg() if style else E.corr(), changes, acts, new)
        return [Open(E.choice()), Open(left), *old, None, *right, None]

    def note(self, change: str, note: Element) -> list[Token]:
        """A note that an act added, with nothing left out or replaced."""
        mark = E.supplied(reason="editorial-note")
        return self._wrap(mark, [change], [change.partition("-")[0]], [Leaf(note)])

    def _wrap(self, element: Element, changes: Sequence[str], acts: Sequence[str], tokens: list[Token]) -> list[Token]:
        bodies = [self.body(act) for act in acts]
        sources = [self._places.unit(span) for body in bodies for span in body.source]
        kinds = [category("mqm", known(body.category)) for body in bodies if body.category]
        kinds += [category("sev", body.severity.value) for body in bodies if body.severity]
        _spaced(element, tokens)
        element.set("resp", " ".join(dict.fromkeys(frame.person(self._acts[act].who) for act in acts)))
        element.set("change", " ".join(f"#{self._state_id}.act.{change}" for change in changes))
        for name, pointers in (("source", sources), ("ana", kinds)):
            if pointers:
                element.set(name, " ".join(dict.fromkeys(pointers)))
        element.set("cert", f"{min(body.certainty for body in bodies):.3f}")
        return [Open(element), *tokens, None]


def _spaced(element: Element, tokens: list[Token]) -> Element:
    """Blanks that are all there is must survive a program that tidies."""
    words = text_of(tokens)
    only_blanks = words and not words.strip() and not any(isinstance(token, Open) for token in tokens)
    if only_blanks:
        element.set(XML_SPACE, "preserve")
    return element


def ids_of(tokens: list[Token]) -> set[str]:
    return {xml_id for token in tokens for one in _elements(token) if (xml_id := one.get(XML_ID)) is not None}


def yield_ids(old: list[Token], taken: set[str]) -> None:
    """Where the new reading names an element alike, the old one yields: `.sic` behind its id.

    A note that both readings have keeps the marks of its acts in the new one.
    """
    for token in old:
        if isinstance(token, Leaf) and token.element.get(XML_ID) in taken:
            drop_acts(token.element)
        for element in _elements(token):
            if element.get(XML_ID) in taken:
                element.set(XML_ID, f"{element.get(XML_ID)}{YIELDED}")
            for name in ("next", "prev"):
                if element.get(name, "#")[1:] in taken:
                    element.set(name, f"{element.get(name)}{YIELDED}")


def _elements(token: Token) -> list[Element]:
    if isinstance(token, Open):
        return [token.element]
    return list(token.element.iter()) if isinstance(token, Leaf) else []
