"""Options of the command `build` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

from briefgen.cli.declared import CommandOption
from briefgen.settings.settings import OutputFormat

OutputFolder = Annotated[
    Path | None,
    CommandOption("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False),
]
Formats = Annotated[
    str | None,
    CommandOption(
        "--format",
        metavar="LIST",
        help=f"Formats to write: {','.join(get_args(OutputFormat))}; `github`: annotate findings.",
        show_default=False,
    ),
]
Audience = Annotated[
    str,
    CommandOption(
        "--for",
        metavar="MARKING",
        help="Leave out what readers of this marking may not see.",
        show_default=False,
    ),
]
IssueFlag = Annotated[bool, CommandOption("--issue", help="Issue an edition if anything has changed.")]
Force = Annotated[bool, CommandOption("--force", help="Rebuild even if nothing changed.")]
Explain = Annotated[
    bool,
    CommandOption("--explain", help="Show what changed, and what recipients can read."),
]
Due = Annotated[bool, CommandOption("--due", help="Build only briefs that are due.")]
Watch = Annotated[bool, CommandOption("--watch", help="Keep running; rebuild when files change.")]
Jobs = Annotated[
    int | None,
    CommandOption(
        "--jobs", "-j", min=1, metavar="N", help="Briefs to build in parallel; default: one per core."
    ),
]
Engine = Annotated[
    Literal["local", "dask"], CommandOption("--engine", help="Build on this machine or on a Dask cluster.")
]
Scheduler = Annotated[
    str,
    CommandOption(
        "--scheduler",
        metavar="ADDRESS",
        help="Address of the Dask scheduler: tcp://HOST:8786.",
        show_default=False,
    ),
]
Report = Annotated[
    Path | None,
    CommandOption(
        "--report",
        metavar="FILE",
        help="Write a report: JUnit XML if FILE ends in .xml, else JSON.",
        show_default=False,
    ),
]
Notify = Annotated[
    str,
    CommandOption(
        "--notify",
        metavar="COMMAND",
        help="Command to run with the report, as JSON on its standard input.",
        show_default=False,
    ),
]
Timings = Annotated[bool, CommandOption("--timings", help="Show how long each stage took.")]
LogFormat = Annotated[
    Literal["text", "json"], CommandOption("--log-format", help="Print text, or one JSON object per line.")
]
