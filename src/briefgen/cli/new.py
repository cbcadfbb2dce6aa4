"""The command `new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.outside import settings_of, today
from briefgen.cli.show import finish, say, tell
from briefgen.settings.gather import UsageError


def run(
    name: Annotated[str, typer.Argument(help="Name of the brief, in kebab-case.")],
    product: Annotated[
        str, typer.Option("--product", help="Kind of memo: a folder of templates.")
    ] = "policy-memo",
) -> None:
    """Write a brief that builds at once, to be filled in."""
    from briefgen.build.load import check_product
    from briefgen.publish.starter import new_brief

    settings = settings_of(Path.cwd())
    if problems := check_product(product, settings):
        raise UsageError(*problems)
    path, problems = new_brief(name, product, settings, today())
    tell(problems)
    if path is not None:
        say(settings.shown(path))
    finish(problems, strict=False)
