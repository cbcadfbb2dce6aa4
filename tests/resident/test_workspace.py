"""Tests of a workspace that stays loaded."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostic import Findings
from briefgen.recheck.recheck import check_all
from briefgen.resident.workspace import Snapshot, Workspace
from tests.check.tables import CHANNEL
from tests.harbour import BRIEF, FACTS
from tests.workspace import NOW
from tests.workspace import Workspace as Folder

BRIEF_FILE = "briefs/brief.yaml"


def _resident(folder: Folder) -> Workspace:
    return Workspace(lambda: folder.settings, lambda: NOW)


def _checked(workspace: Workspace, first: Path | None = None) -> Snapshot:
    return list(workspace.check(first))[-1]


def _by_command(folder: Folder) -> Findings:
    """Return the findings of `briefgen check`."""
    return check_all([(folder.root / BRIEF_FILE, folder.settings)], [folder.settings]).findings


def test_findings_are_those_of_the_command_after_each_edit(harbour: Folder) -> None:
    """After every edit, unsaved or saved, the findings are those that `briefgen check` has for such files."""
    workspace = _resident(harbour)
    edits = [
        (CHANNEL, FACTS.replace("value: 9, unit", "value: 8, unit")),
        (BRIEF_FILE, BRIEF.replace("fact:channel-closed", "fact:channel-shut")),
        (CHANNEL, FACTS.replace("id: channel-closed", "id: channel-shut")),
        (BRIEF_FILE, BRIEF.replace("title:", "title")),
        (CHANNEL, FACTS.replace("facts:", "facts: [")),
        (BRIEF_FILE, BRIEF),
        (CHANNEL, FACTS),
    ]
    assert _checked(workspace).findings == _by_command(harbour)
    for name, text in edits:
        path = harbour.root / name
        workspace.set_unsaved(path, text)
        unsaved = _checked(workspace, path)
        assert unsaved.finished
        harbour.write_as_is({name: text})
        assert unsaved.findings == _by_command(harbour)
        workspace.set_unsaved(path, None)
        assert _checked(workspace).findings == unsaved.findings
    assert _checked(workspace).findings == _by_command(harbour)
