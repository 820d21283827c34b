"""Our words for the mistakes people make in YAML; they are the same with either of PyYAML's parsers.

explain(error, "title: a: b")     # ("a second colon, or wrong indentation", 8, "put the text …")
"""

from __future__ import annotations

import yaml

Problem = tuple[str, int, str]  # message, code point of the text, hint


def explain(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """What is wrong, where, and what to do, for an error of the scanner or the parser."""
    index = error.problem_mark.index if error.problem_mark else 0
    opened = error.context_mark.index if error.context_mark else index
    problem, context = error.problem or "", error.context or ""
    start = text.rfind("\n", 0, index) + 1
    line_text = text[start:].split("\n", 1)[0]
    character = text[index : index + 1]
    quotes = 'put the text behind the key in quotes: title: "…"'
    if "\t" in line_text[: len(line_text) - len(line_text.lstrip())] or character == "\t":
        return ("a tab at the beginning of the line", index, "replace it with spaces")
    if "end of stream" in problem and "quoted" in context:
        return ("a quotation mark opened here is never closed", opened, "close it")
    if "flow" in context:
        return ("a bracket opened here is not closed", opened, "close it, or " + quotes)
    if "escape" in problem:
        return ("an unknown escape: \\ means something in double quotes", index, "write \\\\")
    if "mapping values" in problem:
        return ("a second colon, or wrong indentation", index, quotes)
    if character and character in "@`%&*!|>":
        return (f"a text cannot begin with {character}", index, quotes)
    return ("this is not YAML: indentation, quotes or brackets do not fit", index, quotes)
