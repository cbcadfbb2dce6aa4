"""Tests of the process that serves the workspace of an editor, by a real client over standard streams."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.lsp.client import Editor
from tests.lsp.test_server import BRIEF_FILE, QUESTION_FILE
from tests.resident.terminal import Terminal, wait_until
from tests.workspace import Workspace

GONE_S = 2

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no list of processes")


@pytest.fixture
def terminal(harbour: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Open a terminal in a small workspace."""
    harbour.write({"pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\nformats = ["md"]\n'})
    return Terminal(harbour.root, tmp_path_factory.mktemp("run"))


def _in_editor(terminal: Terminal, session: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        editor = Editor(terminal.root)
        await editor.start(str(terminal.runtime))
        try:
            editor.open(BRIEF_FILE)
            editor.open(QUESTION_FILE)
            await editor.hover(BRIEF_FILE)
            assert await asyncio.to_thread(terminal.hand_over, "status", "briefs") == "0"
            await session(editor)
        finally:
            with suppress(ProcessLookupError):
                os.kill(editor.process, signal.SIGKILL)

    asyncio.run(run())


def test_a_build_in_the_terminal_of_an_editor_is_handed_over(terminal: Terminal) -> None:
    """Once a file is open, a `build` in another process is handed over; after the editor, no process is left."""

    async def session(editor: Editor) -> None:
        assert terminal.hand_over("build", BRIEF_FILE) == "0"
        assert (terminal.root / "output" / "brief.md").is_file()
        await editor.stop()

    _in_editor(terminal, session)
    assert wait_until(lambda: not terminal.processes(), GONE_S)
    assert not [*(terminal.runtime / "briefgen").iterdir()]


def test_nothing_is_left_of_an_editor_that_was_killed(terminal: Terminal) -> None:
    """Where the server of the editor is killed, what serves the workspace ends by itself."""

    async def session(editor: Editor) -> None:
        os.kill(editor.process, signal.SIGKILL)
        assert await asyncio.to_thread(wait_until, lambda: not terminal.processes(), GONE_S)
        await editor.client.stop()  # type: ignore[no-untyped-call]  # of the library

    _in_editor(terminal, session)


def test_a_workspace_is_served_once(terminal: Terminal) -> None:
    """A second editor in a workspace that is served starts nothing; what a person started outlives the editors."""
    command = (sys.executable, "-m", "briefgen", "serve")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=terminal.root, env=terminal.variables, stdout=pipe) as person:  # noqa: S603  # our own program
        assert person.stdout is not None
        assert person.stdout.readline().startswith(b"serving ")

        async def session(editor: Editor) -> None:
            assert not [process for process in terminal.processes() if b"served_process" in _command(process)]
            await editor.stop()

        try:
            _in_editor(terminal, session)
            assert terminal.hand_over("status", "briefs") == "0"
        finally:
            person.terminate()


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:  # it has ended
        return b""
