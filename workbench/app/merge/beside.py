"""What an editor changed beside the translation: it is no correction, and is named rather than dropped silently.

    find_changed(desk, returned.beside)[0].what     # "you changed the column `translation` …"

The words of the original and of the base are those of their segments, sentences, or sentences that follow each other;
white space and shapes of marks aside. A place that is empty says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from workbench.app.desk import Desk
from workbench.app.merge.compare import LeftOut
from workbench.correct.versions import replaced_witnesses
from workbench.model.act import Remark
from workbench.model.returned import Beside
from workbench.model.witness import Witness
from workbench.text.normalise import fold

_HEAD = 8  # characters by which sentences that a text may begin with are found


def find_changed(desk: Desk, beside: Iterable[Beside]) -> list[LeftOut]:
    """A text that was replaced since is not looked at: the file may have the earlier one."""
    replaced = replaced_witnesses(desk.acts)
    original = desk.source or desk.base
    texts = {of: _Known(text) for of, text in (("source", original), ("base", desk.base)) if text.id not in replaced}
    remarks = _remarks(desk)
    found = []
    for each in beside:
        lines = [line for line in each.text.split("\n") if line.strip()]
        if each.of == "remarks":
            news = [line for line in lines if _key(line) not in remarks]
        elif each.of in texts:
            news = [line for line in lines if not texts[each.of].has(line)]
        else:
            news = []
        found += [LeftOut(each.told, line) for line in news]
    return found


class _Known:
    """The words of a text, by segments and by sentences."""

    def __init__(self, text: Witness) -> None:
        self._wholes: set[str] = set()
        self._from: dict[str, list[tuple[str, int, frozenset[int]]]] = defaultdict(list)
        for segment in text.segments:
            self._wholes.update(_key(line) for line in (segment.text, *segment.text.split("\n")))
            sentences = [_key(segment.text[each.start : each.end]) for each in segment.sentences]
            whole = "".join(sentences)
            ends = frozenset(accumulate(map(len, sentences)))
            for start in (0, *ends) if ends else ():
                self._from[whole[start : start + _HEAD]].append((whole, start, ends))

    def has(self, words: str) -> bool:
        key = _key(words)
        return key in self._wholes or any(
            start + len(key) in ends and whole.startswith(key, start)
            for whole, start, ends in self._from.get(key[:_HEAD], ())
        )


def _remarks(desk: Desk) -> frozenset[str]:
    """Each line of each remark, with whose it is."""
    names = {person.id: person.name for person in desk.work.edition.people}
    said = (f"{names.get(act.who, act.who)}: {act.body.text}" for act in desk.acts if isinstance(act.body, Remark))
    return frozenset(_key(line) for each in said for line in each.split("\n"))


def _key(text: str) -> str:
    return "".join(fold(text).split())
