"""An edition whose original we have: the sentences of `tests.made.edits`, and a Russian for each of their parts.

add_source(edition, folder)
"""

from __future__ import annotations

from pathlib import Path

from tests.made.edits import Copy
from workbench.app.desk import Desk
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.correct.state import compute_state

# What translation tools let one do: no paragraph is cut, joined, moved, dropped or added there.
KINDS = {"word": 20, "punctuation": 8, "insertion": 11, "deletion": 8, "sentence": 3}
WHO, WHEN = "Vera Translator", "2026-05-03T10:00:00Z"

_RUSSIAN = {
    "The harbour master": "Начальник порта", "A young pilot": "Молодой лоцман", "The old keeper": "Старый смотритель",
    "Our cook": "Наш кок", "The second mate": "Второй помощник", "A clerk": "Один писарь", "The doctor": "Доктор",
    "counted": "сосчитал", "painted": "покрасил", "repaired": "починил", "forgot": "забыл", "described": "описал",
    "guarded": "стерёг", "sold": "продал", "measured": "измерил", "found": "нашёл", "carried": "перенёс",
    "four cranes": "четыре крана", "the long pier": "длинный пирс", "a box of maps": "ящик карт",
    "the green lamp": "зелёную лампу", "seven boats": "семь лодок", "the tide tables": "таблицы приливов",
    "two ropes": "две верёвки", "before dawn": "до рассвета", "in the rain": "под дождём",
    "without a word": "не говоря ни слова", "after the storm": "после бури", "on the third day": "на третий день",
    "in great haste": "в большой спешке", "at noon": "в полдень", "for the guests": "для гостей",
    "as the letter asked": "как просили в письме", "to please nobody": "никому не в угоду",
    "with cold hands": "замёрзшими руками", "by order": "по приказу", "for a small fee": "за небольшую плату",
}  # fmt: skip


def to_russian(text: str) -> str:
    for english, russian in sorted(_RUSSIAN.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(english, russian)
    return text


def add_source(edition: Path) -> None:
    """A Russian witness, paragraph by paragraph of the base."""
    paragraphs = [to_russian(segment.text) for segment in Desk.open(edition).base.segments]
    path = edition.with_name("source.txt")
    path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    arguments = ["add", str(path), "--id", "ru", "--role", "source", "--language", "ru"]
    assert run(["-q", "-C", str(edition), *arguments]) == 0


def export(edition: Path, format_id: str, target: Path) -> Path:
    """The same texts are aligned and checked once in a test run."""
    path = target.with_name(f"exported{target.suffix}")
    entries = open_workspace(edition).edition.witnesses
    kept = _computed.setdefault(tuple(entry.digest for entry in entries), {})
    for name, data in kept.items():
        (edition / name).parent.mkdir(parents=True, exist_ok=True)
        (edition / name).write_bytes(data)
    assert run(["-q", "-C", str(edition), "export", format_id, "-o", str(path)]) == 0
    if not kept:
        files = [each for each in (edition / "build").rglob("*") if each.is_file()]
        kept.update((str(each.relative_to(edition)), each.read_bytes()) for each in files)
    return path


_computed: dict[tuple[str, ...], dict[str, bytes]] = {}


def edited(edition: Path, copy: Copy) -> tuple[dict[str, str], set[str]]:
    """The texts of the copy by the ids of the corrected text, and the ids of those that were changed."""
    desk = Desk.open(edition)
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    ids = [segment.id for segment in state.witness.segments if segment.text.strip()]
    before = {segment.id: segment.text for segment in state.witness.segments}
    texts = {ids[origin[0]]: text for text, origin in zip(copy.paragraphs, copy.origins, strict=True)}
    return texts, {name for name, text in texts.items() if text != before[name]}
