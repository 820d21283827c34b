"""Errors of English put into a paragraph with a seed, for the rules that need the English alone.

    change = ENGLISH["agreement"]
    change("We must go home.", random.Random(1))     # "We must to go home."

What no novel holds (headings, ministries, treaties) is written here: sentences of our own, parts chosen by chance.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence


def misplace_article(text: str, chance: random.Random) -> str | None:
    """The other of a and an, two words of which English has one, or a set phrase without its article."""
    ways = (
        (r"\ban(?= [aeio][a-z]{2,})", "a"), (r"\ba(?= (?:new|man|woman|day|long|good|little|moment|young) )", "an"),
        (r"\b(?=(?:his|my|their|your) (?:wife|brother|head|face|hand|hands|eyes|own) )", "the "),
        (r"(?<=\bat )the (?=same time\b)", ""), (r"(?<=\bfor )the (?=first time\b)", ""),
        (r"(?<=\bin )the (?=middle of\b)", ""), (r"(?<=\bone of )the (?=most\b)", ""),
        (r"(?<=\bat )the (?=end of\b)", ""), (r"(?<=\bto )the (?=village[.,])", ""),
    )  # fmt: skip
    return _one_way(text, ways, chance)


def disagree(text: str, chance: random.Random) -> str | None:
    """A form of a verb or noun that does not fit the word before it."""
    past = {"know": "knew", "see": "saw", "think": "thought", "go": "went", "come": "came", "say": "said",
            "take": "took", "speak": "spoke", "like": "liked", "want": "wanted", "give": "gave"}  # fmt: skip
    match = re.search(rf"(?<=\bdid not )(?:{'|'.join(past)})\b", text)
    if match and chance.random() < 0.5:
        return text[: match.start()] + past[match.group()] + text[match.end() :]
    ways = (
        (r"(?:^|[.] )They (?P<x>were)\b", "was"), (r"(?:^|[.] )S?[Hh]e (?P<x>has)\b", "have"),
        (r"\b(?:he|we|I) must (?P<x>)(?:go|see|be|have|come|take) ", "to "),
        (r"\b(?:he|we|I) can (?P<x>go|see|take|find|do) ", "goes"),
        (r"(?<=\bwanted to )(?:go|see|come|say|know)\b", "went"),
    )  # fmt: skip
    return _one_way(text, ways, chance)


def govern_wrongly(text: str, chance: random.Random) -> str | None:
    """A verb or adjective takes the complement that it has in Russian."""
    ways = (
        (r"(?<=\barrived )at(?= (?:the|a|his|her))", "to"),
        (r"\b(?:came|went|gone) (?P<x>to)(?= (?:Moscow|Petersburg)\b)", "in"),
        (r"\bmade (?:him|me) (?P<x>)(?=(?:go|come|see|think|forget|feel) )", "to "),
        (r"\bat(?= (?:two|three|four|five|six|seven|eight|nine|ten) o’clock)", "in"),
        (r"\b(?:kissed|thanked) (?P<x>)(?:him|her|them) ", "to "),
        (r"(?<=\bsimilar )to(?= (?:the|his|that))", "with"), (r"(?<=\bready )for(?= (?:the|a|an) )", "to"),
        (r"(?<=\bfull )of(?= (?:the|a|his|her) )", "with"), (r"(?<=\bangry )with(?= (?:him|her|me))", "on"),
        (r"(?<=\bentered )(?=the )", "to "), (r"\b(?:spoke|speaking) (?P<x>in)(?= (?:French|English|German)\b)", "on"),
    )  # fmt: skip
    return _one_way(text, ways, chance)


def _one_way(text: str, ways: Sequence[tuple[str, str]], chance: random.Random) -> str | None:
    """One of the places that any of the patterns finds becomes new: the group x, or the whole."""
    places = [(match, new) for pattern, new in ways for match in re.finditer(pattern, text)]
    if not places:
        return None
    match, new = chance.choice(places)
    start, end = match.span("x" if "x" in match.groupdict() else 0)
    return text[:start] + new + text[end:]


def spell_otherwise(text: str, chance: random.Random) -> str | None:
    """The novel is spelt the American way."""
    pairs = {"color": "colour", "honor": "honour", "favorite": "favourite", "gray": "grey", "neighbor": "neighbour",
             "favor": "favour", "center": "centre", "neighbors": "neighbours"}  # fmt: skip
    return _one_way(text, [(rf"(?<![\w’-]){word}(?![\w’-])", other) for word, other in pairs.items()], chance)


def title_otherwise(text: str, chance: random.Random) -> str | None:
    """A title four times, once without its capitals or with them."""
    adjective, noun = (
        chance.choice(["Foreign", "Naval", "Prime", "Royal"]),
        chance.choice(["Minister", "Council", "Court"]),
    )
    usual, other = f"{adjective} {noun}", f"{adjective} {noun}".lower()
    if chance.random() < 0.5:
        usual, other = other, usual
    acts = [f"The {{}} was told of it{when}." for when in ("", " at once", " that night", " a day later")]
    chance.shuffle(acts)
    titles = [usual, usual, usual, other]
    chance.shuffle(titles)
    return " ".join([text, *(act.format(title) for act, title in zip(acts, titles, strict=True))])


def straighten(text: str, chance: random.Random) -> str | None:
    return re.sub("[“”]", '"', text) if text.count("“") == text.count("”") == 1 else None


def ask_in_heading(text: str, chance: random.Random) -> str | None:
    noun, name = (
        chance.choice(["Visit", "Fall", "Death", "Return", "Letter"]),
        chance.choice(["Mori", "Brandt", "the Tsar"]),
    )
    if chance.random() < 0.5:
        return f"The {noun} of {name}?"
    verb = chance.choice(["leave", "come back", "lose", "refuse"])
    return f"{chance.choice(['Why', 'When', 'Where', 'How'])} did {name} {verb}"


def keep_tense(text: str, chance: random.Random) -> str | None:
    now = {"would": "will", "was": "is", "had": "has"}
    pattern = r"\b(?:said|thought|knew|believed|told him|told her) that (?:he|she|it) (?P<verb>would|was|had)\b"
    places = [
        match
        for match in re.finditer(pattern, text)
        if text.count("“", 0, match.start()) == text.count("”", 0, match.start())
    ]
    if not places:
        return None
    match = chance.choice(places)
    return text[: match.start("verb")] + now[match["verb"]] + text[match.end("verb") :]


def change_gender(text: str, chance: random.Random) -> str | None:
    """Sentences about things, and one pronoun for a person among them; or the reverse."""
    around = ["The roads were bad.", "The snow lay deep.", "Nothing came of it.", "The winter was long."]
    chance.shuffle(around)
    if chance.random() < 0.3:
        name, verb = chance.choice(["Mori", "Brandt", "Lind"]), chance.choice(["said", "answered", "replied"])
        return " ".join([*around[:2], f"At noon Mr. {name} came back.", f"It {verb} that the road was closed."])
    thing = chance.choice(["government", "ministry", "committee", "embassy", "newspaper", "court", "army"])
    kind = chance.choice(["", "Soviet ", "Japanese ", "new "])
    word = chance.choice(["He", "She"])
    if chance.random() < 0.3:
        return " ".join([*around[:3], f"The {kind}{thing} declared that {word.lower()} will not wait."])
    return " ".join([*around[:3], f"The {kind}{thing} was silent.", f"{word} had not been asked."])


def swap_agents(text: str, chance: random.Random) -> str | None:
    one, other = chance.sample(["Mori", "Brandt", "Lind", "Norway", "Peru", "Sweden"], 2)
    deed = chance.choice(["told", "asked", "promised", "warned", "proposed to", "offered to", "advised"])
    rest = chance.choice(
        ["to close the harbour before winter", "to mediate between the two islands", "a treaty about fishing grounds"]
    )
    later = chance.choice(["Years later", "In spring", "As we know,", "It was then that"])
    return f"{one} {deed} {other} {rest}. {text} {later} {other} {deed} {one} {rest}."


ENGLISH: dict[str, Callable[[str, random.Random], str | None]] = {
    "article": misplace_article,
    "agreement": disagree,
    "verb-frame": govern_wrongly,
    "spelling-convention": spell_otherwise,
    "capital-differs": title_otherwise,
    "mixed-quotes": straighten,
    "heading-question": ask_in_heading,
    "tense-sequence": keep_tense,
    "pronoun-differs": change_gender,
    "agents-differ": swap_agents,
}
