"""Quotation marks without their partner, followed across paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workbench.check.beside import texts_beside
from workbench.check.endings import Endings
from workbench.check.marks import OPENING, turns
from workbench.check.quotations import Problem, unbalanced
from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span

# What shows the place, in words, and how far to believe it.
_CLUES = {
    "stop": ("trace", "a doubled stop, where a mark was lost", 0.9),
    "source": ("source", "the source closes its quotation here", 0.85),
    "speaker": ("speaker", "words that name the speaker follow", 0.75),
    "": ("", "", 0.75),
}
_PARTNER = {**OPENING, '"': '"', "‘": "’"}


def find(context: Context) -> Iterator[Claim]:
    beside = texts_beside(context)
    place = Endings(context).place
    texts = [segment for segment in context.text_segments if segment.kind != "note"]
    notes = [[segment] for segment in context.text_segments if segment.kind == "note"]
    for paragraphs in (texts, *notes):
        for problem in unbalanced(paragraphs, place):
            if len(paragraphs) > 1 or not _goes_on(problem, beside.get(problem.segment.id, "")):
                yield _to_claim(problem)


def _goes_on(problem: Problem, source: str) -> bool:
    """A paragraph judged alone whose source opens or closes as much too many: the quotation goes on elsewhere."""
    return _surplus(source) < 0 if problem.kind == "unopened" else _surplus(source) > 0


@lru_cache(maxsize=8)
def _surplus(text: str) -> int:
    return sum(turn for _, turn in turns(text))


def _to_claim(problem: Problem) -> Claim:
    segment = problem.segment
    span = Span.of(segment.id, segment.text, problem.start, problem.end)
    if problem.kind == "unopened":
        return Claim((span,), f"“{span.quote}” closes a quotation that was never opened.", 0.85)
    assert problem.opened is not None
    origin, at = problem.opened
    opening = Span.of(origin.id, origin.text, at, at + 1)
    first = " ".join(origin.text[at : at + 40].split()[:5])
    if problem.kind == "unrepeated":
        evidence = (Evidence("opened", f"{first}…"),)
        message = "The quotation goes on here; English repeats the opening mark at each paragraph."
        return Claim((span,), message, 0.6, evidence, suggestion=opening.quote, severity=Severity.MINOR)
    kind, clue, confidence = _CLUES[problem.clue]
    evidence = (Evidence("opened", f"{first}…"), *((Evidence(kind, clue),) if clue else ()))
    message = "A closing quotation mark is missing; most likely it stood here."
    return Claim((span, opening), message, confidence, evidence, suggestion=_PARTNER[opening.quote])


RULE = Rule(
    id="quote-unbalanced",
    title="A quotation mark without its partner",
    category="linguistic-conventions.punctuation",
    severity=Severity.MAJOR,
    about=(
        "Quotation marks are matched as a stack across paragraphs. A finding stands where the lost mark most likely "
        "stood: at a doubled stop, where the source closes, before “he said”, or at the end of the sentence. A "
        "paragraph judged alone is left in peace where its source is as unbalanced."
    ),
    origin="English punctuation: a quotation over several paragraphs opens at each and closes once",
    find=find,
    hits=(
        Example("The note read: “All is lost. Then he left.\nNobody answered it.", ""),
        Example("It said: “We hold the port.. The town was quiet.", ""),
        Example("“Yes, he said, “but not today.”", ""),
        Example("All is well,” he said.", "”"),
        Example('He said "no and left.', ""),
        Example("“He cried ‘fire!” said the boy.", ""),
        Example("He said: “We hold the port. Then he left.", "", "Он сказал: «Мы держим порт». Потом он ушёл."),
    ),
    misses=(
        Example("“Yes,” he said, “but not today.”"),
        Example("He said: “It’s the sailors’ port, ‘the old one’.”"),
        Example(
            "He told them: “" + "We have held the port for a year and we shall hold it for another one. " * 4 + "\n"
            "“And then we shall go home.”"
        ),
        Example("«Да», said the book."),
        Example('He was 6\' 2" tall and said "no".'),
        Example('"' + "We have held the port for a year and we shall hold it for another one. " * 4 + '\n"We shall."'),
        Example("He said: “We hold the port.", None, "Он сказал: «Мы держим порт."),
    ),
)
