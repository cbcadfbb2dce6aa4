"""Tests of removing what killed runs have left among the files that people write."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.propose.add import NEW_FILE, write_items
from briefgen.publish.leftovers import remove_leftovers_among_inputs
from briefgen.settings.settings import Settings
from tests.workspace import Workspace

OLD = (
    ".pyproject.toml.0123abcd.tmp",
    "briefs/.brief.yaml.0123abcd.tmp",
    "briefs/corpus/facts/.f.yaml.89efabcd.tmp",
)


def _leave(workspace: Workspace, *names: str, age: int) -> None:
    moment = workspace.settings.now.timestamp() - age
    for name in names:
        (workspace.root / name).write_bytes(b"half a fi")
        os.utime(workspace.root / name, (moment, moment))


def test_old_temporary_files_are_removed(harbour: Workspace) -> None:
    """Old temporary files are removed wherever a command writes; a young one may be being written."""
    others = ("briefs/corpus/facts/.f.yaml.01234567.tmp", "briefs/.notes.tmp", "briefs/f.0123abcd.tmp")
    _leave(harbour, *OLD, *others[1:], age=3600)
    _leave(harbour, others[0], age=10)
    remove_leftovers_among_inputs(harbour.settings)
    left = {str(path.relative_to(harbour.root)) for path in harbour.root.rglob("*.tmp")}
    assert left == {*others}


def _add_fact(settings: Settings) -> None:
    write_items(settings.corpus / "facts" / "new.yaml", {}, NEW_FILE, settings)


def _lock(settings: Settings) -> None:
    lock_corpus(settings, (), date(2026, 3, 20))


@pytest.mark.parametrize("write", [_add_fact, _lock])
def test_commands_that_write_inputs_remove_them(
    harbour: Workspace, write: Callable[[Settings], None]
) -> None:
    """A command that writes among these files removes what an earlier one has left."""
    _leave(harbour, OLD[2], age=3600)
    write(harbour.settings)
    assert not (harbour.root / OLD[2]).exists()
