"""A wrong article, two of them, one that is missing, or one too many: Russian has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.check.phrasing import gain
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.witness import Segment
from workbench.packs.tables import read_words
from workbench.text.languages import primary

_BEFORE_WORD = re.compile(r"(?<![\w.&’'-])(?P<article>[Aa]n?) (?P<word>[a-z]+(?:-[a-z]+)*)(?!\w|[’']|\.\w)")
_BEGINS = re.compile(r"(?:^|[.!?:—]\s?)[”’\"'»)]*\s?[“‘\"'(«]*$")
_TWO = re.compile(
    r"(?<![\w.’'-])(?:(?:the|an?|The|An?) (?:my|your|his|its|our|their|this|those|these|every|each|the|an?)"
    r"|(?:my|your|his|its|our|their) (?:the|an?)) (?!priori|posteriori|fortiori)(?=[a-z]{3})"
)
# Behind a preposition, `there is`, or a verb that takes an object; then perhaps one more word, then the noun.
_LEAD = (
    r"(?:in|at|on|to|from|into|with|near|through|under|behind|across|against|inside|toward|towards|of|for"
    r"|[Tt]here (?:is|was)|is|was|has|had|have|saw|see|visited|entered|reached|built|found|made|wrote)"
)
_NO_ADJECTIVE = (
    r"(?!(?:the|an?|my|your|his|her|its|our|their|this|that|these|those|every|each|some|any|no|one|another|either|neither"
    r"|such|what|which|whose|and|or|but|as|in|at|on|to|from|of|for|with|by|not|then|there|also|only|both|all|more|most"
    r"|less|much|two|three|four|five|six|seven|eight|nine|ten|next|last|first|second|third|part|chief|head|master)\b)"
)
_BARE = re.compile(
    rf"(?<![\w’'-])(?P<lead>{_LEAD}) (?P<bare>(?:{_NO_ADJECTIVE}[a-z]{{3,}} )?(?P<noun>[a-z]{{3,}}))"
    r"(?=[.,;:!?]|$| (?:was|were|is|are|had|has|in|on|at|from|of|with|that|which|who|where|when|because|but|after"
    r"|before)\b)"
)
_KIND = re.compile(
    r"\b(?:kind|sort|type|form|rank|title|post|office|way|word|name|piece|matter|state|line|lack|full|part|role) of$"
)
_LAST = r"(?=[.,;:!?]| (?:was|were|is|are|has|had|to|about|from|in|on|at|for|with|by)\b)"
_MASS, _BARE_GAIN, _TWO_GAIN = 0, 20, 10  # 1/16 nat that the better words must save, read either way
_NEAR = 40  # characters before a place that can tell


def find(context: Context) -> Iterator[Claim]:
    if primary(context.witness.language) != "en":
        return
    for segment in context.text_segments:
        claims = [*_sounds(segment), *_two(segment), *_phrases(segment), *_too_many(segment)]
        claims += _missing(segment)
        yield from sorted(claims, key=lambda claim: claim.spans[0].start)


def _sounds(segment: Segment) -> Iterator[Claim]:
    consonant, vowel, either = map(_beginnings, ("consonant", "vowel", "either"))
    hard = _words("hard")
    for match in _BEFORE_WORD.finditer(segment.text):
        article, word = match["article"], match["word"]
        is_vowel = bool(vowel.match(word)) or (word[0] in "aeiou" and not consonant.match(word))
        is_an = len(article) == 2
        if is_an == is_vowel or len(word) < 3 or word[1] == "-" or word in ("and", "are"):
            continue
        if article[0] == "A" and not _BEGINS.search(segment.text, max(0, match.start() - _NEAR), match.start()):
            continue  # plan A is a name
        if is_an and word not in hard and either.match(word):
            continue
        right = article[0] + ("n" if is_vowel else "")
        yield _claim(
            segment, match.start(), match.end(), f"“{article}” before “{word}”: say {right}.", 0.9, right + " " + word
        )


def _two(segment: Segment) -> Iterator[Claim]:
    for match in _TWO.finditer(segment.text):
        one, other = match.group().split()
        if one.lower() == other:
            continue  # a doubled word
        best = max(gain(segment.text, match.start(), match.end(), f"{each} ").least for each in (one, other))
        if best >= _TWO_GAIN:
            message = f"“{one} {other}”: English has only one of them before a noun."
            yield _claim(segment, match.start(), match.end() - 1, message, 0.8)


def _phrases(segment: Segment) -> Iterator[Claim]:
    for match in _phrase_pattern().finditer(segment.text):
        right = _phrases_by_words()[match.group().lower()]
        yield _claim(
            segment, match.start(), match.end(), f"“{match.group()}” lacks its article: say {right}.", 0.8, right
        )


def _missing(segment: Segment) -> Iterator[Claim]:
    """A noun that is counted and stands alone, where the model of English is sure of an article."""
    text, count = segment.text, frozenset(_words("count"))
    for match in _BARE.finditer(text):
        noun = match["noun"]
        if noun not in count or (
            match["lead"] == "of" and _KIND.search(text, max(0, match.start() - _NEAR), match.start() + 2)
        ):
            continue
        if len(re.findall(rf"\b{noun}\b", text[max(0, match.start() - _NEAR) : match.end() + _NEAR])) > 1:
            continue  # from city to city
        if match["lead"] == "to" and " from " in text[max(0, match.start() - _NEAR) : match.start()]:
            continue  # from king to peasant
        at = match.start("bare")
        an = "an" if match["bare"][0] in "aeiou" else "a"
        best = max((gain(text, at, at, f"{each} ").least, each) for each in ("the", an))
        if best[0] >= _BARE_GAIN:
            message = f"“{noun}” can be counted and stands without an article: {best[1]} {match['bare']}?"
            better = f"{match['lead']} {best[1]} {match['bare']}"
            evidence = (Evidence("language", f"“{better}” is likelier, before and behind"),)
            span = match.span()
            yield claim_at(segment, *span, message, 0.6, evidence=evidence, suggestion=better)


def _too_many(segment: Segment) -> Iterator[Claim]:
    text = segment.text
    for match in _mass_pattern().finditer(text):
        if gain(text, match.start(), match.start("noun"), match["more"] or "").least >= _MASS:
            message = f"“{match['noun']}” is not counted in English: no {match['article'].lower()} before it."
            yield _claim(segment, match.start(), match.end(), message, 0.75)
    for match in _name_pattern().finditer(text):
        message = f"“{match['name']}” takes no article."
        yield _claim(segment, match.start(), match.end(), message, 0.75, match["name"])


def _claim(segment: Segment, start: int, end: int, message: str, sure: float, better: str | None = None) -> Claim:
    return claim_at(segment, start, end, message, sure, suggestion=better)


@cache
def _beginnings(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_words(kind)))


def _words(kind: str) -> tuple[str, ...]:
    return read_words("articles.tsv", "en", kind)


@cache
def _phrases_by_words() -> dict[str, str]:
    return dict(each.replace("_", " ").split("|") for each in (*_words("phrase"), *_words("end")))


@cache
def _phrase_pattern() -> re.Pattern[str]:
    phrases, ends = ("|".join(map(_wrong, _words(kind))) for kind in ("phrase", "end"))
    little = r"(?=[.,;:!?]|$| (?:and|at|he|I|in|it|of|on|she|the|they|we)\b)"
    return re.compile(rf"(?<![\w’'-])(?:(?:{phrases})(?![\w’'-])|(?:{ends}){little})")


def _wrong(pair: str) -> str:
    words = pair.split("|")[0].replace("_", " ")
    return f"[{words[0].upper()}{words[0]}]{words[1:]}"


@cache
def _mass_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(_words("mass")))
    return re.compile(rf"(?<![\w.’'-])(?P<article>[Aa]n?) (?P<more>(?:[a-z]+ )?)(?P<noun>{nouns}){_LAST}")


@cache
def _name_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_words("nameless")))
    return re.compile(rf"(?<![\w’'-])the (?P<name>{names})(?=[.;:!?]| (?:was|were|is|are|has|had)\b)")


RULE = Rule(
    id="article",
    title="A wrong, missing or superfluous article",
    category="linguistic-conventions.grammar",
    severity=Severity.MINOR,
    about=(
        "“a” before a vowel that is heard, “an” before a consonant; two words before a noun of which English has one; "
        "a set phrase or a counted noun without its article; an article before what is not counted or before the name "
        "of a country or city. Where words alone do not decide, the model of English must be sure."
    ),
    origin="packs/data/articles.tsv, written from knowledge of English",
    find=find,
    hits=(
        Example("She waited for a hour at the gate.", "a hour"),
        Example("He bought an house by the sea.", "an house"),
        Example("She took the her hat and left the his room.", "the his"),
        Example("They arrived at same time.", "at same time"),
        Example("It was one of most difficult winters.", "one of most"),
        Example("They came back to village.", "to village"),
        Example("He gave me an advice about horses.", "an advice"),
        Example("The fleet sailed to the Japan.", "the Japan"),
    ),
    misses=(
        Example("It took an hour, a university, a European, a one-eyed man and an honest heir."),
        Example("It was an historic day for a herbalist in an old hotel."),
        Example("They walked from city to city and came by train."),
        Example("The Japan of those years was poor, and the Moscow road was long."),
        Example("He found a news agency and an information desk."),
        Example("She gave him the this-and-that of the village."),
        Example("The plan A is ready; the Moscow to Petersburg train has an onerous delay."),
        Example("Husband and wife went to prison."),
    ),
    is_local=True,
)
