"""Wrong units put into clean translations with a seed: the number stays, `10 km` becomes `10 miles`.

Only where both sides name the unit beside the number, by patterns of their own, not by those of the program.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator
from functools import cache

from tests.data import data_dir
from tests.quality.cases import Case, to_pairs
from tests.quality.injections import news

# (as the English says it, as the Russian does, what is put in instead)
KINDS = (
    (r"kilomet(?:re|er)s?|kms?", r"км|километр\w*", ("miles", "metres", "feet")),
    (r"met(?:re|er)s?", r"м|метр\w*", ("feet", "kilometres", "inches")),
    (r"centimet(?:re|er)s?|cm", r"см|сантиметр\w*", ("inches", "mm")),
    (r"miles?", r"мил\w*", ("kilometres", "yards")),
    (r"versts?", r"верст\w*|вёрст\w*", ("miles", "yards")),
    (r"feet|foot|inch(?:es)?", r"фут\w*|дюйм\w*", ("metres", "cm")),
    (r"tonnes?|tons?", r"т|тонн\w*", ("pounds", "kilograms")),
    (r"kg|kilos?|kilograms?", r"кг|килограмм\w*|кило", ("pounds", "tonnes", "grams")),
    (r"grams?|mg", r"г|гр|грамм\w*|мг", ("ounces", "kg")),
    (r"litres?|liters?|ml", r"л|мл|литр\w*", ("gallons", "tonnes")),
    (r"hectares?", r"га|гектар\w*", ("acres", "square miles")),
    (r"dollars?|euros?", r"долл\w*|евро", ("roubles", "pounds")),
    (r"roubles?|rubles?", r"руб\w*", ("dollars", "euros", "kopecks")),
    (r"seconds?|minutes?", r"мин|сек|минут\w*|секунд\w*", ("hours", "days")),
    (r"hours?", r"ч|час|часа|часов", ("days", "minutes")),
    (r"days?", r"день|дня|дней|дням", ("hours", "weeks", "years")),
    (r"weeks?", r"недел\w*", ("days", "months")),
    (r"months?", r"месяц\w*", ("years", "weeks")),
    (r"years?", r"год|года|лет", ("months", "days")),
    (r"°\s?C|degrees(?: Celsius)?", r"°\s?[СC]|градус\w*", ("°F", "degrees Fahrenheit")),
    (r"%|per ?cent", r"%|процент\w*", ("roubles", "per mille")),
)
_NUMBER = r"(?<![\d.,:/-])(\d+(?:[.,]\d+)?)"
_SMALL = {
    "two": r"дв[аеу]\w*", "three": "три|тр[её]х|трем|трём|трое|троих", "four": r"четыр\w*", "five": r"пят[ьи]\w*",
    "six": r"шест[ьи]\w*", "seven": r"сем[ьи]\w*", "eight": r"вос\w*", "ten": r"десят[ьи]\w*",
    "fifteen": r"пятнадцат\w*", "twenty": r"двадцат\w*", "thirty": r"тридцат\w*", "forty": r"сорок\w*",
    "fifty": r"пят\w*десят\w*",
}  # fmt: skip


def change_unit(source: str, text: str, chance: random.Random) -> str | None:
    """A translation with one unit changed, or None where no number has one on both sides."""
    places = []
    for english, russian, wrong in KINDS:
        for match in re.finditer(rf"(?:{_NUMBER}|\b({'|'.join(_SMALL)}))[\s-]?({english})(?![\w/²³])", text):
            word = match[1].replace(".", "[.,]") if match[1] else _SMALL[match[2]]
            if re.search(rf"(?<![\w.,])(?:{word})[\s\u00a0-]?(?:{russian})(?![\w/²³])", source, re.IGNORECASE):
                places.append((match.span(3), wrong))
    if not places:
        return None
    (start, end), wrong = chance.choice(places)
    blank = "" if text[start - 1] in " -\u00a0" else " "
    return text[:start] + blank + chance.choice(wrong) + text[end:]


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """News and the training bitext: sentences with a number and a unit on both sides."""
    found = list(news())
    for name in ("cc", "pd-literature"):
        with lzma.open(data_dir("bitext", f"{name}.tsv.xz"), "rt", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        found.extend((row[0], row[1]) for row in rows)
    return tuple(pair for pair in found if change_unit(*pair, random.Random(0)) is not None)


def unit_cases(number: int, seed: int) -> Iterator[Case]:
    """One wrong unit among seven pairs, aligned one to one."""
    chance = random.Random(f"units {seed}")
    for at in chance.sample(range(3, len(pairs()) - 4), number):
        window = list(pairs()[at - 3 : at + 4])
        source, text = window[3]
        window[3] = (source, change_unit(source, text, chance) or text)
        context = to_pairs(window)
        yield Case(context, frozenset({context.witness.segments[3].id}), window[3][1])
