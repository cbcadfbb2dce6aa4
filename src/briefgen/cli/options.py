"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.declared import CommandArgument, CommandOption

Style = Literal["human", "short", "json", "github", "sarif"]

Specs = Annotated[
    list[Path], CommandArgument(metavar="SPEC…|DIR", help="Briefs, or folders of briefs.", show_default=False)
]
Texts = Annotated[
    list[Path] | None,
    CommandOption(
        "--texts",
        metavar="DIR",
        help="Folder of source texts; may be repeated.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    CommandOption("--output", "-o", metavar="DIR", help="Folder that builds write to.", show_default=False),
]
Set = Annotated[
    list[str] | None,
    CommandOption(
        "--set",
        metavar="KEY=VALUE",
        help="Override a top-level value of the brief; may be repeated.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    CommandOption(
        "--as-of",
        metavar="DATE",
        help="Judge the brief as of a date: 2024-06-26, or `latest`, `today`, `last friday`.",
        show_default=False,
    ),
]
Strict = Annotated[bool, CommandOption("--strict", help="Treat warnings as errors.")]
