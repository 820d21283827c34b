"""How good word links are, without gold links for Russian and English: measured by what must hold.

    python -m tests.quality.word_links [tune|report]        # a table; `report`: pairs that no constant was chosen on

- *inside*: two neighbouring pairs are joined to one bead; links must stay inside their own pair. In order, and with
  the target sentences swapped, where places mislead. *linked*: share of usually linked words that are linked.
- *agreement* with the links that MLQE-PE brings along (another program's): precision, recall, F1 at 0.2.
- *hole*: some words are cut out of the target; does the source look more holed than with the whole target? (AUC)
- *strange*: words of another sentence are put into the source; do they look unrendered beside its own? (AUC by word)
- *bad words*: words that people's post-edits changed, and words in spans that people marked. (AUC by word)
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable, Sequence
from functools import cache

from tests.quality.word_pairs import Pair, gold, judged, marked
from workbench.align.word_knowledge import WordKnowledge
from workbench.align.words import Passage, link_words
from workbench.model.words import LIKELY, LinkedWord, WordLinks
from workbench.packs.pack import find_pack
from workbench.text.tokens import words

_SEED = 3
_TELLING = 2000  # 1/4096 nat that a word says where it is unlinked: of words that usually are


@cache
def knowledge() -> WordKnowledge:
    pack = find_pack("ru", "en")
    assert pack is not None
    return WordKnowledge.of_pack(pack)


def link(source: str, target: str) -> WordLinks:
    return link_words(knowledge(), [Passage("a", 0, source)], [Passage("b", 0, target)])


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """How often one of the first is higher than one of the second; a tie counts half."""
    rated = sorted([*((value, True) for value in high), *((value, False) for value in low)])
    total, at = 0.0, 0
    while at < len(rated):
        end = at
        while end < len(rated) and rated[end][0] == rated[at][0]:
            end += 1
        total += sum(is_high for _, is_high in rated[at:end]) * (at + end + 1) / 2
        at = end
    return (total - len(high) * (len(high) + 1) / 2) / (len(high) * len(low))


def inside(pairs: Sequence[Pair], *, swapped: bool) -> tuple[float, float]:
    """The share of the links' weight that stays inside its pair, and the share of the first words that are linked."""
    stays = weight = linked = telling = 0.0
    for one, other in zip(pairs[::2], pairs[1::2], strict=False):
        targets = [other.target, one.target] if swapped else [one.target, other.target]
        found = link(f"{one.source} {other.source}", " ".join(targets))
        end_a, end_b = len(one.source), len(targets[0])
        for each in found.links:
            is_same = (found.a[each.a].start < end_a) == ((found.b[each.b].start < end_b) != swapped)
            weight += each.probability
            stays += each.probability * is_same
        partners = best(found)
        usual = [number for number, word in enumerate(found.a) if would_say(word) >= _TELLING]
        telling += len(usual)
        linked += sum(partners.get(number, 0.0) >= LIKELY for number in usual)
    return stays / weight, linked / telling


@cache
def _says(text: str) -> int:
    return link(text, "").a[0].absence


def would_say(word: LinkedWord) -> int:
    """What the word's absence would say."""
    return _says(word.text)


def best(found: WordLinks) -> dict[int, float]:
    probabilities: dict[int, float] = {}
    for each in found.links:
        probabilities[each.a] = max(each.probability, probabilities.get(each.a, 0.0))
    return probabilities


def agreement(half: str) -> tuple[float, float, float]:
    right = told = known = 0
    for each in judged(half):
        links = {(one.a, one.b) for one in link(each.source, each.target).links if one.probability >= LIKELY}
        right, told, known = right + len(links & each.links), told + len(links), known + len(each.links)
    return right / told, right / known, 2 * right / (told + known)


def hole_size(links: WordLinks) -> int:
    """The most that a run of words of the source says for an omission (Kadane)."""
    most = here = 0
    for word in links.a:
        here = max(0, here + word.absence)
        most = max(most, here)
    return most


def hole(pairs: Sequence[Pair], shortest: int, longest: int, telling: int) -> float:
    """Words cut out of the target, so many of them with so many telling ones at least."""
    chance = random.Random(_SEED)
    whole, holed = [], []
    for pair in pairs:
        tokens = words(pair.target)
        length = chance.randint(shortest, longest)
        starts = [at for at in range(len(tokens) - length + 1) if _tell(pair, at, length) >= telling]
        if len(tokens) < length + 4 or not starts:
            continue
        at = chance.choice(starts)
        rest = pair.target[: tokens[at].start] + pair.target[tokens[at + length - 1].end :]
        whole.append(hole_size(link(*pair)))
        holed.append(hole_size(link(pair.source, rest)))
    return auc(holed, whole)


def _tell(pair: Pair, at: int, length: int) -> int:
    alone = link("", pair.target).b
    return sum(word.absence >= _TELLING for word in alone[at : at + length])


def strange(pairs: Sequence[Pair]) -> float:
    """Two to five words of another source sentence, put in somewhere."""
    chance = random.Random(_SEED)
    put_in: list[float] = []
    own: list[float] = []
    for number, pair in enumerate(pairs):
        other = pairs[(number + 7) % len(pairs)].source
        tokens = words(other)
        length = min(chance.randint(2, 5), len(tokens))
        at = chance.randrange(len(tokens) - length + 1)
        piece = other[tokens[at].start : tokens[at + length - 1].end]
        place = chance.choice(words(pair.source)[1:]).start
        found = link(f"{pair.source[:place]}{piece} {pair.source[place:]}", pair.target)
        for word in found.a:
            (put_in if place <= word.start < place + len(piece) else own).append(word.absence)
    return auc(put_in, own)


def bad_words(half: str, genre: str) -> tuple[float, float]:
    """Words of the source and of the target that the post-edit changed."""
    rated: list[tuple[list[float], list[float]]] = [([], []), ([], [])]
    for each in judged(half):
        if each.genre == genre:
            links = link(each.source, each.target)
            sides = ((links.a, each.bad_source), (links.b, each.bad_target))
            for (bad, good), (side, numbers) in zip(rated, sides, strict=True):
                for number, word in enumerate(side):
                    (bad if number in numbers else good).append(word.absence)
    return auc(*rated[0]), auc(*rated[1])


def marked_words(kind: str) -> float:
    """Words in spans of a kind beside words in no span."""
    bad: list[float] = []
    good: list[float] = []
    for each in marked():
        for word in link(each.source, each.target).b:
            kinds = {name for start, end, name in each.spans if start < word.end and word.start < end}
            if kind in kinds:
                bad.append(word.absence)
            elif not kinds:
                good.append(word.absence)
    return auc(bad, good)


def milliseconds(size: int = 60) -> float:
    """CPU time of a bead of so many words a side, the words known already: the best of five runs of twenty."""
    source, target = (
        " ".join(text.split()[:size]) for text in map(" ".join, zip(*gold("news", "tune")[:8], strict=True))
    )
    link(source, target)
    runs = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(20):
            link(source, target)
        runs.append((time.process_time() - start) * 50)
    return min(runs)


def table(half: str) -> Iterable[tuple[str, ...]]:
    for name in ("news", "bible"):
        pairs = gold(name, half)
        yield f"{name}: pairs", str(len(pairs))
        for swapped in (False, True):
            stays, linked = inside(pairs, swapped=swapped)
            yield f"{name}: inside, linked{' (swapped)' if swapped else ''}", f"{stays:.3f}", f"{linked:.3f}"
        yield f"{name}: hole of 2–5, of 5–8 words", f"{hole(pairs, 2, 5, 2):.3f}", f"{hole(pairs, 5, 8, 3):.3f}"
        yield f"{name}: strange words", f"{strange(pairs):.3f}"
    yield "MLQE-PE: agreement P, R, F1", *(f"{value:.3f}" for value in agreement(half))
    for genre in ("reddit", "wikiquote"):
        yield f"MLQE-PE {genre}: bad words of source, of target", *(f"{each:.3f}" for each in bad_words(half, genre))
    for kind in ("mistranslation", "addition", "wrong_term"):
        yield f"Bio-MQM: words of a {kind}", f"{marked_words(kind):.3f}"
    yield "60 words a side, CPU ms", f"{milliseconds():.1f}"


if __name__ == "__main__":
    for cells in table(sys.argv[1] if len(sys.argv) > 1 else "report"):
        print("| " + " | ".join(cells) + " |", flush=True)
