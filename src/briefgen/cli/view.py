"""The command `view add`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandOption, Group
from briefgen.cli.environment import settings_of
from briefgen.cli.fact import Nth, QuotedWords, SourceId
from briefgen.cli.options import Texts


def add(
    source: SourceId,
    words: QuotedWords,
    question: Annotated[
        str | None,
        CommandOption(
            "--question", metavar="ID", help="Id of the question that the view answers.", show_default=False
        ),
    ] = None,
    nth: Nth = None,
    texts: Texts = None,
) -> None:
    """Add a view to a question; it quotes these words and names who holds it."""
    from briefgen.diagnostic import Span, has_errors
    from briefgen.propose.view import propose_view, write_view

    settings = settings_of(Path.cwd(), texts=texts)
    added, problems = propose_view(source, words, settings, question, nth, Span("briefgen view add"))
    if added is not None:
        problems += write_view(added, settings)
    print_findings(problems)
    if added is not None and not has_errors(problems):
        print_line(f"{added.shown}: view `{added.id}` added")
        for line in added.lines:
            print_line(f"  {line}")
        print_line(f"the source says: {added.sentence}")
        print_line("now write its claim and reasoning in your own words, and check its hypothesis")
    exit_on_findings(problems, strict=False)


GROUP = Group("Add views from the text of a source.", {"add": add})
