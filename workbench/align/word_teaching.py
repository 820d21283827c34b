"""What two texts teach about each other's words, where no pack knows the two languages.

taught = teach(["Haus und Hof", "Das Haus"], ["maison et cour", "La maison"], ("de", "fr"))
taught["haus", "maison"]        # how much likelier they meet than by chance; pairs that are not sure are left out
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from workbench.align.learn import learn
from workbench.align.terms import read_side


def teach(a: Sequence[str], b: Sequence[str], languages: tuple[str, str]) -> Mapping[tuple[str, str], float]:
    """a, b: the two sides of each bead.

    A pair of stems counts only where each quarter of the beads can be left out: what one bead says alone is no evidence
    for that bead.
    """
    side_a, side_b = read_side(a, languages[0]), read_side(b, languages[1])
    links = learn(side_a, side_b, [((number,), (number,)) for number in range(len(a))]).links
    ratios = np.sqrt(links.ratio_ab * links.ratio_ba).min(axis=1)
    taught: dict[tuple[str, str], float] = {}
    for one, other, ratio in zip(links.a.tolist(), links.b.tolist(), ratios.tolist(), strict=True):
        if ratio > 1:
            pair = side_a.terms[one].text, side_b.terms[other].text
            taught[pair] = max(ratio, taught.get(pair, 0.0))
    return taught
