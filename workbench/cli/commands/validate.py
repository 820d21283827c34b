"""`workbench validate`: is this valid?"""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_INPUT, EXIT_OK


@command("validate", "workbench validate build/tei --archive")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--archive", is_flag=True, help="Also say what a repository would miss.")
@json_option
@pass_settings
def COMMAND(settings: Settings, path: Path | None, archive: bool, as_json: bool) -> int:
    """Check TEI of ours against its schema and rules.

    Rules are what no schema can say: that pointers resolve, quotes stand, every unit is in one bead.

    Without PATH: the edition's build/tei.
    """
    from workbench.app.exchange import validate
    from workbench.cli.layout import count, wrap

    problems, gaps = validate(settings.directory, path, archive=archive)
    for problem in problems:
        if as_json:
            settings.json({"file": problem.file, "line": problem.line, "message": problem.message, "kind": "error"})
        else:
            click.echo(str(problem))
    for gap in gaps:
        if as_json:
            settings.json({"file": None, "line": None, "message": gap, "kind": "archive"})
        else:
            click.echo(wrap(f"a repository would miss: {gap}", 0))
    settings.note(f"not valid: {count(len(problems), 'problem')} in {path or 'build/tei'}" if problems else "valid")
    return EXIT_INPUT if problems else EXIT_OK
