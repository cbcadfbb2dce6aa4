"""Fixtures: a memo, built once for all tests."""

from __future__ import annotations

import pytest

from tests.verify.tampering import MEMO
from tests.workspace import Workspace, open_workspace


@pytest.fixture(scope="session")
def memo_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a workspace whose brief prints a figure in prose, on a tile and in a note."""
    return open_workspace(tmp_path_factory.mktemp("memo")).write(MEMO)


@pytest.fixture(scope="session")
def memo(memo_workspace: Workspace) -> bytes:
    """Build the memo."""
    built, problems = memo_workspace.build()
    assert built is not None, problems
    assert problems == ()
    return built.path.read_bytes()
