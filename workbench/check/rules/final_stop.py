"""A paragraph that ends in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.beside import texts_beside
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_WORDS = 8  # shorter paragraphs may be headings, captions, lines of a letter


def find(context: Context) -> Iterator[Claim]:
    segments, beside = context.text_segments, texts_beside(context)
    for number, segment in enumerate(segments):
        text = segment.text.rstrip()
        if segment.kind != "p" or len(text.split()) < _WORDS or not _is_open(text):
            continue
        following = segments[number + 1] if number + 1 < len(segments) else None
        if following is not None and following.kind in ("l", "item", "quote", "cell"):
            continue  # it leads to what follows
        if _is_open(beside.get(segment.id, "").rstrip()):
            continue  # so does the source: a caption, a headline
        last = text.split()[-1]
        message = "The paragraph ends without a stop: something may have been cut off."
        yield claim_at(segment, len(text) - len(last), len(text), message, 0.7)


def _is_open(text: str) -> bool:
    return text[-1:].isalnum() or text.endswith(",")


RULE = Rule(
    id="final-stop",
    title="A paragraph ends without a stop",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about=(
        "A paragraph of eight words or more whose last character is a letter, a digit or a comma. Silent where the "
        "source ends in the same way."
    ),
    origin="English punctuation",
    find=find,
    hits=(Example("In the morning the whole crew went ashore to look for the", "the"),),
    misses=(
        Example("In the morning the whole crew went ashore to look for coal."),
        Example("He asked, in the old words of the harbour song:"),
        Example("The Northern Port"),
        Example("A fisherman of the northern coast mends his old nets", None, "Рыбак северного побережья чинит сети"),
    ),
)
