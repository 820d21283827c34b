"""An edition with findings of every severity, category and status, and five texts of one language, made by commands.

    harbour = make_harbour(tmp_path)        # tmp_path/harbour, built; its page is build/html/index.html

Base and corrected text, a revised copy of the base, another translation, and a revised copy of that one.
"""

from __future__ import annotations

import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from workbench.cli.main import run

RUSSIAN = """Гавань осенью

Мы вышли из гавани 3 мая 1961 года. Капитан Орлов стоял у штурвала и молчал.

Он сказал: «Здесь 4 крана. Все они работают днём и ночью».

Ночью ветер переменился, и в порту (у старого мола) зажгли два фонаря.

Орлов никогда не пил вина на берегу. Его помощник Громов пил за двоих.

Утром пришло письмо из Риги. В нём было всего три слова: «Ждите до пятницы».

Мы ждали. На рынке продавали яблоки по 20 копеек, и старухи спорили о погоде.

Какой корабль придёт первым? Этого не знал никто.

В пятницу показался дым. Весь город вышел на мол.

Громов посмотрел в трубу и сказал, что это не наш корабль.

Вечером мы вернулись в гавань. На столе стояли три стакана.
"""
BASE = """Harbor in autumn

We left the harbor on May 3, 1961. Captain Orlov stood at the the helm and was silent.

He said: “There are 5 cranes here. All of them work day and night..

At night the wind changed , and in the port (at the old pier two lanterns were lit.

Orlov always drank wine on the shore. His assistant Gromov drank for two.

In the morning a letter came from Riga. It contained only three слова: “Wait until Friday”.

we waited. At the market they sold apples for 20 kopecks, and the old women argued about the weather.

Which ship will come first. Nobody knew this.

On Friday smoke appeared. The whole city came out onto the the pier.

Grumov looked through the pipe and said that this was our ship.

In the evening we returned to the harbor.. There were three glasses on the table.
"""
REVISED = [
    ("at the the helm", "at the helm"), ("5 cranes", "four cranes"), ("night..", "night.”"), ("changed ,", "changed,"),
    ("the pipe", "the telescope"), ("this was our ship", "this was not our ship"), ("three слова", "three words"),
]  # fmt: skip
OTHER = """The Harbour in the Fall of the Year

It was the third of May, 1961, when we put to sea, and Orlov, who had the wheel, did not say a word.

‘Four cranes we have,’ he told us, ‘and not one of them has ever been known to rest.’

The wind went round after dark; by the old mole they hung out a pair of lamps.

Ashore he touched nothing, Orlov, though Gromov, his mate, made up for the two of them.

From Riga there came a letter next day, three words long: ‘Wait till Friday.’

So we waited, while apples went at twenty kopecks and old women quarrelled over the sky.

And whose ship would be first? You could have asked anybody.

Friday brought smoke on the horizon, and everyone who could walk was on the mole.

‘Not ours,’ said Gromov, lowering the glass.

By nightfall we were home again, and somebody had set three glasses out.
"""
MENDED = [("did not say a word", "said nothing"), ("a pair of lamps", "two lamps"), ("You could have asked", "Ask")]
# Each is one decision; the third brings a finding in.
DECISIONS = [
    ["correct", "p1", "the the", "the", "--why", "a word doubled"],
    ["correct", "p3", "changed ,", "changed,", "--why", "no blank before a comma"],
    ["correct", "p6", "argued about", "argued about about", "--why", "as the author speaks"],
    ["correct", "p5", "In the morning", "Next morning", "--why", "the day after"],
    ["remark", "p8", "Is «мол» a pier or a mole?"],
]
# (paragraph, words, severity, confidence) of somebody else's findings
RECEIVED = [(4, "assistant", "minor", 0.61), (9, "the pipe", "critical", 0.42), (8, "city", "minor", 0.93)]
RULES = "rules:\n  lower-case-start: {severity: neutral}\n  question-differs: {severity: neutral}\n"


def make_harbour(folder: Path) -> Path:
    """Everything is dated and named, so the same each time."""
    revised, mended = replaced(BASE, REVISED), replaced(OTHER, MENDED)
    for name, text in (("en", BASE), ("ru", RUSSIAN), ("rev", revised), ("other", OTHER), ("other-2", mended)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    harbour = folder / "harbour"
    tell("new", str(harbour), "--base", str(folder / "en.txt"), "--source", str(folder / "ru.txt"))
    for name, role in (("rev", "revision"), ("other", "translation"), ("other-2", "translation")):
        tell("-C", str(harbour), "add", str(folder / f"{name}.txt"), "--id", f"en-{name}", "--role", role)
    manifest = harbour / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + RULES, "utf-8")
    (folder / "seen.json").write_text(json.dumps([_received(*each) for each in RECEIVED]), "utf-8")
    tell("-C", str(harbour), "findings", "add", str(folder / "seen.json"))
    for words in DECISIONS:
        tell("-C", str(harbour), *words, "--who", "Vera Editor")
    openly = [each for each in records(harbour, "check", "--json") if each["rule"] in ("number-differs", "final-stop")]
    for each in openly:
        tell("-C", str(harbour), "dismiss", each["id"], "--why", "as the author has it", "--who", "Vera Editor")
    tell("-C", str(harbour), "build")
    return harbour


def _received(paragraph: int, words: str, severity: str, confidence: float) -> dict[str, Any]:
    """As xCOMET writes it."""
    text = BASE.split("\n\n")[paragraph]
    start = text.index(words)
    error = {"text": words, "start": start, "end": start + len(words), "severity": severity, "confidence": confidence}
    return {"mt": text.strip(), "errors": [error]}


def replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def tell(*words: str) -> str:
    """What a command prints; it must not fail."""
    with redirect_stdout(StringIO()) as out:
        code = run(["-q", *words])
    assert code == 0, (words, out.getvalue())
    return out.getvalue()


def records(harbour: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tell("-C", str(harbour), *words).splitlines()]
