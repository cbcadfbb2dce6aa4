"""Resident processes that are forked from the tests, so that they need not load the program again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from msgspec import Struct, field

from briefgen.resident import socket_path
from briefgen.resident.client import hand_over
from briefgen.resident.server import listen, serve_until_ended
from briefgen.resident.supervisor import Run


class Servers(Struct):
    """Resident processes of a folder, each forked from this one."""

    folder: Path
    command: Run
    environment: dict[str, str] = field(default_factory=dict)
    running: list[int] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The socket of the workspace, which is the folder itself."""
        folder = str(self.folder)
        return Path(socket_path.socket_path(folder, folder, self.environment))

    def start(self) -> int:
        """Start a process that runs a function for every command."""
        server = listen(self.path)
        child = os.fork()
        if not child:
            try:
                serve_until_ended(server, self.path, self.command, 60)
            finally:
                os._exit(0)
        server.close()
        self.running.append(child)
        return child

    def end(self, child: int) -> int:
        """Wait for a process that ends."""
        self.running.remove(child)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def run(self, *arguments: str) -> int | None:
        """Hand a command over; return its exit code, or None where it has to run by itself."""
        named = [*(arguments or ("check",)), str(self.folder)]
        return hand_over(named, self.environment, str(self.folder), "utf-8")

    def close(self) -> None:
        """End all that still run."""
        for child in self.running:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
