"""The command `lock`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.options import Texts
from briefgen.cli.outside import settings_of, today
from briefgen.cli.show import count, finish, say, tell
from briefgen.settings.gather import parse_day, within_bounds


def run(
    update: Annotated[
        list[str] | None,
        typer.Option(
            "--update",
            metavar="ID",
            help="Lock a changed quotation anew: `fact:ID`, `view:ID` or a source's id.",
            show_default=False,
        ),
    ] = None,
    texts: Texts = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", help="The day to write; today where left out.", show_default=False
        ),
    ] = None,
) -> None:
    """Write where each quotation stands, so that a workspace without the texts can vouch for it."""
    from briefgen.build.lock_corpus import lock_corpus

    settings = settings_of(Path.cwd(), texts=texts)
    written = parse_day(day, "--date") if day else today()
    work = partial(lock_corpus, settings, tuple(update or ()), written)
    locked, problems = within_bounds(work, settings.corpus, settings)
    tell(problems)
    if locked is not None:
        say(
            f"{settings.shown(locked.path)}: {count(locked.quotations, 'quotation')} locked, "
            f"{locked.written} written"
        )
    finish(problems, strict=False)
