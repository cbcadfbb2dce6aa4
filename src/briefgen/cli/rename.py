"""The command `rename`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from briefgen.cli.console import count, exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output
from briefgen.settings.settings import Settings

if TYPE_CHECKING:
    from briefgen.usage.rename import Plan


def run(
    old: Annotated[
        str,
        CommandArgument(
            metavar="OLD", help="The id; `fact:ID` if several kinds have it.", show_default=False
        ),
    ],
    new: Annotated[str, CommandArgument(metavar="NEW", help="The new id.", show_default=False)],
    dry_run: Annotated[bool, CommandOption("--dry-run", help="Only show what would change.")] = False,
    output: Output = None,
) -> None:
    """Rename an id in the corpus, the briefs and the lock. All files are changed, or none."""
    from briefgen.usage.rename import plan_rename, rename

    settings = settings_of(Path.cwd(), output=output)
    plan, problems = plan_rename(old, new, settings)
    if plan is not None:
        problems += () if dry_run else rename(plan, settings)
        if not problems:
            _print_plan(plan, settings, dry_run=dry_run)
    print_findings(problems)
    exit_on_findings(problems)


def _print_plan(plan: Plan, settings: Settings, *, dry_run: bool) -> None:
    for change in plan.files:
        for line in change.lines:
            print_line(f"{change.shown}:{line.number}")
            print_line(f"- {line.before}")
            print_line(f"+ {line.after}")
    for before, after in plan.moves:
        print_line(f"{settings.shown(before)} is now {after.name}")
    if plan.lock_entries:
        from briefgen.corpus.lock_file import NAME as LOCK  # slow to load: `--help` does not need it

        print_line(f"{settings.shown(settings.corpus / LOCK)}: {count(plan.lock_entries, 'line')}")
    changed = f"{count(len(plan.files), 'file')} {'would change' if dry_run else 'changed'}"
    print_line(f"{plan.item} -> {plan.new}: {changed}")
