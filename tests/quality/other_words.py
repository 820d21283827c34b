"""A name or a term that is rendered by a word it never is, put into texts that render each other pair by pair.

    for case in other_word_cases("glossary-term", 200, 3, news()):
        case.context.glossary, case.expected        # the glossary below, and the segment where a target went

Targets of a glossary go out of the news, names and terms out of five books of the Bible, in windows in which the term
stands four times or more, the name six times, always rendered so. Which places those are is told by the patterns below.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tests.data import data_dir
from tests.quality.cases import Case, to_pairs
from workbench.model.glossary import Term

OTHER_WORDS = ("glossary-term", "name-rendered-twice", "term-rendered-twice")

# Terms of the news as anybody would have them.
GLOSSARY = tuple(
    Term(source, tuple(targets.split("|")))
    for source, targets in (
        ("президент", "president"), ("правительство", "government"), ("министр", "minister|secretary"),
        ("страна", "country|national"), ("рубль", "rouble|ruble"), ("доллар", "dollar|$"), ("компания", "company"),
        ("банк", "bank"), ("город", "city|town"), ("закон", "law|bill"), ("врач", "doctor"), ("больница", "hospital"),
        ("партия", "party"), ("самолёт", "plane|aircraft|airplane"), ("Россия", "Russia|Russian"), ("Москва", "Moscow"),
        ("США", "US|USA|United States|American"), ("вакцина", "vaccine"), ("вирус", "virus"), ("война", "war"),
        ("университет", "university"), ("парад", "parade"), ("корабль", "ship"), ("военно-морской флот", "navy"),
    )
)  # fmt: skip
# What a word is called, and might be called as well.
_TERMS = {
    "город": ("cit(?:y|ies)", "town"), "земл": ("lands?", "country"),
    "стран": ("countr(?:y|ies)", "nation"), "слов[ао]": ("words?", "speech"), "народ": ("people", "nation"),
    "пут[ьие]": ("ways?", "road"), "хлеб": ("bread", "food"), "гор[аыеу]\\b": ("mountains?", "hill"),
    "пол[ея]\\b": ("fields?", "plain"), "стад": ("flocks?", "herd"),
    "голос": ("voice", "sound"), "корабл": ("ships?", "boat"), "сердц": ("hearts?", "soul"),
    "закон": ("laws?", "rule"), "врач": ("doctors?", "physician"), "компани": ("compan(?:y|ies)", "firm"),
    "самолет": ("planes?", "aircraft"), "матч": ("match(?:es)?", "game"), "команд": ("teams?", "crew"),
    "власт": ("authorit(?:y|ies)", "power"), "скот": ("livestock", "cattle"),
}  # fmt: skip
_ENDING = "(?:а|у|ом|е|я|ю|ем|й|ы|и|ь|ою|ей|ею)?\\b"
_NAMES = {
    stem + _ENDING: name
    for stem, name in (
        ("Павел|Павл", "Paul"), ("Варнав", "Barnabas"), ("Филипп", "Philip"), ("Авраам", "Abraham"),
        ("Исаак", "Isaac"), ("Иаков", "Jacob"), ("Иосиф", "Joseph"), ("Лаван", "Laban"), ("Рахил", "Rachel"),
        ("Мардохе", "Mordecai"), ("Аман", "Haman"), ("Есфир", "Esther"), ("Иереми", "Jeremiah"),
        ("Вавилон", "Babylon"), ("Иерусалим", "Jerusalem"), ("Седеки", "Zedekiah"),
        ("Навуходоносор", "Nebuchadnezzar"), ("Иисус", "Jesus"), ("Пилат", "Pilate"), ("Ирод", "Herod"),
        ("Исав", "Esau"),
    )
}  # fmt: skip
_NEW = {
    "glossary-term": ("lantern", "orchard", "bucket", "meadow", "violin"),
    "name-rendered-twice": ("Hopkins", "Tanaka", "Leclerc", "Moreno", "Bergström"),
}
_REACH = {"glossary-term": 6, "name-rendered-twice": 30, "term-rendered-twice": 100}
_OFTEN = {"name-rendered-twice": 6, "term-rendered-twice": 4}  # pairs of the window

Pairs = Sequence[tuple[str, str]]


@cache
def books() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Verses that render each other one to one, book by book."""
    found = []
    for folder in sorted(data_dir("align", "bible").glob("*-sent")):
        theirs, ours = ((folder / name).read_text("utf-8").split("\n") for name in ("src.txt", "tgt.txt"))
        beads = [line.split("\t") for line in (folder / "gold.tsv").read_text("utf-8").splitlines()]
        found.append(tuple((theirs[int(a)], ours[int(b)]) for a, b in beads if a.isdigit() and b.isdigit()))
    return tuple(found)


def other_word_cases(rule: str, number: int, seed: int, news: Pairs) -> Iterator[Case]:
    chance = random.Random(f"{rule} {seed}")
    texts: Sequence[Pairs] = (news,) if rule == "glossary-term" else books()
    reach, made, tries = _REACH[rule], 0, 0
    while made < number and tries < 200_000:
        tries += 1
        text = chance.choice(texts)
        at = chance.randrange(len(text))
        window = list(text[max(0, at - reach) : at + reach + 1])
        place = at - max(0, at - reach)
        new = _change(rule, window, place, chance)
        if new is not None:
            window[place] = (window[place][0], new)
            context = replace(to_pairs(window), glossary=GLOSSARY if rule == "glossary-term" else ())
            made += 1
            yield Case(context, frozenset({context.witness.segments[place].id}))


def _change(rule: str, window: Pairs, place: int, chance: random.Random) -> str | None:
    """The text of the place with the one word that renders a term or name exchanged; None where there is no such."""
    if rule == "glossary-term":
        known = {_pattern(term.source): "|".join(map(re.escape, term.targets)) for term in GLOSSARY}
    elif rule == "name-rendered-twice":
        known = _NAMES
    else:
        known = {source: usual for source, (usual, _) in _TERMS.items()}
    source, text = window[place]
    fit = [each for each in known.items() if _renders(each, source, text)]
    if not fit:
        return None
    chosen = chance.choice(fit)
    if rule != "glossary-term" and not _is_usual(chosen, window, _OFTEN[rule]):
        return None
    new = _TERMS[chosen[0]][1] if rule == "term-rendered-twice" else chance.choice(_NEW[rule])
    return re.sub(_word(chosen[1]), new, text, flags=re.IGNORECASE)


def _pattern(source: str) -> str:
    """The beginning of the term, as forms have it."""
    return (
        rf"{source[: max(3, len(source) - 1)]}[а-я]{{0,3}}\b" if " " not in source else "военно-морск[а-я]+ флот[а-я]*"
    )


def _renders(known: tuple[str, str], source: str, text: str) -> bool:
    """Once in the source, once in the text."""
    theirs = re.findall(rf"\b(?:{known[0]})", source.replace("ё", "е"))
    return len(theirs) == 1 == len(re.findall(_word(known[1]), text, re.IGNORECASE))


def _word(target: str) -> str:
    return rf"(?<![\w-])(?:{target})(?:s|n|ns|al|ian)?(?![\w-])"


def _is_usual(known: tuple[str, str], window: Pairs, often: int) -> bool:
    with_it = [pair for pair in window if re.search(rf"\b(?:{known[0]})", pair[0].replace("ё", "е"))]
    return len(with_it) >= often and all(re.search(_word(known[1]), pair[1], re.IGNORECASE) for pair in with_it)
