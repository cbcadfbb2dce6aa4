"""Tests of the resident process and its client, as whole processes in a small workspace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.resident.server import listen
from briefgen.resident.supervisor import _work
from tests.workspace import Workspace


class Served:
    """A small workspace with a resident process."""

    def __init__(self, root: Path, run: Path) -> None:
        self.root = root
        self.variables = {
            **os.environ,  # noqa: TID251  # what a child process is given
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CACHE_HOME": str(run / "cache"),
        }
        self.process = subprocess.Popen(
            (sys.executable, "-m", "briefgen", "serve"),
            cwd=root,
            env=self.variables,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith("serving ")

    def run(self, *arguments: str, **variables: str) -> tuple[int, str, str]:
        """Run a command; return its exit code and output."""
        command = (sys.executable, "-m", "briefgen", *arguments)
        done = subprocess.run(  # noqa: S603  # our own program
            command,
            cwd=self.root,
            env=self.variables | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def served(harbour: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield the small workspace, served."""
    given = Served(harbour.root, tmp_path_factory.mktemp("run"))
    yield given
    given.process.send_signal(signal.SIGCONT)
    given.process.kill()
    given.process.communicate()


def test_served(served: Served, tmp_path: Path) -> None:
    """A command has the same exit code and output with and without the process, also after an edit."""
    socket = next((Path(served.variables["XDG_RUNTIME_DIR"]) / "briefgen").iterdir())
    assert (socket.stat().st_mode & 0o777, socket.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    alone = {"XDG_RUNTIME_DIR": str(tmp_path)}
    brief = next((served.root / "briefs").glob("*.yaml"))
    assert served.run("check", "briefs") == served.run("check", "briefs", **alone)
    brief.write_text("- not a brief\n", "utf-8")
    broken = served.run("check", "briefs")
    assert broken[0] == 1
    assert broken == served.run("check", "briefs", **alone)
    assert served.run("build", "none.yaml") == served.run("build", "none.yaml", **alone)
    served.process.send_signal(signal.SIGSTOP)
    assert served.run("build", "none.yaml")[0] == 2
    served.process.send_signal(signal.SIGCONT)
    served.process.kill()
    served.process.wait()
    assert served.run("build", "none.yaml")[0] == 2


def test_a_folder_of_sockets_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """The folder that a link names is left as it is, and has no socket."""
    other = tmp_path / "other"
    other.mkdir(mode=0o755)
    (tmp_path / "briefgen").symlink_to(other)
    with pytest.raises(NotADirectoryError):
        listen(tmp_path / "briefgen" / "socket")
    assert other.stat().st_mode & 0o777 == 0o755
    assert not list(other.iterdir())


def test_an_interrupted_command_has_the_code_of_an_interrupt(tmp_path: Path) -> None:
    """A command that SIGINT ends has exit code 130, as without the resident process."""

    def run(*_: object) -> None:
        raise KeyboardInterrupt

    handles = [os.open(os.devnull, os.O_RDWR) for _ in range(3)]
    child = os.fork()
    if not child:
        _work(([], str(tmp_path), {}, "utf-8", 0o022, [], [], [], 0), handles, run)
    for handle in handles:
        os.close(handle)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 130
