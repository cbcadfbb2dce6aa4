"""What a timer runs: `briefgen build --due` for one workspace."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.settings.settings import Settings

_MODULE: Final = ("-P", "-m", "briefgen", "build", "--due")
"""Arguments of the interpreter; with `-P`, it imports nothing from the current folder."""


class Job(Struct, frozen=True):
    """The command of a timer for a workspace, and who runs it."""

    python: Path
    root: Path
    output: Path
    """The folder that a build writes to. It may not exist yet."""
    texts: tuple[Path, ...]
    """The folders of source texts."""
    markings: tuple[str, ...]
    """The levels of the workspace's markings, from the widest circle of readers to the narrowest."""
    owner: str
    group: str
    repository: Path
    """The root of the repository that the workspace lies in."""
    issue: bool = False
    """Whether the timer issues editions."""
    tool: str = ""
    """The repository and the tag that a workflow installs briefgen from: OWNER/NAME@TAG."""
    notify: str = ""
    """The operator's command that gets the report of a run in which something new happened."""

    @property
    def name(self) -> str:
        """The name of the timer's files, which no other workspace of this machine has."""
        return unit_name(self.root.name, str(self.root))

    @property
    def options(self) -> tuple[str, ...]:
        """The options of `build`, beside `--due`."""
        issue = ("--issue",) if self.issue else ()
        return (*issue, "--notify", self.notify) if self.notify else issue

    @property
    def command(self) -> tuple[str, ...]:
        """The arguments of the command, the program first."""
        return str(self.python), *_MODULE, *self.options, str(self.root)

    @property
    def is_own_repository(self) -> bool:
        """Whether the workspace lies in the repository of briefgen."""
        return (self.repository / "src" / "briefgen" / "version.py").is_file()

    def inside(self, path: Path) -> str:
        """Return a path as it is written in the repository."""
        return Path(os.path.relpath(path, self.repository)).as_posix()


def unit_name(folder: str, path: str) -> str:
    """Return a name made from the name of a folder, and from a hash of its path."""
    words = re.findall(r"[a-z0-9]+", folder.lower())
    return "-".join(["briefgen", *words, sha256(os.fsencode(path)).hexdigest()[:8]])


def job_of(  # one parameter for each thing that only the command line knows
    settings: Settings,
    python: Path,
    owner: tuple[str, str],
    *,
    issue: bool = False,
    tool: str = "",
    notify: str = "",
) -> tuple[Job | None, tuple[Diagnostic, ...]]:
    """Return the command of a timer for a workspace, whose owner is a user and a group.

    Errors: path-unprintable.
    """
    root = settings.root
    repository = next((p for p in (root, *root.parents) if (p / ".git").exists()), root)
    for path in (python, root, settings.output, *settings.texts):
        if not str(path).isprintable():
            message = "a timer cannot contain a path with this character"
            return None, (error("path-unprintable", Span(str(path)), message, "rename the folder"),)
    if not notify.isprintable():
        message = "a timer cannot contain a command with this character"
        span = Span(f"--notify {truncate(notify)}")
        return None, (
            error("path-unprintable", span, message, "write the command into a script, and name the script"),
        )
    output = Path(os.path.normpath(settings.output))
    levels = tuple(level.name for level in settings.markings.levels)
    return Job(python, root, output, settings.texts, levels, *owner, repository, issue, tool, notify), ()
