"""Which state of the corrected text a file was exported from: the one it names, else the nearest.

    origin = find_origin(desk, returned, lines_now)
    origin.acts, origin.state            # the journal as it then was, and the text that follows from it

The journal is only ever added to, so each beginning of it is a state that was. A TEI file lists the acts that made it.
A plain text says nothing: the beginning that leaves the file the fewest changes of its own is the nearest; where the
file lacks so little of what was decided since that somebody may as well have taken it back, a person has to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from workbench.app.desk import Desk
from workbench.app.history import describe
from workbench.app.merge.plain import join_pieces, to_plain
from workbench.app.moments import to_moment
from workbench.app.named import find_act
from workbench.correct.about import segments_about, segments_named
from workbench.correct.around import around
from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force
from workbench.correct.loom import weave_base
from workbench.correct.state import compute_state
from workbench.diff.merging import count_news, shared_changes
from workbench.diff.pairing import pair_paragraphs
from workbench.formats.text_writer import Line, to_lines
from workbench.model.act import Accept, Act, Correct, Redo, Reject, Replace, Resolve, Retarget, Undo
from workbench.model.errors import StaleError, UsageError
from workbench.model.ids import to_state_id
from workbench.model.returned import Returned, Stamp
from workbench.model.state import State
from workbench.model.witness import Witness

_WORDED = Correct | Accept | Reject | Resolve | Retarget | Undo | Redo  # acts that change the text
# So many decisions that the file lacks are no chance: it was exported before them.
_CLEAR = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """acts: the journal as it was. since: what was decided on the text after that. how: in words, how this is known."""

    acts: tuple[Act, ...]
    state: State
    since: tuple[Act, ...]
    how: str


def find_origin(
    desk: Desk, returned: Returned, *, exported_at: str | None = None, against: str | None = None
) -> Origin:
    """exported_at: a day, or the last act that the text had. against: the base or the corrected text as it is now."""
    acts = desk.acts
    if exported_at is not None and against is not None:
        raise UsageError("--exported-at and --against say the same", hint="give one of them")
    if against is not None:
        return _origin(desk, _count_of_text(desk, against), f"compared with {against}, as you said")
    if exported_at is not None:
        return _origin(
            desk, _count_until(acts, exported_at), f"compared with the text as of {exported_at}, as you said"
        )
    if returned.text_id == desk.base.id:
        return _origin(desk, 0, f"the file is {desk.base.id}")
    if returned.acts is not None:
        return _origin(desk, _count_named(desk, returned), "the file names the corrections that it has")
    count = _count_stamped(desk.acts, returned.stamp) if returned.stamp else None
    if count is not None:
        return _origin(desk, count, "the file says which decisions there were")
    return _nearest(desk, returned)


def _origin(desk: Desk, count: int, how: str) -> Origin:
    acts = desk.acts[:count]
    since = tuple(act for act in desk.acts[count:] if isinstance(act.body, _WORDED))
    return Origin(acts, compute_state(desk.base, acts, desk.work.state_id), since, how)


def _count_of_text(desk: Desk, text: str) -> int:
    if text == desk.work.state_id:
        return len(desk.acts)
    if text == desk.base.id:
        return 0
    raise UsageError(f"{text} is not the text that is corrected", hint=f"--against {desk.work.state_id}")


def _count_until(acts: Sequence[Act], reference: str) -> int:
    """The acts up to one of them, or up to the end of a day, or a moment."""
    if any(act.id.startswith(reference) for act in acts):
        order = find_act(reference, acts, "act").order
        return sum(act.order <= order for act in acts)
    moment = to_moment(reference)
    end = moment if "T" in reference or ":" in reference else f"{moment[:10]}T23:59:59Z"
    late = [act.order for act in acts if act.when > end]
    return sum(act.order < min(late) for act in acts) if late else len(acts)


def _count_named(desk: Desk, returned: Returned) -> int:
    """The latest beginning of the journal whose corrections are those that the file has."""
    named = returned.acts or frozenset()
    unknown = sorted(named - {act.id for act in desk.acts})
    if unknown:
        raise StaleError(
            f"the file has corrections that this journal lacks: {', '.join(unknown[:3])}",
            hint="merge into the edition it was exported from, or bring the journals together first (git merge)",
        )
    last = max((act.order for act in desk.acts if act.id in named), default=(0, ""))
    nearest: tuple[int, int] | None = None
    for count in range(len(desk.acts), -1, -1):
        if count < len(desk.acts) and not isinstance(desk.acts[count].body, _WORDED):
            continue
        if count and desk.acts[count - 1].order < last:
            break
        chosen, _ = choose(corrections_in_force(desk.acts[:count]), desk.base)
        lacks = len(named ^ {act.id for act, operations in chosen if operations})
        if nearest is None or lacks < nearest[0]:
            nearest = (lacks, count)
        if not lacks:
            break
    return nearest[1] if nearest else 0


def _count_stamped(acts: Sequence[Act], stamp: Stamp) -> int | None:
    """None where the journal was brought together with another one since, so that none of its beginnings is that."""
    if stamp.count > len(acts):
        return None
    is_it = Stamp.of(stamp.text, stamp.base, (act.id for act in acts[: stamp.count])) == stamp
    return stamp.count if is_it else None


def _nearest(desk: Desk, returned: Returned) -> Origin:
    acts = desk.acts
    clusters = list(_clusters(desk, returned))
    # what a newer text brought along belongs together
    floor = max((number for number, act in enumerate(acts, 1) if isinstance(act.body, Replace | Retarget)), default=0)
    steps = [floor, *(n for n, act in enumerate(acts, 1) if n > floor and isinstance(act.body, _WORDED))]
    changes = [0] * (len(acts) + 2)
    for cluster in clusters:
        for first, last, news in cluster.spells(len(acts)):
            changes[first] += news
            changes[last + 1] -= news
    news_at = list(accumulate(changes))
    best = min(steps, key=lambda count: (news_at[count], -count))
    lacking = [each for each in clusters if each.news(best) < each.news(len(acts))]
    if not lacking or not _may_be_of(best, clusters):
        return _origin(desk, len(acts), "compared with the text as it is now")
    if len(lacking) < _CLEAR:
        raise _unclear(desk, best, lacking)
    when = f"as of {acts[best - 1].when[:10]}" if best else "before any correction"
    return _origin(desk, best, f"compared with the text {when}, which is the nearest")


def _may_be_of(count: int, clusters: Sequence[_Cluster]) -> bool:
    """Whether the file has nothing that was decided later, unless all of that is from one merge: its own."""
    later = [each for cluster in clusters if cluster.has_later(count) for each in cluster.since(count)]
    return len({act.group or act.id for act in later}) < 2


def _unclear(desk: Desk, best: int, lacking: Sequence[_Cluster]) -> StaleError:
    before = f"--exported-at {desk.acts[best - 1].id}" if best else f"--against {desk.base.id}"
    first = lacking[0].since(best)[0]
    number = "a decision" if len(lacking) == 1 else f"{len(lacking)} decisions"
    return StaleError(
        f"the file lacks {number} made since {first.when[:10]} (act {first.id}: {describe(first.body)}): "
        "was it exported before that, or does it take that back?",
        hint=f"say which: {before} (exported before), or --against {desk.work.state_id} (takes it back)",
    )


@dataclass(slots=True)
class _Cluster:
    """Segments that hang together by corrections, their texts each time an act changed them, and the file's for them.

    counts: how many acts there were then, in the whole journal. acts: those that changed it, by count.
    """

    counts: tuple[int, ...]
    acts: Mapping[int, Act]
    texts: tuple[str, ...]
    found: str

    def news(self, count: int) -> int:
        """Places that only the file changed, if this many acts were there when it was exported."""
        version = bisect_right(self.counts, count) - 1
        return _news(self.texts[version], self.found, self.texts[-1])

    def since(self, count: int) -> list[Act]:
        return [act for number, act in self.acts.items() if number > count]

    def has_later(self, count: int) -> bool:
        """Whether the file has something that was decided on these segments later."""
        version = bisect_right(self.counts, count) - 1
        return bool(shared_changes(self.texts[version], self.found, self.texts[-1]))

    def spells(self, end: int) -> Iterator[tuple[int, int, int]]:
        """From which count to which the news are how many."""
        for first, after in pairwise((*self.counts, end + 1)):
            yield first, after - 1, self.news(first)


@lru_cache(1 << 14)
def _news(old: str, mine: str, theirs: str) -> int:
    return count_news(old, mine, theirs)


def _clusters(desk: Desk, returned: Returned) -> Iterator[_Cluster]:
    acts_on: dict[str, list[tuple[int, Act]]] = defaultdict(list)
    for number, act in enumerate(desk.acts, 1):
        if isinstance(act.body, _WORDED):
            for segment in segments_about(act.body, desk.known):
                acts_on[segment].append((number, act))
    if not acts_on:
        return
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    found = _texts_by_place(state, returned)
    # what the text of today lacks may be there all the same
    lost = {each.text for each in returned.passages} - {each.text for each in state.witness.segments}
    touched = around(desk.base, acts_on)
    for group in _hanging_together(desk.acts, acts_on):
        pairs = {number: act for each in group for number, act in acts_on.get(each, ())}
        acts = dict(sorted(pairs.items()))
        counts = (0, *acts)
        passage = around(touched, group)
        versions = [_lines_of(passage, group, [act for at, act in acts.items() if at <= count]) for count in counts]
        texts = [text for each in touched.segments if each.id in group for text in found.get(each.id, ())]
        texts += [line for lines in versions for line in lines if line in lost]
        yield _Cluster(counts, acts, tuple("\n".join(each) for each in versions), "\n".join(dict.fromkeys(texts)))


def _hanging_together(acts: Iterable[Act], segments: Iterable[str]) -> list[set[str]]:
    """The segments in groups that no correction reaches out of."""
    group_of = {segment: {segment} for segment in segments}
    for act in acts:
        named = segments_named(act.body) if isinstance(act.body, Correct | Retarget) else ()
        for segment in named[1:]:
            one, other = (group_of.setdefault(each, {each}) for each in (named[0], segment))
            if one is not other:
                one |= other
                group_of.update(dict.fromkeys(other, one))
    return list({id(group): group for group in group_of.values()}.values())


def _lines_of(passage: Witness, group: Collection[str], acts: Sequence[Act]) -> list[str]:
    chosen, _ = choose(corrections_in_force(acts), passage)
    chunks = weave_base(passage, chosen).chunks
    return [chunk.text for chunk in chunks if chunk.place in group and chunk.text.strip()]


def _texts_by_place(state: State, returned: Returned) -> dict[str, list[str]]:
    """What the file has for each segment of the base, as far as it has it."""
    lines: list[Line] = [line for line in to_lines(state.witness, with_furniture=True) if line.pieces]
    origins = {unit: bead.a or _place_of(unit, state) for bead in state.segment_beads for unit in bead.b}
    found: dict[str, list[str]] = defaultdict(list)
    texts = [each.text for each in returned.passages]
    for pairing in pair_paragraphs([line.text for line in lines], texts):
        pieces = [piece for number in pairing.old for piece in lines[number].pieces]
        words = [texts[at] for at in pairing.new]
        if pieces and len(pieces) == len(pairing.old):  # no cells
            words = to_plain(join_pieces(pieces), "\n".join(words))[0].split("\n") if words else []
        for piece in pieces:
            for segment in origins.get(piece.segment, ()):
                found[segment] += words
    return found


def _place_of(unit: str, state: State) -> tuple[str, ...]:
    """The base segment that a segment was added behind: its id begins with that one's."""
    known = {segment.id for segment in state.base.segments}
    name = to_state_id(unit, state.base.id)
    while name and name not in known:
        name = name.rpartition(".")[0]
    return (name,) if name else ()
