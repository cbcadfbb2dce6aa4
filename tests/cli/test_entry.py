"""Tests of the entry point of the program."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.workspace import Workspace


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(harbour: Workspace, closed: str) -> None:
    """A build whose standard streams are closed, as those of a timer may be, ends as any other."""
    command = f'"$0" -m briefgen build none.yaml {closed}'
    done = subprocess.run(  # noqa: S603  # our own program
        ("/bin/sh", "-c", command, sys.executable),
        cwd=harbour.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
