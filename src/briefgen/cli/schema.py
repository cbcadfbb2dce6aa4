"""The command `schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from briefgen.cli.show import finish, say, tell
from briefgen.diagnostic import Diagnostic

SchemaKind = Literal["brief", "source", "fact", "view", "profile", "theme", "product"]


def run(
    kind: Annotated[
        SchemaKind | None, typer.Argument(help="Which schema to print; all are written with -o.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Write every schema as a file there.", show_default=False
        ),
    ] = None,
) -> None:
    """Print a JSON Schema, by which an editor completes and underlines."""
    from briefgen.publish.write import write_whole
    from briefgen.spec.schemas import MODELS, schema_text

    if output is not None:
        problems: tuple[Diagnostic, ...] = ()
        for name in MODELS if kind is None else (kind,):
            path = output / f"{name}.json"
            faults = write_whole(path, schema_text(name).encode(), str(path))
            problems += faults
            if not faults:
                say(str(path))
        tell(problems)
        finish(problems, strict=False)
    elif kind is None:
        typer.echo("\n".join(MODELS))
    else:
        typer.echo(schema_text(kind), nl=False)
