"""A terminal beside an editor or a preview: which processes serve its commands."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

PATIENCE_S = 60
_SCRIPT = f"""
import sys
from briefgen.cli.environment import hand_over
from briefgen.resident import client
client._READY_SECONDS = {PATIENCE_S}  # a busy machine is no fault
print(hand_over(sys.argv[1:], "utf-8"))
"""


class Terminal(Struct):
    """A workspace, and a folder for sockets that no other test uses."""

    root: Path
    runtime: Path

    @property
    def variables(self) -> dict[str, str]:
        """The environment of its commands."""
        return {**os.environ, "XDG_RUNTIME_DIR": str(self.runtime)}  # noqa: TID251  # what a child process is given

    def hand_over(self, *arguments: str) -> str:
        """Hand a command over once a process serves the workspace; return its exit code, `None` if none does."""
        until = time.monotonic() + PATIENCE_S
        while (code := self._try(*arguments)) == "None" and time.monotonic() < until:
            time.sleep(0.05)
        return code

    def _try(self, *arguments: str) -> str:
        command = (sys.executable, "-c", _SCRIPT, *arguments)
        done = subprocess.run(  # noqa: S603  # our own program
            command, cwd=self.root, env=self.variables, capture_output=True, text=True, check=True
        )
        return done.stdout.strip().rpartition("\n")[2]

    def processes(self) -> set[int]:
        """Return all processes that were started with its folder for sockets."""
        wanted = f"XDG_RUNTIME_DIR={self.runtime}".encode()
        return {int(path.name) for path in Path("/proc").glob("[0-9]*") if wanted in _environment(path)}


def _environment(process: Path) -> list[bytes]:
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:  # it has ended, or is another user's
        return []


def wait_until(is_so: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
    """Wait for a condition; return whether it came in time."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
