"""`workbench merge`: an edited copy of the corrected text, taken over as decisions."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.layout import count
from workbench.cli.options import (
    ask_who,
    command,
    dry_run_option,
    json_option,
    pass_settings,
    who_option,
    why_option,
)
from workbench.cli.settings import Settings
from workbench.model.errors import UsageError


@command("merge", "workbench merge edited.txt --why 'read by the author' --who 'Vera Editor'")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--exported-at", default=None, metavar="DATE|ACT", help="When it was exported, or the last act it has.")
@click.option(
    "--against", default=None, metavar="TEXT", help="The text it was exported from, such as en-corr or en-mt."
)
@click.option("--formatting", is_flag=True, help="Take shapes of quotation marks and dashes over too.")
@click.option("--partly", is_flag=True, help="Leave what is in conflict as it is, and write the rest.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    file: Path,
    exported_at: str | None,
    against: str | None,
    formatting: bool,
    partly: bool,
    yes: bool,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take over the changes of an edited copy.

    The file is compared with the text it was exported from. Words that differ become corrections, paragraphs may be
    split, joined, moved, dropped and added; all of it is one group, undone together. White space, and shapes of
    quotation marks and dashes, are only counted. What was decided since then stays; where both changed the same words
    you are told.
    """
    from workbench.app.merge.merge import MergeOptions, plan_merge
    from workbench.cli.merge_screen import print_merging
    from workbench.cli.screens import print_decisions

    if not (yes or dry_run or settings.may_ask):
        raise UsageError("there is nobody to ask", hint="look first with --dry-run, then give --yes")
    person = ask_who(settings, who)
    merging = plan_merge(settings.directory, file, MergeOptions(why, exported_at, against, formatting, partly))
    if as_json:
        settings.json(merging.to_json())
    tried = merging.write(person, dry_run=True)
    if not as_json:
        print_merging(settings, merging, tried)
    if dry_run or not tried.acts:
        if as_json:
            print_decisions(settings, tried, as_json=True, dry_run=dry_run)
        else:
            settings.note("Nothing was written (dry run)." if dry_run else "Nothing to write.")
        return
    if not yes and not click.confirm(f"Write {count(len(tried.acts), 'decision')}?", default=False, err=True):
        settings.note("Nothing was written.")
        return
    made = merging.write(person)
    if as_json:
        print_decisions(settings, made, as_json=True, dry_run=False)
    else:
        settings.note(f"Written as {made.acts[0].id}.  Next:  workbench build    (or take all back:  workbench undo)")
