"""The command `schedule`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from briefgen.cli.console import OptionError, exit_on_findings, print_findings, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.diagnostic import Diagnostic
from briefgen.settings.gather import UsageError
from briefgen.version import VERSION

if TYPE_CHECKING:
    from briefgen.runs.timer_job import Job

_TOOL = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+@[A-Za-z0-9._/-]+")


_Tool = Annotated[
    str,
    CommandOption(
        "--from",
        metavar="OWNER/NAME@TAG",
        help="The repository on GitHub, and its tag, that a workflow installs briefgen from.",
        show_default=False,
    ),
]
_Notify = Annotated[
    str,
    CommandOption(
        "--notify",
        metavar="COMMAND",
        help="Command to run with the report, after each run that has something new.",
        show_default=False,
    ),
]
_Folder = Annotated[
    Path | None,
    CommandOption(
        "--output",
        "-o",
        metavar="DIR",
        help="Write the timer's files to this folder.",
        show_default=False,
    ),
]


def run(
    kind: Annotated[
        Literal["systemd", "cron", "github"],
        CommandArgument(metavar="systemd|cron|github", help="Which timer to print."),
    ],
    folder: Annotated[Path, CommandArgument(metavar="DIR", help="The workspace.")] = Path(),
    issue: Annotated[
        bool, CommandOption("--issue", help="Issue an edition of each memo that has changed.")
    ] = False,
    tool: _Tool = "",
    notify: _Notify = "",
    output: _Folder = None,
) -> None:
    """Print a systemd, cron or GitHub timer. It runs `briefgen build --due`."""
    from briefgen.runs.timer_job import job_of
    from briefgen.runs.timers import KINDS

    settings = settings_of(folder)
    owner = _owner(settings.root)
    job, problems = job_of(settings, Path(sys.executable), owner, issue=issue, tool=tool, notify=notify)
    if job is None:
        raise UsageError(*problems)
    if kind == "github":
        _check_tool(job)
    files = KINDS[kind](job)
    if output is None:
        print_text("\n".join(files.values()), end="")
        return
    _write_files(files, output)


def _write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write the timer's files to a folder, and print their paths."""
    from briefgen.publish.write import write_file

    found: list[Diagnostic] = []
    for name, text in files.items():
        path = folder / name
        faults = write_file(path, text.encode(), str(path))
        found += faults
        if not faults:
            print_line(str(path))
    print_findings(found)
    exit_on_findings(found)


def _check_tool(job: Job) -> None:
    """Refuse a workflow that could not install briefgen, which is not in a package index."""
    if not job.is_own_repository and not _TOOL.fullmatch(job.tool):
        message = f"a workflow installs briefgen from its repository: --from OWNER/NAME@v{VERSION}"
        raise OptionError(message)


def _owner(root: Path) -> tuple[str, str]:
    """Return the user and the group that own a workspace, by number if they have no name."""
    state = root.stat()
    user, group = str(state.st_uid), str(state.st_gid)
    with suppress(KeyError):
        user = root.owner()
    with suppress(KeyError):
        group = root.group()
    return user, group
