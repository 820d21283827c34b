"""All rules over one text; claims become findings with ids, in document order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.check.registry import beliefs, rules
from workbench.check.rule import Claim, Rule
from workbench.check.since import Since
from workbench.check.trust import is_trusted
from workbench.model.context import Context
from workbench.model.edition import RuleOption
from workbench.model.finding import Evidence, Finding, Severity
from workbench.model.ids import finding_id
from workbench.model.witness import Role
from workbench.packs.rule_precision import measured

# What a finding rests on when the source is a reconstruction is conjecture: it is believed less.
_CONJECTURE = 0.8
_CONJECTURE_EVIDENCE = Evidence("source", "a reconstruction written by the editors, so this is conjecture")


def run(context: Context, options: Sequence[RuleOption] = (), since: Since | None = None) -> tuple[Finding, ...]:
    """The findings of all rules that are not switched off. Same context, same findings.

    since: of this text; saves reading again what did not change.
    """
    chosen = {option.rule: option for option in options}
    order = {segment.id: number for number, segment in enumerate(context.witness.segments)}
    findings: list[Finding] = list(since.kept) if since else []
    for rule in rules().values():
        option = chosen.get(rule.id)
        if (option is not None and not option.enabled) or (rule.needs_source and context.source is None):
            continue
        found = _to_findings(rule, rule.find(since.part if since and rule.is_local else context), context)
        findings += found if option is None else [_as_asked(each, option) for each in found if _is_asked(each, option)]
    findings.sort(key=lambda each: (order[each.segment], each.spans[0].start, each.spans[0].end, each.rule, each.id))
    return tuple(findings)


def _is_asked(finding: Finding, option: RuleOption) -> bool:
    return finding.confidence >= option.least


def _as_asked(finding: Finding, option: RuleOption) -> Finding:
    """With the severity of the edition, and shown or not as it has it."""
    return replace(
        finding,
        severity=Severity(option.severity) if option.severity else finding.severity,
        hint=finding.hint if option.default is None else not option.default,
    )


def _to_findings(rule: Rule, claims: Iterable[Claim], context: Context) -> list[Finding]:
    seen: dict[tuple[str, str], int] = {}
    found: list[Finding] = []
    for claim in claims:
        span = claim.spans[0]
        seen[span.segment, span.quote] = number = seen.get((span.segment, span.quote), 0) + 1
        finding = Finding(
            finding_id(rule.id, span.segment, span.quote, number),
            rule.id,
            claim.category or rule.category,
            claim.severity or rule.severity,
            claim.spans,
            claim.message,
            round(claim.confidence * beliefs().get(rule.id, 1.0), 3),
            claim.evidence,
            claim.source,
            claim.suggestion,
            hint=is_hint(rule.id),
        )
        found.append(_as_conjecture(finding) if _is_conjecture(rule, claim, context) else finding)
    return found


def is_hint(rule: str) -> bool:
    """Whether it is not shown unless asked for: it was not measured, or not right often enough."""
    return not is_trusted(measured().get(rule, ()))


def _is_conjecture(rule: Rule, claim: Claim, context: Context) -> bool:
    rests_on_source = rule.needs_source or bool(claim.source) or any(each.kind == "source" for each in claim.evidence)
    return rests_on_source and context.source is not None and context.source.role is Role.RECONSTRUCTION


def _as_conjecture(finding: Finding) -> Finding:
    return replace(
        finding,
        confidence=round(finding.confidence * _CONJECTURE, 3),
        evidence=(*finding.evidence, _CONJECTURE_EVIDENCE),
        conjecture=True,
    )
