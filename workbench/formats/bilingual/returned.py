"""Units of a file that came back become the passages of a translation.

    to_returned(stamp, [Found("en-corr.p12", ("en-corr.p12",), Words("Он пришёл."), Words("He came."))])

A file of units names some of a text's segments and never drops one: who translates cannot. Sentences travel under their
own ids, several that follow each other as `en-corr.p2.s3-s4`. Where a unit of several paragraphs came back with
another number of breaks, it is left out, with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.formats.bilingual.units import JOINT
from workbench.formats.bilingual.words import Words
from workbench.model.returned import Authored, Beside, Comment, Passage, Returned, Stamp

_ID = re.compile(r"[a-z][a-z0-9-]{0,31}\.[a-z]+\d+(?:\.[0-9a-z]+)*(?:-[0-9a-z]+)?")


@dataclass(frozen=True, slots=True)
class Found:
    """A unit as a file has it. ids: of the translation's pieces, as far as the file says. target: None where there is
    no such element. who, when: who last changed it. untranslated: the file says that its words are not to be used.
    """

    ids: tuple[str, ...]
    source: Words
    target: Words | None
    line: int = 0
    kind: str = "p"
    who: str = ""
    when: str = ""
    comments: tuple[Comment, ...] = ()
    is_read: bool = False
    untranslated: bool = False


def ids_of(name: str) -> tuple[str, ...]:
    """The ids in a unit's name; none if an export of ours did not name it."""
    ids = tuple(name.split(JOINT))
    return ids if all(_ID.fullmatch(each) for each in ids) else ()


def to_returned(stamp: Stamp | None, units: Iterable[Found]) -> Returned:
    """What a file of units says of the text it was exported from."""
    units = tuple(units)
    passages = tuple(each for unit in units for each in _passages(unit))
    beside = (each for unit in units if (each := _original(unit)) is not None)
    return Returned.stamped(stamp, passages, is_partial=True, left_out=_left_out(units, stamp), beside=beside)


def _original(unit: Found) -> Beside | None:
    """Of a unit that bears ids; where a tool dropped them, the original says which unit it is."""
    if not unit.ids or not unit.source.text:
        return None
    told = f"you changed the original of {' and '.join(unit.ids)}; corrections go into the translation"
    return Beside("source", told, "\n".join(unit.source.parts()))


def _passages(unit: Found) -> Iterator[Passage]:
    if unit.target is None or not unit.target.text or unit.untranslated:
        return
    texts = _texts(unit)
    if len(texts) != max(1, len(unit.ids)):
        return
    source = " ".join(unit.source.parts())
    for number, text in enumerate(texts):
        if text:
            yield Passage(
                text,
                unit.ids[number] if unit.ids else "",
                authored=(Authored(0, len(text), unit.who, unit.when),) if unit.who else (),
                comments=() if number else unit.comments,
                is_read=unit.is_read,
                source=source,
            )


def _texts(unit: Found) -> list[str]:
    """Of each paragraph; a break in what is one paragraph is a blank. Without ids nobody knows yet: line feeds."""
    assert unit.target is not None
    if not unit.ids:
        return ["\n".join(unit.target.parts())]
    return [unit.target.joined()[0].strip()] if len(unit.ids) == 1 else unit.target.parts()


def _left_out(units: Iterable[Found], stamp: Stamp | None) -> Iterator[tuple[str, str]]:
    for unit in units:
        if unit.target is None or unit.untranslated:
            continue
        name = unit.ids[0] if unit.ids else f"line {unit.line}"
        if not unit.target.text:
            if stamp is not None and name.startswith(f"{stamp.text}."):
                yield f"the translation of {name} was emptied", " ".join(unit.source.parts())
        elif len(texts := _texts(unit)) != max(1, len(unit.ids)):
            what = f"{' and '.join(unit.ids)} came back as {len(texts)} paragraphs instead of {len(unit.ids)}"
            yield what, " ".join(texts)
