"""What the resident process of a workspace loads and runs: for `serve`, an editor, a watch or a preview."""

from __future__ import annotations

import gc
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from briefgen.cli.environment import resident_socket, set_environment, settings_of, today
from briefgen.settings.gather import UsageError

IDLE_MINUTES: Final = 30
"""How long a process that was started by itself stays without a command."""


def load_commands() -> None:
    """Load what the commands need, except `build`; take the stamp of the code that was loaded.

    A memo of briefgen's own is built, so that fonts, patterns and templates are loaded, too. Commands are run
    on a brief that does not exist, so that what they load before they read it is loaded.
    """
    from briefgen.build.build import preload  # slow to load, as is all below; `serve --help` does not need it
    from briefgen.cache.tool_stamp import tool_stamp
    from briefgen.cli import batch, check, main, status  # noqa: F401  # loaded for later
    from briefgen.recheck import recheck  # noqa: F401  # as above

    preload()
    tool_stamp()
    with suppress(OSError, UsageError):  # the commands report what is wrong with the folders or the settings
        build_starter()
        for name in ("build", "check", "status"):
            _try_command(name)
    gc.collect()
    gc.freeze()


def build_starter() -> None:
    """Build the memo that comes with briefgen, in a temporary folder and without the user's cache.

    Errors: OSError, UsageError.
    """
    from briefgen.build.build import build  # as above
    from briefgen.publish.starter import FIRST, new_workspace  # as above

    with tempfile.TemporaryDirectory() as folder:
        new_workspace(Path(folder), today())
        spec = Path(folder) / "briefs" / f"{FIRST}.yaml"
        build(spec, replace(settings_of(spec), cache=None), force=True)


def _try_command(name: str) -> None:
    """Run a command on a brief that does not exist, and drop what it prints.

    Errors: OSError.
    """
    from briefgen.cli.entry import run_here  # as above

    arguments = sys.argv
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        sys.argv = ["briefgen", name, f"{folder}/none.yaml"]
        with suppress(SystemExit):
            run_here()
    sys.argv = arguments


def run_command(arguments: list[str], environment: dict[str, str]) -> None:
    """Run a command in a process that was forked for it."""
    set_environment(environment)
    sys.argv = ["briefgen", *arguments]
    from briefgen.cli.entry import run_here  # it imports this package only where it needs it

    run_here()


@contextmanager
def served_beside(workspace: Path) -> Iterator[None]:
    """Serve a workspace beside the work of this process, unless it is served already, or cannot be."""
    from briefgen.resident.client import is_listening
    from briefgen.resident.server import can_listen, served_by_child

    path = resident_socket(workspace.resolve()) if hasattr(os, "fork") else None
    if path is None or is_listening(str(path)) or not can_listen(path):
        yield
        return
    with served_by_child(path, load_commands, run_command):
        yield


@contextmanager
def served_apart(workspace: Path) -> Iterator[None]:
    """Serve a workspace from a process of its own, unless it is served already, or cannot be.

    It ends with the context; where this process is killed, with the pipe that it holds.
    """
    from briefgen.resident.client import is_listening

    path = resident_socket(workspace.resolve()) if hasattr(os, "fork") else None
    if path is None or is_listening(str(path)):
        yield
        return
    command = (sys.executable, "-P", "-m", "briefgen.cli.served_process", str(path))
    none = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  # ourselves
        command, stdin=subprocess.PIPE, stdout=none, stderr=none, start_new_session=True
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def serve_while_open(path: Path, pipe: int) -> None:
    """Serve at a socket until a pipe is closed at its other end, or for long without a command.

    Where another process listens there, or none can, do nothing.
    """
    from briefgen.resident.client import is_listening
    from briefgen.resident.server import listen, serve_until_ended

    load_commands()
    if not is_listening(str(path)):
        with suppress(OSError):
            server = listen(path)
            serve_until_ended(
                server, path, run_command, IDLE_MINUTES * 60, lambda: not select.select([pipe], [], [], 0)[0]
            )
