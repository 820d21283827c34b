"""A negation of the source that is lost, or one that the translation has by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.check.holes import quoted, texts_of
from workbench.check.negation import Negation, knows, looks_denied, may_deny, read_negation
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.words import LIKELY, LinkedWord, WordLinks
from workbench.text.tokens import words

_BEFORE, _BEHIND = 5, 2  # words in front of a word and behind it, in which its denial stands
_HALF = 5  # likewise, on both sides, for a denial in other words
_CONFIDENCE = 0.7
_SCOPE = 4  # words behind a denial, in which the word stands that it denies
_SHORT = 2  # letters of a word that hardly says what is denied
_LINKED = 0.3  # of that word and its partner


def find(context: Context) -> Iterator[Claim]:
    """Words are linked only where one side denies more often than the other."""
    if context.source is None:
        return
    languages = context.source.language, context.witness.language
    if not all(map(knows, languages)):
        return
    for bead in context.sentence_beads:
        texts = [" ".join(texts_of(context, side)) for side in (bead.a, bead.b)]
        if not all(texts) or "?" in texts[0] or not any(map(may_deny, texts, languages)):
            continue
        sides = [[token.text for token in words(text)] for text in texts]
        there, here = map(read_negation, sides, languages)
        if len(there.denials) == len(here.denials):
            continue
        links = context.link_words(bead)
        if [[word.text for word in side] for side in (links.a, links.b)] != sides:
            continue  # nobody linked these words
        tell = _lost if len(there.denials) > len(here.denials) else _gained
        yield from tell(context, links, there, here)


def _lost(context: Context, links: WordLinks, there: Negation, here: Negation) -> Iterator[Claim]:
    pairs = [(link.a, link.b, link.probability) for link in links.links]
    for at in there.denials:
        found = _undenied(at, links.a, links.b, pairs, here)
        if found is not None:
            scope, partner = found
            denied = quoted(context, links.a[at : scope + 1])
            quote = " ".join(span.quote for span in denied)
            message = f"«{quote}» denies; “{links.b[partner].text}” does not."
            yield _claim(context, links.b[partner : partner + 1], message, denied)


def _gained(context: Context, links: WordLinks, there: Negation, here: Negation) -> Iterator[Claim]:
    pairs = [(link.b, link.a, link.probability) for link in links.links]
    same = {word.text.lower() for word in links.a}  # English in the source
    for at in here.denials:
        if links.b[at].text.lower() in same or _is_number(links.b, at):
            continue
        found = _undenied(at, links.b, links.a, pairs, there)
        if found is None and _is_plain(links.a, there):
            message = f"“{links.b[at].text}” denies; nothing in the source does."
            yield _claim(context, links.b[at : at + 1], message, quoted(context, links.a))
        elif found is not None:
            _, partner = found
            denied = quoted(context, links.a[partner : partner + 1])
            message = f"“{links.b[at].text}” denies; «{denied[0].quote}» is not denied in the source."
            yield _claim(context, links.b[at : at + 1], message, denied)


def _is_plain(words: Sequence[LinkedWord], negation: Negation) -> bool:
    """Nothing in the sentence denies, in whatever words."""
    return not negation.denials and not negation.half and not any(looks_denied(word.text) for word in words)


def _is_number(words: Sequence[LinkedWord], at: int) -> bool:
    """`No. 5`."""
    return words[at].text == "No" and any(word.text[:1].isdigit() for word in words[at + 1 : at + 2])


def _claim(context: Context, here: Sequence[LinkedWord], message: str, source: tuple[Span, ...]) -> Claim:
    evidence = (Evidence("source", " … ".join(span.quote for span in source)),)
    return Claim(quoted(context, here), message, _CONFIDENCE, evidence, source)


def _undenied(
    at: int,
    mine: Sequence[LinkedWord],
    others: Sequence[LinkedWord],
    pairs: Sequence[tuple[int, int, float]],
    other: Negation,
) -> tuple[int, int] | None:
    """The word that is denied by mine[at], and its partner, if nothing over there denies that one."""
    if any(one == at and partner in other.denials and share >= LIKELY for one, partner, share in pairs):
        return None
    found = _denied(at, mine, others, pairs)
    if found is None or looks_denied(mine[found[0]].text):
        return None
    _, partner = found
    is_denied = any(partner - _BEFORE <= each <= partner + _BEHIND for each in other.denials)
    is_half = any(abs(each - partner) <= _HALF for each in other.half)
    beside = others[max(0, partner - 1) : partner + 2]
    if is_denied or is_half or any(looks_denied(word.text) for word in beside):
        return None
    return found


def _denied(
    at: int, mine: Sequence[LinkedWord], others: Sequence[LinkedWord], pairs: Sequence[tuple[int, int, float]]
) -> tuple[int, int] | None:
    """The first word behind mine[at] that has a telling partner, and that."""
    for one, partner, share in sorted(pairs, key=lambda each: (each[0], -each[2])):
        if at < one <= at + _SCOPE and share >= _LINKED and len(others[partner].text) > _SHORT:
            return one, partner
    return None


RULE = Rule(
    id="negation-differs",
    title="A negation is lost or added",
    category="accuracy.mistranslation",
    severity=Severity.CRITICAL,
    about=(
        "The source denies a word («не», «нет», «без» and the like) and the translation does not deny the word that "
        "renders it, or the other way round. Silent where a denial is said in other words (“fail”, “unless”, "
        "“impossible”), where one looks like a denial and is none («не только», «чуть не»), where it is twofold («не "
        "мог не»), and at questions."
    ),
    origin="word links; packs/data/negation.tsv, written from knowledge of the two languages",
    find=find,
    hits=(
        Example("The workers returned to the village.", "returned", "Рабочие не вернулись в деревню."),
        Example("The bridge was not built in spring.", "not", "Мост построили весной."),
        Example("He didn’t sign the letter.", "didn’t", "Он подписал письмо."),
    ),
    misses=(
        Example("The workers did not return to the village.", None, "Рабочие не вернулись в деревню."),
        Example("The workers failed to return to the village.", None, "Рабочие не вернулись в деревню."),
        Example("The house is uninhabited.", None, "Дом не обитаем."),
        Example("Nobody saw the ship.", None, "Никто не видел корабля."),
        Example("He sells not only bread but milk too.", None, "Он продаёт не только хлеб, но и молоко."),
        Example("He almost fell.", None, "Он чуть не упал."),
        Example("Would you like some tea?", None, "Не хотите ли чаю?"),
        Example("He could not help laughing.", None, "Он не мог не рассмеяться."),
        Example("The boys said nothing for a long time.", None, "Мальчики долго молчали."),
        Example("They stopped allowing dogs in.", None, "Они больше не пускают собак."),
    ),
    needs_source=True,
    is_local=True,
)
