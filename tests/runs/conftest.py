"""A workspace of two daily briefs, and a way to run briefgen in it at any moment."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

import pytest

from briefgen.cli.main import main
from tests.cli.test_commands import Ran
from tests.harbour import BRIEF, FACTS
from tests.workspace import TEMPLATES, Workspace

At = Callable[..., Ran]
QUIET = "[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
DAILY = "schedule: {every: '06:00', timezone: Europe/London}\nquestion:"


@pytest.fixture
def at(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> At:
    """Return a way to run briefgen at a moment, in a workspace of two daily briefs."""
    expiring = FACTS.replace("    event:", "    valid_until: 2026-10-12\n    event:", 1)
    harbour.write(
        {
            "pyproject.toml": QUIET,
            "briefs/brief.yaml": BRIEF.replace("question:", DAILY, 1),
            "briefs/other.yaml": BRIEF.replace("question:", DAILY, 1).replace("The north", "This north"),
            "briefs/corpus/facts/channel.yaml": expiring,
        }
    )
    monkeypatch.chdir(harbour.root)
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    monkeypatch.delenv("BRIEFGEN_TEXTS", raising=False)

    def run(moment: datetime, *arguments: str) -> Ran:
        for module in ("environment", "build", "status", "unattended"):
            monkeypatch.setattr(f"briefgen.cli.{module}.now", lambda: moment)
        monkeypatch.setattr(sys, "argv", ["briefgen", *arguments])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        assert isinstance(code, int)
        return Ran(code, *capsys.readouterr())

    return run
