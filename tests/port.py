"""A tiny edition to try commands on: an original, a machine translation with faults, another translation.

port = make_port(tmp_path)          # tmp_path/port, imported, not built
"""

from __future__ import annotations

from pathlib import Path

from workbench.cli.main import run

ENGLISH = """A Visit to the Port

We came to the port on May 3, 1961. The chief Orlov met us at the the berth.

He noted: “There are 3 cranes here. All of them work day and night..

It rained in the evening.
"""
RUSSIAN = """Визит в порт

Мы прибыли в порт 3 мая 1961 года. Начальник Орлов встретил нас у причала.

Он заметил: «Здесь 4 крана. Все они работают днём и ночью».

Вечером шёл дождь.
"""
OTHER = """A Day at the Harbour

It was on 3 May 1961 that we reached the harbour, where its master, Orlov, was waiting at the quay.

‘Four cranes we have,’ he said, ‘and not one of them ever rests.’

That evening there was rain.
"""


def make_port(folder: Path) -> Path:
    for name, text in (("en.txt", ENGLISH), ("ru.txt", RUSSIAN), ("other.txt", OTHER)):
        (folder / name).write_text(text, "utf-8")
    port = folder / "port"
    files = ["--base", str(folder / "en.txt"), "--source", str(folder / "ru.txt")]
    assert run(["-q", "new", str(port), *files]) == 0
    return port


def add_other(port: Path) -> None:
    assert run(["-q", "-C", str(port), "add", str(port.parent / "other.txt"), "--role", "translation"]) == 0
