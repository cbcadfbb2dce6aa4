"""The command `schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import exit_on_findings, print_findings, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.diagnostic import Diagnostic

SchemaKind = Literal["brief", "source", "fact", "view", "profile", "theme", "product", "translations"]


def run(
    kind: Annotated[
        SchemaKind | None,
        CommandArgument(metavar="KIND", help="Which schema to print; without it, -o writes all of them."),
    ] = None,
    output: Annotated[
        Path | None,
        CommandOption(
            "--output", "-o", metavar="DIR", help="Write schemas as files to this folder.", show_default=False
        ),
    ] = None,
) -> None:
    """Print a JSON Schema. With it, an editor can complete and check the YAML."""
    from briefgen.publish.write import write_file
    from briefgen.spec.schemas import MODELS, schema_text

    if output is not None:
        problems: tuple[Diagnostic, ...] = ()
        for name in MODELS if kind is None else (kind,):
            path = output / f"{name}.json"
            faults = write_file(path, schema_text(name).encode(), str(path))
            problems += faults
            if not faults:
                print_line(str(path))
        print_findings(problems)
        exit_on_findings(problems, strict=False)
    elif kind is None:
        print_text("\n".join(MODELS))
    else:
        print_text(schema_text(kind), end="")
