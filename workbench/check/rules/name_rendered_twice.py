"""One name of the source is rendered by two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from workbench.check.name_list import bare
from workbench.check.name_pairs import sound_match
from workbench.check.names import NameMeeting, name_meetings, usual_of
from workbench.check.rule import Claim, Example, Rule
from workbench.check.spellings import are_forms
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Witness

_OFTEN = 3  # times of the usual rendering, and times as often as the other one
_HABIT = 5  # times, where the usual rendering does not sound like the name
_PLACES = 3  # that the evidence names


def find(context: Context) -> Iterator[Claim]:
    """In the order of the beads. Only what sounds like neither the name nor its usual rendering, and stands alone."""
    if context.source is None or _capitals(context.source) <= _OFTEN:
        return
    by_key: dict[str, dict[str, list[NameMeeting]]] = defaultdict(lambda: defaultdict(list))
    meetings = name_meetings(context)
    for meeting in meetings:
        by_key[meeting.key][meeting.rendering_key].append(meeting)
    usual_of_key = {
        key: usual_of({each: len(places) for each, places in found.items()}) for key, found in by_key.items()
    }
    for meeting in meetings:
        renderings = by_key[meeting.key]
        usual = renderings[usual_of_key[meeting.key]]
        if meeting.rendering is not None and _is_other(meeting, usual, len(renderings[meeting.rendering_key])):
            yield _claim(meeting, usual, renderings)


def _capitals(source: Witness) -> int:
    """No fewer than the places of its names: that many are needed before one of them can be unusual."""
    return sum(char.isupper() for segment in source.segments for char in segment.text)


def _is_other(meeting: NameMeeting, usual: Sequence[NameMeeting], number: int) -> bool:
    first = usual[0]
    if (
        meeting.how not in ("links", "rest")
        or meeting.rendering_key == first.rendering_key
        or len(usual) < _OFTEN * number
    ):
        return False
    if len(usual) < _HABIT and first.how != "sound":
        return False
    if first.rendering_key in meeting.beside or first.rendering_key in meeting.rendering_key.split("-"):
        return False
    return not sound_match(meeting.rendering_key, first.rendering_key) and not are_forms(_text(meeting), _text(first))


def _claim(
    meeting: NameMeeting, usual: Sequence[NameMeeting], renderings: Mapping[str, Sequence[NameMeeting]]
) -> Claim:
    assert meeting.rendering is not None
    others = [places for key, places in renderings.items() if key not in ("", meeting.rendering_key)]
    others.sort(key=lambda places: (-len(places), places[0].rendering_key))
    return Claim(
        (meeting.rendering,),
        f"«{meeting.origin.quote}» is “{_text(meeting)}” here and “{_text(usual[0])}” elsewhere.",
        0.7 if meeting.how == "links" else 0.6,
        tuple(Evidence("elsewhere", _told(places)) for places in others[:_PLACES]),
        (meeting.origin,),
        suggestion=_text(usual[0]),
    )


def _told(places: Sequence[NameMeeting]) -> str:
    """`Varenka, 153 times: en-mt.p3, en-mt.p7, …`."""
    ids = list(dict.fromkeys(each.rendering.segment for each in places if each.rendering))
    shown = ", ".join(ids[:_PLACES]) + (", …" if len(ids) > _PLACES else "")
    return f"{_text(places[0])}, {len(places)} time{'s' * (len(places) > 1)}: {shown}"


def _text(meeting: NameMeeting) -> str:
    return bare(meeting.rendering.quote) if meeting.rendering else ""


RULE = Rule(
    id="name-rendered-twice",
    title="One name is rendered by two",
    category="terminology.inconsistent-use-of-terminology",
    severity=Severity.MAJOR,
    about=(
        "A name of the source, three times or more rendered by one name, and here by another that does not sound like "
        "it; adjectives, plurals and inhabitants are the same name. Other spellings are name-spelling's."
    ),
    origin="consonants in both scripts, what names stand together, and word links",
    find=find,
    hits=(
        Example(
            "In the morning Sato came. Then Sato spoke to us. We asked Sato about it. At night Tanaka left the city.",
            "Tanaka",
            "Утром пришёл Сато. Потом Сато говорил с нами. Мы спросили Сато об этом. Ночью Сато покинул город.",
        ),
    ),
    misses=(
        Example(
            "In the morning Sato came. Then Sato spoke to us. We asked Sato about it. At night he left the city.",
            None,
            "Утром пришёл Сато. Потом Сато говорил с нами. Мы спросили Сато об этом. Ночью Сато покинул город.",
        ),
        Example(
            "He saw Japan. We left Japan. She knew Japan. The Japanese fleet lay there.",
            None,
            "Он видел Японию. Мы покинули Японию. Она знала Японию. Там стоял флот Японии.",
        ),
        Example("There came Sato. Tanaka left."),
    ),
    needs_source=True,
)
