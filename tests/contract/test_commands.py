"""Every command: named like its file, explained with an example, and its help loads no engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from workbench.cli import commands
from workbench.cli.main import GROUPS, root

NAMES = root.list_commands(click.Context(root))
HEAVY = ("numpy", "lxml", "pydantic", "jinja2", "rapidfuzz", "rich", "yaml", "razdel", "nupunkt", "Stemmer")


def load(name: str) -> click.Command:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    return command


def test_there_are_commands() -> None:
    assert len(NAMES) >= 19
    files = {path.stem for path in Path(commands.__path__[0]).glob("*.py")} - {"__init__"}
    assert {name.replace("-", "_") for name in NAMES} == files


def test_every_command_stands_in_one_group_of_the_list() -> None:
    listed = [name for names in GROUPS.values() for name in names]
    assert len(listed) == len(set(listed))
    assert set(NAMES) <= set(listed)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_its_files_name_and_an_example(name: str) -> None:
    command = load(name)
    assert command.name == name
    parts = list(command.commands.values()) if isinstance(command, click.Group) else [command]
    for part in parts:
        assert part.help, part.name
        assert (part.epilog or "").startswith("\b\nExample:  workbench "), part.name
        assert not part.get_short_help_str(68).endswith("..."), f"{part.name}: its first sentence is cut in the list"
        for parameter in part.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{part.name}: {parameter.name} is not explained"


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in NAMES)], ids=" ".join)
def test_help_loads_no_engine(arguments: list[str]) -> None:
    script = (
        "import sys; from workbench.cli.main import run; code = run(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[] 0"
    assert "Usage: workbench" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["buidl"], 2, "Did you mean 'build'"),
        (["show"], 2, "Missing argument"),
        (["-C", "nowhere", "status"], 2, "nowhere"),
        (["build", "--nonsense"], 2, "No such option"),
    ],
)
def test_wrong_words_are_a_usage_error(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.cli.main import run

    assert run(arguments) == code
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""
