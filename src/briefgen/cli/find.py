"""The command `find`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import FINDINGS, Exit, exit_on_findings, print_findings, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Texts
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError


def run(
    words: Annotated[
        list[str],
        CommandArgument(
            metavar="QUERY",
            help='Words, "phrases", beginnings of words*, and fields: kind:, source:, author:, language:, '
            "date:, after:, before:.",
            show_default=False,
        ),
    ],
    style: Annotated[Literal["human", "json"], CommandOption("--format", help="Output format.")] = "human",
    limit: Annotated[int, CommandOption("--limit", min=1, max=1000, help="How many passages to print.")] = 10,
    texts: Texts = None,
) -> None:
    """Search texts, facts, views and sections; print each passage with its place and how to cite it."""
    from briefgen.search.find import find
    from briefgen.search.format import found_json, found_text

    query = " ".join(words)
    try:
        found, problems = find(query, settings_of(Path.cwd(), texts=texts), limit)
    except ModuleNotFoundError as missing:  # of the database that the settings name
        raise UsageError(extra_missing("briefgen find", "postgresql", missing)) from missing
    print_findings(problems)
    exit_on_findings(problems)
    if style == "json":
        print_text(found_json(query, found))
    elif found:
        print_text(found_text(found))
    if not found:
        print_text("nothing found", err=True)
        raise Exit(FINDINGS)
