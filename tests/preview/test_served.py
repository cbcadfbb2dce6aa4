"""Tests of the process that serves a workspace beside its preview."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.resident.terminal import Terminal, wait_until
from tests.workspace import Workspace

BRIEF_FILE = "briefs/brief.yaml"
GONE_S = 2

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no list of processes")


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_build_beside_a_preview_is_handed_over(
    harbour: Workspace, tmp_path_factory: pytest.TempPathFactory, end: signal.Signals
) -> None:
    """While the preview runs, a `build` in a terminal is handed over; after it, no process is left."""
    harbour.write({"pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\nformats = ["md"]\n'})
    terminal = Terminal(harbour.root, tmp_path_factory.mktemp("run"))
    command = (sys.executable, "-m", "briefgen", "preview", BRIEF_FILE)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=terminal.root, env=terminal.variables, stdout=pipe) as preview:  # noqa: S603  # our own program
        assert preview.stdout is not None
        assert preview.stdout.readline().startswith(b"briefs/brief.yaml: http://127.0.0.1:")
        assert terminal.hand_over("build", BRIEF_FILE) == "0"
        assert (terminal.root / "output" / "brief.md").is_file()
        try:
            preview.send_signal(end)
            assert wait_until(lambda: preview.poll() is not None)
            assert wait_until(lambda: not terminal.processes(), GONE_S)
        finally:
            preview.kill()
