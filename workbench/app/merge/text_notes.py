"""New notes of a plain text: `[7] Words.` as a paragraph of its own, called by `[7]` in some other one.

    passages, notes = lift_notes(returned.passages, lines)      # notes: each with the passage that it hangs in

What is known under its label stays a paragraph. A note that is known under another label, because the workbench numbers
what has no number, is called by that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.formats.text_writer import Line
from workbench.model.returned import Passage

_NOTE = re.compile(r"\[(\w{1,4})\] ?(\S.*)")
_CALL = re.compile(r"\[(\w{1,4})\]")
Lifted = tuple[Passage, Passage]


def lift_notes(passages: Sequence[Passage], lines: Sequence[Line]) -> tuple[list[Passage], list[Lifted]]:
    """passages: without a kind. lines: as the text was exported."""
    known = {piece.marker.strip("[] "): piece.text for line in lines for piece in line.pieces if piece.is_note}
    left = list(passages)
    notes = {at: match for at, each in enumerate(left) if (match := _NOTE.fullmatch(each.text))}
    labels = Counter(match[1] for match in notes.values())
    words = {match[1]: match[2].strip() for match in notes.values() if labels[match[1]] == 1}
    names = _names(words, known)
    new = {at: match[1] for at, match in notes.items() if match[1] in words and match[1] not in names}
    hosts = _find_hosts(left, new)
    # the note's place, its words, the place of its host; one that is called in another new one is none
    lifted = [(at, words[new[at]], host) for at, host in hosts.items() if host not in hosts]
    renamed = {label: name for label, name in names.items() if label != name}
    if renamed:
        signs = re.compile("|".join(re.escape(f"[{label}]") for label in renamed))
        left = [replace(each, text=signs.sub(lambda sign: f"[{renamed[sign[0][1:-1]]}]", each.text)) for each in left]
    order = list(known)
    here = [at for at, match in notes.items() if match[1] in names]
    in_order = sorted(here, key=lambda at: order.index(names[notes[at][1]]))  # they stand wherever the editor put them
    for at, each in zip(here, [left[at] for at in in_order], strict=True):
        left[at] = each
    places: list[tuple[int, Passage]] = []
    for at, text, host in lifted:
        sign = left[at].text.partition("]")[0] + "]"
        place = left[host].text.index(sign)
        left[host] = replace(left[host], text=left[host].text.replace(sign, "", 1))
        places = [(number, _moved(note, place, len(sign)) if number == host else note) for number, note in places]
        places.append((host, Passage(text, kind="note", is_nested=True, hangs=place)))
    gone = {at for at, _, _ in lifted}
    made = sorted(places, key=lambda each: (each[0], each[1].hangs or 0))
    return [each for at, each in enumerate(left) if at not in gone], [(note, left[host]) for host, note in made]


def _find_hosts(passages: Sequence[Passage], new: Mapping[int, str]) -> dict[int, int]:
    """By place of a note, the place of the only other passage that calls it, and once. new: labels by place."""
    if not new:
        return {}
    calls: dict[str, list[int]] = {label: [] for label in new.values()}
    for number, each in enumerate(passages):
        for label, times in Counter(_CALL.findall(each.text)).items():
            if label in calls and times == 1:
                calls[label].append(number)
    others = {at: [number for number in calls[label] if number != at] for at, label in new.items()}
    return {at: places[0] for at, places in others.items() if len(places) == 1}


def _names(words: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """By label of the file, that of the note which it is: by its words, else by the label; new ones have none."""
    names: dict[str, str] = {}
    for label, text in words.items():
        same = [name for name in known if known[name] == text and name not in names.values()]
        if same:
            names[label] = label if label in same else same[0]
    for label in words:
        if label in known and label not in names and label not in names.values():
            names[label] = label
    return names


def _moved(note: Passage, place: int, size: int) -> Passage:
    """A sign was taken out at the place."""
    return replace(note, hangs=note.hangs - size) if note.hangs is not None and note.hangs > place else note
