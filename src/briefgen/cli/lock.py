"""The command `lock`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

from briefgen.cli.console import count, exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandOption
from briefgen.cli.environment import settings_of, today
from briefgen.cli.options import Texts
from briefgen.corpus.size import count_brief_shares
from briefgen.settings.gather import parse_day, run_within_limits


def run(
    update: Annotated[
        list[str] | None,
        CommandOption(
            "--update",
            metavar="ID",
            help="Lock a changed quotation again: `fact:ID`, `view:ID` or a source's id.",
            show_default=False,
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        CommandOption(
            "--accept",
            metavar="SOURCE",
            help="Record that a person has read the changed text of a source.",
            show_default=False,
        ),
    ] = None,
    texts: Texts = None,
    day: Annotated[
        str | None,
        CommandOption("--date", metavar="DATE", help="Date to record; default: today.", show_default=False),
    ] = None,
) -> None:
    """Record where each quotation is. With this lock, memos can be built without the sources' texts."""
    from briefgen.build.lock_corpus import lock_corpus

    settings = settings_of(Path.cwd(), texts=texts)
    written = parse_day(day, "--date") if day else today()
    work = partial(lock_corpus, settings, tuple(update or ()), written, tuple(accept or ()))
    shares = count_brief_shares(settings.corpus)
    locked, problems = run_within_limits(work, settings.corpus, settings, times=shares)
    print_findings(problems)
    if locked is not None:
        print_line(
            f"{settings.shown(locked.path)}: {count(locked.quotations, 'quotation')} locked "
            f"({locked.written} new or changed)"
        )
        if accept:
            print_line(f"accepted: {', '.join(accept)}")
    exit_on_findings(problems, strict=False)
