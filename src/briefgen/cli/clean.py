"""The command `clean`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output
from briefgen.diagnostic import Diagnostic


def run(
    folder: Annotated[Path, CommandArgument(metavar="DIR", help="The workspace.")] = Path(),
    output: Output = None,
) -> None:
    """Remove memos whose brief is gone. Editions and changed files stay."""
    from briefgen.publish.orphans import find_orphans, remove_orphan

    settings = settings_of(folder, output=output)
    found: list[Diagnostic] = []
    orphans = find_orphans(settings)
    for orphan in orphans:
        found += (faults := remove_orphan(orphan, settings))
        for path in () if faults else orphan.files:
            print_line(f"{settings.shown(path)}: removed; its brief `{orphan.brief}` is gone")
        for path in orphan.changed:
            print_line(f"{settings.shown(path)}: not removed, because it was changed after it was built")
    if not orphans:
        print_line(f"{settings.shown(settings.output)}: every memo has its brief")
    print_findings(found)
    exit_on_findings(found)
