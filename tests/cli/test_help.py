"""Tests of what the help loads."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "briefgen.build",
    "briefgen.check",
    "briefgen.corpus.corpus",
    "briefgen.language",
    "briefgen.spec",
    "reportlab",
)


def test_the_help_loads_no_stage() -> None:
    """The list of commands appears at once: nothing is loaded that only a command needs."""
    command = [sys.executable, "-P", "-X", "importtime", "-m", "briefgen", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own command
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "briefgen.cli.main" in loaded
    assert sorted(name for name in loaded if name.startswith(HEAVY)) == []
