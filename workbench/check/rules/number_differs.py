"""Numbers, dates, times and shares that are not those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from workbench.check.figures import Figure, figures, is_partly_in, lone_figures, unmatched
from workbench.check.measured import are_together, in_other_units, not_converted
from workbench.check.rule import Claim, Example, Rule
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.text.languages import primary

_RUN = re.compile(r"\d+")
_MANY = 250_000  # pairs of numbers in one paragraph: a table, or no paragraph


def find(context: Context) -> Iterator[Claim]:
    """Values are compared paragraph by paragraph, so one that moved to the next sentence is no error."""
    if context.source is None:
        return
    theirs_of = {unit: bead for bead in context.sentence_beads for unit in bead.a}
    for bead in context.segment_beads:
        if bead.a and bead.b:
            yield from _compare(context, bead, theirs_of)


def _compare(context: Context, bead: Bead, theirs_of: dict[str, Bead]) -> Iterator[Claim]:
    if context.source is None:
        return
    by_id = context.segments_by_id
    sources, targets = [by_id[unit] for unit in bead.a], [by_id[unit] for unit in bead.b]
    if _digits(sources) * _digits(targets) > _MANY:
        return
    theirs, ours = figures(sources, context.source.language), figures(targets, context.witness.language)
    for mine, there in in_other_units(ours, theirs, theirs_of):
        yield _other_unit(mine, there, bead)
    language = primary(context.source.language)
    extra = unmatched(ours, theirs, "\n".join(segment.text for segment in sources), language)
    text = "\n".join(segment.text for segment in targets)
    missing = unmatched(theirs, ours, text, primary(context.witness.language))
    extra = not_converted(extra, chain(theirs, lone_figures(sources, context.source.language)))
    missing = not_converted(missing, chain(ours, lone_figures(targets, context.witness.language)))
    missing = [each for each in missing if each.is_written]
    for each in extra:
        if each.is_written:
            yield _claim(each, _partner(each, missing, theirs_of), bead)
    if len(missing) == 1 and not extra and not is_partly_in(missing[0], ours):
        yield _lost(missing[0], context, theirs_of, bead)


def _digits(segments: Sequence[Segment]) -> int:
    return sum(len(_RUN.findall(segment.text)) for segment in segments)


def _partner(ours: Figure, missing: list[Figure], beads: dict[str, Bead]) -> Figure | None:
    """The first number of the same sentence of the source that nothing renders; it is taken from the list.

    Without beads of sentences, or if one of the two has none, any sentence of the paragraph will do.
    """
    for each in missing:
        if are_together(ours, each, beads):
            missing.remove(each)
            return each
    return None


def _other_unit(ours: Figure, theirs: Figure, bead: Bead) -> Claim:
    """The span reaches over the unit, which is what is wrong."""
    span, there = _whole(ours), _whole(theirs)
    evidence = tuple(
        Evidence(f"unit {where}", " or ".join(unit.id for unit in each.units))
        for where, each in (("here", ours), ("there", theirs))
    )
    message = f"“{span.quote}” stands for «{there.quote}»: the unit differs."
    return Claim((span,), message, round(0.85 * bead.confidence, 3), evidence, (there,))


def _claim(ours: Figure, theirs: Figure | None, bead: Bead) -> Claim:
    span = _span(ours)
    if theirs is None:
        message = f"The source has no “{span.quote}” here."
        return Claim((span,), message, round(0.6 * bead.confidence, 3), (Evidence("value here", ours.value),))
    there = _span(theirs)
    evidence = (Evidence("value here", ours.value), Evidence("value there", theirs.value))
    message = f"“{span.quote}” stands for «{there.quote}»."
    return Claim((span,), message, round(0.85 * bead.confidence, 3), evidence, (there,))


def _lost(theirs: Figure, context: Context, beads: dict[str, Bead], bead: Bead) -> Claim:
    """One number that nothing renders, said at the end of the sentence where it belongs."""
    there = _span(theirs)
    rendering = beads.get(theirs.sentence)
    if rendering is not None and rendering.b:
        segment, sentence = context.sentences_by_id[rendering.b[-1]]
        at = sentence.end
    else:
        segment = context.segments_by_id[bead.b[-1]]
        at = len(segment.text)
    span = Span.of(segment.id, segment.text, at, at)
    evidence = (Evidence("value there", theirs.value),)
    message = f"The source has «{there.quote}» here; the translation has no such number."
    confidence = round(0.5 * bead.confidence, 3)
    return Claim((span,), message, confidence, evidence, (there,), category="accuracy.omission")


def _whole(figure: Figure) -> Span:
    return Span.of(figure.segment.id, figure.segment.text, figure.from_, figure.to)


def _span(figure: Figure) -> Span:
    return Span.of(figure.segment.id, figure.segment.text, figure.start, figure.end)


RULE = Rule(
    id="number-differs",
    title="A number differs from the source",
    category="accuracy.mistranslation",
    severity=Severity.MAJOR,
    about=(
        "Numbers, years, dates, times and percentages are compared as values: «1,5 млн» is “1.5 million”, «в 15 часов» "
        "is “at 3 p.m.”, «сутки» are “24 hours”. Where both sides name a unit or a currency, quantities are compared: "
        "«10 вёрст» may be “10.7 km” or “about 11 kilometres”, «10 км» “6 miles”, but not “10 miles”; currencies are "
        "never converted. A number that nothing renders is said where its sentence ends."
    ),
    origin="quality assurance tools; values instead of strings",
    find=find,
    hits=(
        Example("There were 120 men in 1943.", "120", "Там было 210 человек в 1943 году."),
        Example("It cost 15 per cent more.", "15 per cent", "Это стоило на 50 процентов больше."),
        Example("On April 14 it rained.", "April 14", "24 апреля шёл дождь."),
        Example("It was 10 miles away.", "10 miles", "Туда было 10 км."),
        Example("They paid 500 dollars.", "500 dollars", "Заплатили 500 рублей."),
        Example("They paid $3 million.", "$3 million", "Заплатили 3 млн евро."),
        Example("We waited three days.", "three days", "Мы ждали три часа."),
        Example("At night it was 5 °F.", "5 °F", "Ночью было 5 °C."),
        Example("The 40-tonne crane fell.", "40-tonne", "Упал 40-метровый кран."),
        Example("The ships came at dawn.", "", "На рассвете пришли 14 кораблей."),
    ),
    misses=(
        Example("There were 1,500 men.", None, "Там было 1500 человек."),
        Example("On April 20, 1945 it rained.", None, "20 апреля 1945 года шёл дождь."),
        Example("On April 20 it rained.", None, "20 апреля 1945 года шёл дождь."),
        Example("Three ships came.", None, "Пришли три корабля."),
        Example("They met at 3 p.m.", None, "Они встретились в 15 часов."),
        Example("A dozen ships came.", None, "Пришли 12 кораблей."),
        Example("It rained for 24 hours.", None, "Дождь шёл сутки."),
        Example("It was about 11 kilometres away.", None, "Туда было 10 вёрст."),
        Example("It was 10.7 km away.", None, "Туда было 10 верст."),
        Example("It was 6 miles away.", None, "Туда было 10 километров."),
        Example("It was 50 degrees Fahrenheit.", None, "Было 10 градусов тепла."),
        Example("It took 30 minutes.", None, "Это заняло полчаса."),
        Example("It took 72 hours.", None, "Это заняло трое суток."),
        Example("They walked 1,500 metres.", None, "Они прошли полтора километра."),
        Example("A 20-kilometre march, 10 percent more.", None, "20-километровый марш, на 10 процентов больше."),
        Example("He is 18.", None, "Ему 18 лет."),
        Example("They bought 5 pounds of it.", None, "Купили 5 фунтов."),
        Example("We came. There were 120 ships.", None, "Мы увидели 120 кораблей. Мы пришли."),
    ),
    needs_source=True,
    is_local=True,
)
