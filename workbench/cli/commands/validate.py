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
    """Check a file against the schema and rules of its format.

    Of TEI of ours also the rules that no schema can say: that pointers resolve, quotes stand, every unit is in one
    bead. --archive: what a repository would miss in TEI.

    Without PATH: the edition's build/tei.
    """
    from workbench.app.exchange import validate
    from workbench.cli.layout import count, wrap

    found = validate(settings.directory, path, archive=archive)
    for problem in found.problems:
        if as_json:
            settings.json({"file": problem.file, "line": problem.line, "message": problem.message, "kind": "error"})
        else:
            click.echo(str(problem))
    for gap in found.gaps:
        if as_json:
            settings.json({"file": None, "line": None, "message": gap, "kind": "archive"})
        else:
            click.echo(wrap(f"a repository would miss: {gap}", 0))
    if found.problems:
        settings.note(f"not valid: {count(len(found.problems), 'problem')} in {path or 'build/tei'} ({found.what})")
        return EXIT_INPUT
    settings.note(f"valid: {found.what}")
    return EXIT_OK
