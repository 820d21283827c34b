"""Where two versions of a segment differ, and all that each place touches of what earlier acts put there.

    find_hunks("There are four cranes.", "There are four tall cranes.", diff_words)     # [Hunk(15, 15, "tall ")]

A hunk that touches words an earlier act put there is widened to all of them, so that a new decision takes them over
cleanly; hunks that meet that way are one cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.correct.weave import Chunk, Part
from workbench.model.edits import Edit, Op
from workbench.text.tokens import split_tokens, tokenize

_FINAL = tuple(".!?…")
_CLOSING = "”’\"'»)]"

Diff = Callable[[str, str], Sequence[Edit]]
Stretch = tuple[Part, int, int]  # a part and where it stands in its chunk's text
Point = tuple[str, int]  # a base segment and an offset in it


@dataclass(frozen=True, slots=True)
class Hunk:
    """text[start:end] becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(slots=True)
class Cluster:
    """Hunks with all they touch. taken: numbers of the parts of earlier acts that they take over whole."""

    start: int
    end: int
    hunks: list[Hunk]
    taken: set[int] = field(default_factory=set)

    def new(self, text: str) -> str:
        made, at = "", self.start
        for hunk in self.hunks:
            made += text[at : hunk.start] + hunk.new
            at = hunk.end
        return made + text[at : self.end]


def find_hunks(old: str, new: str, diff: Diff) -> list[Hunk]:
    hunks: list[Hunk] = []
    at = 0
    for edit in diff(old, new):
        end = at + len(edit.old)
        if edit.op is not Op.EQUAL:
            if hunks and hunks[-1].end == at:
                last = hunks.pop()
                hunks.append(Hunk(last.start, end, last.new + edit.new))
            else:
                hunks.append(Hunk(at, end, edit.new))
        at = end
    return [slide(hunk, old, hunks) for hunk in hunks]


def slide(hunk: Hunk, text: str, others: Sequence[Hunk]) -> Hunk:
    """Where the same words might as well have been put in, or taken out, a little further on: as whole sentences.

    “late. The tour began” put in behind “The tour began” is “The tour began late. ” put in before it.
    """
    if bool(hunk.new) == (hunk.start < hunk.end):
        return hunk
    low = max((each.end for each in others if each.end <= hunk.start and each is not hunk), default=-1)
    high = min((each.start for each in others if each.start >= hunk.end and each is not hunk), default=len(text) + 1)
    best, moved = hunk, hunk
    while (back := _shift(moved, text, -1)) is not None and back.start > low:
        moved = back
        best = max(best, moved, key=lambda each: _is_sentence(each, text))
    moved = hunk
    while (on := _shift(moved, text, 1)) is not None and on.end < high:
        moved = on
        best = max(best, moved, key=lambda each: _is_sentence(each, text))
    return best


def _shift(hunk: Hunk, text: str, step: int) -> Hunk | None:
    """One token further back, or on; None if it would be other words then."""
    words = hunk.new or text[hunk.start : hunk.end]
    tokens = split_tokens(words)
    if step < 0:
        token = tokens[-1]
        if not text[: hunk.start].endswith(token):
            return None
        turned = token + words[: -len(token)]
    else:
        token = tokens[0]
        if not text[hunk.end :].startswith(token):
            return None
        turned = words[len(token) :] + token
    by = step * len(token)
    return Hunk(hunk.start + by, hunk.end + by, turned if hunk.new else "")


def _is_sentence(hunk: Hunk, text: str) -> bool:
    words = (hunk.new or text[hunk.start : hunk.end]).strip()
    before = text[: hunk.start].rstrip()
    return words.rstrip(_CLOSING).endswith(_FINAL) and (not before or before.rstrip(_CLOSING).endswith(_FINAL))


def lay(chunk: Chunk) -> list[Stretch]:
    """The parts in their places; a chunk that begins with none of the base's gets an empty one to hold on to."""
    laid: list[Stretch] = []
    at = 0
    if not chunk.parts or not chunk.parts[0].segment:
        laid.append((Part("", chunk.like.id, chunk.start, chunk.start), 0, 0))
    for part in chunk.parts:
        laid.append((part, at, at + len(part.text)))
        at += len(part.text)
    return laid


def find_point(laid: Sequence[Stretch], at: int) -> Point | None:
    """The place of the base where words put in at this place of the text would stand; None inside a glue."""
    for part, start, end in laid:
        if not part.segment or not start <= at <= end:
            continue
        if not part.act:
            return part.segment, part.start + at - start
        if at in (start, end):
            return part.segment, part.end if at == end else part.start
    return None


def cluster_hunks(hunks: Sequence[Hunk], laid: Sequence[Stretch], text: str, cuts: frozenset[Point]) -> list[Cluster]:
    """cuts: splits that take no character away: nothing can be put in just there, so a word beside is taken in."""
    clusters: list[Cluster] = []
    for hunk in hunks:
        new = Cluster(hunk.start, hunk.end, [hunk])
        _grow(new, laid, text, cuts)
        while clusters and _meet(clusters[-1], new):
            last = clusters.pop()
            new = Cluster(last.start, max(last.end, new.end), last.hunks + new.hunks, last.taken | new.taken)
            _grow(new, laid, text, cuts)
        clusters.append(new)
    return clusters


def enlarge(hunks: Sequence[Hunk], cluster: Cluster, text: str) -> list[Hunk] | None:
    """The hunks with one more token in the cluster's: behind it, else in front; None if nothing is left there."""
    tokens = [each for each in tokenize(text) if "\n" not in each.text]
    start, end = cluster.start, cluster.end
    new = cluster.new(text)
    behind = next((each for each in tokens if each.start <= end < each.end), None)
    before = next((each for each in reversed(tokens) if each.start < start <= each.end), None)
    inner = [*cluster.hunks]
    if behind is not None:
        follower = next((each for each in hunks if each.start >= end and each not in inner), None)
        until = behind.end
        if follower is not None and follower.start < until:
            until = max(follower.end, follower.start)
            new += text[end : follower.start] + follower.new
            inner.append(follower)
        else:
            new += text[end:until]
        end = until
    elif before is not None:
        new = text[before.start : start] + new
        start = before.start
    else:
        return None
    rest = [each for each in hunks if each not in inner and (each.end <= start or each.start >= end)]
    if len(rest) + len(inner) != len(hunks):
        return None
    return sorted([*rest, Hunk(start, end, new)], key=lambda each: each.start)


def _grow(cluster: Cluster, laid: Sequence[Stretch], text: str, cuts: frozenset[Point]) -> None:
    if cluster.start == cluster.end and not cluster.taken:
        cluster.taken |= _taken_at(cluster.start, laid)
        for number in cluster.taken:
            cluster.start = min(cluster.start, laid[number][1])
            cluster.end = max(cluster.end, laid[number][2])
        if not cluster.taken and find_point(laid, cluster.start) in cuts:
            _lean(cluster, text)
    grown = cluster.start < cluster.end
    while grown:
        grown = False
        for number, (part, start, end) in enumerate(laid):
            touched = start < cluster.end and cluster.start < end
            if number not in cluster.taken and part.act and part.segment and touched:
                cluster.taken.add(number)
                cluster.start, cluster.end = min(cluster.start, start), max(cluster.end, end)
                grown = True


def _meet(left: Cluster, right: Cluster) -> bool:
    return right.start < left.end or bool(left.taken & right.taken)


def _taken_at(at: int, laid: Sequence[Stretch]) -> set[int]:
    """The parts of earlier acts that words put in at a point take over: words taken out there, else words put in."""
    changes = [(number, *each) for number, each in enumerate(laid) if each[0].act and each[0].segment]
    out = {number for number, _, start, end in changes if start == at == end}
    put_in = {number for number, part, start, end in changes if part.start == part.end and at in (start, end)}
    return out or put_in or {number for number, _, start, end in changes if start < at < end}


def _lean(cluster: Cluster, text: str) -> None:
    """Take in the word beside the place, or whatever else stands there."""
    tokens = tokenize(text)
    at = cluster.start
    beside = next((each for each in reversed(tokens) if each.end == at), None) or next(
        (each for each in tokens if each.start == at), None
    )
    if beside is not None:
        cluster.start, cluster.end = beside.start, beside.end
