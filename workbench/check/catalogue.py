"""The catalogue of rules: rows for the screen and the reference page."""

from __future__ import annotations

from typing import Any

from workbench.check.registry import precision, rules
from workbench.check.rule import Example, Rule
from workbench.check.runner import is_hint
from workbench.packs.rule_precision import measured


def catalogue_rows() -> list[dict[str, Any]]:
    return [_row(rule) for rule in rules().values()]


def _row(rule: Rule) -> dict[str, Any]:
    value = precision(rule.id)
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value,
        "category": rule.category,
        "needs": "source" if rule.needs_source else "other texts" if rule.needs_others else "text",
        "precision": None if value is None else round(value, 2),
        "measured": [
            f"{each.right} of {each.flagged} on {each.set} ({each.beside})" for each in measured().get(rule.id, ())
        ],
        "hint": is_hint(rule.id),
        "about": rule.about,
        "origin": rule.origin,
        "hits": [_example(example) for example in rule.hits],
        "misses": [_example(example) for example in rule.misses],
    }


def _example(example: Example) -> str:
    beside = [f" ‖ {example.source}"] if example.source else []
    beside += [f" ‖ another: {text}" for text in example.others]
    beside += [f" ‖ corrected: {example.revision}"] if example.revision else []
    beside += [f" ‖ {term.source or '–'} = {'|'.join(term.targets)} ({term.status})" for term in example.glossary]
    return (example.text + "".join(beside)).replace("\n", " ¶ ")


def catalogue_page() -> str:
    """docs/reference/rules.md."""
    rows = catalogue_rows()
    parts = [
        "# Rules\n",
        "Precision is measured on text the rule was not written from (`python -m tests.quality.measure_rules`). The",
        "one shown is that of the set which speaks least for the rule, among those with twenty findings or more; a",
        "rule that was not right often enough ([how often](../explanation/checks.md)) is a *hint* and not shown by",
        "default.\n",
        "| rule | severity | category | needs | precision |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        value = "–" if row["precision"] is None else f"{row['precision']:.2f}"
        parts.append(
            f"| [{row['id']}](#{row['id']}) | {row['severity']} | {row['category']} | {row['needs']} | {value} |"
        )
    for row in rows:
        parts += [f"\n## {row['id']}\n", f"{row['title']}. {row['about']}\n", f"*Origin:* {row['origin']}"]
        if row["measured"]:
            parts.append(f"\n*Measured:* {'; '.join(row['measured'])}.")
        parts += [
            "",
            *(f"- speaks: `{each}`" for each in row["hits"]),
            *(f"- silent: `{each}`" for each in row["misses"]),
        ]
    return "\n".join(parts) + "\n"
