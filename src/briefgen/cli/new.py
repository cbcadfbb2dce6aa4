"""The command `new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of, today
from briefgen.settings.gather import UsageError


def run(
    name: Annotated[str, CommandArgument(metavar="NAME", help="Name of the brief, in kebab-case.")],
    product: Annotated[
        str,
        CommandOption("--product", metavar="NAME", help="Kind of memo: the name of a folder in templates/."),
    ] = "policy-memo",
    all_facts: Annotated[
        bool,
        CommandOption("--all-facts", help="State every fact of the corpus in a section, to choose from."),
    ] = False,
) -> None:
    """Write a new brief to fill in. It builds as it is."""
    from briefgen.build.check import check_product
    from briefgen.publish.starter import new_brief

    settings = settings_of(Path.cwd())
    if problems := check_product(product, settings):
        raise UsageError(*problems)
    path, problems = new_brief(name, product, settings, today(), all_facts=all_facts)
    print_findings(problems)
    if path is not None:
        print_line(settings.shown(path))
    exit_on_findings(problems, strict=False)
