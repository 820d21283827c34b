"""The command line: one lazy group, one place where every error becomes a message and an exit code.

    workbench -C editions/japan-1945 build

Commands are the files of `commands/`; only the one that is asked for is imported.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from workbench import __version__
from workbench.cli import commands
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_BUG, EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, UsageError, WorkbenchError

# How the list of commands is laid out: in the order of the work, not of the alphabet.
GROUPS: dict[str, tuple[str, ...]] = {
    "Start": ("demo", "new", "add", "replace", "doctor"),
    "Compute": ("build", "align", "check", "render"),
    "Look": ("status", "show", "diff", "report", "names", "rules", "log", "blame"),
    "Decide": (
        "review", "correct", "split", "join", "drop", "insert", "dismiss", "remark", "read", "accept", "reject",
        "undo", "redo", "resolve", "retarget", "pin", "unpin", "bead", "glossary",
    ),
    "Exchange": ("export", "merge", "validate", "findings"),
    "Plain files": ("bitext", "lexicon"),
}  # fmt: skip
_OBJECTS = 50_000  # that are made between two looks for rings of them


class Commands(click.Group):
    """Finds subcommands by file name, so that a new command is a new file and `--help` loads no engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name.replace("_", "-") for _, name, _ in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.COMMAND
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        there = self.list_commands(ctx)
        width = formatter.width - 6 - max(map(len, there))
        for title, names in GROUPS.items():
            rows = [(name, self._in_short(ctx, name, width)) for name in names if name in there]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_spacing=2)

    def _in_short(self, ctx: click.Context, name: str, width: int) -> str:
        command = self.get_command(ctx, name)
        assert command is not None
        return command.get_short_help_str(width)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = _near(args[0], self.list_commands(ctx))
            if near is None or "Did you mean" in error.message:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near!r}?", ctx) from None


def _near(word: str, names: Sequence[str]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(word, names, n=1)), None)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Begin with:  workbench demo
Then:        workbench new DIR --base translation.txt --source original.txt""",
)
@click.version_option(__version__, "--version", prog_name="workbench")
@click.option(
    "-C", "directory", type=click.Path(path_type=Path), default=None, help="Work on the edition in this folder."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes, only data and errors.")
@click.option("--no-input", is_flag=True, help="Never ask; fail with a message instead.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def root(ctx: click.Context, directory: Path | None, quiet: bool, no_input: bool, debug: bool) -> None:
    """Encode, align, compare and correct translations; every decision is kept.

    An edition is a folder with edition.yaml. Commands work on the edition you are in, or on -C DIR.
    """
    ctx.obj = Settings(directory or Path(), quiet=quiet, no_input=no_input, debug=debug)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code (design, section 6). Never lets an exception through."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        _refuse_broken_words(arguments)
        result = root.main(arguments, prog_name="workbench", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.UsageError as error:
        _say_where(error).show()
        return EXIT_USAGE
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("workbench: interrupted; nothing half-written was kept", err=True)
        return EXIT_INTERRUPTED
    except WorkbenchError as error:
        _explain(error, debug="--debug" in arguments)
        return error.exit_code
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (`| head`), which click may have noticed first and wanted to exit for.
        # Nobody hears what is left to say, and Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except Exception as error:
        if "--debug" in arguments:
            traceback.print_exc()
        else:
            click.echo(f"workbench: a bug of ours: {type(error).__name__}: {error}", err=True)
            click.echo("  run it again with --debug in front of the command and send us what it prints", err=True)
        return EXIT_BUG
    return result if isinstance(result, int) else EXIT_OK


def _say_where(error: click.UsageError) -> click.UsageError:
    """An option of all commands that stands behind one is told where it belongs."""
    name = error.option_name if isinstance(error, click.NoSuchOption) else ""
    if not any(name in each.opts for each in root.params):
        return error
    return click.UsageError(f"{name} stands before the command: workbench {name} …", error.ctx)


def _refuse_broken_words(arguments: Sequence[str]) -> None:
    """Words that are not UTF-8 could be stored nowhere; names of files that are there may be any bytes."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            if not os.path.lexists(argument):
                raise UsageError(f"{argument!r} is not UTF-8", hint="type it again in a UTF-8 terminal") from None


def _explain(error: WorkbenchError, *, debug: bool) -> None:
    from workbench.text.normalise import show_controls

    if debug:
        traceback.print_exc()
    errors = getattr(error, "errors", (error,))
    for number, each in enumerate(errors):
        click.echo(show_controls(f"workbench: {each}"), err=True)
        following = errors[number + 1].hint if number + 1 < len(errors) else None
        if each.hint and each.hint != following:  # one hint for all that it helps
            click.echo(show_controls(f"  hint: {each.hint}"), err=True)


def main() -> None:
    """The console script.

    Nearly all that is made goes when its last name goes, so rings of objects are looked for more seldom than Python
    would.
    """
    gc.set_threshold(_OBJECTS, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run())


if __name__ == "__main__":
    main()
